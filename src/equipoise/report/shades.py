"""Shades of cells: deeper for more, two hues around zero, and words that stay legible on them."""

from __future__ import annotations

from matplotlib.axes import Axes

from equipoise.report.page import DEEP, LIGHT
from equipoise.report.theme import INK, MUTED

LESS = (0xA2, 0x54, 0x3A)
Shade = tuple[float, float, float]
DARK = 0.2  # luminance below which white words stand out more than ink


def shade(share: float) -> Shade:
    """The shade of a share, 0 to 1: deeper for more.

    >>> [round(part, 2) for part in shade(0.0)], [round(part, 2) for part in shade(1.0)]
    ([0.96, 0.95, 0.93], [0.04, 0.31, 0.42])
    """
    return _between(LIGHT, DEEP, share)


def change_shade(change: float, most: float) -> Shade:
    """The shade of a change between -most and most: one hue above zero, another below, on a square-root scale.

    >>> change_shade(0.0, 2.0) == shade(0.0), change_shade(2.0, 2.0) == shade(1.0)
    (True, True)
    """
    depth = (abs(change) / most) ** 0.5 if most > 0.0 else 0.0
    return _between(LIGHT, LESS if change < 0.0 else DEEP, depth)


def words_on(colour: Shade) -> str:
    """The colour of words on a shade.

    >>> words_on(shade(0.1)), words_on(shade(0.9))
    ('#16202b', '#fff')
    """
    return "#fff" if _luminance(colour) < DARK else INK


def rectangle(axes: Axes, left: float, bottom: float, width: float, height: float, colour: object, zorder: float = 1.0) -> None:
    """A plain filled rectangle in the coordinates of the axes."""
    right, top = left + width, bottom + height
    axes.fill([left, right, right, left], [bottom, bottom, top, top], color=colour, linewidth=0, zorder=zorder)


def hatched(axes: Axes, left: float, bottom: float, width: float, height: float) -> None:
    """A rectangle of thin slanting lines: no number here."""
    step = 6.0
    for place in range(1, int((width + height) / step) + 1):
        reach = place * step  # the line x + y = reach, cut by the rectangle
        first, last = max(0.0, reach - height), min(reach, width)
        axes.plot([left + first, left + last], [bottom + reach - first, bottom + reach - last], color=MUTED, linewidth=0.6, zorder=1)


def _between(low: tuple[int, int, int], high: tuple[int, int, int], depth: float) -> Shade:
    depth = min(1.0, max(0.0, depth))
    red, green, blue = ((first + (last - first) * depth) / 255 for first, last in zip(low, high, strict=True))
    return red, green, blue


def _luminance(colour: Shade) -> float:
    """Relative luminance after WCAG."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
