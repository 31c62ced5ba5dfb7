"""The barrier, from records to arrays: all actors of a scenario in the record that `core.exchange.actors` computes with.

This is the only place where names of facts and arrays of the core meet. What an actor puts in as the side that is
struck, and as the side that strikes, searches and defends itself, is noted apart, by stage, so that every number of a
pair can be walked back to its inputs.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise import facts
from equipoise.core.exchange.actors import Actors, Capabilities, Conventional, Layers, Legs, refuse_inconsistent
from equipoise.facts import COMMON_FAILURE, Layer, Leg, Lookup
from equipoise.study.inputs import Inputs, aimpoint_size, engaged_classes, platform_size
from equipoise.study.range import reaches
from equipoise.study.sample import Sample
from equipoise.vocabulary import BASINGS, POSTURES

COSTS = "costs"
KINDS = ("mobile", "submarine")
SHIELD = ("interceptors", "salvo", "kill_probability", "p_track", "coverage_forces")
Columns = Float[np.ndarray, "rows ..."]
LegRecords = list[tuple[str, str, Leg]]
ClassRecords = list[tuple[str, str, facts.Conventional]]
LayerRecords = list[tuple[str, Layer]]


class World(NamedTuple):
    """The record of all actors, what its legs and layers are, and the inputs by actor: as struck side, as striking side, of all."""

    names: tuple[str, ...]
    actors: Actors
    legs: LegRecords
    layers: LayerRecords
    conventional: ClassRecords
    struck: dict[str, Inputs]
    striking: dict[str, Inputs]
    common: Inputs


class Scope(NamedTuple):
    """What takes part: weapons of theatre range too, or only those that reach another continent; coalitions as retaliators, or none."""

    theatre: bool
    pooled: bool


WHOLE, ACROSS = Scope(theatre=True, pooled=True), Scope(theatre=False, pooled=False)


def world_of(sample: Sample, scope: Scope = WHOLE) -> World:
    """All actors of a scenario, one row a draw, row 0 the best estimates.

    Raises: InputError for an actor that cannot be placed, or layers of one actor that engage different classes.
    """
    names = sample.lookup.scenario.actors
    struck, striking = ({name: Inputs(sample) for name in names} for _ in range(2))
    common = Inputs(sample)
    held = [(name, leg, record) for name in names for leg, record in sample.lookup.base.actors[name].legs.items()]
    legs = [leg for leg in held if takes_part(leg[2], scope)]
    classes, layers = conventional_classes(sample.lookup, scope), common.layers(names)
    own, strike = _legs(struck, striking, common, legs), _strike(striking)
    conventional = _conventional(striking, common, classes)
    capabilities = _capabilities(struck, striking, scope, strike)
    actors = Actors(own, conventional, capabilities, _layers(struck, striking, common, layers))
    refuse_inconsistent(actors)
    return World(names, actors, legs, layers, classes, struck, striking, common)


def takes_part(weapon: Leg | facts.Conventional, scope: Scope) -> bool:
    """Whether a leg, or a class of conventional weapons, is within the scope."""
    return scope.theatre or weapon.range_class == "intercontinental"


def conventional_classes(lookup: Lookup, scope: Scope) -> ClassRecords:
    """The classes of conventional weapons of all actors: none unless the scenario says so."""
    scenario, actors = lookup.scenario, lookup.base.actors
    known = [(actor, name, weapon) for actor in scenario.actors for name, weapon in actors[actor].conventional.items()]
    return [weapon for weapon in known if takes_part(weapon[2], scope)] if scenario.strike.conventional else []


def read_for(world: World, struck: tuple[str, ...], striking: tuple[str, ...]) -> Inputs:
    """What was read for the members of a side that is struck and of one that strikes, by stage."""
    used: dict[str, list[str]] = {}
    for part in (*(world.struck[name] for name in struck), *(world.striking[name] for name in striking)):
        for stage, ids in part.used.items():
            known = used.setdefault(stage, [])
            known += [name for name in ids if name not in known]
    return Inputs(world.common.sample, used)


def _legs(struck: dict[str, Inputs], striking: dict[str, Inputs], common: Inputs, legs: LegRecords) -> Legs:
    """All legs; a bomber takes no part in a strike."""
    names = tuple(struck)

    def stacked(quantity: str) -> Columns:
        for actor, name, leg in legs:
            if leg.basing != "bomber":
                striking[actor].column("strike", f"{actor}.{name}.{quantity}")
        return np.stack([struck[actor].column("force", f"{actor}.{name}.{quantity}") for actor, name, _ in legs], axis=1)

    platform = [platform_size(struck[actor], "force", actor, name, leg) for actor, name, leg in legs]
    aimpoint = [aimpoint_size(struck[actor], leg, size) for (actor, _, leg), size in zip(legs, platform, strict=True)]
    return Legs(
        owner=np.array([names.index(actor) for actor, _, _ in legs], dtype=np.int64),
        basing=np.array([BASINGS.index(leg.basing) for _, _, leg in legs], dtype=np.int64),
        reaches=reaches(common, names, legs),
        met=_met(striking, legs),
        launchers=stacked("launchers"),
        loading=stacked("loading"),
        per_platform=np.stack(platform, axis=1),
        per_aimpoint=np.stack(aimpoint, axis=1),
        alert=np.stack([stacked(f"alert_{posture}") for posture in POSTURES], axis=1),
        reliability=stacked("reliability"),
        apart=np.array([int(_is_apart(leg)) for _, _, leg in legs], dtype=np.int64),
        sspk=np.stack([_sspk(striking[actor], actor, leg) for actor, _, leg in legs], axis=1),
    )


def _is_apart(leg: Leg) -> bool:
    """Whether the weapons of a leg are a type of their own in a strike."""
    return leg.sspk_silo is not None and leg.basing != "bomber"


def _sspk(inputs: Inputs, actor: str, leg: Leg) -> Columns:
    """The chance of one weapon of a leg against a silo: its own if it is a type of its own, else its actor's."""
    average = inputs.column("strike", f"{actor}.sspk_silo")
    return inputs.column("strike", leg.sspk_silo.id) if leg.sspk_silo is not None and _is_apart(leg) else average


def _met(striking: dict[str, Inputs], weapons: LegRecords | ClassRecords) -> Int[np.ndarray, "weapons actors"]:
    """Whether the layers of each actor can engage each weapon."""
    classes = [engaged_classes(inputs, (name,)) for name, inputs in striking.items()]
    met = [[int(weapon.penetration_class in engaged) for engaged in classes] for _, _, weapon in weapons]
    return np.array(met, dtype=np.int64).reshape(len(weapons), len(classes))


def _strike(striking: dict[str, Inputs]) -> tuple[Columns, Columns, Columns]:
    """Each actor's chance against a silo, and what it keeps back: against third parties only if the scenario says so."""
    sspk, withheld = (_by_actor(striking, "strike", quantity) for quantity in ("sspk_silo", "withheld"))
    third = any(inputs.sample.lookup.scenario.strike.third_party_reserve for inputs in striking.values())
    return sspk, withheld, _by_actor(striking, "strike", "withheld_third") if third else np.zeros_like(withheld)


def _conventional(striking: dict[str, Inputs], common: Inputs, classes: ClassRecords) -> Conventional:
    """The conventional weapons of all actors."""
    names = tuple(striking)

    def stacked(quantity: str) -> Columns:
        columns = [striking[actor].column("strike", f"{actor}.{name}.{quantity}") for actor, name, _ in classes]
        return _stacked(columns, common.sample.draws + 1)

    return Conventional(
        owner=np.array([names.index(actor) for actor, _, _ in classes], dtype=np.int64),
        reaches=reaches(common, names, classes),
        met=_met(striking, classes),
        weapons=stacked("weapons"),
        works=stacked("reliability"),
        hard=stacked("sspk_silo"),
        soft=stacked("sspk_soft"),
    )


def _capabilities(
    struck: dict[str, Inputs], striking: dict[str, Inputs], scope: Scope, strike: tuple[Columns, Columns, Columns]
) -> Capabilities:
    """What each actor can do to others, keeps back and sees, and what holds for all."""

    def by_kind(quantity: str) -> Columns:
        return np.stack([_by_actor(striking, "search", f"{quantity}_{kind}") for kind in KINDS], axis=2)

    def under_attack(quantity: str) -> Columns:
        return np.stack([inputs.under_attack("warning", f"{name}.{quantity}") for name, inputs in struck.items()], axis=1)

    def of_all(stage: str, quantity: str) -> Columns:
        alike = [inputs.column(stage, f"parameters.{quantity}") for inputs in striking.values()]
        return alike[0]

    return Capabilities(
        *strike,
        warning=_by_actor(struck, "warning", "warning"),
        confirmation=under_attack("confirmation"),
        leaves_under_attack=under_attack("leaves_under_attack"),
        detect=by_kind("detect"),
        p_breakthrough=by_kind("breakthrough"),
        detect_after_breakthrough=of_all("search", "detect_after_breakthrough"),
        kill_if_found=of_all("search", "kill_if_found"),
        fratricide=of_all("strike", "fratricide"),
        warning_common_failure=_common_failure(struck, scope),
    )


def _by_actor(inputs: dict[str, Inputs], stage: str, quantity: str) -> Columns:
    return np.stack([of_one.column(stage, f"{name}.{quantity}") for name, of_one in inputs.items()], axis=1)


def _common_failure(struck: dict[str, Inputs], scope: Scope) -> Columns:
    """What makes the warnings of several members fail at once, noted for the members of coalitions; none where none retaliates."""
    sample = next(iter(struck.values())).sample
    coalitions = sample.lookup.scenario.coalitions.values() if scope.pooled else ()
    members = [name for name in struck if any(name in coalition.members for coalition in coalitions)]
    columns = [struck[name].column("warning", COMMON_FAILURE) for name in members]
    return columns[0] if columns else np.zeros(sample.draws + 1)


def _layers(struck: dict[str, Inputs], striking: dict[str, Inputs], common: Inputs, layers: LayerRecords) -> Layers:
    """The layers of all actors in the order in which a raid meets them."""
    names, rows = tuple(striking), common.sample.draws + 1
    owners = [name.partition(".")[0] for name, _ in layers]
    owned = [(owner, name) for owner, (name, _) in zip(owners, layers, strict=True)]

    def stacked(quantity: str) -> Columns:
        return _stacked([striking[owner].column("defence", f"{name}.{quantity}") for owner, name in owned], rows)

    protecting = {quantity: [struck[owner].column("protection", f"{name}.{quantity}") for owner, name in owned] for quantity in SHIELD}
    return Layers(
        owner=np.array([names.index(owner) for owner in owners], dtype=np.int64),
        interceptors=np.floor(stacked("interceptors") + 0.5),
        salvo=_stacked([striking[owner].whole("defence", f"{name}.salvo") for owner, name in owned], rows),
        kill_probability=stacked("kill_probability"),
        p_track=stacked("p_track"),
        coverage=stacked("coverage"),
        coverage_forces=_stacked(protecting["coverage_forces"], rows),
        track_per_raid=np.array([int(layer.track_common_to == "raid") for _, layer in layers], dtype=np.int64),
    )


def _stacked(columns: list[Columns], rows: int) -> Columns:
    """Columns side by side, or an array of none."""
    return np.stack(columns, axis=1) if columns else np.zeros((rows, 0))
