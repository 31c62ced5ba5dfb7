"""Allocation of a strike beside HiGHS alone, in one run: `python -m benchmarks.allocation [FILE ...]`.

1. Several types: 30 types, 60 classes, 2,000 targets, to a gap of 1e-4, beside HiGHS on the same problem written target by target with 30
   tangents (stopped after LIMIT_S seconds) and class by class (a class as one divisible target: quicker, but another problem). How far
   allocation by marginal return alone falls short is printed too.
2. One type, by marginal return, beside the same formulations, and beside the best linear programme that we could write for it.
3. Weapon-target assignment, 50 weapons and 100 targets, values of 1 to 100 and uniform probabilities, to proven optimality, beside linopy
   and HiGHS with 30 tangents. With files of the public collection (github.com/tuliotoffolo/wta; not part of this project) those are solved.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
from scipy.optimize import linprog

from benchmarks.allocation_peers import Answer, Array, direct_allocation, linopy_assignment
from equipoise.core.exchange.allocation.assignment import assignment, surviving_value
from equipoise.core.exchange.allocation.marginal import allocate_by_return
from equipoise.core.exchange.allocation.problem import Loads, Problem
from equipoise.core.exchange.allocation.strike import GAP, strike_allocation

N_TYPES, N_CLASSES, N_TARGETS = 30, 60, 2000
STRIKES = (2000, 1000, 4000)  # weapons; the first strike is put to the peers
ASSIGNED, TARGETS = 50, 100
N_TANGENTS = 30
LIMIT_S = 60.0
REPEATS = 5
INSTANCES = 3


def random_problem(n_weapons: int, n_types: int) -> Problem:
    """Stocks and classes of random sizes, values of 1 to 10, kill probabilities of 0.1 to 0.9."""
    generator = np.random.default_rng(n_weapons)
    stocks = generator.multinomial(n_weapons - n_types, np.full(n_types, 1.0 / n_types)) + 1
    number = generator.multinomial(N_TARGETS - N_CLASSES, np.full(N_CLASSES, 1.0 / N_CLASSES)) + 1
    return Problem(stocks, number, generator.uniform(1.0, 10.0, N_CLASSES), generator.uniform(0.1, 0.9, (n_types, N_CLASSES)), 12)


def seconds(work: Callable[[], object], number: int = 1) -> float:
    """The median time of a piece of work that has run once before; what is quick is timed `number` times in a row."""
    work()
    times: list[float] = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        for _ in range(number):
            work()
        times.append((time.perf_counter() - start) / number)
    return median(times)


def by_return(problem: Problem) -> float:
    """What allocation by marginal return destroys."""
    classes, number, weapons = allocate_by_return(*problem)
    return float(problem.destroyed(Loads(classes, weapons)) @ number)


def beside(name: str, peer: Answer, own: float, best: float) -> str:
    """One line about a peer: its time, its value and bound against the best value known, and the ratio of times."""
    stopped = ", stopped" if peer.stopped else ""
    return (
        f"  {name}: {peer.seconds:.2f} s{stopped}, value {peer.value / best - 1.0:+.2%}, bound {peer.bound / best - 1.0:+.2%} of ours; "
        f"takes {peer.seconds / own:,.0f} times as long"
    )


def several_types() -> list[str]:
    """The lines about several types."""
    lines = [f"{N_TYPES} types, {N_CLASSES} classes, {N_TARGETS:,} targets, to {GAP:g}"]
    for n_weapons in STRIKES:
        problem = random_problem(n_weapons, N_TYPES)
        own = seconds(lambda problem=problem: strike_allocation(*problem[:4], gap=GAP))
        found = strike_allocation(*problem[:4], gap=GAP)
        short = 1.0 - by_return(problem) / found.value
        lines.append(f"  {n_weapons:,} weapons: {own:.3f} s, gap {found.gap:.1e}; marginal return alone falls short by {short:.2%}")
        if n_weapons == STRIKES[0]:
            lines.append(beside("HiGHS, target by target", direct_allocation(problem, N_TANGENTS, LIMIT_S), own, found.value))
            divisible = direct_allocation(problem, N_TANGENTS, LIMIT_S, by_class=True)
            lines.append(beside("HiGHS, class by class (another problem)", divisible, own, found.value))
    return lines


def layers(problem: Problem) -> float:
    """What one type destroys, by a linear programme over the first, second, … weapon on each aimpoint."""
    shots = np.arange(problem.most_shots)
    returns = (problem.value * problem.p_kill[0])[:, np.newaxis] * (1.0 - problem.p_kill[0])[:, np.newaxis] ** shots
    most = np.repeat(problem.n_aimpoints, problem.most_shots)
    goal, row = -returns.ravel(), np.ones((1, most.size))
    return -np.float64(linprog(goal, row, [problem.n_weapons[0]], bounds=[(0.0, float(n)) for n in most]).fun)


def one_type() -> list[str]:
    """The lines about one type."""
    problem = random_problem(STRIKES[0], 1)
    own, value = seconds(lambda: allocate_by_return(*problem), 1000), by_return(problem)
    lines = [f"one type, {N_CLASSES} classes, {N_TARGETS:,} targets, {STRIKES[0]:,} weapons: {own * 1e6:,.1f} µs, exact"]
    lines.append(beside("HiGHS, target by target", direct_allocation(problem, N_TANGENTS, LIMIT_S), own, value))
    lines.append(
        beside("HiGHS, class by class (another problem)", direct_allocation(problem, N_TANGENTS, LIMIT_S, by_class=True), own, value)
    )
    took = seconds(lambda: layers(problem))
    lines.append(beside("HiGHS, shot by shot (SciPy, exact too)", Answer(layers(problem), layers(problem), took), own, value))
    return lines


def instance(path: Path) -> tuple[Array, Array]:
    """Values and kill probabilities of a file of the public collection; a weapon of which there are several is as many weapons."""
    head, _, _ = path.read_text(encoding="utf-8").partition("\n")
    n_weapons, n_targets, copies = (int(word) for word in head.split())
    numbers = np.array(path.read_text(encoding="utf-8").split()[3:], dtype=np.float64)
    p_kill = np.zeros((n_weapons, n_targets))
    weapon, target, chance = numbers[n_targets:].reshape(-1, 3).T
    p_kill[weapon.astype(int), target.astype(int)] = chance
    return numbers[:n_targets], np.repeat(p_kill, copies, axis=0)


def recipe(seed: int) -> tuple[Array, Array]:
    """An instance of the same kind: whole values of 1 to 100, uniform probabilities."""
    generator = np.random.default_rng(seed)
    return generator.integers(1, 101, TARGETS).astype(np.float64), generator.uniform(0.0, 1.0, (ASSIGNED, TARGETS))


def assigned(name: str, values: Array, p_kill: Array) -> list[str]:
    """The lines about one weapon-target assignment."""
    own, found = seconds(lambda: assignment(values, p_kill)), assignment(values, p_kill)
    left = surviving_value(values, p_kill, found.targets)
    lines = [f"assignment {name}: {own:.3f} s, value left {left:.6f}, bound {values.sum() - found.bound:.6f}"]
    peer = linopy_assignment(values, p_kill, N_TANGENTS)
    lines.append("  linopy is not installed: left out" if peer is None else beside("linopy + HiGHS, tangents", peer, own, found.value))
    return lines


def main(paths: list[str]) -> None:
    """Print all comparisons, or those of the files."""
    for path in paths:
        print("\n".join(assigned(Path(path).name, *instance(Path(path)))), flush=True)
    if not paths:
        print("\n".join(several_types()), flush=True)
        print("\n".join(one_type()), flush=True)
        for seed in range(INSTANCES):
            print("\n".join(assigned(f"{ASSIGNED} x {TARGETS}, seed {seed}", *recipe(seed))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
