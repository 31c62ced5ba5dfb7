"""The nearest known name to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

LISTED_NAMES = 16
NEARNESS = 0.7


def suggestion(name: str, known: Iterable[str], noun: str = "") -> str:
    """What to write instead of an unknown name: the nearest one, or the known ones where they are few."""
    names = sorted(known)
    meant = nearest(name, names)
    if meant:
        return f"did you mean {meant!r}?"
    if names and len(names) <= LISTED_NAMES:
        return f"use one of {', '.join(names)}"
    return f"see the list of {noun}" if noun else "check the name"


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that an unknown one was most likely meant to be, or an empty string."""
    return next(iter(similar(name, sorted(known))), "")


def similar(name: str, known: Sequence[str], most: int = 1, nearness: float = NEARNESS) -> list[str]:
    """At most so many of the known names that are at least so near, 0 to 1, to an unknown one; the nearest first."""
    return difflib.get_close_matches(name, known, n=most, cutoff=nearness)
