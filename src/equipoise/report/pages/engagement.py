"""The page of a defence study: figures and tables of one scenario, and the record behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from equipoise.report.drawing.charts.integration import signed
from equipoise.report.pages.rendering import rendered
from equipoise.report.pages.whole_file import written
from equipoise.report.words.numbers import chance
from equipoise.study.engagement.record import EngagementRecord

MOST_RANGES = 10


def engagement_brief(record: EngagementRecord, directory: Path) -> Path:
    """The path of the page written from the record of a defence study; defend.json is written together with it.

    Raises: InputError for a record with a number that is not finite, and for a directory that cannot be written.
    """
    return written(directory, "defend.json", record, lambda: html(record))


def html(record: EngagementRecord) -> str:
    """The page as text."""
    filters = {"signed": signed}
    values: dict[str, Any] = {
        "outcome": record.outcome,
        "works": next((branch for branch in record.branches if not branch.failed), None),
        "worst": max(record.branches, key=lambda branch: branch.mean),
        "reached": reached(record),
        "sought": [row for row in record.provision if row.best],
        "ranges": record.ranges[:MOST_RANGES],
    }
    return rendered("engagement", record, values, filters)


def reached(record: EngagementRecord) -> str:
    """What the map says in one sentence."""
    grid = record.grid
    own = grid.misses.index(1.0)
    more = [value for value in grid.p_no_leak[own] if value is not None]
    every = [value for row in grid.p_no_leak for value in row if value is not None]
    now, most, best = (chance(value) for value in (record.outcome.p_no_leak, max(more), max(every)))
    return (
        f"More interceptors alone, up to {grid.stocks[-1]:g} times as many, take the chance that nothing leaks from {now} to {most}; "
        f"with shots that never miss as well it is {best}. The rest is what no interceptor changes: warheads out of reach, not tracked, "
        f"or not called a threat, and the common failures."
    )
