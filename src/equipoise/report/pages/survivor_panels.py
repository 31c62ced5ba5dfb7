"""What sides hold and what strikes leave, on the page of a study of stability: tables in several measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from equipoise.report.drawing.charts.survivors import TOTAL
from equipoise.report.words.cells import DOCTRINES
from equipoise.report.words.numbers import DASH, NONE, one_decimal
from equipoise.report.words.stability import Names, pair_title, struck_by
from equipoise.report.words.wording import capital, in_words
from equipoise.study.record import Spread
from equipoise.study.stability.record.forces import LeftCell, Survivors
from equipoise.study.stability.record.pairs import ChosenPair
from equipoise.study.stability.record.whole import StabilityRecord

THOUSAND = 1000.0


class Read(NamedTuple):
    """A best estimate, and 5 to 95 % of the draws, in words."""

    best: str
    range: str


class Line(NamedTuple):
    """A row of a table: its name, what the leg held before, and what is left in every cell."""

    name: str
    held: Read | None
    cells: Sequence[Read]


class Struck(NamedTuple):
    """One direction of a pair, and its rows."""

    name: str
    rows: Sequence[Line]


class Table(NamedTuple):
    """The table of a chosen pair: the headings of its cells, and both directions."""

    pair: ChosenPair
    title: str
    heads: Sequence[str]
    sides: Sequence[Struck]


class Held(NamedTuple):
    """The whole force of a side in several measures, and the legs without one."""

    name: str
    cells: Sequence[Read]
    unmeasured: Sequence[str]


def survivor_rows(record: StabilityRecord, names: Names) -> list[Table]:
    """For each chosen pair, the table of what is left in every cell, in both directions."""
    found: list[Table] = []
    for pair in record.pairs:
        both = [row for row in record.survivors if {row.retaliator, row.adversary} == {pair.a, pair.b}]
        sides = [Struck(struck_by(row, names), _rows(row)) for row in both]
        found.append(Table(pair, pair_title(pair, names), [_head(cell) for cell in both[0].cells], sides))
    return found


def measure_rows(record: StabilityRecord, names: Names) -> list[Held]:
    """The whole force of each side in warheads, equivalent megatons and counter-military potential."""
    return [
        Held(
            names[row.side],
            [_read(row.warheads), _read(row.emt), _read(row.cmp, THOUSAND), _read(row.cmp_bombers, THOUSAND)],
            row.unmeasured,
        )
        for row in record.measures
    ]


def _rows(entry: Survivors) -> list[Line]:
    """A row for each leg, then the total in each measure."""
    cells = entry.cells
    legs = [
        Line(leg.name, _read(leg.warheads), [_read(cell.legs[place].warheads) for cell in cells]) for place, leg in enumerate(entry.legs)
    ]
    totals = [
        ("warheads", [_read(cell.total.warheads) for cell in cells]),
        ("equivalent megatons", [_read(cell.total.emt) for cell in cells]),
        ("counter-military potential, thousands", [_read(cell.total.cmp, THOUSAND) for cell in cells]),
    ]
    return [*legs, *(Line(f"{TOTAL}, {words}", None, found) for words, found in totals)]


def _head(cell: LeftCell) -> str:
    """The heading of a column: posture, then doctrine."""
    return f"{capital(in_words(cell.posture))}, {DOCTRINES.get(cell.doctrine, cell.doctrine)}"


def _read(found: Spread, unit: float = 1.0) -> Read:
    """A best estimate, and 5 to 95 % of the draws, in words; without a number the second has none."""
    if found.best is None or found.q05 is None or found.q95 is None:
        return Read(NONE, "")
    best, low, high = (one_decimal(value / unit) for value in (found.best, found.q05, found.q95))
    return Read(best, f"{low}{DASH}{high}")
