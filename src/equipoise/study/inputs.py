"""From records to arrays: what one pair of actors puts into the model.

This is the only place where names of facts and arrays of the core meet. Each
input that is read is noted with the stage that uses it, so that a result can
be walked back to its sources.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from jaxtyping import Float

from equipoise.core.exchange.encounter import Weapons
from equipoise.core.exchange.posture import BASINGS, POSTURES, Force
from equipoise.core.exchange.reserve import struck_share
from equipoise.core.exchange.retaliation import Defence
from equipoise.core.exchange.shield import Shield, shield
from equipoise.core.exchange.survivors import Attack
from equipoise.core.exchange.warning import in_series
from equipoise.errors import InputError
from equipoise.facts import TOGETHER, Conventional, Layer, Leg, Lookup
from equipoise.study.sample import Sample

Rows = Float[np.ndarray, " rows"]
PHASES = ("boost", "midcourse", "terminal")
KINDS = ("mobile", "submarine")
CONVENTIONAL = ("weapons", "reliability", "sspk_silo", "sspk_soft")
SHIELD = ("interceptors", "salvo", "kill_probability", "p_track", "coverage_forces")


@dataclass
class Inputs:
    """What is read for one pair: arrays on demand, and the ids used by each stage."""

    sample: Sample
    used: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def column(self, stage: str, name: str) -> Rows:
        """The draws of an input, noted as used by a stage."""
        names = self.used.setdefault(stage, [])
        if name not in names:
            names.append(name)
        return self.sample.column(name)

    def whole(self, stage: str, name: str) -> Rows:
        """The draws of an input that counts things, rounded to whole ones, at least 1."""
        return np.maximum(1.0, np.floor(self.column(stage, name) + 0.5))

    def under_attack(self, stage: str, name: str) -> Rows:
        """The draws of an input that bears on launching under attack alone; zeros, and no note, where the scenario does not ask for it."""
        return self.column(stage, name) if self.sample.lookup.scenario.under_attack else np.zeros(self.sample.draws + 1)

    def legs(self, actor: str) -> dict[str, Leg]:
        """The legs of an actor that reach another continent."""
        every = self.sample.lookup.base.actors[actor].legs
        return {name: leg for name, leg in every.items() if leg.range_class == "intercontinental"}

    def conventional(self, actor: str) -> dict[str, Conventional]:
        """The conventional classes with which an actor strikes forces on another continent: none unless the scenario says so."""
        if not self.sample.lookup.scenario.strike.conventional:
            return {}
        every = self.sample.lookup.base.actors[actor].conventional
        return {name: record for name, record in every.items() if record.range_class == "intercontinental"}

    def struck_share(self, actor: str) -> Rows:
        """The share of its arsenal with which an actor strikes: less what it withholds, for third parties too if the scenario says so."""
        withheld = self.column("strike", f"{actor}.withheld")
        third = self.sample.lookup.scenario.strike.third_party_reserve
        return struck_share(withheld, self.column("strike", f"{actor}.withheld_third") if third else np.zeros_like(withheld))

    def layers(self, members: tuple[str, ...]) -> list[tuple[str, Layer]]:
        """The layers of all members as (id, record), in the order in which a raid meets them."""
        actors = self.sample.lookup.base.actors
        found = [(f"{actor}.{name}", layer) for actor in members for name, layer in actors[actor].layers.items()]
        return sorted(found, key=lambda item: PHASES.index(item[1].phase))


def force(inputs: Inputs, retaliator: str, adversary: tuple[str, ...]) -> Force:
    """The retaliator's legs, and whether the adversary's defence can meet them."""
    legs = inputs.legs(retaliator)
    if not legs:
        raise InputError(f"{retaliator} has no leg that reaches another continent", fix="name an actor that has one as the retaliator")
    classes = engaged_classes(inputs, adversary)

    def stacked(quantity: str) -> Float[np.ndarray, "rows legs"]:
        return np.stack([inputs.column("force", f"{retaliator}.{name}.{quantity}") for name in legs], axis=1)

    platform = [platform_size(inputs, "force", retaliator, name, leg) for name, leg in legs.items()]
    aimpoint = [aimpoint_size(inputs, leg, platform[index]) for index, leg in enumerate(legs.values())]
    return Force(
        basing=np.array([BASINGS.index(leg.basing) for leg in legs.values()]),
        met=np.array([int(leg.penetration_class in classes) for leg in legs.values()]),
        launchers=stacked("launchers"),
        loading=stacked("loading"),
        per_platform=np.stack(platform, axis=1),
        per_aimpoint=np.stack(aimpoint, axis=1),
        alert=np.stack([stacked(f"alert_{posture}") for posture in POSTURES], axis=1),
        reliability=stacked("reliability"),
        leaves_under_attack=np.repeat(inputs.under_attack("warning", f"{retaliator}.leaves_under_attack")[:, None], len(legs), axis=1),
    )


def engaged_classes(inputs: Inputs, adversary: tuple[str, ...]) -> tuple[str, ...]:
    """The penetration classes that the adversary's layers can meet: the same for all of them."""
    layers = inputs.layers(adversary)
    classes = {tuple(sorted(layer.engages)) for _, layer in layers}
    if len(classes) > 1:
        names = ", ".join(name for name, _ in layers)
        raise InputError(f"the layers {names} engage different classes of weapon", fix="give all layers of one side the same 'engages'")
    return next(iter(classes), ())


def platform_size(inputs: Inputs, stage: str, actor: str, name: str, leg: Leg) -> Rows:
    """Launchers that live and die together while hidden: the missiles of a boat or a train, else one."""
    if leg.launchers_per_platform is not None:
        return inputs.whole(stage, f"{actor}.{name}.launchers_per_platform")
    return np.ones(inputs.sample.draws + 1)


def aimpoint_size(inputs: Inputs, leg: Leg, platform: Rows) -> Rows:
    """Launchers that stand at one aimpoint while exposed."""
    if leg.basing not in TOGETHER:
        return platform
    return platform * inputs.whole("strike", TOGETHER[leg.basing])


def attack(inputs: Inputs, retaliator: str, adversary: tuple[str, ...], scheduled: str | None) -> Attack:
    """The adversary's strike and search, and the layers that meet it: `scheduled` is the member whose warheads a schedule cuts."""
    types = [one for member in adversary for one in _weapon_types(inputs, member, retaliator, scheduled=member == scheduled)]
    after = inputs.column("search", "parameters.detect_after_breakthrough")
    kill = inputs.column("search", "parameters.kill_if_found")
    found = np.stack([_any(inputs, adversary, f"detect_{kind}") for kind in KINDS], axis=1)
    best = np.maximum(found, after[:, None])
    seen = (inputs.column("warning", f"{retaliator}.warning"), inputs.under_attack("warning", f"{retaliator}.confirmation"))
    warned = in_series(np.stack(seen, axis=1))
    by_type = (np.ascontiguousarray(np.stack([getattr(one, name) for one, _ in types], axis=-1)) for name in Weapons._fields[:-1])
    return Attack(
        *by_type,
        scheduled=np.array([int(cut) for _, cut in types]),
        nuclear=np.array([int(one.nuclear) for one, _ in types]),
        fratricide=inputs.column("strike", "parameters.fratricide"),
        p_breakthrough=np.stack([_any(inputs, adversary, f"breakthrough_{kind}") for kind in KINDS], axis=1),
        p_found_killed=np.stack([found * kill[:, None], best * kill[:, None]], axis=1),
        p_warning=np.ascontiguousarray(warned[:, 0]),
        p_confirmed=np.ascontiguousarray(warned[:, 1]),
        shield=protection(inputs, retaliator),
    )


def _any(inputs: Inputs, members: tuple[str, ...], capability: str) -> Rows:
    """The probability that at least one of the members succeeds, each by itself."""
    fails = [1.0 - inputs.column("search", f"{actor}.{capability}") for actor in members]
    return 1.0 - np.prod(np.stack(fails), axis=0)


def _weapon_types(inputs: Inputs, striker: str, struck: str, *, scheduled: bool) -> list[tuple[Weapons, bool]]:
    """The types of an actor's strike, each with whether a schedule cuts it: one average nuclear type, legs apart, conventional classes."""
    classes = engaged_classes(inputs, (struck,))
    legs = {name: leg for name, leg in inputs.legs(striker).items() if leg.basing != "bomber"}
    average = {name: leg for name, leg in legs.items() if leg.sspk_silo is None}
    apart = [{name: leg} for name, leg in legs.items() if leg.sspk_silo is not None]
    found = [(_nuclear(inputs, striker, part, classes), scheduled) for part in (average, *apart)]
    return found + [(_conventional(inputs, striker, name, record, classes), False) for name, record in inputs.conventional(striker).items()]


def _nuclear(inputs: Inputs, actor: str, legs: dict[str, Leg], classes: tuple[str, ...]) -> Weapons:
    """The average warhead of missiles on alert, less what is withheld; `met` is the share of those ready that layers can engage."""
    rows = inputs.sample.draws + 1
    ready, met = np.zeros((rows, len(POSTURES))), np.zeros((rows, len(POSTURES)))
    carried, hard, soft = (np.zeros(rows) for _ in range(3))
    struck = inputs.struck_share(actor)
    for name, leg in legs.items():
        sspk = inputs.column("strike", f"{actor}.sspk_silo" if leg.sspk_silo is None else leg.sspk_silo.id)
        warheads = inputs.column("strike", f"{actor}.{name}.launchers") * inputs.column("strike", f"{actor}.{name}.loading")
        works = inputs.column("strike", f"{actor}.{name}.reliability")
        for index, posture in enumerate(POSTURES):
            alert = warheads * inputs.column("strike", f"{actor}.{name}.alert_{posture}") * struck
            ready[:, index] += alert
            met[:, index] += alert * (leg.penetration_class in classes)
        carried += warheads
        hard += warheads * works * sspk
        soft += warheads * works
    carried = np.maximum(carried, 1e-12)
    return Weapons(ready, hard / carried, soft / carried, soft / carried, met / np.maximum(ready, 1e-12), nuclear=True)


def _conventional(inputs: Inputs, actor: str, name: str, record: Conventional, classes: tuple[str, ...]) -> Weapons:
    """One class of conventional weapons, ready alike in every posture."""
    ready, works, hard, soft = (inputs.column("strike", f"{actor}.{name}.{part}") for part in CONVENTIONAL)
    stacked = np.repeat(ready[:, None], len(POSTURES), axis=1)
    met = np.full_like(stacked, float(record.penetration_class in classes))
    return Weapons(stacked, works * hard, works * soft, works, met, nuclear=False)


def protection(inputs: Inputs, struck: str) -> Shield:
    """The struck side's own layers, as its forces see them."""
    layers, n_legs = inputs.layers((struck,)), len(inputs.legs(struck))
    rows = inputs.sample.draws + 1

    def stacked(quantity: str) -> Float[np.ndarray, "rows layers"]:
        columns = [inputs.column("protection", f"{name}.{quantity}") for name, _ in layers]
        return np.stack(columns, axis=1) if columns else np.zeros((rows, 0))

    qualities = [stacked(quantity) for quantity in SHIELD]
    return shield(*qualities, exposure=np.ones_like(qualities[0]), guards=np.ones((len(layers), n_legs), dtype=np.int64))


def defence(inputs: Inputs, adversary: tuple[str, ...]) -> Defence:
    """The adversary's layers in the order in which they are met."""
    layers = inputs.layers(adversary)
    rows = inputs.sample.draws + 1

    def stacked(quantity: str, *, whole: bool = False) -> Float[np.ndarray, "rows layers"]:
        read = inputs.whole if whole else inputs.column
        columns = [read("defence", f"{name}.{quantity}") for name, _ in layers]
        return np.stack(columns, axis=1) if columns else np.zeros((rows, 0))

    return Defence(
        interceptors=np.floor(stacked("interceptors") + 0.5),
        salvo=stacked("salvo", whole=True),
        kill_probability=stacked("kill_probability"),
        p_track=stacked("p_track"),
        coverage=stacked("coverage"),
        track_per_raid=np.array([int(layer.track_common_to == "raid") for _, layer in layers], dtype=np.int64),
    )


def swept_layer(inputs: Inputs, adversary: tuple[str, ...]) -> int:
    """The place of the national layer whose interceptors a study sweeps, or -1 if the adversary has none."""
    places = [index for index, (_, layer) in enumerate(inputs.layers(adversary)) if layer.scope == "national"]
    return places[0] if places else -1


def levels(lookup: Lookup) -> tuple[int, ...]:
    """The levels of interceptors of a study: those of the scenario, and today's and the planned stocks of every layer that is swept."""
    scenario = lookup.scenario
    found = set(scenario.interceptors)
    inputs = Inputs(Sample(lookup))
    for pair in scenario.pairs:
        members = scenario.members(pair.adversary)
        place = swept_layer(inputs, members)
        if place >= 0:
            name, layer = inputs.layers(members)[place]
            found.add(int(np.floor(lookup.value(f"{name}.interceptors").best + 0.5)))
            found |= {plan.interceptors for plan in layer.planned}
    return tuple(sorted(found))
