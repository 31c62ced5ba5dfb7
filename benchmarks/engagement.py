"""The exact engagement beside two Monte Carlo peers, in one run: `python -m benchmarks.engagement`.

For each raid: the time of one exact evaluation and of one in the certified mode (total variation at most 1e-3), and how long each peer
takes to know a number within a stated relative error. A peer's time for a run is measured; how many runs it needs follows from the exact
distribution (variance over squared mean, (1 - p) / p), so that the peer is told what it would have to find out. The peers, from
`engagement_peers.py`: (a) every object drawn, vectorised in NumPy; (b) counts drawn instead of objects, compiled. The break-even accuracy
is the relative error of the mean at which (b) takes as long as the exact distribution. Medians over repeats.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.engagement_peers import Peer, leakers_by_count, leakers_by_object
from equipoise.core.defence.engagement.batch import Draws, leakers_by_draw
from equipoise.core.defence.engagement.engine import CERTIFIED, EXACT, engagement, mean_count
from equipoise.core.defence.engagement.system import Failure, Layer, System, Threat
from equipoise.study.executor import threads

REPEATS = 3
OBJECT_TRIALS = 200
COUNT_TRIALS = 20_000
BATCH = 4_000
TAIL = 1e-5
LAYER = Layer(0, (2,), (0.6,), (1.0,), p_track=0.9, p_warhead_classified=0.95, p_decoy_misclassified=0.2)
DOWN = Failure("command", 0.1, (0.5,) * 3, (0.7,) * 3, (1.0,) * 3)
ONE = Layer(0, (2,), (0.6,), (1.0,), p_track=0.8, p_warhead_classified=0.8, p_decoy_misclassified=0.2)
ONE_DOWN = Failure("system", 0.1, (0.5,), (0.7,), (1.0,))


class Case(NamedTuple):
    """One raid and system, and the goal for one evaluation in milliseconds (none: not one of the goals)."""

    name: str
    raid: Threat
    system: System
    goal_ms: float | None


def three(stock: int, **changes: object) -> System:
    """Three layers of one kind, each with a stock of its own, under one command that can fail."""
    return System((stock,) * 3, tuple(LAYER._replace(stock=place, **changes) for place in range(3)), (DOWN,))


CASES = (
    Case("20 warheads", Threat(20), three(16, p_raid_track=0.95), None),
    Case("100 + 200, one layer, barrage", Threat(100, 200), System((200,), (ONE,), (ONE_DOWN,)), None),
    Case(
        "100 + 200, one layer, shoot-look-shoot",
        Threat(100, 200),
        System((200,), (ONE._replace(salvos=(1, 1, 1, 1), p_further_look=0.85),), (ONE_DOWN,)),
        None,
    ),
    Case("100 + 300 decoys", Threat(100, 300), three(60), 40.0),
    Case("500 + 2,000 decoys", Threat(500, 2000), three(300), 600.0),
    Case("500 + 2,000, stocks that just last", Threat(500, 2000), three(1000), None),
    Case("1,500 warheads", Threat(1500), three(600), 10.0),
)


def seconds(work: Callable[[], object]) -> float:
    """The median time of a piece of work that has run once before."""
    work()
    times: list[float] = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def per_trial(peer: Peer, case: Case, trials: int) -> float:
    """The seconds that a peer takes for one simulated raid."""
    return seconds(lambda: peer((case.raid,), case.system, trials, 1)) / trials


def runs_for_mean(distribution: NDArray[np.float64]) -> float:
    """Runs that give the mean with a relative standard error of 1."""
    mean = mean_count(distribution)
    return float((np.arange(distribution.size) - mean) ** 2 @ distribution) / mean**2


def runs_for_probability(p: float) -> float:
    """Runs that give a probability with a relative standard error of 1."""
    return (1.0 - p) / p


def tail_probability(distribution: NDArray[np.float64]) -> float:
    """The probability of the upper tail that is just below TAIL."""
    above = np.cumsum(distribution[::-1])[::-1]
    return float(above[above <= TAIL].max(initial=0.0))


def report(case: Case) -> list[str]:
    """The lines about one case."""
    exact = engagement((case.raid,), case.system)
    own, quick = (seconds(lambda tolerance=tolerance: engagement((case.raid,), case.system, tolerance)) for tolerance in (EXACT, CERTIFIED))
    a, b = per_trial(leakers_by_object, case, OBJECT_TRIALS), per_trial(leakers_by_count, case, COUNT_TRIALS)
    certified = engagement((case.raid,), case.system, CERTIFIED)
    error = max(1e-12, abs(certified.mean_leakers / exact.mean_leakers - 1.0))
    goal = f" (goal {case.goal_ms:g})" if case.goal_ms else ""
    lines = [
        f"{case.name}: mean {exact.mean_leakers:.3f} leakers, P(no leak) {exact.p_no_leak:.3g}",
        f"  exact {own * 1e3:.2f} ms{goal}; certified {quick * 1e3:.2f} ms, bound {certified.missing:.1e}, mean off by {error:.1e}",
        f"  a run of (a) {a * 1e6:.1f} µs, of (b) {b * 1e6:.2f} µs",
    ]
    wanted = {"mean within 1e-3": 1e6 * runs_for_mean(exact.leakers), "mean within 1e-6": 1e12 * runs_for_mean(exact.leakers)}
    if exact.p_no_leak > 0.0:
        wanted[f"P(no leak) = {exact.p_no_leak:.1e} within 1e-3"] = 1e6 * runs_for_probability(exact.p_no_leak)
    tail = tail_probability(exact.leakers)
    if tail > 0.0:
        wanted[f"upper tail {tail:.1e} within 1e-3"] = 1e6 * runs_for_probability(tail)
    lines += [f"  {name}: (a) takes {n * a / own:.3g} times as long, (b) {n * b / own:.3g} times" for name, n in wanted.items()]
    n, name = runs_for_mean(exact.leakers) / error**2, f"mean within {error:.1e}, as the certified mode has it"
    lines.append(f"  {name}: (a) takes {n * a / quick:.3g} times as long, (b) {n * b / quick:.3g} times")
    lines.append(f"  break-even of (b): mean within {np.sqrt(runs_for_mean(exact.leakers) * b / own):.1e}")
    return lines


def batch() -> str:
    """The throughput of many small raids."""
    generator = np.random.default_rng(0)
    ones = np.ones((BATCH, 3))
    draws = Draws(
        warheads=np.full(BATCH, 20),
        decoys=np.zeros(BATCH, dtype=np.int64),
        stocks=np.full((BATCH, 3), 16),
        kill_probability=generator.uniform(0.5, 0.7, (BATCH, 3)),
        p_track=generator.uniform(0.85, 0.95, (BATCH, 3)),
        p_raid_track=0.95 * ones,
        p_warhead_classified=0.95 * ones,
        p_decoy_misclassified=ones,
        p_kill_missed=0.0 * ones,
        p_failure=np.full(BATCH, 0.1),
        failed_track=0.5 * ones,
        failed_kill=0.7 * ones,
        failed_discrimination=ones,
        salvos=np.full((3, 1), 2),
        p_further_look=np.ones(3),
        capacity=np.full(3, 1_000_000),
        plan=np.zeros(3, dtype=np.int64),
    )
    took = seconds(lambda: leakers_by_draw(draws, executor=threads))
    each = f"{took / BATCH * 1e6:.1f} µs each, {BATCH / took:,.0f} a second"
    return f"{BATCH:,} raids of 20 warheads, three layers, common modes, all threads: {each}"


def main() -> None:
    """Print all cases."""
    print(batch())
    for case in CASES:
        print("\n".join(report(case)))


if __name__ == "__main__":
    main()
