"""The series of stockpiles since 1945: one row for each state, year and series, with how it was obtained."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from equipoise.errors import InputError
from equipoise.facts.records.bounds import number_in
from equipoise.facts.records.fields import ActorId, Strict, Text

MAIN = ("fas_owid_2023", "fas_sipri_extension")


def _number(written: object) -> object:
    """A whole number of a table's cell."""
    if not isinstance(written, str):
        return written
    if not (written.isascii() and written.isdigit()):
        raise InputError(f"{written!r} is not a count", fix="write a whole number of zero or more")
    return int(written)


class StockpileRow(Strict):
    """The warheads of one state, or of the world, in one year."""

    actor: ActorId
    country: Text
    year: Annotated[int, BeforeValidator(_number), Field(ge=1945, le=2026)]
    warheads: Annotated[int, BeforeValidator(_number), number_in("warheads")]
    series: Literal["fas_owid_2023", "fas_sipri_extension", "bulletin_nn_2021"]
    measure: Literal["military_stockpile", "total_inventory_incl_retired"]
    source: Text
    provenance: Literal["seen", "seen-secondary", "derived"]
    note: str = ""


def series(rows: Iterable[StockpileRow], actor: str, *, cross_check: bool = False) -> dict[int, int]:
    """Warheads by year of one state, in military stockpiles: the main series, or the one kept to check it."""
    wanted = ("bulletin_nn_2021",) if cross_check else MAIN
    kept = [row for row in rows if row.actor == actor and row.series in wanted and row.measure == "military_stockpile"]
    return {row.year: row.warheads for row in sorted(kept, key=lambda row: row.year)}


def repeated(rows: Iterable[StockpileRow]) -> dict[int, int]:
    """The places of rows that tell what an earlier row told already, each with the place of that row."""
    first: dict[tuple[str, int, str, str], int] = {}
    found: dict[int, int] = {}
    for place, row in enumerate(rows):
        key = (row.actor, row.year, "main" if row.series in MAIN else row.series, row.measure)
        if key in first:
            found[place] = first[key]
        first.setdefault(key, place)
    return found
