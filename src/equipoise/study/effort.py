"""What a study takes, told before it begins: time and memory, and a refusal above the memory that the machine has.

Each study estimates its own from the sizes that drive it; the constants stand beside the estimates, with where they were measured.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from equipoise.errors import InputError
from equipoise.machine import memory_bytes

SHARE = 0.8  # of the machine's memory that a study may take
BYTES = 8.0  # of a number
COPIES = 4  # of each input: drawn, stacked, cut into legs, kept
BASE_BYTES = 0.5e9  # the program itself, with its libraries and kernels


class Effort(NamedTuple):
    """What a study takes on this machine."""

    seconds: float
    memory_bytes: float

    def __str__(self) -> str:
        return f"about {span(self.seconds)} and {self.memory_bytes / 1e9:.1f} GB of memory"


def span(seconds: float) -> str:
    """A span of time in words, to one unit.

    >>> span(40), span(1500), span(9000), span(400_000)
    ('40 seconds', '25 minutes', '2.5 hours', '5 days')
    """
    if seconds < 90:
        return f"{round(seconds)} seconds" if seconds >= 1.5 else "1 second"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} minutes"
    return f"{seconds / 3600:.2g} hours" if seconds < 48 * 3600 else f"{seconds / 86_400:.0f} days"


def room_bytes() -> float:
    """The memory that the arrays of a study may take on this machine."""
    return max(0.0, SHARE * memory_bytes() - BASE_BYTES)


def refuse_beyond(effort: Effort, what: str, fix: str, place: tuple[str, int | None]) -> None:
    """Nothing, for a study that the memory of this machine holds.

    Raises: InputError for a larger one, with its place and how to fix it.
    """
    if effort.memory_bytes > room_bytes():
        needed = f"{what} take about {effort.memory_bytes / 1e9:,.1f} GB of memory, and this machine has {memory_bytes() / 1e9:,.1f} GB"
        raise InputError(needed, fix=fix, file=place[0], line=place[1])


def refuse_draws(effort: Effort, draws: int, row_bytes: float, place: tuple[str, int | None]) -> None:
    """Nothing, for draws that the memory of this machine holds, where each takes so many bytes.

    Raises: InputError with the line of the draws, and how many fit.
    """
    refuse_beyond(effort, f"{draws:,} draws", f"give at most {rounded_down(room_bytes() / row_bytes):,} draws", place)


def rounded_down(number: float) -> int:
    """A number, at least 1, rounded down to two digits, so that what it advises is accepted."""
    if number < 100:
        return max(1, int(number))
    unit = 10 ** (int(math.log10(number)) - 1)
    return int(number // unit) * unit
