"""From records to arrays: what one pair of actors puts into the model.

This is the only place where names of facts and arrays of the core meet. Each
input that is read is noted with the stage that uses it, so that a result can
be walked back to its sources.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from jaxtyping import Float

from equipoise.core.exchange.posture import BASINGS, POSTURES, Force
from equipoise.core.exchange.retaliation import Defence
from equipoise.core.exchange.survivors import Attack
from equipoise.core.exchange.warning import in_series
from equipoise.errors import InputError
from equipoise.facts import TOGETHER, Layer, Leg, Lookup
from equipoise.study.sample import Sample

Rows = Float[np.ndarray, " rows"]
PHASES = ("boost", "midcourse", "terminal")
KINDS = ("mobile", "submarine")


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
    """The adversary's strike and search: `scheduled` is the member whose warheads a schedule cuts."""
    ready: list[Float[np.ndarray, "rows postures"]] = []
    parts = ((scheduled,) if scheduled else (), tuple(actor for actor in adversary if actor != scheduled))
    hard: list[Rows] = []
    soft: list[Rows] = []
    for part in parts:
        warheads, sspk, works = _arsenal(inputs, part)
        ready.append(warheads)
        hard.append(sspk)
        soft.append(works)
    after = inputs.column("search", "parameters.detect_after_breakthrough")
    kill = inputs.column("search", "parameters.kill_if_found")
    found = np.stack([_any(inputs, adversary, f"detect_{kind}") for kind in KINDS], axis=1)
    best = np.maximum(found, after[:, None])
    seen = (inputs.column("warning", f"{retaliator}.warning"), inputs.under_attack("warning", f"{retaliator}.confirmation"))
    warned = in_series(np.stack(seen, axis=1))
    return Attack(
        warheads=np.stack(ready, axis=2),
        p_hard=np.stack(hard, axis=1),
        p_soft=np.stack(soft, axis=1),
        fratricide=inputs.column("strike", "parameters.fratricide"),
        p_breakthrough=np.stack([_any(inputs, adversary, f"breakthrough_{kind}") for kind in KINDS], axis=1),
        p_found_killed=np.stack([found * kill[:, None], best * kill[:, None]], axis=1),
        p_warning=warned[:, 0],
        p_confirmed=warned[:, 1],
    )


def _any(inputs: Inputs, members: tuple[str, ...], capability: str) -> Rows:
    """The probability that at least one of the members succeeds, each by itself."""
    fails = [1.0 - inputs.column("search", f"{actor}.{capability}") for actor in members]
    return 1.0 - np.prod(np.stack(fails), axis=0)


def _arsenal(inputs: Inputs, members: tuple[str, ...]) -> tuple[Float[np.ndarray, "rows postures"], Rows, Rows]:
    """Warheads of missiles on alert, by posture, that are not withheld; kill probabilities of one of them, hard and soft."""
    rows = inputs.sample.draws + 1
    ready = np.zeros((rows, len(POSTURES)))
    carried, hard, soft = (np.zeros(rows) for _ in range(3))
    for actor in members:
        sspk = inputs.column("strike", f"{actor}.sspk_silo")
        struck = 1.0 - inputs.column("strike", f"{actor}.withheld")
        for name, leg in inputs.legs(actor).items():
            if leg.basing == "bomber":
                continue
            warheads = inputs.column("strike", f"{actor}.{name}.launchers") * inputs.column("strike", f"{actor}.{name}.loading")
            works = inputs.column("strike", f"{actor}.{name}.reliability")
            for index, posture in enumerate(POSTURES):
                ready[:, index] += warheads * inputs.column("strike", f"{actor}.{name}.alert_{posture}") * struck
            carried += warheads
            hard += warheads * works * sspk
            soft += warheads * works
    carried = np.maximum(carried, 1e-12)
    return ready, hard / carried, soft / carried


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
