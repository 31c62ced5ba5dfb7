"""What a study takes, told before it begins: time and memory, and a refusal above the memory that the machine has.

Each study estimates its own from the sizes that drive it; the constants stand beside the estimates, with where they were measured.
"""

from __future__ import annotations

import ctypes
import math
import os
import sys
from typing import NamedTuple

from equipoise.errors import InputError

SHARE = 0.8  # of the machine's memory that a study may take
BASE_BYTES = 0.5e9  # the program itself, with its libraries and kernels
UNKNOWN_BYTES = 8e9  # where the system does not say how much memory it has


class Effort(NamedTuple):
    """What a study takes on this machine."""

    seconds: float
    memory_bytes: float

    def __str__(self) -> str:
        return f"about {span(self.seconds)} and {self.memory_bytes / 1e9:.1f} GB of memory"


class _MemoryStatus(ctypes.Structure):
    """What Windows says of its memory (MEMORYSTATUSEX)."""

    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        *((name, ctypes.c_ulonglong) for name in ("total", "free", "total_page", "free_page", "total_virtual", "free_virtual", "extended")),
    )


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


def machine_bytes() -> float:
    """The memory of this machine."""
    if sys.platform == "win32":
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
        return float(status.total) or UNKNOWN_BYTES
    try:
        return float(os.sysconf("SC_PHYS_PAGES")) * float(os.sysconf("SC_PAGE_SIZE"))
    except (ValueError, OSError):
        return UNKNOWN_BYTES


def room_bytes() -> float:
    """The memory that the arrays of a study may take on this machine."""
    return max(0.0, SHARE * machine_bytes() - BASE_BYTES)


def refuse_beyond(effort: Effort, what: str, fix: str, place: tuple[str, int | None]) -> None:
    """Nothing, for a study that the memory of this machine holds.

    Raises: InputError for a larger one, with its place and what mends it.
    """
    if effort.memory_bytes > room_bytes():
        needed = f"{what} take about {effort.memory_bytes / 1e9:,.1f} GB of memory, and this machine has {machine_bytes() / 1e9:,.1f} GB"
        raise InputError(needed, fix=fix, file=place[0], line=place[1])


def rounded_down(number: float) -> int:
    """A number, at least 1, rounded down to two digits, so that what it advises is accepted."""
    if number < 100:
        return max(1, int(number))
    unit = 10 ** (int(math.log10(number)) - 1)
    return int(number // unit) * unit
