"""The absentee map: interceptors in orbit for one within reach, over latitude and either altitude or time to decide."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, MultipleLocator

from equipoise.errors import InputError
from equipoise.report.drawing.contours import CEILING, Surface, contours, number, outline
from equipoise.report.drawing.placement import LINE_PX, Box, Label, spots, width_px
from equipoise.report.drawing.ruler import ROUND, ruled
from equipoise.report.drawing.theme import INK, MUTED, PANEL_PX, PAPER, label, panel, svg
from equipoise.report.words.numbers import count, percent
from equipoise.study.reach.space_record import SpaceMap

HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 330, 50, 14, 26, 48
WIDE, HIGH = PANEL_PX - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
LATITUDE_STEP = 15
MOST_TICKS = 10
AXES = {
    "altitudes_km": ("km of altitude", "altitude {:g} km"),
    "decisions_s": ("s to decide", "{:g} s to decide"),
}


class Absentee(NamedTuple):
    """The map of a space layer of a record of reach, and which of its two axes goes with latitude."""

    key: str
    title: str
    map: SpaceMap
    axis: str = "altitudes_km"

    @property
    def surface(self) -> Surface:
        """The multiples over latitudes and the other axis; infinite where no interceptor is ever within reach.

        Raises: InputError for a map with fewer than two rows or columns, between which nothing can be drawn.
        """
        high = self.axis == "altitudes_km"
        rows, columns = (
            np.asarray(axis, dtype=float) for axis in (self.map.altitudes_km if high else self.map.decisions_s, self.map.latitudes_deg)
        )
        values = self.map.by_altitude if high else self.map.by_decision
        table = [[np.inf if value is None else value for value in row] for row in values]
        if min(rows.size, columns.size) < 2:
            what = f"the map of {self.title} has {rows.size} rows and {columns.size} columns"
            raise InputError(what, fix="give two latitudes, and two altitudes or times to decide, or more")
        return Surface(columns, rows, np.array(table), WIDE, HIGH)


def absentee_figure(data: Absentee) -> str:
    """The map with labelled contours and its smallest number marked, as inline SVG.

    Raises: InputError for a map with fewer than two rows or columns.
    """
    surface = data.surface
    figure, axes = panel(HEIGHT, LEFT, RIGHT, TOP, BOTTOM)
    axes.set_xlim(surface.columns[0], surface.columns[-1])
    axes.set_ylim(surface.rows[0], surface.rows[-1])
    outline(axes, surface)
    if surface.least is None:
        label(axes, float(surface.columns.mean()), float(surface.rows.mean()), "never one within reach")
    else:
        contours(axes, surface, [_least(axes, surface, surface.least)])
        _never(axes, surface)
    _frame(axes, surface, AXES[data.axis][0])
    return svg(figure, description(data), data.key)


def description(data: Absentee) -> str:
    """The figure as a sentence."""
    surface = data.surface
    words = f"{data.title}: interceptors in orbit for one within reach of a {data.map.missile} that burns {count(data.map.boost_s)} s"
    if surface.least is None:
        return f"{words}: at no latitude is one ever within reach."
    row, column = surface.least
    place = f"latitude {surface.columns[column]:g} degrees and {AXES[data.axis][1].format(surface.rows[row])}"
    out = surface.beyond
    never = "none ever is" if np.isinf(surface.values[out]).all() else f"it takes more than {number(CEILING)}, or none ever is"
    rest = f" At {percent(float(np.mean(out)))} of the points of the map {never}." if out.any() else ""
    return f"{words}: fewest, {number(surface.values[row, column])}, at {place}.{rest}"


def _least(axes: Axes, data: Surface, place: tuple[int, int]) -> Box:
    """A dot at the smallest number, with the number beside it; the box of these words, in pixels."""
    row, column = place
    at = np.array([data.columns[column], data.rows[row]])
    axes.plot(*at[:, np.newaxis], color=PAPER, marker="o", markersize=7, markeredgecolor=INK, markeredgewidth=1.6, zorder=6, clip_on=False)
    words = f"fewest: {number(float(data.values[place]))}"
    x, y = (at - data.corner) / data.pixel
    box = spots([Label(words, x, y, gap=9, bold=True)], Box(2, 2, WIDE - 2, HIGH - 2))[0]
    x, y = np.array([box.left, (box.bottom + box.top) / 2]) * data.pixel + data.corner
    label(axes, x, y, words, ha="left", bold=True, halo=True, zorder=6)
    return box


def _never(axes: Axes, data: Surface) -> None:
    """Words where there is no tint, on one line or two, as far as can be from what has one; none where there is no room."""
    out = data.beyond
    if not out.any():
        return
    never = bool(np.isinf(data.values[out]).all())
    parts = ("never one", "within reach") if never else (f"more than {number(CEILING)},", "or never")
    x, y = (data.columns - data.columns[0]) / data.pixel[0], (data.rows - data.rows[0]) / data.pixel[1]
    places = np.stack(np.broadcast_arrays(x[np.newaxis, :], y[:, np.newaxis]), axis=-1)
    tried: list[tuple[float, int, str]] = []
    for words in (" ".join(parts), "\n".join(parts)):
        half = np.array([max(width_px(line) for line in words.split("\n")), LINE_PX * (1 + words.count("\n"))]) / 2
        edge = (np.minimum(places, np.array([WIDE, HIGH]) - places) - half).min(axis=-1)
        apart = (np.abs(places[:, :, np.newaxis] - places[~out]) - half).max(axis=-1).min(axis=-1)
        room = np.where(out, np.minimum(edge, apart), -np.inf)
        tried.append((float(room.max()), int(np.argmax(room)), words))
    room, place, words = max(tried)
    if room > 0.0:
        row, column = divmod(place, data.columns.size)
        label(axes, float(data.columns[column]), float(data.rows[row]), words, zorder=4)


def _frame(axes: Axes, data: Surface, words: str) -> None:
    """The numbers of both axes and their words."""
    (left, bottom), (right, up) = data.corner, data.pixel
    ruled(axes.xaxis, MultipleLocator(LATITUDE_STEP), "{:g}°".format)
    ruled(axes.yaxis, MaxNLocator(nbins=MOST_TICKS, steps=ROUND))
    axes.plot(data.columns[[0, -1]], [bottom, bottom], color=INK, linewidth=1.2, clip_on=False, zorder=5)
    label(axes, float(data.columns[-1]), bottom - 26 * up, "Latitude of the launch", ha="right", va="top", color=MUTED)
    label(axes, left - (LEFT - 4) * right, float(data.rows[-1]) + 16 * up, words, ha="left", color=MUTED)
