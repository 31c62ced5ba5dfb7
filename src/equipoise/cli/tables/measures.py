"""The table of what each side holds, in warheads, equivalent megatons and counter-military potential."""

from __future__ import annotations

from typing import Any

from equipoise.cli.output import Column, show_table
from equipoise.cli.tables.summary import share

Record = dict[str, Any]
THOUSAND = 1000.0
SMALL = 0.01
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


def show_measures(record: Record) -> None:
    """Print the measures of every actor of a record of stability."""
    actors = {side["id"] for side in record["sides"] if side["kind"] == "actor"}
    show_table(COLUMNS, [_row(row) for row in record["measures"] if row["side"] in actors], title=TITLE)


def _row(row: Record) -> tuple[str, ...]:
    potential, bombers = row["cmp"]["best"], row["cmp_bombers"]["best"]
    part = "" if not potential or bombers is None else share(bombers / potential)
    return row["side"], _short(row["warheads"]["best"]), *_pair(row["emt"], 1.0), *_pair(row["cmp"], THOUSAND), part


def _pair(spread: Record, unit: float) -> tuple[str, str]:
    """A best estimate, and 5 to 95 % of the draws."""
    if spread["best"] is None:
        return "none", ""
    return _short(spread["best"] / unit), f"{_short(spread['q05'] / unit)}–{_short(spread['q95'] / unit)}"


def _short(value: float) -> str:
    """A whole number, or two digits where it is small.

    >>> [_short(value) for value in (1664.5, 8.08, 0.0022)]
    ['1,664', '8.1', '<0.01']
    """
    return f"{value:,.0f}" if value >= 10.0 else f"{value:.2g}" if value >= SMALL else "<0.01"
