"""The absentee map: interceptors in orbit for one within reach, over latitude and either altitude or time to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Float
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, LogNorm

from equipoise.errors import InputError
from equipoise.report.page import DEEP, LIGHT
from equipoise.report.theme import INK, MUTED, PANEL_PX, PAPER, TEXT_PX, font, label, panel, svg
from equipoise.report.wording import count

Part = Mapping[str, Any]
HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 330, 50, 14, 26, 48
WIDE, HIGH = PANEL_PX - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
STEPS = (1, 1.5, 2, 3, 5, 7)
FEWEST, MOST_LEVELS = 3, 9
NEVER = "#e4dfd5"
MAP = LinearSegmentedColormap.from_list("depth", [[part / 255 for part in colour] for colour in (LIGHT, DEEP)])
LATITUDE_STEP = 15
MOST_TICKS = 8
AXES = {
    "altitudes_km": ("by_altitude", "km of altitude", "altitude {:g} km"),
    "decisions_s": ("by_decision", "s to decide", "{:g} s to decide"),
}


class Absentee(NamedTuple):
    """The map of a space layer of a record of reach, and which of its two axes goes with latitude."""

    key: str
    title: str
    map: Part
    axis: str = "altitudes_km"

    @property
    def rows(self) -> Float[np.ndarray, " rows"]:
        """The altitudes or times of decision, rising."""
        return np.asarray(self.map[self.axis], dtype=float)

    @property
    def columns(self) -> Float[np.ndarray, " columns"]:
        """The latitudes, rising."""
        return np.asarray(self.map["latitudes_deg"], dtype=float)

    @property
    def values(self) -> Float[np.ndarray, "rows columns"]:
        """The multiples; infinite where no interceptor is ever within reach."""
        table = [[np.inf if value is None else float(value) for value in row] for row in self.map[AXES[self.axis][0]]]
        return np.array(table, dtype=float).reshape(len(table), -1)

    @property
    def least(self) -> tuple[int, int] | None:
        """Row and column of the smallest multiple; none where there is no finite one."""
        values = self.values
        if not np.isfinite(values).any():
            return None
        row, column = divmod(int(np.argmin(values)), values.shape[1])
        return row, column


def absentee_figure(data: Absentee) -> str:
    """The map with labelled contours and its smallest number marked, as inline SVG.

    Raises: InputError for a map with fewer than two rows or columns, between which nothing can be drawn.
    """
    values = data.values
    if min(values.shape) < 2 or values.shape != (data.rows.size, data.columns.size):
        raise InputError("the map of absentee multiples has no two rows and columns", fix="give two latitudes and two altitudes or more")
    figure, axes = panel(HEIGHT, LEFT, RIGHT, TOP, BOTTOM)
    axes.set_xlim(data.columns[0], data.columns[-1])
    axes.set_ylim(data.rows[0], data.rows[-1])
    axes.axhspan(data.rows[0], data.rows[-1], color=NEVER, linewidth=0, zorder=0)
    if data.least is None:
        label(axes, float(data.columns.mean()), float(data.rows.mean()), "never one within reach")
    else:
        _contours(axes, data)
        _never(axes, data)
        _least(axes, data, data.least)
    _frame(axes, data)
    return svg(figure, description(data), data.key)


def description(data: Absentee) -> str:
    """The figure as a sentence."""
    words = f"{data.title}: interceptors in orbit for one within reach of a {data.map['missile']} that burns {count(data.map['boost_s'])} s"
    if data.least is None:
        return f"{words}: at no latitude is one ever within reach."
    row, column = data.least
    side = AXES[data.axis][2].format(data.rows[row])
    never = float(np.mean(~np.isfinite(data.values)))
    rest = f" On {never * 100:.0f} % of the map none ever is." if never else ""
    return f"{words}: fewest, {number(data.values[row, column])}, at latitude {data.columns[column]:g} degrees and {side}.{rest}"


def number(value: float) -> str:
    """A multiple to read, with one decimal below 10.

    >>> [number(value) for value in (1.0, 8.26, 91.3, 1428.0)]
    ['1', '8.3', '91', '1,428']
    """
    return f"{value:.1f}".removesuffix(".0") if value < 9.95 else f"{value:,.0f}"


def levels(values: Float[np.ndarray, "rows columns"]) -> list[float]:
    """Round numbers for contours: at most nine, spread over what the finite values span.

    >>> levels(np.array([[91.0, 1428.0]]))
    [100.0, 150.0, 200.0, 300.0, 500.0, 700.0, 1000.0]
    >>> levels(np.array([[4.0, 9000.0, np.inf]]))
    [5.0, 10.0, 50.0, 100.0, 500.0, 1000.0, 5000.0]
    """
    finite = values[np.isfinite(values)]
    low, high = float(finite.min()), float(finite.max())
    found: list[float] = []
    for steps in ((1,), (1, 5), (1, 2, 5), STEPS):
        powers = range(int(np.floor(np.log10(low))), int(np.ceil(np.log10(high))) + 1)
        tried = [step * 10.0**power for power in powers for step in steps if low < step * 10.0**power < high]
        if not found or len(tried) <= MOST_LEVELS:
            found = tried
    return found


def _contours(axes: Axes, data: Absentee) -> None:
    """The tinted map up to where an interceptor is ever within reach, and its contours with their numbers."""
    values = data.values
    finite = np.isfinite(values)
    shown = np.ma.masked_invalid(np.where(finite, values, np.nan))
    low, high = float(values[finite].min()), float(values[finite].max())
    norm = LogNorm(low, max(high, low * 1.01))
    mesh = axes.contourf(
        data.columns, data.rows, shown, levels=np.geomspace(low * 0.999, max(high, low * 1.01) * 1.001, 13), cmap=MAP, norm=norm
    )
    mesh.set(edgecolor="face", linewidth=0.6, zorder=1)
    chosen = levels(values)
    if not chosen:
        return
    drawn = axes.contour(data.columns, data.rows, shown, levels=chosen, colors=INK, linewidths=1.3, zorder=2)
    for text in axes.clabel(drawn, fmt=number, fontsize=TEXT_PX, inline=True, inline_spacing=4):
        text.set(fontproperties=font(), color=INK, zorder=3, gid="halo")


def _never(axes: Axes, data: Absentee) -> None:
    """Words where the larger part of what is out of reach lies."""
    rows, columns = np.nonzero(~np.isfinite(data.values))
    if rows.size < data.values.size / 12:
        return
    label(axes, float(data.columns[columns].mean()), float(data.rows[rows].mean()), "never one\nwithin reach", color=MUTED, zorder=4)


def _least(axes: Axes, data: Absentee, place: tuple[int, int]) -> None:
    """A dot at the smallest number, with the number."""
    x, y = float(data.columns[place[1]]), float(data.rows[place[0]])
    axes.plot([x], [y], color=PAPER, marker="o", markersize=7, markeredgecolor=INK, markeredgewidth=1.6, zorder=5, clip_on=False)
    right = x < data.columns[0] + 0.6 * np.ptp(data.columns)
    up = y < data.rows[0] + 0.5 * np.ptp(data.rows)
    shift, rise = 9 * float(np.ptp(data.columns)) / WIDE, 9 * float(np.ptp(data.rows)) / HIGH
    words = f"fewest: {number(float(data.values[place]))}"
    across = "left" if right else "right"
    label(axes, x + (shift if right else -shift), y + (rise if up else -rise), words, ha=across, bold=True, halo=True, zorder=6)


def _frame(axes: Axes, data: Absentee) -> None:
    """The numbers of both axes and their words."""
    bottom, unit = float(data.rows[0]), float(np.ptp(data.rows)) / HIGH
    for latitude in _ticks(data.columns, LATITUDE_STEP):
        label(axes, latitude, bottom - 8 * unit, f"{latitude:g}°", va="top", color=MUTED)
    for row in _thinned(data.rows):
        label(axes, float(data.columns[0]) - 6 * float(np.ptp(data.columns)) / WIDE, row, f"{row:,g}", ha="right", color=MUTED)
    axes.plot(data.columns[[0, -1]], [bottom, bottom], color=INK, linewidth=1.2, clip_on=False, zorder=5)
    label(axes, float(data.columns[-1]), bottom - 26 * unit, "Latitude of the launch", ha="right", va="top", color=MUTED)
    left = float(data.columns[0]) - (LEFT - 4) * float(np.ptp(data.columns)) / WIDE
    label(axes, left, float(data.rows[-1]) + 16 * unit, AXES[data.axis][1], ha="left", color=MUTED)


def _ticks(values: Float[np.ndarray, " n"], step: float) -> list[float]:
    return [float(tick) for tick in np.arange(np.ceil(values[0] / step) * step, values[-1] + 1e-9, step)]


def _thinned(values: Sequence[float] | Float[np.ndarray, " n"]) -> list[float]:
    """The values of an axis that are far enough apart to be written, the first and the last among them."""
    room = float(values[-1] - values[0]) / MOST_TICKS * 0.6
    kept = [float(values[0])]
    for value in values[1:-1]:
        if value - kept[-1] >= room and values[-1] - value >= room:
            kept.append(float(value))
    return [*kept, float(values[-1])]
