"""Does a small defence stabilise among many actors and destabilise between two? The share of the draws with each sign, by two measures.

The *index* is that of Kent and Thaler, capped, of a pair; among many actors it is the mean over all pairs of actors that can face
each other. *Assured* is the sum, over the actors, of the changes of their assured retaliation.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from equipoise.core.exchange.actors import Actors, facing, of_rows, single
from equipoise.core.exchange.posture import POSTURES
from equipoise.core.stability.dyads import assured_matrix, worst
from equipoise.core.stability.externality import more_defence
from equipoise.study.cell import codes, counted_cells
from equipoise.study.ensemble import mapped
from equipoise.study.sample import Sample
from equipoise.study.stability.effort import fewer
from equipoise.study.stability.first_strike import Pair, index
from equipoise.study.stability.party import requirement
from equipoise.study.stability.spread import Record, signs
from equipoise.study.stability.steps import costs
from equipoise.study.stability.world import World

Rows = np.ndarray


def sign_record(here: World, sample: Sample, curves: list[Pair], change: dict[str, Rows]) -> list[Record]:
    """For each actor with layers: the signs of a step of its defence, with each partner of its curves alone, and among all actors."""
    rows: list[Record] = []
    for spender, name in enumerate(here.names):
        richer = more_defence(here.actors, spender, costs(here))
        if richer is None:
            continue
        partners = [other for pair in curves if name in pair for other in pair if other != name]
        for other in partners:
            head = {"spender": name, "setting": "two", "sides": [name, other]}
            rows.append({**head, "measure": "index", **signs(_index_change(here, richer, [(name, other)]))})
            rows.append({**head, "measure": "assured", **signs(_assured_change(here, sample, spender, here.names.index(other)))})
        every = facing_pairs(here)
        head = {"spender": name, "setting": "many", "sides": list(here.names)}
        rows.append({**head, "measure": "index", **signs(_index_change(here, richer, every))})
        total = np.nansum(change["defence"][:, :, spender], axis=1)
        rows.append({**head, "measure": "assured", **signs(total)})
    return rows


def facing_pairs(here: World) -> list[Pair]:
    """All pairs of actors that can face each other."""
    n = len(here.names)
    return [
        (here.names[one], here.names[other])
        for one, other in combinations(range(n), 2)
        if facing(here.actors, single(n, one), single(n, other))
    ]


def _index_change(here: World, richer: Actors, pairs: list[Pair]) -> Rows:
    """The change of the mean index over pairs and postures when one actor has more interceptors."""
    change = [
        index(here, richer, pair, posture).capped - index(here, here.actors, pair, posture).capped
        for pair in pairs
        for posture in range(len(POSTURES))
    ]
    return np.mean(change, axis=0)


def _assured_change(here: World, sample: Sample, spender: int, other: int) -> Rows:
    """The change of the sum of both sides' assured retaliation, in the worst cell, were the two alone in the world."""
    sides = tuple(single(len(here.names), place) for place in (spender, other))
    needed = np.stack([np.repeat(requirement(sample, here.names[place])[:, None], 2, axis=1) for place in (spender, other)], axis=1)
    counted, computed = counted_cells(sample.lookup.scenario), codes(sample.lookup.scenario)
    price = costs(here)

    def work(rows: tuple[int, int]) -> Rows:
        actors, inner = of_rows(here.actors, rows), (0, rows[1] - rows[0])
        richer = more_defence(actors, spender, price) or actors
        now, then = (
            worst(assured_matrix(each, sides, sides, needed[rows[0] : rows[1]], inner, None, computed).p_assured, counted)
            for each in (actors, richer)
        )
        return np.nansum(then - now, axis=1)

    return np.concatenate(mapped(work, fewer(sample.draws) + 1, lambda _done: None))
