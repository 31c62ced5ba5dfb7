"""First-strike stability of one pair after Kent and Thaler (1989), from the record of all actors: what goes in, index, strikes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from equipoise.core.exchange.actors import Actors
from equipoise.core.stability.first_strike import side_forces
from equipoise.core.stability.indices import drawdown_exchange_ratio
from equipoise.core.stability.kent_thaler_1989 import Forces, Stability, Strike, first_strike_stability, strike
from equipoise.study.drivers import Driver
from equipoise.study.stability.record.pairs import IndexInputs, IndexRow, IndexSide, IndexStrike
from equipoise.study.stability.spread import moved_spread, number, points, spread
from equipoise.study.world import World
from equipoise.vocabulary import POSTURES

INDEX = "index"
SCALE = "parameters.value_scale"
MODEL = "kent_thaler_1989"
COST_TIE = 0.002  # costs that differ by less count as equal, as in the open program that the checks follow
SHOTS = 2  # at most at one launcher
MOST_POINTS = 120
CAPPED = "capped"
Pair = tuple[str, str]
Moved = Callable[[str, np.ndarray], tuple[Driver, ...]]


def both(world: World, actors: Actors, pair: Pair, posture: int, first: int = 0) -> tuple[Forces, Forces]:
    """The two sides of a pair in one posture, arrays over the draws; those of `actors` begin with the draw `first`."""
    own, other = (world.names.index(name) for name in pair)
    scale = world.common.column(INDEX, SCALE)[first : first + actors.legs.launchers.shape[0]]
    return side_forces(actors, own, other, posture, scale), side_forces(actors, other, own, posture, scale)


def index(world: World, actors: Actors, pair: Pair, posture: int, first: int = 0) -> Stability:
    """The costs of both sides and the index, in each draw; those of `actors` begin with the draw `first`."""
    own, other = both(world, actors, pair, posture, first)
    return first_strike_stability(own, other, SHOTS, tie=COST_TIE)


def input_record(world: World, pair: Pair) -> IndexInputs:
    """What the index of a pair is computed from, at best estimates: its settings, and the numbers of both sides in both postures."""
    sides: list[IndexSide] = []
    for own, actor in enumerate(pair):
        for p, posture in enumerate(POSTURES):
            side = Forces._make(np.atleast_1d(field)[0] for field in both(world, world.actors, pair, p)[own])
            sides.append(IndexSide(actor=actor, posture=posture, **{name: number(value) for name, value in side._asdict().items()}))
    return IndexInputs(shots=SHOTS, tie=COST_TIE, launch_under_attack=False, sides=tuple(sides))


def index_record(world: World, pair: Pair, moved: Moved) -> tuple[IndexRow, ...]:
    """The index of a pair in both postures, with the costs and ratios behind it; `moved` says what moves it in a posture."""
    rows: list[IndexRow] = []
    for p, posture in enumerate(POSTURES):
        stability = index(world, world.actors, pair, p)
        spreads = {name: spread(getattr(stability, name)) for name in Stability._fields if name != CAPPED}
        rows.append(IndexRow(posture=posture, capped=moved_spread(stability.capped, moved(posture, stability.capped)), **spreads))
    return tuple(rows)


def strike_record(world: World, pair: Pair) -> tuple[IndexStrike, ...]:
    """The curve of expected values of either side's first strike at best estimates, its costs and where it stops."""
    rows: list[IndexStrike] = []
    for p, posture in enumerate(POSTURES):
        sides = [Forces._make(np.atleast_1d(field)[:1] for field in side) for side in both(world, world.actors, pair, p)]
        for names, own, other in ((pair, sides[0], sides[1]), ((pair[1], pair[0]), sides[1], sides[0])):
            rows.append(_curve(names, posture, strike(own, other, SHOTS, tie=COST_TIE)))
    return tuple(rows)


def _curve(names: Pair, posture: str, course: Strike) -> IndexStrike:
    """At most MOST_POINTS points of a strike, the stop among them."""
    stop = int(course.stop[0])
    last = course.spent.shape[1] - 1
    kept = np.unique(np.append(np.linspace(0, last, MOST_POINTS).round().astype(np.int64), stop))
    kept = kept[np.append(True, np.diff(course.spent[0, kept]) > 0) | (kept == stop)]
    ratio = drawdown_exchange_ratio(course.spent, course.surviving)
    return IndexStrike(
        striker=names[0],
        struck=names[1],
        posture=posture,
        model=MODEL,
        spent=points(course.spent[0, kept]),
        surviving=points(course.surviving[0, kept]),
        left=points(course.left[0, kept]),
        own_cost=points(course.own_cost[0, kept]),
        other_cost=points(course.other_cost[0, kept]),
        exchange_ratio=points(ratio[0, kept]),
        stop=int(np.flatnonzero(kept == stop)[0]),
    )
