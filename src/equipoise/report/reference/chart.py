"""Small charts of the reference pages, as inline SVG: bars with a range, stacked shares, lines over years, spans of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from equipoise.report.drawing.ruler import ruled
from equipoise.report.drawing.theme import INK, MUTED, RULE, label, panel, svg

ROW_PX = 24
LEFT_PX = 168
LONGEST_LABEL = 23
Span = tuple[float, float, str]  # first year, last year, colour


class Bar(NamedTuple):
    """One bar: its label, its best value, and the range around it."""

    label: str
    low: float
    best: float
    high: float
    colour: str


class Line(NamedTuple):
    """One line over years."""

    label: str
    points: Mapping[float, float]
    colour: str


def bars(rows: Sequence[Bar], description: str, key: str) -> str:
    """A bar for each row, with a whisker over its range and its value at the right."""
    figure, axes = panel(ROW_PX * len(rows) + 8, LEFT_PX, 70, 4, 4)
    most = max([1e-9, *(row.high for row in rows)])
    for at, row in enumerate(rows):
        axes.barh(at, row.best, height=0.62, color=row.colour)
        if row.low != row.high:
            axes.plot([row.low, row.high], [at, at], color=INK, linewidth=1.2, marker="|", markersize=7)
        label(axes, -0.02 * most, at, short(row.label), ha="right")
        label(axes, max(row.high, row.best) + 0.02 * most, at, f"{row.best:,.4g}" if row.best < 10 else f"{row.best:,.0f}", ha="left")
    _rows(axes, len(rows), 0, most)
    return svg(figure, description, key)


def stacks(rows: Sequence[tuple[str, Sequence[tuple[float, str]]]], description: str, key: str) -> str:
    """A bar of coloured parts for each row, each part with its size and colour."""
    figure, axes = panel(ROW_PX * len(rows) + 8, LEFT_PX, 16, 4, 4)
    most = max(sum(size for size, _ in parts) for _, parts in rows) or 1.0
    for at, (name, parts) in enumerate(rows):
        start = 0.0
        for size, colour in parts:
            axes.barh(at, size, left=start, height=0.62, color=colour)
            start += size
        label(axes, -0.02 * most, at, short(name), ha="right")
    _rows(axes, len(rows), 0, most)
    return svg(figure, description, key)


def spans(rows: Sequence[tuple[str, Sequence[Span]]], first: float, last: float, description: str, key: str) -> str:
    """For each row what held from when to when, from the first to the last year."""
    figure, axes = panel(ROW_PX * len(rows) + 30, LEFT_PX, 16, 4, 26)
    for at, (name, parts) in enumerate(rows):
        for start, end, colour in parts:
            axes.barh(at, max(end - start, 0.004 * (last - first)), left=start, height=0.5, color=colour)
        label(axes, first - 0.02 * (last - first), at, short(name), ha="right")
    _rows(axes, len(rows), first, last)
    _years(axes)
    return svg(figure, description, key)


def lines(rows: Sequence[Line], limit: float | None, description: str, key: str) -> str:
    """Lines over years from zero, with a dashed line at a limit; the last value of each line is written at its end."""
    figure, axes = panel(190, 8, 96, 14, 26)
    years = [year for row in rows for year in row.points]
    most = max([*(value for row in rows for value in row.points.values()), limit or 0.0]) * 1.08 or 1.0
    first, last = min(years), max([min(years) + 1, *years])
    ends: list[float] = []
    for row in sorted(rows, key=lambda row: list(row.points.values())[-1]):
        axes.plot(list(row.points), list(row.points.values()), color=row.colour, linewidth=2)
        end = list(row.points.values())[-1]
        place = max([end, *(other + 0.085 * most for other in ends)])
        ends.append(place)
        label(axes, last + 0.015 * (last - first), place, f"{row.label} {end:,.0f}", ha="left", bold=True)
    if limit is not None:
        axes.plot([first, last], [limit, limit], color=MUTED, linewidth=1, linestyle=(0, (4, 3)))
    axes.plot([first, last], [0, 0], color=RULE, linewidth=1)
    axes.set_xlim(first, last)
    axes.set_ylim(0, most)
    _years(axes)
    return svg(figure, description, key)


def short(name: str) -> str:
    """A label that fits beside a bar."""
    return name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1].rstrip()}…"


def _rows(axes: Axes, n_rows: int, first: float, last: float) -> None:
    axes.set_xlim(first, last)
    axes.set_ylim(n_rows - 0.5, -0.5)


def _years(axes: Axes) -> None:
    """The years below the axes."""
    ruled(axes.xaxis, MaxNLocator(nbins=4, integer=True, min_n_ticks=2), "{:.0f}".format)
