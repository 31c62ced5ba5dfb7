"""A quantity: dated values, each complete with unit, range, kind and source."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr, field_validator, model_validator

from equipoise import units
from equipoise.errors import InputError
from equipoise.facts.files.binding import FieldError, placed
from equipoise.facts.files.yaml.tree import Items, Mapping
from equipoise.facts.records.bounds import FIX, InUnit
from equipoise.facts.records.fields import Date, Strict, Text
from equipoise.units import UNITS, Unit

Kind = Literal["measured", "official", "estimate", "assumption", "override"]
KINDS = ("measured", "official", "estimate", "assumption")
Law = Literal["triangular", "uniform", "loguniform"]


class Contest(Strict):
    """Who puts forward a value that others dispute, and whether it is the one used by default."""

    by: Text
    default: bool = False


class Value(Strict):
    """One value of a quantity, true from `since`: its range in a unit, its kind and its source."""

    since: Date
    unit: Text
    low: float
    best: float
    high: float
    law: Law = "triangular"
    kind: Kind
    source: Text
    page: str | None = None
    note: str = ""
    contested: Contest | None = None
    file: str = ""
    line: Annotated[int, Field(ge=0)] = 0

    @model_validator(mode="before")
    @classmethod
    def _placed(cls, data: object) -> object:
        """Add the place in the file, which no file may state itself."""
        return placed(data)

    @field_validator("kind", mode="before")
    @classmethod
    def _kind(cls, kind: object) -> object:
        """Refuse what is not a kind, and the kind that only a scenario's override has."""
        if kind not in KINDS:
            raise InputError(f"{kind!r} is not a kind of value", fix=f"use {', '.join(KINDS[:-1])} or {KINDS[-1]}")
        return kind

    @field_validator("page", mode="before")
    @classmethod
    def _page(cls, page: object) -> object:
        """A page number as text."""
        return str(page) if isinstance(page, int) else page

    @model_validator(mode="after")
    def _possible(self) -> Value:
        """Refuse an invalid unit, number, order or law."""
        if self.unit not in units.UNITS:
            raise FieldError("unit", f"unit {self.unit!r} is not known", fix=f"use one of {', '.join(units.UNITS)}")
        for key in ("low", "best", "high"):
            fault = units.fault(getattr(self, key), self.unit)
            if fault:
                raise FieldError(key, f"{key} {fault}", fix=FIX)
        ordered(self.low, self.best, self.high, self.law)
        return self

    @property
    def is_fixed(self) -> bool:
        """Whether the range is a single number."""
        return self.low == self.high


def ordered(low: float, best: float, high: float, law: str) -> None:
    """Refuse a range that is not low <= best <= high, or that its law cannot use."""
    if not low <= best <= high:
        raise FieldError("best", f"the range {low:g}, {best:g}, {high:g} is not in order", fix="give low <= best <= high")
    if law == "loguniform" and low <= 0:
        raise FieldError("low", f"low {low:g} has no logarithm", fix="give a low above 0, or use the law uniform")


class Quantity(Strict):
    """A quantity of the fact base: its id and its values in the order of their dates."""

    id: str
    values: tuple[Value, ...]
    _bounds: Unit | None = PrivateAttr(None)

    @model_validator(mode="before")
    @classmethod
    def _listed(cls, data: object) -> object:
        """The values as a tuple; anything but a list with content is refused."""
        values = data.get("values") if isinstance(data, dict) and not isinstance(data, Mapping) else None
        if not isinstance(values, list | tuple) or not values:
            raise InputError(
                "a quantity must be a list of dated values",
                fix="write '- {since: …, unit: …, low: …, best: …, high: …, kind: …, source: …}'",
            )
        return {**data, "values": tuple(values)} if isinstance(data, dict) else data

    @model_validator(mode="after")
    def _dated(self) -> Quantity:
        """Refuse values out of order, a change of unit, and rival values without one default."""
        for earlier, later in pairwise(self.values):
            if later.since < earlier.since:
                raise _fault(
                    later, f"{self.id}: the value of {later.since} stands after that of {earlier.since}", "order the values by date"
                )
            if later.unit != earlier.unit:
                raise _fault(later, f"{self.id}: the unit changes from {earlier.unit!r} to {later.unit!r}", "use one unit")
        for since in {value.since for value in self.values}:
            _one_default(self.id, [value for value in self.values if value.since == since])
        return self

    @property
    def unit(self) -> str:
        """The unit of all values."""
        return self.values[0].unit

    @property
    def bounds(self) -> Unit:
        """The unit, with the bounds of the field that holds the quantity where it has its own."""
        return self._bounds or UNITS[self.unit]

    def keep(self, bounds: Unit) -> None:
        """Note the bounds of the field that holds the quantity.

        Raises: InputError for a value outside them.
        """
        for value in self.values:
            for key in ("low", "best", "high"):
                fault = units.fault(getattr(value, key), bounds)
                if fault:
                    raise _fault(value, f"{self.id}: {key} {fault}", FIX)
        self._bounds = bounds

    def at(self, date: dt.date) -> Value:
        """The value that speaks for a date: the last one not later than it; of rival ones, the default.

        Raises: InputError when the date lies before the first value.
        """
        values = self.rivals(date)
        return next((value for value in values if value.contested and value.contested.default), values[0])

    def rivals(self, date: dt.date) -> tuple[Value, ...]:
        """All values that speak for a date: one, or the several that are contested.

        Raises: InputError when the date lies before the first value.
        """
        known = [value for value in self.values if value.since <= date]
        if not known:
            first = self.values[0]
            what = f"date outside the data: {self.id} has no value for {date}"
            raise InputError(what, fix=f"use a date from {first.since} on (first value, {first.file}:{first.line})")
        return tuple(value for value in known if value.since == known[-1].since)


def _fault(value: Value, what: str, fix: str) -> InputError:
    """A fault of one value, with its place."""
    return InputError(what, fix=fix, file=value.file, line=value.line or None)


def _one_default(name: str, values: list[Value]) -> None:
    """Refuse several values of one date unless each is contested and one is the default."""
    if len(values) == 1:
        return
    for value in values:
        if value.contested is None:
            fix = "add 'contested: {by: …, default: true or false}' to each, or give another date"
            raise _fault(value, f"{name} has several values of {value.since}", fix)
    if sum(1 for value in values if value.contested and value.contested.default) != 1:
        raise _fault(
            values[0], f"{name} has contested values of {values[0].since} without exactly one default", "set 'default: true' on one of them"
        )


def in_unit(name: str, lowest: float | None = None, highest: float | None = None) -> InUnit:
    """A check that a quantity is given in a unit, and inside bounds of its own where there are some."""
    unit = UNITS[name]
    bounds = unit.within(unit.lowest if lowest is None else lowest, unit.highest if highest is None else highest)

    def checked(quantity: Quantity) -> Quantity:
        if quantity.unit != name:
            raise _fault(quantity.values[0], f"{quantity.id} is given in {quantity.unit!r}", f"give it in {name!r}")
        quantity.keep(bounds)
        return quantity

    return InUnit(bounds, checked)


def listed(tree: object) -> bool:
    """Whether a part of a YAML tree is a list, as a quantity is."""
    return isinstance(tree, Items)


Warheads = Annotated[Quantity, in_unit("warheads")]
Weapons = Annotated[Quantity, in_unit("weapons")]
WarheadsPerLauncher = Annotated[Quantity, in_unit("warheads_per_launcher")]
Launchers = Annotated[Quantity, in_unit("launchers")]
LaunchersPerPlatform = Annotated[Quantity, in_unit("launchers_per_platform")]
Probability = Annotated[Quantity, in_unit("probability")]
Share = Annotated[Quantity, in_unit("share")]
Interceptors = Annotated[Quantity, in_unit("interceptors")]
Salvo = Annotated[Quantity, in_unit("interceptors_per_warhead")]
FireUnits = Annotated[Quantity, in_unit("fire_units")]
Sensors = Annotated[Quantity, in_unit("sensors")]
MillionUsd = Annotated[Quantity, in_unit("million_usd")]
Range = Annotated[Quantity, in_unit("km", lowest=1)]
Altitude = Annotated[Quantity, in_unit("km", highest=40_000)]  # beyond the highest orbit that is in use
Speed = Annotated[Quantity, in_unit("km_per_s")]
Minutes = Annotated[Quantity, in_unit("minutes")]
Kilotons = Annotated[Quantity, in_unit("kilotons")]
Metres = Annotated[Quantity, in_unit("m")]
