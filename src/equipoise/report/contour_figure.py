"""What it would take: the chance that nothing leaks, over more interceptors and better ones, with contours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from equipoise.report.page import DEEP, LIGHT
from equipoise.report.theme import INK, MUTED, label, panel, svg
from equipoise.report.wording import SPACE, percent

CELL, LEFT, RIGHT, TOP, BOTTOM = 32, 54, 8, 8, 48
CONTOURS = (0.5, 0.9)
DARK = 0.5


class Map(NamedTuple):
    """Chances by share of misses (rows) and multiple of interceptors (columns); None where it was too large to compute."""

    key: str
    stocks: Sequence[float]
    misses: Sequence[float]
    chances: Sequence[Sequence[float | None]]


def contour_figure(data: Map) -> str:
    """The map as tinted cells with their percentages, and the contours of 50 and 90 %, as inline SVG."""
    rows, columns = len(data.misses), len(data.stocks)
    figure, axes = panel(TOP + CELL * rows + BOTTOM, LEFT, RIGHT, TOP, BOTTOM)
    axes.set_xlim(-0.5, columns - 0.5)
    axes.set_ylim(rows - 0.5, -0.5)
    for row in range(rows):
        for column in range(columns):
            _cell(axes, column, row, data.chances[row][column], own=data.stocks[column] == 1.0 and data.misses[row] == 1.0)
    filled = np.array([[np.nan if value is None else value for value in row] for row in data.chances])
    reached = [level for level in CONTOURS if np.nanmin(filled) < level < np.nanmax(filled)]
    if reached and rows > 1 and columns > 1:
        axes.contour(filled, levels=reached, colors=INK, linewidths=1.8, zorder=3)
    for column, more in enumerate(data.stocks):
        label(axes, column, rows - 0.3, f"×{more:g}", va="top", color=MUTED)
    for row, misses in enumerate(data.misses):
        label(axes, -0.62, row, f"{misses * 100:.0f}{SPACE}%", ha="right", color=MUTED)
    label(axes, columns - 0.5, rows + 0.28, "Interceptors in every stock, times the scenario's", ha="right", va="top", color=MUTED)
    return svg(figure, description(data), data.key)


def description(data: Map) -> str:
    """The figure as a sentence."""
    values = [value for row in data.chances for value in row if value is not None]
    highest = [f"the contour of {level * 100:.0f} % is {'reached' if max(values) >= level else 'not reached'}" for level in CONTOURS]
    return (
        f"Chance that no warhead leaks, for {data.stocks[0]:g} to {data.stocks[-1]:g} times the interceptors and {data.misses[0] * 100:.0f} to "
        f"{data.misses[-1] * 100:.0f} % of the misses: {percent(min(values))} to {percent(max(values))}; {', '.join(highest)}."
    )


def _cell(axes: Axes, column: int, row: int, value: float | None, *, own: bool) -> None:
    """One cell with its chance in whole per cent; the scenario's own is framed."""
    depth = 0.0 if value is None else value
    colour = tuple((low + (high - low) * depth) / 255 for low, high in zip(LIGHT, DEEP, strict=True))
    axes.fill([column - 0.48, column + 0.48, column + 0.48, column - 0.48], [row - 0.47, row - 0.47, row + 0.47, row + 0.47], color=colour, lw=0)
    if own:
        x, y = [column - 0.46, column + 0.46], [row - 0.44, row + 0.44]
        axes.plot([x[0], x[1], x[1], x[0], x[0]], [y[0], y[0], y[1], y[1], y[0]], color=INK, linewidth=1.6, zorder=2)
    words = "–" if value is None else "<1" if 0 < value < 0.01 else ">99" if 0.99 < value < 1 else f"{value * 100:.0f}"
    label(axes, column, row, words, color="#fff" if depth > DARK else INK, zorder=4)


