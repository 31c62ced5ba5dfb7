"""Numbers and lines at the ticks of an axis: Matplotlib places them, they look like the rest of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matplotlib.axes import Axes
from matplotlib.axis import Axis, XAxis
from matplotlib.ticker import Locator, MaxNLocator

from equipoise.report.drawing.theme import MUTED, RULE, bare, font

ROUND = (1, 2, 5, 10)
Bounds = tuple[float, float, float, float]  # left, bottom, width, height


def whole(most: int = 6) -> MaxNLocator:
    """Round whole numbers, so many steps between them at most.

    >>> [float(whole().tick_values(0.0, end)[1]) for end in (1.0, 600.0, 1800.0, 1e12)]
    [1.0, 100.0, 500.0, 200000000000.0]
    """
    return MaxNLocator(nbins=most, steps=ROUND, integer=True, min_n_ticks=1)


def counted(value: float) -> str:
    """A number of an axis, with thousands separators.

    >>> counted(2000.0), counted(0.5)
    ('2,000', '0.5')
    """
    return f"{value:,.10g}"


def frame(axes: Axes, bounds: Bounds, x: Sequence[float] = (0.0, 1.0), y: Sequence[float] = (0.0, 1.0)) -> Axes:
    """Axes with limits of their own in a rectangle of others, beneath what these show."""
    inner = axes.inset_axes(bounds, transform=axes.transData, zorder=0.5)
    bare(inner)
    inner.set_xlim(*x)
    inner.set_ylim(*y)
    return inner


def ruled(axis: Axis, locator: Locator, words: Callable[[float], str] = counted, *, grid: bool = False, pad: float = 6.0) -> None:
    """Words at the ticks of an axis whose limits are set, so many pixels outside it, and lines at the ticks where they are wanted."""
    axis.set_visible(True)
    axis.set_major_locator(locator)
    axis.set_major_formatter(lambda value, _place: words(value))
    axis.set_tick_params(length=0, pad=pad, labelcolor=MUTED)
    if grid:
        axis.grid(color=RULE, linewidth=0.8)
    for text in axis.get_ticklabels():
        text.set(fontproperties=font(), va="top" if isinstance(axis, XAxis) else "center")
