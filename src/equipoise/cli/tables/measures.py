"""The table of what each side holds, in warheads, equivalent megatons and counter-military potential."""

from __future__ import annotations

from equipoise.cli.output import Column, show_table
from equipoise.report.words.numbers import NONE, share, two_digits
from equipoise.study.record import Spread
from equipoise.study.stability.record.forces import Measures
from equipoise.study.stability.record.whole import StabilityRecord

THOUSAND = 1000.0
COLUMNS: tuple[Column, ...] = (
    ("side", "whole"),
    ("warheads", "number"),
    ("equivalent\nmegatons", "number"),
    ("5–95 %", "number"),
    ("counter-\nmilitary", "number"),
    ("5–95 %", "number"),
    ("on\nbombers", "number"),
)
TITLE = "What each actor holds, all its weapons: equivalent megatons, and counter-military potential in thousands per square nautical mile"


def show_measures(record: StabilityRecord) -> None:
    """Print the measures of every actor of a record of stability."""
    actors = {side.id for side in record.sides if side.kind == "actor"}
    show_table(COLUMNS, [_row(row) for row in record.measures if row.side in actors], title=TITLE)


def _row(row: Measures) -> tuple[str, ...]:
    potential, bombers = row.cmp.best, row.cmp_bombers.best
    part = "" if not potential or bombers is None else share(bombers / potential)
    return row.side, two_digits(row.warheads.best or 0.0), *_pair(row.emt, 1.0), *_pair(row.cmp, THOUSAND), part


def _pair(spread: Spread, unit: float) -> tuple[str, str]:
    """A best estimate, and 5 to 95 % of the draws."""
    if spread.best is None or spread.q05 is None or spread.q95 is None:
        return NONE, ""
    return two_digits(spread.best / unit), f"{two_digits(spread.q05 / unit)}–{two_digits(spread.q95 / unit)}"
