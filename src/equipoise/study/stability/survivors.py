"""What survives a strike, leg by leg: expected launchers, warheads and their measures over the draws, exact chances at best estimates.

Of the chosen pairs, both directions. What survives and works would arrive if there were no defence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.exchange.encounter import Exchange, exchange
from equipoise.core.exchange.legs import Delivering, delivering, leg_chances
from equipoise.core.exchange.retaliation import without_layers
from equipoise.core.exchange.sides import legs_facing
from equipoise.core.stability.requirement import arriving
from equipoise.facts import Scenario
from equipoise.study.cell import cells, codes
from equipoise.study.ensemble import mapped
from equipoise.study.party import Party, party
from equipoise.study.record import finite
from equipoise.study.sample import Sample
from equipoise.study.stability.behind import MEASURED, every, left_inputs
from equipoise.study.stability.first_strike import Pair
from equipoise.study.stability.measures import Yields
from equipoise.study.stability.movers import Movers
from equipoise.study.stability.record.forces import AtLeast, HeldLeg, LeftCell, LeftInAll, LeftOfLeg, Survivors
from equipoise.study.stability.spread import moved_spread, spread
from equipoise.study.world import World
from equipoise.vocabulary import DOCTRINES

BEST = 0
MOST_NUMBERS = 60
NEGLIGIBLE = 1e-3
Advance = Callable[[int], None]


class Left(NamedTuple):
    """One direction of a pair: the exchange, the places of its legs among all, and the means of what delivers."""

    retaliator: Party
    adversary: Party
    exchange: Exchange
    places: Int[np.ndarray, " legs"]
    means: Delivering


def survivor_record(world: World, sample: Sample, pair: Pair, each: Yields, movers: Movers, advanced: Advance) -> tuple[Survivors, ...]:
    """Both directions of a pair of which each reaches the other."""
    sides = [party(world, sample.lookup.scenario, name) for name in pair]
    lefts = (_computed(world, sample, retaliator, adversary, advanced) for retaliator, adversary in (sides, sides[::-1]))
    return tuple(_direction(world, sample.lookup.scenario, left, each, movers) for left in lefts)


def _computed(world: World, sample: Sample, retaliator: Party, adversary: Party, advanced: Advance) -> Left:
    encounter = exchange(world.actors, retaliator.side, adversary.side)
    computed = codes(sample.lookup.scenario)
    parts = mapped(lambda part: delivering(*encounter, part, computed), sample.draws + 1, advanced)
    means = Delivering(*(np.concatenate(field) for field in zip(*parts, strict=True)))
    return Left(retaliator, adversary, encounter, legs_facing(world.actors, retaliator.side, adversary.side), means)


def _direction(world: World, scenario: Scenario, left: Left, each: Yields, movers: Movers) -> Survivors:
    force = left.exchange.force
    legs = tuple(
        HeldLeg(
            leg=f"{actor}.{name}",
            name=leg.name,
            basing=leg.basing,
            launchers=spread(force.launchers[:, index]),
            warheads=spread((force.launchers * force.loading)[:, index]),
        )
        for index, (actor, name, leg) in enumerate(world.legs[at] for at in left.places)
    )
    return Survivors(
        retaliator=left.retaliator.id,
        adversary=left.adversary.id,
        legs=legs,
        cells=tuple(_cell(world, left, each, movers, *cell) for cell in cells(scenario)),
    )


def _cell(world: World, left: Left, each: Yields, movers: Movers, p: int, posture: str, d: int, doctrine: str) -> LeftCell:
    launchers, warheads = (field[:, p, d] for field in left.means)
    emt, potential = (warheads * field[:, left.places] for field in each)
    columns = {"launchers": launchers, "warheads": warheads, "emt": emt, "cmp": potential}
    chances = leg_chances(*left.exchange, BEST, p, DOCTRINES.index(doctrine)).warheads
    names = [f"{world.legs[at][0]}.{world.legs[at][1]}" for at in left.places]
    legs = tuple(
        LeftOfLeg(leg=name, **{key: spread(column[:, index]) for key, column in columns.items()}, **dict(_at_least(chances[index])))
        for index, name in enumerate(names)
    )
    force, attack, defence = left.exchange
    whole = arriving(force, attack, without_layers(defence), BEST, p, DOCTRINES.index(doctrine))
    sums = {key: column.sum(axis=1) for key, column in columns.items()}
    inputs = left_inputs(movers.basis, (left.retaliator.id, left.adversary.id), (posture, doctrine), names)
    moved = {key: moved_spread(sums[key], movers.among(every(inputs[key]), sums[key])) for key in MEASURED}
    total = LeftInAll(launchers=spread(sums["launchers"]), **moved, **dict(_at_least(whole)))
    return LeftCell(posture=posture, doctrine=doctrine, legs=legs, total=total)


def _at_least(chances: Float[np.ndarray, " most"]) -> AtLeast:
    """The chance of at least so many warheads, at no more than MOST_NUMBERS evenly spaced numbers, as far as it is worth stating."""
    tail = np.minimum(np.cumsum(chances[::-1])[::-1], 1.0)
    last = int(np.flatnonzero(tail >= NEGLIGIBLE).max(initial=0))
    numbers = np.arange(0, last + 1, max(1, -(-(last + 1) // MOST_NUMBERS)))
    return AtLeast(numbers=tuple(numbers.tolist()), chance=tuple(finite(tail[n]) for n in numbers))
