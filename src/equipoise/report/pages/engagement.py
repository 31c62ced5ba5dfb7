"""The page of a defence study: figures and tables of one scenario, and the record behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from equipoise.report.drawing.tint_key import share_key
from equipoise.report.figures.branch import Bars, branch_figure
from equipoise.report.figures.contour import Map, contour_figure
from equipoise.report.figures.integration import Waterfall, integration_figure, signed
from equipoise.report.figures.leakage import Curve, leakers_figure, no_leak_figure
from equipoise.report.pages.record import Record
from equipoise.report.pages.rendering import rendered
from equipoise.report.pages.whole_file import written
from equipoise.report.words.numbers import chance
from equipoise.report.words.wording import capital

MOST_BRANCHES = 4
MOST_RANGES = 10
NEGLIGIBLE = 1e-3


def engagement_brief(record: Record, directory: Path) -> Path:
    """The path of the page written from the record of a defence study; defend.json is written together with it.

    Raises: InputError for a record with a number that is not finite, and for a directory that cannot be written.
    """
    return written(directory, "defend.json", record, lambda: html(record))


def html(record: Record) -> str:
    """The page as text."""
    filters = {"signed": signed}
    values: dict[str, Any] = {
        "outcome": record["outcome"],
        "works": next((branch for branch in record["branches"] if not branch["failed"]), None),
        "worst": max(record["branches"], key=lambda branch: branch["mean"]),
        "curve": curve_panels(record),
        "branches": branch_panels(record),
        "contours": contour_panel(record),
        "share_key": share_key(),
        "waterfall": integration_figure(Waterfall("integration", record["integration"])),
        "reached": reached(record),
        "sought": [row for row in record["provision"] if row["best"]],
        "ranges": record["ranges"][:MOST_RANGES],
    }
    return rendered("engagement.html.j2", record, values, filters)


def curve_panels(record: Record) -> list[str]:
    """Leakers, and the chance of none, against the raid's size; nothing where a single size could be computed."""
    points = record["curve"]
    if len(points) < 2:
        return []
    own = float(record["scenario"]["warheads"])
    return [leakers_figure(Curve("leakers", points, own)), no_leak_figure(Curve("no-leak", points, own))]


def branch_panels(record: Record) -> list[Record]:
    """The likeliest branches beside each other on the same axes."""
    rows = record["branches"][:MOST_BRANCHES]
    most = 1.08 * max(max(row["distribution"]) for row in rows)
    last = max([1, *(n for row in rows for n, p in enumerate(row["distribution"]) if p > NEGLIGIBLE)])
    return [
        {
            "heading": f"{capital(row['name'])}: {chance(row['probability'])}",
            "works": not row["failed"],
            "svg": branch_figure(
                Bars(f"branch-{place}", capital(row["name"]), row["distribution"], row["mean"], last, most, not row["failed"])
            ),
        }
        for place, row in enumerate(rows)
    ]


def contour_panel(record: Record) -> str:
    """The map of more and better interceptors."""
    grid = record["grid"]
    return contour_figure(Map("contours", grid["stocks"], grid["misses"], grid["p_no_leak"]))


def reached(record: Record) -> str:
    """What the map says in one sentence."""
    grid = record["grid"]
    own = grid["misses"].index(1.0)
    more = [value for value in grid["p_no_leak"][own] if value is not None]
    every = [value for row in grid["p_no_leak"] for value in row if value is not None]
    now, most, best = (chance(value) for value in (record["outcome"]["p_no_leak"], max(more), max(every)))
    return (
        f"More interceptors alone, up to {grid['stocks'][-1]:g} times as many, take the chance that nothing leaks from {now} to {most}; "
        f"with shots that never miss as well it is {best}. The rest is what no interceptor changes: warheads out of reach, not tracked, "
        f"or not called a threat, and the common failures."
    )
