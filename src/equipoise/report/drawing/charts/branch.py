"""One branch of the common failures: the distribution of the leakers in it, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.ticker import MaxNLocator

from equipoise.report.drawing.ruler import ROUND, ruled, whole
from equipoise.report.drawing.theme import ACCENT, INK, MUTED, label, panel, svg
from equipoise.report.words.numbers import percent, percentage

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
    ruled(axes.yaxis, MaxNLocator(nbins=6, steps=ROUND), percentage, grid=True)
    shown = list(data.distribution[: data.last + 1])
    axes.bar(range(len(shown)), shown, width=0.82, color=SHADES[data.works], linewidth=0, zorder=2)
    ruled(axes.xaxis, whole())
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
