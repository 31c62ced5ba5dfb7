"""The numbers behind a scenario: each with its place in the file, and with its range, kind, source and reason."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.records.given import ADMITTED, Given
from equipoise.units import Unit, fault

Steps = tuple[str | int, ...]


class Place(NamedTuple):
    """A number of the file: its name, words for it, its unit with the bounds that it keeps, the reason around it, and where it is."""

    name: str
    label: str
    given: Given
    unit: Unit
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
    given, unit = place.given, place.unit.name
    if given.fact is None:
        numbers = (given.lowest, given.best or 0.0, given.highest)
        cited = source or f"scenario:{scenario}"
        return Input(place.name, place.label, unit, *numbers, "assumption", cited, given.reason or place.reason)
    quantity = base.quantity(given.fact)
    admitted = ADMITTED.get(unit, (unit,))
    if quantity.unit not in admitted:
        raise InputError(f"{given.fact} is given in {quantity.unit!r}", fix=f"name a fact in {' or '.join(admitted)}")
    value = quantity.at(date)
    for number in (value.low, value.best, value.high):
        wrong = fault(number, place.unit)
        if wrong:
            raise InputError(f"{given.fact}: {wrong}", fix="give a number of your own, with a reason")
    cited = f"{given.fact} ({value.source})"
    return Input(place.name, place.label, unit, value.low, value.best, value.high, value.kind, cited, value.note)
