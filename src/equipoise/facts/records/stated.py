"""Statements with a source that are no dated quantity: remarks, single figures with a range, first and last days."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from equipoise.facts.files.binding import FieldError
from equipoise.facts.records.fields import Kind, PartialDate, Strict, Text
from equipoise.facts.records.quantity import ordered

Amount = Annotated[float, Field(ge=0)]


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
    """One published figure with its range."""

    low: Amount
    best: Amount
    high: Amount
    kind: Kind
    source: Text
    page: str | None = None
    note: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> Figure:
        """Refuse a range that is not low <= best <= high."""
        ordered(self.low, self.best, self.high, "triangular")
        return self


def refuse_reversed(first: str, last: str) -> None:
    """Refuse a last day before the first one; days, months and years may be mixed."""
    n_known = min(len(first), len(last))
    if last[:n_known] < first[:n_known]:
        raise FieldError("last", f"last {last} lies before first {first}", fix="give the earlier day as first")
