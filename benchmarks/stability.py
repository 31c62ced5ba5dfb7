"""All ordered dyads of nine actors in four cells, and a plain-NumPy Monte Carlo of the same: `python -m benchmarks.stability`.

The inputs are those of the scenario `nine_actors`. First the matrix of all 72 ordered dyads, every actor taken to reach every other,
with 1,000 draws on all threads: seconds, and seconds of processor time, which other work on the machine does not lengthen. Then, on
one thread and for a few draws, the same dyads by the Monte Carlo of `benchmarks.brief`: as many runs in each cell as it takes to
know the mean within 1 %, cells in which less than one warhead arrives on average left out.
"""

from __future__ import annotations

import time
from typing import NamedTuple

import numpy as np

from benchmarks.brief import runs_needed, simulated
from benchmarks.chain_numpy import Cell
from equipoise import facts
from equipoise.core.exchange.actors import Actors, n_actors
from equipoise.core.exchange.doctrine import BASIC
from equipoise.core.exchange.encounter import Exchange, exchange
from equipoise.core.exchange.sides import single
from equipoise.core.stability.dyads import assured
from equipoise.facts import Lookup
from equipoise.machine import cores
from equipoise.study.ensemble import mapped
from equipoise.study.sample import Sample
from equipoise.study.world import world_of
from equipoise.vocabulary import POSTURES

DRAWS = 1000
COMPARED_DRAWS = 2
OBJECT_DRAWS = 1
LEAST = 1.0  # warheads: cells in which fewer arrive on average would take the simulation still longer, and are left out of it
PLACES = [(posture, doctrine) for posture in range(len(POSTURES)) for doctrine in range(BASIC.size)]


class Times(NamedTuple):
    """Seconds that passed, and seconds of processor time."""

    wall: float
    processor: float


def dyads(draws: int) -> tuple[list[Exchange], np.ndarray]:
    """What all ordered dyads put in, every actor taken to reach every other, and the requirement."""
    base = facts.load()
    sample = Sample(Lookup(base, facts.scenario("nine_actors", base).model_copy(update={"draws": draws})))
    actors = reaching(world_of(sample).actors)
    n = n_actors(actors)
    pairs = [(one, other) for one in range(n) for other in range(n) if one != other]
    return [exchange(actors, single(n, one), single(n, other)) for one, other in pairs], sample.requirement()


def reaching(actors: Actors) -> Actors:
    """The actors with legs that reach every other, so that no dyad is left out."""
    everyone = (actors.legs.owner[:, None] != np.arange(n_actors(actors))).astype(np.int64)
    return actors._replace(legs=actors.legs._replace(reaches=everyone))


def matrix(systems: list[Exchange], requirement: np.ndarray) -> Times:
    """The times of the whole matrix on all threads."""
    start, started = time.perf_counter(), time.process_time()
    mapped(lambda rows: [assured(*system, requirement, rows) for system in systems], requirement.size, lambda _done: None)
    return Times(time.perf_counter() - start, time.process_time() - started)


def peer(systems: list[Exchange], draws: int, *, one_by_one: bool) -> float:
    """Seconds of the Monte Carlo for the cells of one draw of all dyads in which any number worth a simulation arrives."""
    cells = [(system, draw, place) for system in systems for draw in range(draws) for place in PLACES]
    means = [assured(*system, np.zeros(system.force.launchers.shape[0]), (draw, draw + 1))[0][0][place] for system, draw, place in cells]
    counted = [cell for cell, mean in zip(cells, means, strict=True) if mean >= LEAST]
    tasks = [(Cell(*system, draw, p, int(BASIC[d])), runs_needed(system, draw, p, int(BASIC[d]))) for system, draw, (p, d) in counted]
    start = time.perf_counter()
    simulated(tasks, one_by_one=one_by_one)
    return (time.perf_counter() - start) / draws


def main() -> None:
    """Print what is compared, and how fast each is."""
    systems, requirement = dyads(DRAWS)
    for system in systems:  # compiled before the clock starts
        assured(*system, requirement, (0, 2))
    found = matrix(systems, requirement)
    own = found.processor / requirement.size
    print(f"{len(systems)} ordered dyads of nine actors in {len(PLACES)} cells, {DRAWS:,} draws, {cores()} threads:")
    print(f"  {found.wall:.1f} s, {found.processor:.1f} s of processor time; {1e3 * own:.1f} ms of it for a draw of all dyads")
    counted = peer(systems, COMPARED_DRAWS, one_by_one=False)
    drawn = peer(systems, OBJECT_DRAWS, one_by_one=True)
    print(f"  Monte Carlo, binomial generator, mean within 1%: {1e3 * counted:,.0f} ms, {counted / own:,.0f} times as long")
    print(f"  Monte Carlo, every object drawn, mean within 1%: {1e3 * drawn:,.0f} ms, {drawn / own:,.0f} times as long")


if __name__ == "__main__":
    main()
