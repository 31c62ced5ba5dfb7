"""The barrier, from records to arrays: all actors of a scenario in the record that `core.exchange.actors` computes with.

This is the only place where names of facts and arrays of the core meet. What an actor puts in as the side that is
struck, and as the side that strikes, searches and defends itself, is noted apart, by stage, so that every number of a
pair can be walked back to its inputs.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.exchange.actors import Actors, refuse_inconsistent
from equipoise.core.exchange.posture import BASINGS, POSTURES
from equipoise.facts import COMMON_FAILURE, Conventional, Layer, Leg, Lookup
from equipoise.study.inputs import Inputs, aimpoint_size, engaged_classes, platform_size
from equipoise.study.range import reaches
from equipoise.study.sample import Sample

COSTS = "costs"
KINDS = ("mobile", "submarine")
CONVENTIONAL = ("weapons", "reliability", "sspk_silo", "sspk_soft")
SHIELD = ("interceptors", "salvo", "kill_probability", "p_track", "coverage_forces")
Columns = Float[np.ndarray, "rows ..."]
Legs = list[tuple[str, str, Leg]]


class World(NamedTuple):
    """The record of all actors, what its legs and layers are, and the inputs by actor: as struck side, as striking side, of all."""

    names: tuple[str, ...]
    actors: Actors
    legs: Legs
    layers: list[tuple[str, Layer]]
    conventional: list[tuple[str, str, Conventional]]
    struck: dict[str, Inputs]
    striking: dict[str, Inputs]
    common: Inputs


class Scope(NamedTuple):
    """What takes part: weapons of theatre range too, or only those that reach another continent; coalitions as retaliators, or none."""

    theatre: bool
    pooled: bool


WHOLE, ACROSS = Scope(theatre=True, pooled=True), Scope(theatre=False, pooled=False)


def world(sample: Sample, scope: Scope = WHOLE) -> World:
    """All actors of a scenario, one row a draw, row 0 the best estimates.

    Raises: InputError for an actor that cannot be placed, or layers of one actor that engage different classes.
    """
    names = sample.lookup.scenario.actors
    struck, striking = ({name: Inputs(sample) for name in names} for _ in range(2))
    common = Inputs(sample)
    held = [(name, leg, record) for name in names for leg, record in sample.lookup.base.actors[name].legs.items()]
    legs: Legs = [one for one in held if takes_part(one[2], scope)]
    classes = conventional_classes(sample.lookup, scope)
    layers = common.layers(names)
    actors = Actors(
        owner=np.array([names.index(actor) for actor, _, _ in legs], dtype=np.int64),
        basing=np.array([BASINGS.index(leg.basing) for _, _, leg in legs], dtype=np.int64),
        reaches=reaches(common, names, legs),
        met=_met(striking, names, legs),
        **_leg_columns(struck, striking, legs),
        **_capabilities(striking, struck, names),
        **_reserves(striking, legs, names),
        **_conventional(striking, common, names, classes),
        **_parameters(striking, names),
        warning_common_failure=_common_failure(struck, names, sample, scope),
        **_layer_columns(struck, striking, names, layers),
    )
    refuse_inconsistent(actors)
    return World(names, actors, legs, layers, classes, struck, striking, common)


def takes_part(weapon: Leg | Conventional, scope: Scope) -> bool:
    """Whether a leg, or a class of conventional weapons, is within the scope."""
    return scope.theatre or weapon.range_class == "intercontinental"


def conventional_classes(lookup: Lookup, scope: Scope) -> list[tuple[str, str, Conventional]]:
    """The classes of conventional weapons of all actors: none unless the scenario says so."""
    scenario, actors = lookup.scenario, lookup.base.actors
    known = [(actor, name, one) for actor in scenario.actors for name, one in actors[actor].conventional.items()]
    return [one for one in known if takes_part(one[2], scope)] if scenario.strike.conventional else []


def read_for(here: World, struck: tuple[str, ...], striking: tuple[str, ...]) -> Inputs:
    """What was read for the members of a side that is struck and of one that strikes, by stage."""
    used: dict[str, list[str]] = {}
    for part in (*(here.struck[name] for name in struck), *(here.striking[name] for name in striking)):
        for stage, ids in part.used.items():
            known = used.setdefault(stage, [])
            known += [name for name in ids if name not in known]
    return Inputs(here.common.sample, used)


def _met(striking: dict[str, Inputs], names: tuple[str, ...], legs: Legs) -> np.ndarray:
    """Whether the layers of each actor can engage the weapons of each leg."""
    classes = [engaged_classes(striking[name], (name,)) for name in names]
    return np.array([[int(leg.penetration_class in engaged) for engaged in classes] for _, _, leg in legs], dtype=np.int64)


def _leg_columns(struck: dict[str, Inputs], striking: dict[str, Inputs], legs: Legs) -> dict[str, Columns]:
    """Numbers, readiness and reliability of all legs; a bomber takes no part in a strike."""

    def stacked(quantity: str) -> Columns:
        for actor, name, leg in legs:
            if leg.basing != "bomber":
                striking[actor].column("strike", f"{actor}.{name}.{quantity}")
        return np.stack([struck[actor].column("force", f"{actor}.{name}.{quantity}") for actor, name, _ in legs], axis=1)

    platform = [platform_size(struck[actor], "force", actor, name, leg) for actor, name, leg in legs]
    aimpoint = [aimpoint_size(struck[actor], leg, platform[place]) for place, (actor, _, leg) in enumerate(legs)]
    return {
        "launchers": stacked("launchers"),
        "loading": stacked("loading"),
        "per_platform": np.stack(platform, axis=1),
        "per_aimpoint": np.stack(aimpoint, axis=1),
        "alert": np.stack([stacked(f"alert_{posture}") for posture in POSTURES], axis=1),
        "reliability": stacked("reliability"),
    }


def _capabilities(striking: dict[str, Inputs], struck: dict[str, Inputs], names: tuple[str, ...]) -> dict[str, Columns]:
    """What each actor can do to others, keeps back and sees."""

    def stacked(inputs: dict[str, Inputs], stage: str, quantity: str) -> Columns:
        return np.stack([inputs[name].column(stage, f"{name}.{quantity}") for name in names], axis=1)

    def by_kind(quantity: str) -> Columns:
        return np.stack([stacked(striking, "search", f"{quantity}_{kind}") for kind in KINDS], axis=2)

    return {
        "sspk_silo": stacked(striking, "strike", "sspk_silo"),
        "warning": stacked(struck, "warning", "warning"),
        "confirmation": _under_attack(struck, names, "confirmation"),
        "leaves_under_attack": _under_attack(struck, names, "leaves_under_attack"),
        "detect": by_kind("detect"),
        "p_breakthrough": by_kind("breakthrough"),
    }


def _reserves(striking: dict[str, Inputs], legs: Legs, names: tuple[str, ...]) -> dict[str, Columns]:
    """What each actor keeps back, against third parties only if the scenario says so; and the legs that are a type of their own."""
    rows = striking[names[0]].sample.draws + 1
    third = striking[names[0]].sample.lookup.scenario.strike.third_party_reserve
    own = [
        np.zeros(rows) if leg.sspk_silo is None or leg.basing == "bomber" else striking[actor].column("strike", leg.sspk_silo.id)
        for actor, _, leg in legs
    ]
    return {
        "apart": np.array([int(leg.sspk_silo is not None and leg.basing != "bomber") for _, _, leg in legs], dtype=np.int64),
        "sspk_leg": np.stack(own, axis=1),
        "withheld": np.stack([striking[name].column("strike", f"{name}.withheld") for name in names], axis=1),
        "withheld_third": np.stack(
            [striking[name].column("strike", f"{name}.withheld_third") if third else np.zeros(rows) for name in names], axis=1
        ),
    }


def _conventional(
    striking: dict[str, Inputs], common: Inputs, names: tuple[str, ...], classes: list[tuple[str, str, Conventional]]
) -> dict[str, np.ndarray]:
    """The conventional weapons of all actors."""
    engaged = [engaged_classes(striking[name], (name,)) for name in names]
    met = [[int(one.penetration_class in met) for met in engaged] for _, _, one in classes]
    numbers = ("conventional", "conventional_works", "conventional_hard", "conventional_soft")
    columns = {
        field: [striking[actor].column("strike", f"{actor}.{name}.{quantity}") for actor, name, _ in classes]
        for field, quantity in zip(numbers, CONVENTIONAL, strict=True)
    }
    rows = common.sample.draws + 1
    return {
        "conventional_owner": np.array([names.index(actor) for actor, _, _ in classes], dtype=np.int64),
        "conventional_reaches": reaches(common, names, classes),
        "conventional_met": np.array(met, dtype=np.int64).reshape(len(classes), len(names)),
        **{field: np.stack(found, axis=1) if found else np.zeros((rows, 0)) for field, found in columns.items()},
    }


def _parameters(striking: dict[str, Inputs], names: tuple[str, ...]) -> dict[str, Columns]:
    """What holds for every actor, noted for each."""
    stages = {"detect_after_breakthrough": "search", "kill_if_found": "search", "fratricide": "strike"}
    columns = {name: [striking[actor].column(stage, f"parameters.{name}") for actor in names] for name, stage in stages.items()}
    return {name: alike[0] for name, alike in columns.items()}


def _under_attack(struck: dict[str, Inputs], names: tuple[str, ...], quantity: str) -> Columns:
    """What bears on launching under attack alone, of each actor."""
    return np.stack([struck[name].under_attack("warning", f"{name}.{quantity}") for name in names], axis=1)


def _common_failure(struck: dict[str, Inputs], names: tuple[str, ...], sample: Sample, scope: Scope) -> Columns:
    """What makes the warnings of several members fail at once, noted for the members of coalitions; none where none retaliates."""
    coalitions = sample.lookup.scenario.coalitions.values() if scope.pooled else ()
    members = [name for name in names if any(name in coalition.members for coalition in coalitions)]
    columns = [struck[name].column("warning", COMMON_FAILURE) for name in members]
    return columns[0] if columns else np.zeros(sample.draws + 1)


def _layer_columns(
    struck: dict[str, Inputs], striking: dict[str, Inputs], names: tuple[str, ...], layers: list[tuple[str, Layer]]
) -> dict[str, np.ndarray]:
    """The layers of all actors in the order in which a raid meets them."""
    owners = [name.partition(".")[0] for name, _ in layers]
    rows = striking[names[0]].sample.draws + 1

    def stacked(quantity: str, *, whole: bool = False) -> Columns:
        read = [striking[owner].whole if whole else striking[owner].column for owner in owners]
        columns = [take("defence", f"{name}.{quantity}") for take, (name, _) in zip(read, layers, strict=True)]
        return np.stack(columns, axis=1) if columns else np.zeros((rows, 0))

    protecting = {
        quantity: [struck[owner].column("protection", f"{name}.{quantity}") for owner, (name, _) in zip(owners, layers, strict=True)]
        for quantity in SHIELD
    }
    covering = protecting["coverage_forces"]
    return {
        "layer_owner": np.array([names.index(owner) for owner in owners], dtype=np.int64),
        "interceptors": np.floor(stacked("interceptors") + 0.5),
        "salvo": stacked("salvo", whole=True),
        "kill_probability": stacked("kill_probability"),
        "p_track": stacked("p_track"),
        "coverage": stacked("coverage"),
        "coverage_forces": np.stack(covering, axis=1) if covering else np.zeros((rows, 0)),
        "track_per_raid": np.array([int(layer.track_common_to == "raid") for _, layer in layers], dtype=np.int64),
    }
