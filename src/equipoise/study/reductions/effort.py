"""What a study of reductions takes: time and memory grow with its draws, its pairs, and its levels of interceptors.

The constants were measured on one core of a server of 2024 (2.5 GHz) with the scenario `today`; other machines differ by a factor of two
or so, which an announcement may. Memory counts arrays of eight bytes, a row to each draw.
"""

from __future__ import annotations

from equipoise.facts import Facts, Scenario
from equipoise.facts.scenarios.input import ids_read
from equipoise.machine import cores
from equipoise.study.effort import BYTES, COPIES, Effort, refuse_draws
from equipoise.study.reductions.pair import rounds

CELLS = 100  # numbers that a pair has in each draw, beside those at its levels
ROW_SECONDS = 1.0e-3  # of one pair, once through one draw


def run_effort(scenario: Scenario, base: Facts) -> Effort:
    """What `run` takes."""
    passes = sum(rounds(pair) for pair in scenario.pairs)
    return Effort(ROW_SECONDS * passes * scenario.draws / cores(), scenario.draws * _row_bytes(scenario, base))


def refuse_large_run(scenario: Scenario, base: Facts) -> None:
    """Nothing, for a scenario whose draws the memory of this machine holds.

    Raises: InputError with the line of the draws.
    """
    refuse_draws(run_effort(scenario, base), scenario.draws, _row_bytes(scenario, base), scenario.place)


def _row_bytes(scenario: Scenario, base: Facts) -> float:
    """The memory of one draw of `run`."""
    levels = len(scenario.interceptors) + len(scenario.pairs)  # today's and planned stocks join those that are listed
    return BYTES * (COPIES * len(ids_read(scenario, base)) + len(scenario.pairs) * (CELLS + 4 * levels))
