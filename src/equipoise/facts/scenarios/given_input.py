"""The numbers behind a scenario: each with its place in the file, and with its range, kind, source and reason."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.records.given import ADMITTED, Given, wrong

Steps = tuple[str | int, ...]


class Place(NamedTuple):
    """A number of the file: its name, words for it, its unit, the reason that stands around it, and where it is."""

    name: str
    label: str
    given: Given
    unit: str
    reason: str
    path: Steps


class Input(NamedTuple):
    """A number that a scenario rests on: range, kind, source and reason."""

    name: str
    label: str
    unit: str
    low: float
    best: float
    high: float
    kind: str
    source: str
    reason: str

    @property
    def is_fixed(self) -> bool:
        """Whether the range is a single number."""
        return self.low == self.high


def resolved(place: Place, scenario: str, date: dt.date, base: Facts, source: str = "") -> Input:
    """One number with its range, kind and source at a date; whatever is not a fact is an assumption of the scenario, or of `source`.

    Raises: InputError for an unknown id, a fact in another unit or with an impossible value, or a date before the data.
    """
    given = place.given
    if given.fact is None:
        numbers = (given.lowest, given.best or 0.0, given.highest)
        cited = source or f"scenario:{scenario}"
        return Input(place.name, place.label, place.unit, *numbers, "assumption", cited, given.reason or place.reason)
    quantity = base.quantity(given.fact)
    admitted = ADMITTED.get(place.unit, (place.unit,))
    if quantity.unit not in admitted:
        raise InputError(f"{given.fact} is given in {quantity.unit!r}", fix=f"name a fact in {' or '.join(admitted)}")
    value = quantity.at(date)
    for number in (value.low, value.best, value.high):
        fault = wrong(number, place.unit)
        if fault:
            raise InputError(f"{given.fact}: {fault}", fix="give a number of your own, with a reason")
    cited = f"{given.fact} ({value.source})"
    return Input(place.name, place.label, place.unit, value.low, value.best, value.high, value.kind, cited, value.note)
