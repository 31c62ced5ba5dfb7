"""The leakage curve: what leaks as the raid grows, and the chance that nothing does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.ticker import MultipleLocator

from equipoise.report.drawing.ruler import ruled, whole
from equipoise.report.drawing.theme import ACCENT, INK, MUTED, label, panel, svg
from equipoise.report.words.numbers import count, percent, percentage
from equipoise.study.engagement.record import CurveRow

HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 300, 50, 16, 30, 50
Mark = tuple[float, str]


class Curve(NamedTuple):
    """The points of a leakage curve, in rising order of warheads, and the raid of the scenario itself."""

    key: str
    points: Sequence[CurveRow]
    own: float

    @property
    def warheads(self) -> list[float]:
        """The warheads of each raid."""
        return [float(point.warheads) for point in self.points]


def leakers_figure(data: Curve) -> str:
    """Leakers against the warheads of the raid: band of 5 to 95 % and mean, as inline SVG."""
    most = max(1.0, 1.05 * max(point.q95 for point in data.points))
    figure, axes = _frame(data, most)
    ruled(axes.yaxis, whole(), grid=True)
    low, high = [point.q05 for point in data.points], [point.q95 for point in data.points]
    axes.fill_between(data.warheads, low, high, color=ACCENT, alpha=0.2, linewidth=0)
    axes.plot(data.warheads, [point.mean for point in data.points], color=ACCENT, linewidth=2.6)
    words = "; ".join(
        f"of {count(point.warheads)} warheads {float(point.mean):.1f} leak on average, {point.q95} at the 95 % quantile"
        for point in (data.points[0], data.points[-1])
    )
    return svg(figure, f"Leakers against the size of the raid: {words}.", data.key)


def no_leak_figure(data: Curve) -> str:
    """The chance that nothing leaks against the warheads of the raid, as inline SVG."""
    figure, axes = _frame(data, 1.0)
    ruled(axes.yaxis, MultipleLocator(0.25), percentage, grid=True)
    axes.plot(data.warheads, [point.p_no_leak for point in data.points], color=ACCENT, linewidth=2.6)
    words = "; ".join(f"{percent(point.p_no_leak)} for {count(point.warheads)} warheads" for point in (data.points[0], data.points[-1]))
    return svg(figure, f"The chance that no warhead leaks against the size of the raid: {words}.", data.key)


def _frame(data: Curve, most: float) -> tuple[Any, Axes]:
    """An empty panel with the axis of warheads and the raid of the scenario."""
    figure, axes = panel(HEIGHT, LEFT, RIGHT, TOP, BOTTOM)
    last = data.warheads[-1]
    axes.set_xlim(0, last)
    axes.set_ylim(0, most)
    unit = most / (HEIGHT - TOP - BOTTOM)  # one pixel
    ruled(axes.xaxis, whole())
    axes.plot([0, last], [0, 0], color=INK, linewidth=1.2, clip_on=False, zorder=3)
    axes.plot([data.own, data.own], [0, most + 8 * unit], color=MUTED, linewidth=1, dashes=(1.5, 2), clip_on=False, zorder=2)
    label(axes, data.own, most + 16 * unit, f"this raid, {data.own:,.0f}", halo=True)
    label(axes, last, -27 * unit, "Warheads of the raid", ha="right", va="top", color=MUTED)
    return figure, axes
