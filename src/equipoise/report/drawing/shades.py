"""Shades of numbers: one scale for each quantity, whatever else a figure shows, and words that stay legible on every shade."""

from __future__ import annotations

import math

from matplotlib.axes import Axes
from matplotlib.colors import to_rgb

from equipoise.report.drawing.theme import INK, MUTED, WORSE

LIGHT, DEEP, LESS = (to_rgb(colour) for colour in ("#f6f3ec", "#0b4f6c", WORSE))
Shade = tuple[float, float, float]
WORDS = ("#000", "#fff")  # of any ground one of the two stands out by 4.5 or more
CONTRAST = 4.5  # of words on their ground, after WCAG
LEAST_POINTS, MOST_POINTS = 1e-3, 1e2  # points of percent: the ends of the scale of changes
N_TINTS = 20
SPANS = {"capped": (0.0, 1.0), "uncapped": (0.0, 4.0)}  # of an index; uncapped values above are told apart no more
MULTIPLES = (*(step * 10.0**power for power in range(4) for step in (1, 2, 5)), 1e4)  # interceptors in orbit for one in reach


def shade(share: float) -> Shade:
    """The shade of a share, 0 to 1: deeper for more.

    >>> hexadecimal(shade(0.0)), hexadecimal(shade(1.0))
    ('#f6f3ec', '#0b4f6c')
    """
    return _between(LIGHT, DEEP, share)


def change_shade(points: float) -> Shade:
    """The shade of a change in points of percent: one hue above zero, another below, as much deeper for each tenfold.

    It begins at a thousandth of a point.

    >>> change_shade(0.0) == change_shade(0.001) == shade(0.0), change_shade(100.0) == shade(1.0)
    (True, True)
    """
    size = abs(points)
    depth = math.log(size / LEAST_POINTS) / math.log(MOST_POINTS / LEAST_POINTS) if size > LEAST_POINTS else 0.0
    return _between(LIGHT, LESS if points < 0.0 else DEEP, depth)


def tints(number: int) -> list[Shade]:
    """Shades for the bands of a map, deeper in equal steps; ink, and so lines and numbers in it, stands out on every one.

    >>> hexadecimal(tints(12)[0]), contrast(to_rgb(INK), tints(12)[-1]) >= CONTRAST
    ('#f6f3ec', True)
    """
    return [shade(DEEPEST * place / (number - 1)) for place in range(number)]


def index_edges(measure: str = "capped") -> list[float]:
    """The numbers between which an index has one tint; the bands begin above their lower end.

    >>> index_edges()[:3], index_edges()[-1]
    ([0.0, 0.05, 0.1], 1.0)
    """
    low, high = SPANS[measure]
    return [round(low + (high - low) * place / N_TINTS, 9) for place in range(N_TINTS + 1)]


def index_shade(value: float, measure: str = "capped") -> Shade:
    """The tint of an index in a map: deepest at 1, where going first gains nothing.

    >>> index_shade(1.0) == tints(N_TINTS)[-1], index_shade(0.0) == tints(N_TINTS)[0]
    (True, True)
    """
    return tints(N_TINTS)[_band(index_edges(measure), value)]


def multiple_shade(multiple: float) -> Shade:
    """The tint of a number of interceptors in orbit for one in reach, 1 to 10,000: deeper for fewer.

    >>> multiple_shade(1.0) == tints(12)[-1], multiple_shade(10_000.0) == tints(12)[0]
    (True, True)
    """
    return tints(len(MULTIPLES) - 1)[_band([1.0 / edge for edge in reversed(MULTIPLES)], 1.0 / multiple)]


def words_on(colour: Shade) -> str:
    """The colour of words on a shade: black or white, whichever stands out more.

    >>> words_on(shade(0.1)), words_on(shade(0.9))
    ('#000', '#fff')
    """
    return max(WORDS, key=lambda words: contrast(to_rgb(words), colour))


def contrast(first: Shade, second: Shade) -> float:
    """How much two colours stand out from each other, 1 to 21, after WCAG.

    >>> round(contrast((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)), 9)
    21.0
    """
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def hexadecimal(colour: Shade) -> str:
    """A colour as pages write it."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def cell_style(colour: Shade) -> str:
    """The style of a cell of a page with this ground, its words legible.

    >>> cell_style(shade(1.0))
    'background:#0b4f6c;color:#fff'
    """
    return f"background:{hexadecimal(colour)};color:{words_on(colour)}"


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


def _between(low: Shade, high: Shade, depth: float) -> Shade:
    depth = min(1.0, max(0.0, depth))
    red, green, blue = (first + (last - first) * depth for first, last in zip(low, high, strict=True))
    return red, green, blue


def _band(edges: list[float], value: float) -> int:
    """The band that holds a value above its lower and up to its upper end; the nearest one for values outside."""
    return sum(value > edge for edge in edges[1:-1])


def _luminance(colour: Shade) -> float:
    """Relative luminance after WCAG."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


# The deepest share of the scale on which ink still stands out.
DEEPEST = max(place / 1000 for place in range(1001) if contrast(to_rgb(INK), shade(place / 1000)) >= CONTRAST)
