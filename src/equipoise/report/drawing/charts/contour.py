"""What it would take: the chance that nothing leaks, over more interceptors and better ones, with contours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from equipoise.report.drawing.shades import rectangle, shade, words_on
from equipoise.report.drawing.theme import INK, MUTED, label, panel, svg
from equipoise.report.words.numbers import SPACE, TINTED, percent

CELL, LEFT, RIGHT, TOP, BOTTOM = 32, 54, 8, 8, 48
CONTOURS = {0.5: "-", 0.9: (0, (2, 1))}


class Map(NamedTuple):
    """Chances by share of misses (rows) and multiple of interceptors (columns); None where it was too large to compute."""

    key: str
    stocks: Sequence[float]
    misses: Sequence[float]
    chances: Sequence[Sequence[float | None]]


def contour_figure(data: Map) -> str:
    """The map as tinted cells with their percentages, and the contours of 50 and 90 % along their edges, as inline SVG."""
    rows, columns = len(data.misses), len(data.stocks)
    figure, axes = panel(TOP + CELL * rows + BOTTOM, LEFT, RIGHT, TOP, BOTTOM)
    axes.set_xlim(-0.5, columns - 0.5)
    axes.set_ylim(rows - 0.5, -0.5)
    for row in range(rows):
        for column in range(columns):
            _cell(axes, column, row, data.chances[row][column], own=data.stocks[column] == 1.0 and data.misses[row] == 1.0)
    for level, style in CONTOURS.items():
        for x, y in edges(data.chances, level):
            axes.plot(x, y, color=INK, linewidth=2.2, linestyle=style, zorder=3)
    for column, more in enumerate(data.stocks):
        label(axes, column, rows - 0.3, f"×{more:g}", va="top", color=MUTED)
    for row, misses in enumerate(data.misses):
        label(axes, -0.62, row, f"{misses * 100:.0f}{SPACE}%", ha="right", color=MUTED)
    label(axes, columns - 0.5, rows + 0.28, "Interceptors in every stock, times the scenario's", ha="right", va="top", color=MUTED)
    return svg(figure, description(data), data.key)


def edges(chances: Sequence[Sequence[float | None]], level: float) -> list[tuple[list[float], list[float]]]:
    """The borders between cells that reach a level and cells that do not, as (x, y) of their ends.

    >>> edges([[0.2, 0.6]], 0.5)
    [([0.5, 0.5], [-0.5, 0.5])]
    """
    found: list[tuple[list[float], list[float]]] = []
    reached = [[value is not None and value >= level for value in row] for row in chances]
    for row, line in enumerate(reached):
        for column, here in enumerate(line):
            if column + 1 < len(line) and here != line[column + 1]:
                found.append(([column + 0.5, column + 0.5], [row - 0.5, row + 0.5]))
            if row + 1 < len(reached) and here != reached[row + 1][column]:
                found.append(([column - 0.5, column + 0.5], [row + 0.5, row + 0.5]))
    return found


def description(data: Map) -> str:
    """The figure as a sentence."""
    values = [value for row in data.chances for value in row if value is not None]
    highest = [f"the contour of {level * 100:.0f} % is {'reached' if max(values) >= level else 'not reached'}" for level in CONTOURS]
    spread = f"{percent(min(values))} to {percent(max(values))}"
    return (
        f"Chance that no warhead leaks, for {data.stocks[0]:g} to {data.stocks[-1]:g} times the interceptors and "
        f"{data.misses[0] * 100:.0f} to {data.misses[-1] * 100:.0f} % of the misses: {spread}; {', '.join(highest)}."
    )


def _cell(axes: Axes, column: int, row: int, value: float | None, *, own: bool) -> None:
    """One cell with its chance in whole per cent; the scenario's own is framed."""
    if value is not None:
        rectangle(axes, column - 0.48, row - 0.47, 0.96, 0.94, shade(value))
    if own:
        x, y = (column - 0.42, column + 0.42), (row - 0.4, row + 0.4)
        axes.plot([x[0], x[1], x[1], x[0], x[0]], [y[0], y[0], y[1], y[1], y[0]], color=INK, linewidth=1.2, zorder=2)
    words = "–" if value is None else percent(value, TINTED)
    label(axes, column, row, words, color=INK if value is None else words_on(shade(value)), zorder=4)
