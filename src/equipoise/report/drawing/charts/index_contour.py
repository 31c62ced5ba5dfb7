"""Index contours: an index of stability over two inputs, with today's place; a pair and its mirror on the same scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Float
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from equipoise.errors import InputError
from equipoise.report.drawing.contours import Line, Surface, numbers, outline
from equipoise.report.drawing.placement import LINE_PX, Box, Label, shortened, spots, width_px
from equipoise.report.drawing.plane import trail
from equipoise.report.drawing.ruler import ROUND, counted, ruled
from equipoise.report.drawing.shades import N_TINTS, index_edges, tints
from equipoise.report.drawing.theme import INK, MUTED, PANEL_PX, PAPER, label, panel, svg
from equipoise.report.words.numbers import percentage
from equipoise.study.stability.record.pairs import Contour, Rows

HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 316, 48, 20, 28, 48
WIDE, HIGH = PANEL_PX - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
MOST_LEVELS = 7
VOIDS = {"capped": "not defined", "uncapped": "infinite"}


class IndexMap(NamedTuple):
    """A contour of a record of stability, the subject in words, and the index that is drawn."""

    key: str
    subject: str
    part: Contour
    measure: str = "capped"

    @property
    def drawn(self) -> Rows:
        """The index that is drawn, row by row."""
        return self.part.capped if self.measure == "capped" else self.part.uncapped

    @property
    def surface(self) -> Surface:
        """The index over both inputs, NaN where there is no number.

        Raises: InputError for fewer than two values of an input, between which nothing can be drawn.
        """
        columns, rows = (np.asarray(axis.values) for axis in (self.part.x, self.part.y))
        if min(rows.size, columns.size) < 2:
            raise InputError(f"the map of {self.subject} has {rows.size} rows and {columns.size} columns", fix="give two of each, or more")
        return Surface(columns, rows, _numbers(self.drawn), WIDE, HIGH)

    @property
    def now(self) -> tuple[float, float, float | None] | None:
        """Today's place, and the index there if it has a number; none where today lies outside the map."""
        surface = self.surface
        x, y = self.part.x.now, self.part.y.now
        if not (surface.columns[0] <= x <= surface.columns[-1] and surface.rows[0] <= y <= surface.rows[-1]):
            return None
        by_row = [np.interp(x, surface.columns, line) for line in surface.values]
        value = float(np.interp(y, surface.rows, by_row))
        return x, y, value if np.isfinite(value) else None


def index_contour_figure(data: IndexMap) -> str:
    """The map as tints and numbered contours with a ring at today's place, as inline SVG."""
    surface = data.surface
    figure, axes = panel(HEIGHT, LEFT, RIGHT, TOP, BOTTOM)
    axes.set_xlim(surface.columns[0], surface.columns[-1])
    axes.set_ylim(surface.rows[0], surface.rows[-1])
    outline(axes, surface)
    drawn = _tints(axes, surface, index_edges(data.measure))
    lines = [box for _, segments in drawn for segment in segments for box in trail((segment - surface.corner) / surface.pixel)]
    taken = _today(axes, data, surface, lines)
    numbers(axes, surface, taken, drawn, lambda level: f"{level:g}")
    _void(axes, surface, VOIDS[data.measure], taken)
    _frame(axes, data, surface)
    return svg(figure, description(data), data.key)


def description(data: IndexMap) -> str:
    """The figure as a sentence."""
    surface = data.surface
    finite = np.isfinite(surface.values)
    words = f"{data.subject} over {data.part.x.label} and {data.part.y.label}"
    if not finite.any():
        return f"{words}: {VOIDS[data.measure]} everywhere."
    low, high = (f"{value:.2f}" for value in (np.min(surface.values[finite]), np.max(surface.values[finite])))
    ends = f"{low} everywhere" if low == high else f"from {low} to {high}"
    at = "" if data.now is None or data.now[2] is None else f"; today {data.now[2]:.2f}"
    rest = "" if finite.all() else f" At {np.mean(~finite) * 100:.0f} % of the points it is {VOIDS[data.measure]}."
    return f"{words}: {ends}{at}.{rest}"


def _numbers(index: Rows) -> Float[np.ndarray, "rows columns"]:
    return np.array([[np.nan if value is None else value for value in row] for row in index])


def _tints(axes: Axes, data: Surface, edges: Sequence[float]) -> list[tuple[float, Sequence[Line]]]:
    """The tints of the scale, and contours at round numbers; the number of each contour and its parts."""
    if not np.isfinite(data.values).any():
        return []
    values = np.ma.masked_invalid(np.clip(data.values, edges[0], edges[-1]))
    ends = [edges[0] - 1e-6, *edges[1:-1], edges[-1] + 1e-6]
    axes.contourf(data.columns, data.rows, values, levels=ends, colors=tints(N_TINTS)).set(edgecolor="face", linewidth=0.6, zorder=1)
    low, high = float(values.min()), float(values.max())
    ticks = MaxNLocator(nbins=MOST_LEVELS, steps=ROUND).tick_values(low, high)
    levels = [level for level in (round(float(tick), 9) for tick in ticks) if low < level < high]
    if not levels:
        return []
    drawn = axes.contour(data.columns, data.rows, values, levels=levels, colors=INK, linewidths=1.2)
    drawn.set_zorder(2)
    return list(zip(levels, drawn.allsegs, strict=True))


def _today(axes: Axes, data: IndexMap, surface: Surface, lines: Sequence[Box]) -> list[Box]:
    """A ring at today's place with its words, off the lines where it can be; the boxes that they take, in pixels."""
    if data.now is None:
        return []
    x, y, value = data.now
    at = (np.array([x, y]) - surface.corner) / surface.pixel
    axes.plot([x], [y], color=PAPER, marker="o", markersize=8, markeredgecolor=INK, markeredgewidth=1.8, zorder=6, clip_on=False)
    words = "today" if value is None else f"today {value:.2f}"
    box = spots([Label(words, float(at[0]), float(at[1]), gap=9, bold=True)], Box(2, 2, WIDE - 2, HIGH - 2), lines)[0]
    left, middle = np.array([box.left, (box.bottom + box.top) / 2]) * surface.pixel + surface.corner
    label(axes, float(left), float(middle), words, ha="left", bold=True, halo=True, zorder=6)
    return [box, Box(at[0] - 7, at[1] - 7, at[0] + 7, at[1] + 7)]


def _void(axes: Axes, data: Surface, words: str, taken: Sequence[Box]) -> None:
    """Words where there is no number, as far as can be from where there is one; none where there is no room."""
    out = ~np.isfinite(data.values)
    if not out.any():
        return
    places = np.stack(np.meshgrid(data.columns, data.rows), axis=-1)
    places = (places - data.corner) / data.pixel
    half = np.array([width_px(words), LINE_PX]) / 2
    room = (np.minimum(places, np.array([WIDE, HIGH]) - places) - half).min(axis=-1)
    if not out.all():
        room = np.minimum(room, (np.abs(places[:, :, np.newaxis] - places[~out]) - half).max(axis=-1).min(axis=-1))
    for box in taken:
        middle, size = np.array([box.left + box.right, box.bottom + box.top]) / 2, np.array([box.right - box.left, box.top - box.bottom])
        room = np.minimum(room, (np.abs(places - middle) - half - size / 2).max(axis=-1))
    room = np.where(out, room, -np.inf)
    if room.max() > 0.0:
        row, column = divmod(int(np.argmax(room)), data.columns.size)
        label(axes, float(data.columns[column]), float(data.rows[row]), words, zorder=4)


def _frame(axes: Axes, data: IndexMap, surface: Surface) -> None:
    """The numbers of both axes and their words."""
    (left, bottom), (right, up) = surface.corner, surface.pixel
    axes.plot(surface.columns[[0, -1]], [bottom, bottom], color=INK, linewidth=1.2, clip_on=False, zorder=5)
    for axis, part, most in ((axes.xaxis, data.part.x, 5), (axes.yaxis, data.part.y, 6)):
        share = part.label.startswith("share")
        ruled(axis, MaxNLocator(nbins=most, steps=ROUND), percentage if share else counted)
    across, along = (shortened(axis.label, PANEL_PX - 4) for axis in (data.part.x, data.part.y))
    label(axes, float(surface.columns[-1]) + (RIGHT - 4) * right, bottom - 26 * up, across, ha="right", va="top", color=MUTED)
    label(axes, left - (LEFT - 4) * right, float(surface.rows[-1]) + 16 * up, along, ha="left", color=MUTED)
