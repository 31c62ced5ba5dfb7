"""Does a small defence stabilise among many actors and destabilise between two? The share of the draws with each sign, by two measures.

The *index* is that of Kent and Thaler, capped, of a pair; among many actors it is the mean over all pairs of actors that can face
each other. *Assured* is the sum, over the actors, of the changes of their assured retaliation.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np

from equipoise.core.exchange.actors import Actors, of_rows
from equipoise.core.exchange.sides import facing, single
from equipoise.core.stability.dyads import assured_matrix, worst
from equipoise.core.stability.externality import Costs, more_defence
from equipoise.study.cell import codes, counted_cells
from equipoise.study.ensemble import mapped
from equipoise.study.party import requirement
from equipoise.study.sample import Sample
from equipoise.study.stability.first_strike import Pair, index
from equipoise.study.stability.record.steps import SignRow
from equipoise.study.stability.spread import signs
from equipoise.study.stability.steps import costs
from equipoise.study.world import World
from equipoise.vocabulary import POSTURES

Rows = np.ndarray
Advance = Callable[[int], None]


def steppers(world: World) -> list[str]:
    """The actors that have layers to add to."""
    return [name for spender, name in enumerate(world.names) if more_defence(world.actors, spender, costs(world)) is not None]


def sign_record(world: World, sample: Sample, curves: list[Pair], change: dict[str, Rows], advanced: Advance) -> tuple[SignRow, ...]:
    """For each actor with layers: the signs of a step of its defence, with each partner of its curves alone, and among all actors."""
    rows: list[SignRow] = []
    every, price = facing_pairs(world), costs(world)
    for name in steppers(world):
        spender = world.names.index(name)
        indices = index_changes(world, spender, [pair for pair in every if name in pair], price, advanced)
        partners = [partner for pair in curves if name in pair for partner in pair if partner != name]
        for partner in partners:
            two = (name, partner)
            rows.append(_row(name, "two", two, "index", np.mean(indices[_ordered(every, name, partner)], axis=0)))
            change_of_two = _assured_change(world, sample, spender, world.names.index(partner), advanced)
            rows.append(_row(name, "two", two, "assured", change_of_two))
        none = np.zeros((len(POSTURES), sample.draws + 1))  # for pairs without the spender
        if every:
            mean = np.mean(np.concatenate([indices.get(pair, none) for pair in every]), axis=0)
            rows.append(_row(name, "many", world.names, "index", mean))
        rows.append(_row(name, "many", world.names, "assured", np.nansum(change["defence"][:, :, spender], axis=1)))
    return tuple(rows)


def _row(spender: str, setting: str, sides: tuple[str, ...], measure: str, change: Rows) -> SignRow:
    return SignRow(spender=spender, setting=setting, sides=sides, measure=measure, **dict(signs(change)))


def facing_pairs(world: World) -> list[Pair]:
    """All pairs of actors that can face each other."""
    n = len(world.names)
    return [
        (world.names[first], world.names[second])
        for first, second in combinations(range(n), 2)
        if facing(world.actors, single(n, first), single(n, second))
    ]


def _ordered(pairs: list[Pair], first: str, second: str) -> Pair:
    """The two in the order in which they stand among pairs."""
    return (first, second) if (first, second) in pairs else (second, first)


def index_changes(world: World, spender: int, pairs: list[Pair], price: Costs, advanced: Advance) -> dict[Pair, Rows]:
    """The change of the index of each pair that the spender is one of, by posture and row, when it has more interceptors."""

    def work(rows: tuple[int, int]) -> list[Rows]:
        actors = of_rows(world.actors, rows)
        richer = more_defence(actors, spender, price) or actors

        def capped(each: Actors, pair: Pair) -> Rows:
            return np.stack([index(world, each, pair, posture, rows[0]).capped for posture in range(len(POSTURES))])

        return [capped(richer, pair) - capped(actors, pair) for pair in pairs]

    parts = mapped(work, world.actors.legs.launchers.shape[0], advanced)
    return {pair: np.concatenate([part[number] for part in parts], axis=1) for number, pair in enumerate(pairs)}


def _assured_change(world: World, sample: Sample, spender: int, partner: int, advanced: Advance) -> Rows:
    """The change of the sum of both sides' assured retaliation, in the worst cell, were the two alone in the world.

    Layers meet what comes back from the other, and they meet the strike on the spender's own forces.
    """
    sides = tuple(single(len(world.names), actor) for actor in (spender, partner))
    needed = np.stack([np.repeat(requirement(sample, world.names[actor])[:, None], 2, axis=1) for actor in (spender, partner)], axis=1)
    counted, computed = counted_cells(sample.lookup.scenario), codes(sample.lookup.scenario)
    price = costs(world)

    def work(rows: tuple[int, int]) -> Rows:
        actors, inner = of_rows(world.actors, rows), (0, rows[1] - rows[0])
        richer = more_defence(actors, spender, price) or actors
        now, then = (
            worst(assured_matrix(each, sides, sides, needed[rows[0] : rows[1]], inner, None, computed).p_assured, counted)
            for each in (actors, richer)
        )
        return np.nansum(then - now, axis=1)

    return np.concatenate(mapped(work, sample.draws + 1, advanced))
