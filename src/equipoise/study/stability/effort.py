"""What a study of stability takes: time and memory grow with its draws and with the pairs of its sides.

The constants were measured on one core of a server of 2024 (2.5 GHz) with the scenario `nine_actors`; other machines differ by a factor of
two or so, which an announcement may. Memory counts arrays of eight bytes, a row to each draw.
"""

from __future__ import annotations

from equipoise.facts import Facts, Scenario
from equipoise.machine import cores
from equipoise.study.effort import BYTES, COPIES, Effort, refuse_draws

SIDE_CELLS = 600  # numbers that two sides take in each draw: 0.7 MB for all sides of `nine_actors`
SIDE_SECONDS = 1.6e-3  # of one ordered pair of sides in one draw, all parts of a study of stability together


def stability_effort(scenario: Scenario, base: Facts) -> Effort:
    """What a study of stability takes."""
    seconds = SIDE_SECONDS * _pairs(scenario) * scenario.draws / cores()
    return Effort(seconds, scenario.draws * _row_bytes(scenario, base))


def refuse_large_stability(scenario: Scenario, base: Facts) -> None:
    """Nothing, for a study of stability whose draws the memory of this machine holds.

    Raises: InputError with the line of the draws.
    """
    refuse_draws(stability_effort(scenario, base), scenario.draws, _row_bytes(scenario, base), scenario.place)


def _row_bytes(scenario: Scenario, base: Facts) -> float:
    """The memory of one draw of a study of stability."""
    every = len(base.quantities)  # no more inputs than there are
    return BYTES * (COPIES * every + _pairs(scenario) * SIDE_CELLS)


def _pairs(scenario: Scenario) -> int:
    """The ordered pairs of different sides."""
    sides = len(scenario.actors) + len(scenario.coalitions)
    return sides * (sides - 1)
