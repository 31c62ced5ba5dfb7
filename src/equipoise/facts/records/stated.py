"""Statements with a source that are no dated quantity: remarks, single figures with a range, first and last days."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from equipoise.facts.files.binding import FieldError
from equipoise.facts.records.bounds import FIX
from equipoise.facts.records.fields import Kind, PartialDate, Strict, Text
from equipoise.facts.records.quantity import ordered
from equipoise.units import Unit, fault


class Remark(Strict):
    """One sentence on a subject, with its source."""

    text: Text
    kind: Kind
    source: Text


class Dated(Strict):
    """A day, month or year on which something happened or is due."""

    date: PartialDate
    kind: Kind
    source: Text
    note: str = ""


class Figure(Strict):
    """One published figure with its range, in the unit of its sort of record."""

    UNIT: ClassVar[Unit]

    low: float
    best: float
    high: float
    kind: Kind
    source: Text
    page: str | None = None
    note: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> Figure:
        """Refuse an impossible number, and a range that is not low <= best <= high."""
        for key in ("low", "best", "high"):
            wrong = fault(getattr(self, key), self.UNIT)
            if wrong:
                raise FieldError(key, f"{key} {wrong}", fix=FIX)
        ordered(self.low, self.best, self.high, "triangular")
        return self


def refuse_reversed(first: str, last: str) -> None:
    """Refuse a last day before the first one; days, months and years may be mixed."""
    n_known = min(len(first), len(last))
    if last[:n_known] < first[:n_known]:
        raise FieldError("last", f"last {last} lies before first {first}", fix="give the earlier day as first")
