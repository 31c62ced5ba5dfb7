"""One branch of the common failures: the distribution of the leakers in it, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from equipoise.report.drawing.charts.arrivals import tick_step
from equipoise.report.drawing.theme import ACCENT, INK, MUTED, RULE, label, panel, svg
from equipoise.report.words.wording import SPACE, percent

HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 200, 46, 16, 24, 46
SHADES = {True: ACCENT, False: "#a2543a"}


class Bars(NamedTuple):
    """A distribution of leakers from 0 on; `last` and `most` end the axes, the same for all branches beside each other."""

    key: str
    subject: str
    distribution: Sequence[float]
    mean: float
    last: int
    most: float
    works: bool


def branch_figure(data: Bars) -> str:
    """The chance of each number of leakers, with the mean marked, as inline SVG."""
    figure, axes = panel(HEIGHT, LEFT, RIGHT, TOP, BOTTOM)
    axes.set_xlim(-0.6, data.last + 0.6)
    axes.set_ylim(0, data.most)
    unit = data.most / (HEIGHT - TOP - BOTTOM)
    step = tick_step(max(1.0, data.most * 100)) / 100
    for place in range(int(data.most / step + 1e-9) + 1):
        axes.axhline(place * step, color=RULE, linewidth=0.8, zorder=0.5)
        label(axes, -0.6 - 0.02 * data.last, place * step, f"{place * step * 100:.0f}{SPACE}%", ha="right", color=MUTED)
    shown = list(data.distribution[: data.last + 1])
    axes.bar(range(len(shown)), shown, width=0.82, color=SHADES[data.works], linewidth=0, zorder=2)
    for tick in range(0, data.last + 1, tick_step(max(1.0, data.last))):
        label(axes, tick, -8 * unit, f"{tick:,}", va="top", color=MUTED)
    axes.plot([-0.6, data.last + 0.6], [0, 0], color=INK, linewidth=1.2, clip_on=False, zorder=3)
    axes.plot([data.mean, data.mean], [0, data.most], color=INK, linewidth=1.2, dashes=(4, 2.5), zorder=4)
    right = data.mean > 0.7 * data.last
    words, shift = f"mean {data.mean:.1f}", -0.02 if right else 0.02
    label(axes, data.mean + shift * data.last, data.most + 6 * unit, words, ha="right" if right else "left", zorder=5, halo=True)
    label(axes, data.last + 0.6, -26 * unit, "Warheads that leak", ha="right", va="top", color=MUTED)
    likeliest = max(range(len(shown)), key=lambda n: shown[n])
    sentence = (
        f"{data.subject}: chance of each number of leakers. Mean {data.mean:.1f}, none {percent(shown[0])}, likeliest number {likeliest}."
    )
    return svg(figure, sentence, data.key)
