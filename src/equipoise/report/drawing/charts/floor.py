"""The figure of a reduction floor against interceptors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, MultipleLocator

from equipoise.report.drawing.ruler import counted, ruled
from equipoise.report.drawing.theme import INK, MUTED, PANEL_PX, TINT, label, panel, svg
from equipoise.report.words.numbers import percent_of, percentage
from equipoise.study.reductions.record import Bands

BANDS = ("best", "q05", "q25", "q50", "q75", "q95")
HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 330, 50, 16, 54, 56


class FloorPanel(NamedTuple):
    """One small multiple: floors as shares of the present force by number of interceptors, and what marks the axis.

    In `share`, None stands for more than `most`. `marks` are (interceptors, words).
    """

    key: str
    subject: str
    defender: str
    levels: Sequence[int]
    share: Bands
    most: float
    marks: Sequence[tuple[int, str]]
    colour: str


def floor_figure(data: FloorPanel) -> str:
    """The smallest sufficient force against interceptors: bands, median and best estimate, as inline SVG."""
    figure, axes = panel(HEIGHT, LEFT, RIGHT, TOP, BOTTOM)
    last = len(data.levels) - 1
    axes.set_xlim(-0.15, last + 0.15)
    axes.set_ylim(0, data.most)
    _frame(axes, data)
    places = range(last + 1)
    drawn = {name: _filled(getattr(data.share, name), data.most) for name in BANDS}
    for low, high, strength in (("q05", "q95", 0.20), ("q25", "q75", 0.32)):
        axes.fill_between(places, drawn[low], drawn[high], color=data.colour, alpha=strength, linewidth=0)
    axes.plot(places, drawn["q50"], color=data.colour, linewidth=2.6)
    axes.plot(places, drawn["best"], color=INK, linewidth=1.5, dashes=(4, 2.5))
    axes.plot(places, drawn["best"], color=INK, linewidth=0, marker="o", markersize=3.5)
    marks = [mark for mark in data.marks if data.levels[0] <= mark[0] <= data.levels[-1]]
    for row, (interceptors, words) in enumerate(reversed(marks)):  # the leftmost on top, so that no line crosses words
        _mark(axes, _place(data.levels, interceptors), words, data.most, row=row % 2)
    return svg(figure, description(data), data.key)


def description(data: FloorPanel) -> str:
    """The figure as a sentence."""
    first, final = (_reading(data.share.best[place], data.most) for place in (0, -1))
    median = [_reading(data.share.q50[place], data.most) for place in (0, -1)]
    return (
        f"Smallest sufficient force of {data.subject}, as a share of its present one, against {data.levels[0]:,} to {data.levels[-1]:,} "
        f"interceptors of {data.defender}. Best estimate: {first} with {data.levels[0]:,}, {final} with {data.levels[-1]:,}. "
        f"Median of the draws: {median[0]}, then {median[1]}."
    )


def _reading(share: float | None, most: float) -> str:
    return f"more than {percent_of(most)}" if share is None else percent_of(share)


def _filled(values: Sequence[float | None], most: float) -> list[float]:
    return [most if value is None else value for value in values]


def _place(levels: Sequence[int], interceptors: int) -> float:
    """Where a number of interceptors lies on an axis of evenly spaced levels."""
    for place in range(len(levels) - 1):
        low, high = levels[place], levels[place + 1]
        if low <= interceptors <= high:
            return place + (interceptors - low) / (high - low)
    return float(len(levels) - 1)


def _frame(axes: Axes, data: FloorPanel) -> None:
    """Grid, tick words, the region without a cut and the line of the present force."""
    last = len(data.levels) - 1
    axes.axhspan(1, data.most, color=TINT, linewidth=0, zorder=0)
    ruled(axes.yaxis, MultipleLocator(0.25), lambda share: percentage(share) + ("+" if share == data.most else ""), grid=True)
    axes.axhline(1, color=INK, linewidth=1.2, zorder=3)
    label(axes, last + 0.1, 1.035, "present force", ha="right", va="bottom", zorder=4, halo=True)
    label(axes, last + 0.1, data.most - 0.04, "no cut possible", ha="right", va="top", zorder=4, halo=True)
    ruled(axes.xaxis, FixedLocator(range(last + 1)), lambda place: counted(data.levels[round(place)]))
    label(axes, last + 0.1, -0.145 * data.most, f"Interceptors of {data.defender}", ha="right", va="top", color=MUTED)


def _mark(axes: Axes, place: float, words: str, most: float, *, row: int) -> None:
    """A vertical line with its words above the frame, in one of two rows."""
    scale = most / (HEIGHT - TOP - BOTTOM)
    foot = most + (10 + 20 * row) * scale
    axes.plot([place, place], [0, foot], color=MUTED, linewidth=1, dashes=(1.5, 2), clip_on=False, zorder=2)
    near_end = place * (PANEL_PX - LEFT - RIGHT) > (PANEL_PX - LEFT - RIGHT - 90) * len(words) and place > 1
    label(axes, place + (-0.08 if near_end else 0.08), foot, words, ha="right" if near_end else "left", va="center", halo=True)
