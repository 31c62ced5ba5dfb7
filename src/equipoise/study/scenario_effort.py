"""What a scenario takes: time and memory grow with its draws, its pairs or sides, and its levels of interceptors.

The constants were measured on one core of a server of 2024 (2.5 GHz) with the scenarios `today` and `nine_actors`; other machines
differ by a factor of two or so, which an announcement may. Memory counts arrays of eight bytes, a row to each draw.
"""

from __future__ import annotations

from equipoise.facts import Facts, Scenario
from equipoise.facts.scenarios.input import ids_read
from equipoise.machine import cores
from equipoise.study.effort import Effort, refuse_beyond, room_bytes, rounded_down
from equipoise.study.reductions.pair import rounds

BYTES = 8.0
COPIES = 4  # of each input: drawn, stacked, cut into legs, kept
CELLS = 100  # numbers that a pair has in each draw, beside those at its levels
ROW_SECONDS = 1.0e-3  # of one pair, once through one draw
SIDE_CELLS = 600  # numbers that two sides take in each draw: 0.7 MB for all sides of `nine_actors`
SIDE_SECONDS = 1.6e-3  # of one ordered pair of sides in one draw, all parts of a study of stability together


def run_effort(scenario: Scenario, base: Facts) -> Effort:
    """What `run` takes."""
    passes = sum(rounds(pair) for pair in scenario.pairs)
    return Effort(ROW_SECONDS * passes * scenario.draws / cores(), scenario.draws * _row_bytes(scenario, base))


def stability_effort(scenario: Scenario, base: Facts) -> Effort:
    """What a study of stability takes."""
    sides = len(scenario.actors) + len(scenario.coalitions)
    seconds = SIDE_SECONDS * sides * (sides - 1) * scenario.draws / cores()
    return Effort(seconds, scenario.draws * _stability_row_bytes(scenario, base))


def refuse_large_run(scenario: Scenario, base: Facts) -> None:
    """Nothing, for a scenario whose draws the memory of this machine holds.

    Raises: InputError with the line of the draws.
    """
    _refuse(scenario, run_effort(scenario, base), _row_bytes(scenario, base))


def refuse_large_stability(scenario: Scenario, base: Facts) -> None:
    """Nothing, for a study of stability whose draws the memory of this machine holds.

    Raises: InputError with the line of the draws.
    """
    _refuse(scenario, stability_effort(scenario, base), _stability_row_bytes(scenario, base))


def _refuse(scenario: Scenario, effort: Effort, row: float) -> None:
    """Raise for more draws than fit, with how many do."""
    fix = f"give at most {rounded_down(room_bytes() / row):,} draws"
    refuse_beyond(effort, f"{scenario.draws:,} draws", fix, scenario.place)


def _row_bytes(scenario: Scenario, base: Facts) -> float:
    """The memory of one draw of `run`."""
    levels = len(scenario.interceptors) + len(scenario.pairs)  # today's and planned stocks join those that are listed
    return BYTES * (COPIES * len(ids_read(scenario, base)) + len(scenario.pairs) * (CELLS + 4 * levels))


def _stability_row_bytes(scenario: Scenario, base: Facts) -> float:
    """The memory of one draw of a study of stability."""
    sides = len(scenario.actors) + len(scenario.coalitions)
    every = len(base.quantities)  # no more inputs than there are
    return BYTES * (COPIES * every + sides * (sides - 1) * SIDE_CELLS)
