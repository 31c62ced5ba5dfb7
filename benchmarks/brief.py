"""Draws per second of the full chain, and its ratio to a plain-NumPy Monte Carlo of the same chain: `python -m benchmarks.brief`.

Two comparisons in one run, medians over repeats, the inputs of the scenario `today`. First everything that a brief
computes, as shipped (threads): draws per second. Then, on one thread, the arriving warheads of all pairs in
all four cells: the exact distributions, and a Monte Carlo with as many runs in each cell as it takes to know the mean
within 1 % (one standard error). The Monte Carlo gets its cheapest form, NumPy's binomial generator in place of one draw
for each object, and is told how many runs it needs.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import numpy as np
from numpy.typing import NDArray

from benchmarks.chain_numpy import Cell, arriving_sample
from equipoise import facts, study
from equipoise.core.exchange.doctrine import BASIC
from equipoise.core.exchange.encounter import Exchange
from equipoise.core.stability.requirement import arriving, cells
from equipoise.facts import Lookup
from equipoise.machine import cores
from equipoise.study.reductions.pair import MARKS, exchange_of
from equipoise.study.sample import Sample
from equipoise.study.world import ACROSS, world_of
from equipoise.vocabulary import POSTURES

CHAIN_DRAWS = 200
COMPARED_DRAWS = 16
OBJECT_DRAWS = 3
REPEATS = 5
ACCURACY = 0.01
PLACES = [(posture, doctrine) for posture in range(len(POSTURES)) for doctrine in BASIC.tolist()]


def systems(draws: int) -> tuple[list[Exchange], NDArray[np.float64]]:
    """The inputs of all pairs of the shipped scenario, and its requirement."""
    base = facts.load()
    scenario = facts.scenario("today", base).model_copy(update={"draws": draws})
    sample = Sample(Lookup(base, scenario))
    here = world_of(sample, ACROSS)
    return [exchange_of(here, pair, pair.adversary) for pair in scenario.pairs], sample.requirement()


def seconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """The median time of some work, the first time (compilation) left out."""
    work()
    times: list[float] = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def runs_needed(system: Exchange, draw: int, posture: int, doctrine: int) -> int:
    """The runs after which the standard error of the mean is 1 % of it; none where nothing arrives."""
    exact = arriving(*system, draw, posture, doctrine)
    counts = np.arange(exact.size)
    mean = float(counts @ exact)
    variance = max(0.0, float((counts - mean) ** 2 @ exact))
    return max(2, int(np.ceil(variance / (ACCURACY * mean) ** 2))) if mean > 0.0 else 0


def simulated(tasks: list[tuple[Cell, int]], *, one_by_one: bool) -> list[float]:
    """The means of all cells by Monte Carlo."""
    generator = np.random.default_rng(1)
    return [float(arriving_sample(cell, runs, generator, one_by_one=one_by_one).mean()) for cell, runs in tasks if runs]


def tasks_of(compared: list[Exchange], draws: int) -> list[tuple[Cell, int]]:
    """Every cell of the first draws with the runs that it needs."""
    return [
        (Cell(*system, draw, *place), runs_needed(system, draw, *place)) for system in compared for draw in range(draws) for place in PLACES
    ]


def main() -> None:
    """Print what is compared, and how fast each is."""
    base = facts.load()
    scenario = facts.scenario("today", base).model_copy(update={"draws": CHAIN_DRAWS})
    whole = seconds(lambda: study.run(scenario, base), 3)
    n_pairs = len(scenario.pairs)
    print(f"Full chain (cells, floors at {len(scenario.interceptors)} levels of interceptors, record), {n_pairs} pairs, {cores()} threads:")
    print(f"  {(CHAIN_DRAWS + 1) / whole:,.0f} draws per second ({CHAIN_DRAWS:,} draws in {whole:.2f} s)")
    compared, requirement = systems(COMPARED_DRAWS)
    rows = (0, COMPARED_DRAWS)
    exact = seconds(lambda: [cells(*system, requirement, rows, MARKS) for system in compared]) / COMPARED_DRAWS
    tasks = tasks_of(compared, COMPARED_DRAWS)
    counted = seconds(lambda: simulated(tasks, one_by_one=False), 3) / COMPARED_DRAWS
    few = tasks_of(compared, OBJECT_DRAWS)
    drawn = seconds(lambda: simulated(few, one_by_one=True), 1) / OBJECT_DRAWS
    needed = [runs for _, runs in tasks if runs]
    print(f"Arriving warheads of a draw, {n_pairs} pairs in {len(PLACES)} cells, one thread:")
    print(f"  exact distribution (mean, quantiles, chance to meet the requirement): {1e3 * exact:.1f} ms")
    print(f"  Monte Carlo, binomial generator, mean within {ACCURACY:.0%}: {1e3 * counted:.1f} ms, {counted / exact:.0f} times as long")
    print(f"  Monte Carlo, every object drawn, mean within {ACCURACY:.0%}: {1e3 * drawn:.0f} ms, {drawn / exact:,.0f} times as long")
    print(f"  runs that a cell needs: median {median(needed):,.0f}, most {max(needed):,}")


if __name__ == "__main__":
    main()
