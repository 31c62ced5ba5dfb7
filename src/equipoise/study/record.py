"""What the records of all studies are made of: plain mappings, finite numbers, names of pairs."""

from __future__ import annotations

import math
from typing import Any

Record = dict[str, object]  # as it is written
Tree = dict[str, Any]  # as it is read
DIGITS = 6


def finite(value: float, digits: int | None = DIGITS) -> float | None:
    """A number for the record, with so many digits after the point or all: None where there is none.

    >>> finite(1 / 3), finite(1 / 3, None), finite(float("inf")), finite(float("nan"))
    (0.333333, 0.3333333333333333, None, None)
    """
    if not math.isfinite(value):
        return None
    return float(value) if digits is None else round(float(value), digits)


def pair_name(retaliator: str, adversary: str) -> str:
    """The retaliator and its adversary, as one word.

    >>> pair_name("RUS", "USA")
    'RUS-vs-USA'
    """
    return f"{retaliator}-vs-{adversary}"
