"""The matrices of a record of stability, ready to be drawn: assured retaliation in one cell, and the effects of one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from equipoise.report.drawing.charts.matrix.matrix import Grid, Seat
from equipoise.report.words.cells import cell_title
from equipoise.report.words.numbers import SPACE
from equipoise.study.stability.record.answers import Entry
from equipoise.study.stability.record.forces import SideRow
from equipoise.study.stability.record.steps import StepEffect

UNITS = {1: "points of percent", 10: "tenths of a point", 100: "hundredths of a point", 1000: "thousandths of a point"}
LEAST = 0.95  # the largest change below which a smaller unit is taken


def assured_grid(key: str, sides: Sequence[SideRow], entries: Sequence[Entry], cell: tuple[str, str], measure: str = "best") -> Grid:
    """Assured retaliation of every side against every other in one cell: at best estimates, or the share of draws that are enough."""
    found = {
        (entry.retaliator, entry.adversary): each.assured.best if measure == "best" else each.assured.share
        for entry in entries
        for each in entry.cells
        if (each.posture, each.doctrine) == cell
    }
    what = "Chance that the requirement is met" if measure == "best" else "Share of draws that meet the requirement with assurance"
    words = f"chance in{SPACE}%" if measure == "best" else "% of draws"
    return Grid(key, f"{what}, {cell_title(*cell).lower()}", _seats(sides), _seats(sides), _table(sides, sides, found), words=words)


def change_grid(key: str, sides: Sequence[SideRow], entries: Sequence[StepEffect], kind: str) -> Grid:
    """What a step of one actor on offence or defence changes in the assured retaliation of every actor, in points or parts of one."""
    best = {(entry.actor, entry.spender): None if entry.change is None else entry.change.best for entry in entries}
    found = {pair: None if change is None else 100.0 * change for pair, change in best.items()}
    most = max((abs(value) for value in found.values() if value is not None), default=0.0)
    scale = next((scale for scale in UNITS if most * scale >= LEAST), max(UNITS)) if most > 0.0 else 1
    scaled = {pair: None if value is None else scale * value for pair, value in found.items()}
    rows, columns = ([side for side in sides if any(side.id == pair[place] for pair in found)] for place in (0, 1))
    return Grid(
        key,
        f"Change of assured retaliation by a step on {kind}",
        _seats(rows),
        _seats(columns),
        _table(rows, columns, scaled),
        "change for",
        "step by",
        f"no {kind} to add to",
        UNITS[scale],
        per_point=scale,
    )


def _seats(sides: Sequence[SideRow]) -> list[Seat]:
    return [Seat(side.name, side.members) for side in sides]


def _table(rows: Sequence[SideRow], columns: Sequence[SideRow], found: Mapping[tuple[str, str], float | None]) -> list[list[float | None]]:
    return [[found.get((row.id, column.id)) for column in columns] for row in rows]
