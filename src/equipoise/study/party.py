"""The sides of a study: every actor by itself, then every named coalition, and which of them can face each other."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.exchange.encounter import Exchange, exchange
from equipoise.core.exchange.sides import Side, coalition, facing, legs_facing
from equipoise.core.stability.dyads import apart
from equipoise.facts import Layer, Scenario
from equipoise.study.sample import Sample
from equipoise.study.world import World

COMMON, TOO_FAR, OUT_OF_REACH = "common member", "does not reach", "is not reached"


class Party(NamedTuple):
    """A side with its id and its members."""

    id: str
    members: tuple[str, ...]
    side: Side


class Dyad(NamedTuple):
    """Who retaliates against whom, and what both put into the exchange; without one, the reason."""

    retaliator: Party
    adversary: Party
    exchange: Exchange | None
    reason: str | None


def party(world: World, scenario: Scenario, name: str) -> Party:
    """The side of an actor or coalition."""
    members = scenario.members(name)
    return Party(name, members, coalition(len(world.names), tuple(world.names.index(member) for member in members)))


def side_layers(world: World, side: Party) -> list[tuple[str, Layer]]:
    """The layers of a side as (id, record), in the order in which a raid meets them."""
    return [world.layers[index] for index in np.flatnonzero(side.side.defence[world.actors.layers.owner])]


def parties(world: World, scenario: Scenario) -> tuple[Party, ...]:
    """All actors in the order of the scenario, then all coalitions."""
    return tuple(party(world, scenario, name) for name in (*scenario.actors, *scenario.coalitions))


def dyads(world: World, sides: tuple[Party, ...]) -> list[Dyad]:
    """Every ordered pair of different sides."""
    return [dyad(world, retaliator, adversary) for retaliator in sides for adversary in sides if retaliator.id != adversary.id]


def dyad(world: World, retaliator: Party, adversary: Party) -> Dyad:
    """One ordered pair; it has no exchange where the two cannot face each other."""
    reason = why_not(world, retaliator, adversary)
    encounter = None if reason else exchange(world.actors, retaliator.side, adversary.side)
    return Dyad(retaliator, adversary, encounter, reason)


def why_not(world: World, retaliator: Party, adversary: Party) -> str | None:
    """Why a side cannot retaliate against another, if so: a common member, or one of the two is out of the other's reach."""
    if not apart(retaliator.side, adversary.side):
        return COMMON
    if facing(world.actors, retaliator.side, adversary.side):
        return None
    return OUT_OF_REACH if legs_facing(world.actors, retaliator.side, adversary.side).size else TOO_FAR


def requirement(sample: Sample, retaliator: str) -> Float[np.ndarray, " rows"]:
    """The warheads that a side must land: its own requirement if the scenario gives one, else that of the scenario."""
    scenario = sample.lookup.scenario
    own = None if scenario.stability is None else scenario.stability.requirements.get(retaliator)
    return sample.requirement(own)
