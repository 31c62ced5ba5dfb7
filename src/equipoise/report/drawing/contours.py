"""Contours of a quantity that may be infinite: tints, lines, and their numbers off each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator

from equipoise.report.drawing.placement import LINE_PX, Box, width_px
from equipoise.report.drawing.shades import MULTIPLES, tints
from equipoise.report.drawing.theme import INK, RULE, label

STEPS = (1, 1.5, 2, 3, 5, 7)
MOST_LEVELS, MOST_DECADES = 7, 100
CEILING = MULTIPLES[-1]  # values above are told apart no more
N_TRIED, SHORT_PX = 41, 40
Line = Float[np.ndarray, "n 2"]


class Surface(NamedTuple):
    """Values above 0, infinity among them, over rising columns and rows, and how many pixels these span."""

    columns: Float[np.ndarray, " columns"]
    rows: Float[np.ndarray, " rows"]
    values: Float[np.ndarray, "rows columns"]
    wide: float
    high: float

    @property
    def pixel(self) -> Float[np.ndarray, " 2"]:
        """One pixel, in columns and in rows."""
        return np.array([np.ptp(self.columns) / self.wide, np.ptp(self.rows) / self.high])

    @property
    def corner(self) -> Float[np.ndarray, " 2"]:
        """The first column and row."""
        return np.array([self.columns[0], self.rows[0]])

    @property
    def least(self) -> tuple[int, int] | None:
        """Row and column of the smallest value; none where none is finite."""
        if not np.isfinite(self.values).any():
            return None
        row, column = divmod(int(np.argmin(self.values)), self.values.shape[1])
        return row, column

    @property
    def beyond(self) -> Bool[np.ndarray, "rows columns"]:
        """Where values are infinite or above the ceiling."""
        return self.values > CEILING


def contours(axes: Axes, data: Surface, taken: Sequence[Box] = ()) -> None:
    """Tints and contours with their numbers, off the boxes that are taken; between points they follow the inverse, 0 for infinity."""
    values = np.maximum(data.values, MULTIPLES[0])
    shares = [1.0 / multiple for multiple in reversed(MULTIPLES)]
    ends, colours = [(1.0 - 1e-9) * shares[0], *shares[1:-1], 1.01 * shares[-1]], tints(len(MULTIPLES) - 1)
    mesh = axes.contourf(data.columns, data.rows, 1.0 / values, levels=ends, colors=colours)
    mesh.set(edgecolor="face", linewidth=0.6, zorder=1)
    chosen = levels(float(values.min()), min(CEILING, float(values[np.isfinite(values)].max())))
    if not chosen:
        return
    shares = [1.0 / level for level in reversed(chosen)]
    drawn = axes.contour(data.columns, data.rows, 1.0 / values, levels=shares, colors=INK, linewidths=1.3)
    drawn.set_zorder(2)
    numbers(axes, data, taken, list(zip(reversed(chosen), drawn.allsegs, strict=True)))


def outline(axes: Axes, data: Surface) -> None:
    """A thin frame: within it, what has no tint has no number."""
    (left, bottom), (right, top) = data.corner, (data.columns[-1], data.rows[-1])
    axes.plot([left, right, right, left, left], [bottom, bottom, top, top, bottom], color=RULE, linewidth=1, zorder=0)


def number(value: float) -> str:
    """A value to read, with one decimal below 10.

    >>> [number(value) for value in (1.0, 8.26, 91.3, 1428.0)]
    ['1', '8.3', '91', '1,428']
    """
    return f"{value:.1f}".removesuffix(".0") if value < 9.95 else f"{value:,.0f}"


def levels(low: float, high: float) -> list[float]:
    """Round numbers for contours between two numbers: about seven at most, spread over them.

    >>> levels(91.0, 1428.0)
    [100.0, 150.0, 200.0, 300.0, 500.0, 700.0, 1000.0]
    >>> levels(4.0, 9000.0)
    [5.0, 10.0, 50.0, 100.0, 500.0, 1000.0, 5000.0]
    """
    found: list[float] = []
    for steps in ((1,), (1, 5), (1, 2, 5), STEPS):
        ticks = LogLocator(subs=steps, numticks=MOST_DECADES).tick_values(low / 10, high * 10)  # beyond: a few ticks would be linear ones
        tried = [float(tick) for tick in ticks if low < tick < high]
        if not found or len(tried) <= MOST_LEVELS:
            found = tried
    return found


def numbers(
    axes: Axes,
    data: Surface,
    taken: Sequence[Box],
    drawn: Sequence[tuple[float, Sequence[Line]]],
    words: Callable[[float], str] = number,
) -> None:
    """Each contour's number on its line, off the others; a line that is too short or has no room goes without."""
    frame, used = Box(3, 3, data.wide - 3, data.high - 3), list(taken)
    for level, segments in drawn:
        written = words(level)
        for segment in segments:
            line = (segment - data.corner) / data.pixel
            box = _room(line, width_px(written) / 2 + 3, frame, used)
            if box is not None:
                used.append(box)
                middle = np.array([box.left + box.right, box.bottom + box.top]) / 2
                x, y = middle * data.pixel + data.corner
                label(axes, x, y, written, halo=True, zorder=3)


def _room(line: Line, half: float, frame: Box, used: Sequence[Box]) -> Box | None:
    """A box on a line, the nearer to its middle the better, that leaves the frame and meets other boxes nowhere."""
    if float(np.abs(np.diff(line, axis=0)).sum()) < SHORT_PX:
        return None
    steps = np.linspace(0.0, len(line) - 1.0, N_TRIED)
    points = np.stack([np.interp(steps, np.arange(len(line)), line[:, axis]) for axis in (0, 1)], axis=-1)
    for place in np.argsort(np.abs(steps - steps[N_TRIED // 2]), kind="stable"):
        x, y = points[place]
        box = Box(x - half, y - LINE_PX / 2, x + half, y + LINE_PX / 2)
        if box.overlap(frame) > box.area - 1.0 and not any(box.overlap(other) for other in used):
            return box
    return None
