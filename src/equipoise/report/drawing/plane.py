"""A plane of two axes in pixels, on which curves are drawn and labels keep off each other and off the curves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Float
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, MultipleLocator, NullLocator

from equipoise.report.drawing.placement import CUT, LINE_PX, Box, width_px
from equipoise.report.drawing.ruler import counted, frame, ruled, whole
from equipoise.report.drawing.theme import INK, MUTED, PANEL_PX, PAPER, label, panel
from equipoise.report.words.numbers import percentage

HEIGHT, LEFT, TOP, BOTTOM = 316, 48, 30, 48
TRAIL_PX, TRAIL_STEP_PX, RING_PX = 5.0, 4.0, 8.0
WORDS = 10.0  # what it costs to cover words or a ring, against a line
AWAY = 1.5  # what a pixel costs by which the words of a line stand away from its end
EMPTY = Box(0.0, 0.0, 0.0, 0.0)
SHIFTS = [up * LINE_PX / 5 for step in range(31) for up in ((step, -step) if step else (0,))]  # of words, up and down, the nearest first
Points = Float[np.ndarray, "n 2"]


class Plane(NamedTuple):
    """Where the axes end, the pixels to the right and at the foot; a logarithmic first axis begins at 1."""

    most_x: float
    most_y: float
    right_px: float
    log: bool = False
    foot_px: float = 0.0

    @property
    def wide(self) -> float:
        """Pixels across."""
        return PANEL_PX - LEFT - self.right_px

    @property
    def high(self) -> float:
        """Pixels upwards."""
        return HEIGHT - TOP - BOTTOM

    def points(self, x: Sequence[float], y: Sequence[float]) -> Points:
        """Values as pixels from the lower left corner of the plane.

        >>> Plane(200.0, 1.0, 20.0).points([100.0], [0.5]).tolist()
        [[150.0, 119.0]]
        """
        values = np.asarray(x, dtype=float)
        across = np.log(np.maximum(values, 1.0)) / np.log(self.most_x) if self.log else values / self.most_x
        return np.stack([self.wide * across, self.high * np.asarray(y, dtype=float) / self.most_y], axis=-1)

    @property
    def box(self) -> Box:
        """Where labels may stand: above the first axis and to the right of the second one."""
        return Box(2.0, 2.0, self.wide + self.right_px - 2.0, self.high + 8.0)


def canvas(plane: Plane, x_words: str, y_words: str, *, shares: bool = False) -> tuple[Figure, Axes]:
    """An empty plane with its grid, its numbers and the words of both axes; the second axis counts, or is a share."""
    figure, axes = panel(HEIGHT + plane.foot_px, 0, 0, 0, 0)
    axes.set_xlim(-LEFT, PANEL_PX - LEFT)
    axes.set_ylim(-BOTTOM - plane.foot_px, HEIGHT - BOTTOM)
    ruler = frame(axes, (0, 0, plane.wide, plane.high), (1.0 if plane.log else 0.0, plane.most_x), (0.0, plane.most_y))
    ruler.set_xscale("log" if plane.log else "linear")
    ruler.xaxis.set_minor_locator(NullLocator())
    ruled(ruler.xaxis, LogLocator() if plane.log else whole())
    ruled(ruler.yaxis, MultipleLocator(0.25) if shares else whole(), percentage if shares else counted, grid=True)
    ruler.xaxis.set_tick_params(length=4, width=1.2, color=INK, pad=3)
    axes.plot([0, plane.wide], [0, 0], color=INK, linewidth=1.2, zorder=3)
    label(axes, plane.wide, -26, x_words, ha="right", va="top", color=MUTED)
    label(axes, 4 - LEFT, plane.high + TOP - 10, y_words, ha="left", color=MUTED)
    return figure, axes


def curve(axes: Axes, plane: Plane, x: Sequence[float], y: Sequence[float], **looks: Any) -> Points:
    """A line through values; its points in pixels."""
    points = plane.points(x, y)
    axes.plot(*points.T, **looks)
    return points


def band(axes: Axes, plane: Plane, x: Sequence[float], low: Sequence[float], high: Sequence[float], colour: str) -> None:
    """The area between two lines."""
    below, above = plane.points(x, low), plane.points(x, high)
    axes.fill_between(below[:, 0], below[:, 1], above[:, 1], color=colour, alpha=0.18, linewidth=0, zorder=1)


def trail(points: Points) -> list[Box]:
    """Small boxes along a line, for labels to keep off it.

    >>> len(trail(np.array([[0.0, 0.0], [40.0, 0.0]])))
    11
    """
    lengths = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    at = np.linspace(0.0, along[-1], int(along[-1] / TRAIL_STEP_PX) + 1)
    half = TRAIL_PX / 2
    return [
        Box(x - half, y - half, x + half, y + half)
        for x, y in zip(*(np.interp(at, along, points[:, axis]) for axis in (0, 1)), strict=True)
    ]


def pointed(axes: Axes, plane: Plane, point: Float[np.ndarray, " 2"], words: str, lines: Sequence[Box], labels: Sequence[Box]) -> list[Box]:
    """A ring at a point and its words above or below it, as near as they keep off lines and labels; the boxes of words and leader."""
    x, y = (float(place) for place in point)
    reach, wide, step = RING_PX / 2 + 3.0, width_px(words), LINE_PX / 2
    lefts = (min(x + reach, plane.box.right - wide), max(x - reach - wide, plane.box.left))
    rows = [y + side * (reach - 2.0 + step * (row + 1)) for row in range(int(plane.high / step)) for side in (1.0, -1.0)]
    tried = [Box(left, middle - step, left + wide, middle + step) for middle in rows for left in lefts]
    box = min(tried, key=lambda each: _cost(each, _leader(x, y, each), plane.box, lines, [*labels, ring(point)]))  # of equals, the nearest
    leader = _leader(x, y, box)
    if box.bottom > y + LINE_PX or box.top < y - LINE_PX:
        axes.plot([x, x], [leader.bottom, leader.top], color=INK, linewidth=0.8, zorder=5)
    axes.plot([x], [y], color=PAPER, marker="o", markersize=RING_PX, markeredgecolor=INK, markeredgewidth=1.8, zorder=6)
    label(axes, box.left, (box.bottom + box.top) / 2, words, ha="left", halo=True, zorder=7)
    return [box, leader]


def _leader(x: float, y: float, box: Box) -> Box:
    """The upright line from a point to the words above or below it, as a narrow box."""
    return Box(x - 3.0, min(y, box.top), x + 3.0, max(y, box.bottom))


def _cost(box: Box, leader: Box, frame: Box, lines: Sequence[Box], labels: Sequence[Box]) -> float:
    """Square pixels of lines and, counted for more, labels that words or their leader cover; what leaves the frame counts for far more."""
    covered = sum(box.overlap(other) for other in lines)
    covered += WORDS * sum(each.overlap(other) for each in (box, leader) for other in labels)
    return covered + CUT * (box.area - box.overlap(frame))


def ring(point: Float[np.ndarray, " 2"]) -> Box:
    """The box of a ring around a point."""
    x, y = (float(place) for place in point)
    reach = RING_PX / 2 + 2.0
    return Box(x - reach, y - reach, x + reach, y + reach)


def ends(
    axes: Axes,
    plane: Plane,
    lines: Sequence[Points],
    words: Sequence[str],
    looks: Sequence[Mapping[str, Any]],
    taken: Sequence[Box] = (),
) -> list[Box]:
    """The words of each line to the right of its end, as near as they keep off each other, all lines and what is taken; their boxes."""
    used = [box for line in lines for box in trail(line)]
    found: dict[int, Box] = {}
    ordered = [float(line[-1, 1]) - 1e-6 * place for place, line in enumerate(lines)]  # of equals, the first stands highest
    heights = apart(ordered, plane.box.bottom + LINE_PX / 2, plane.high)
    for place in (int(each) for each in np.argsort(heights)):
        line, name, y, look = lines[place], words[place], heights[place], looks[place]
        left, wide = float(line[-1, 0]) + 7.0, width_px(name, bold=bool(look.get("bold")))
        tried = [Box(left, y + up - LINE_PX / 2, left + wide, y + up + LINE_PX / 2) for up in SHIFTS]
        words_px = [*taken, *found.values()]
        costs = [_cost(box, EMPTY, plane.box, used, words_px) + AWAY * abs(up) for up, box in zip(SHIFTS, tried, strict=True)]
        box = tried[int(np.argmin(costs))]  # of equals, the nearest
        label(axes, left, (box.bottom + box.top) / 2, name, ha="left", halo=True, zorder=4, **look)
        found[place] = box
    return [found[place] for place in range(len(lines))]


def apart(heights: Sequence[float], low: float, high: float, step: float = LINE_PX) -> list[float]:
    """Heights moved as little as can be so that neighbours are a step apart, within two bounds where there is room.

    >>> apart([10.0, 12.0, 100.0], 0.0, 200.0)
    [3.5, 18.5, 100.0]
    """
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    groups: list[list[int]] = []
    starts: list[float] = []
    for place in order:
        group = [place]
        start = _start(heights, group, low, high, step)
        while groups and starts[-1] + step * len(groups[-1]) > start:
            group = groups.pop() + group
            starts.pop()
            start = _start(heights, group, low, high, step)
        groups.append(group)
        starts.append(start)
    found = [0.0] * len(heights)
    for group, start in zip(groups, starts, strict=True):
        for rank, place in enumerate(group):
            found[place] = start + rank * step
    return found


def _start(heights: Sequence[float], group: Sequence[int], low: float, high: float, step: float) -> float:
    """The first height of a group that stands a step apart, centred on where its members would be."""
    centre = sum(heights[place] - rank * step for rank, place in enumerate(group)) / len(group)
    return max(low, min(centre, high - step * (len(group) - 1)))
