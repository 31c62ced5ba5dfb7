"""The nearest known name to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

LISTED_NAMES = 12
NEARNESS = 0.7


def suggestion(name: str, known: Iterable[str], noun: str = "") -> str:
    """What to write instead of an unknown name: the nearest one, or the known ones where they are few."""
    names = sorted(known)
    nearest = difflib.get_close_matches(name, names, n=1, cutoff=NEARNESS)
    if nearest:
        return f"did you mean {nearest[0]!r}?"
    if names and len(names) <= LISTED_NAMES:
        return f"use one of {', '.join(names)}"
    return f"see the list of {noun}" if noun else "check the name"
