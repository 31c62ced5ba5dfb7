"""What is read: columns of draws on demand, each noted with the stage that uses it, so that a result can be walked back to its sources."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from jaxtyping import Float

from equipoise.errors import InputError
from equipoise.facts import TOGETHER, Layer, Leg
from equipoise.study.sample import Sample
from equipoise.vocabulary import PHASES

Rows = Float[np.ndarray, " rows"]


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

    def layers(self, members: tuple[str, ...]) -> list[tuple[str, Layer]]:
        """The layers of all members as (id, record), in the order in which a raid meets them."""
        actors = self.sample.lookup.base.actors
        layers = [(f"{actor}.{name}", layer) for actor in members for name, layer in actors[actor].layers.items()]
        return sorted(layers, key=lambda item: PHASES.index(item[1].phase))


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
