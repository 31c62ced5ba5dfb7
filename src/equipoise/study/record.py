"""What the records of all studies are made of: typed parts, finite numbers, names of pairs."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

Record = dict[str, object]  # as it is written
Tree = dict[str, Any]  # as it is read
DIGITS = 6


class Part(BaseModel):
    """A part of a record: unknown keys, numbers that are not finite, and later changes are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, validate_by_name=True, serialize_by_alias=True)


class Range(Part):
    """A number over the draws: its 5th, 50th and 95th percentile; none where there is no number."""

    q05: float | None
    q50: float | None
    q95: float | None


class Spread(Part):
    """A number at best estimates, and over the draws its 5th, 50th and 95th percentile; none where there is no number."""

    best: float | None
    q05: float | None
    q50: float | None
    q95: float | None


class InputRow(Part):
    """An input that a study read: its id and name, its range and law, its source, and the pairs or sides that use it."""

    id: str
    name: str
    actor: str
    unit: str
    low: float
    best: float
    high: float
    law: str
    since: str
    kind: str
    source: str
    note: str
    override: str | None
    used_by: tuple[str, ...]


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


def digest(content: Mapping[str, object]) -> str:
    """Twelve hexadecimal digits of what a record rests on, as JSON has it."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]
