"""Axes and words of time for figures of one flight."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from equipoise.report.drawing.ruler import frame, ruled, whole
from equipoise.report.drawing.theme import INK, MUTED, label
from equipoise.report.words.numbers import DASH, SPACE

MINUTE_S = 60.0
MOST_TICKS = 7


def minutes(time_s: float) -> str:
    r"""A time in minutes, with one decimal below 100.

    >>> [minutes(time) for time in (0.0, 92.0, 1800.0, 7230.0)]
    ['0', '1.5', '30', '120']
    """
    value = time_s / MINUTE_S
    return f"{value:.0f}" if value >= 100 or abs(value - round(value)) < 0.05 else f"{value:.1f}"


def between(first_s: float, last_s: float) -> str:
    r"""Two times as a range in minutes, both with a decimal if one has it.

    >>> between(420.0, 1392.0), between(60.0, 1800.0)
    ('7.0–23.2\xa0min', '1–30\xa0min')
    """
    first, last = minutes(first_s), minutes(last_s)
    if "." in first + last:
        first, last = f"{first_s / MINUTE_S:.1f}", f"{last_s / MINUTE_S:.1f}"
    return f"{first}{DASH}{last}{SPACE}min"


def time_axis(axes: Axes, places: Sequence[float], most_s: float, top: float, bottom: float, words: str = "Minutes since lift-off") -> None:
    """A ruled axis of minutes in pixels: from one place to another, its lines up to the top, its words below the bottom."""
    left, right = places
    ruled(frame(axes, (left, bottom, right - left, top - bottom), x=(0.0, most_s / MINUTE_S)).xaxis, whole(MOST_TICKS), grid=True)
    axes.plot([left, right], [bottom, bottom], color=INK, linewidth=1.2, zorder=3)
    label(axes, right, bottom - 22, words, ha="right", va="top", color=MUTED)
