"""Exceedance: the chance that at least so many warheads arrive, for several pairs or cells, against what is required."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Float
from matplotlib.axes import Axes

from equipoise.facts.records.requirement import Requirement
from equipoise.report.drawing.placement import LINE_PX, width_px, wrapped
from equipoise.report.drawing.plane import LEFT, Plane, Points, band, canvas, curve
from equipoise.report.drawing.theme import INK, MUTED, PAPER, TINT, actor_colour, label, svg
from equipoise.report.words.cells import cell_title
from equipoise.report.words.numbers import count, percent_of, span
from equipoise.report.words.wording import capital
from equipoise.study.stability.record.numbers import Points as Chances
from equipoise.study.stability.record.pairs import Exceedance as Course

Point = Float[np.ndarray, " 2"]
RIGHT = 14
ROW_PX, LIST_PX, SAMPLE_PX, RING_PX, WORDS_PX = 22.0, 56.0, 52.0, 16.0, 246.0
N_TRIED = 241
MOST_BANDS = 3  # more would hide each other
NEGLIGIBLE, HALF = 0.005, 0.5
FAR = 30.0  # the ratio of medians from which the axis is logarithmic
DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 1.5), (6, 2, 1.5, 2), (3, 3.5), (5, 1.5, 1.5, 1.5, 1.5, 1.5))


class Exceedance(NamedTuple):
    """Curves of a record of stability, the names of its sides, and its requirement. Curves without a number are left out."""

    key: str
    curves: Sequence[Course]
    names: Mapping[str, str]
    requirement: Requirement

    @property
    def drawn(self) -> list[Course]:
        """The curves that have numbers, from those of few warheads to those of many."""
        return sorted((each for each in self.curves if each.best), key=_median)

    @property
    def words(self) -> list[str]:
        """What tells each curve from the others: its pair, its cell, or both."""
        pairs = [f"{self.names[each.retaliator]} on {self.names[each.adversary]}" for each in self.drawn]
        cells = [cell_title(each.posture, each.doctrine) for each in self.drawn]
        if len(set(cells)) < 2:
            return pairs
        return cells if len(set(pairs)) < 2 else [f"{pair}, {cell.lower()}" for pair, cell in zip(pairs, cells, strict=True)]

    def chance(self, each: Course) -> float:
        """The chance of a curve that the best estimate of the requirement arrives."""
        return float(np.interp(self.requirement.best, each.warheads, _numbers(each.best)))

    @property
    def lines(self) -> list[list[str]]:
        """The words of each curve on as many lines as they need."""
        return [wrapped(capital(words), WORDS_PX) for words in self.words]

    @property
    def plane(self) -> Plane:
        """Axes that hold every curve as far as it has a chance worth drawing, and the requirement, with room for the list below."""
        most = max([1.0, self.requirement.high, *(_last(each.warheads, each.q95, NEGLIGIBLE) for each in self.drawn)])
        medians = [_median(each) for each in self.drawn] or [1.0]
        far = max(medians) >= FAR * min(medians)
        foot = ROW_PX * (1 + len(self.drawn)) + LINE_PX * sum(len(lines) - 1 for lines in self.lines)
        return Plane(most**1.02 if far else 1.02 * most, 1.0, RIGHT, far, foot if self.drawn else 0.0)


def exceedance_figure(data: Exceedance) -> str:
    """The chance that at least so many warheads arrive: best estimates, bands of 5 to 95 % of the draws, a list, as inline SVG."""
    plane = data.plane
    figure, axes = canvas(plane, "Warheads arriving, at least", "", shares=True)
    _requirement(axes, plane, data.requirement)
    y, rings = -LIST_PX, list[Point]()
    if data.drawn:
        label(axes, plane.wide, y, f"chance of {count(data.requirement.best)}", ha="right", color=MUTED)
    else:
        label(axes, plane.wide / 2, plane.high / 2, "no pair has a number")
    for place, (each, style, lines) in enumerate(zip(data.drawn, _styles(data.drawn), data.lines, strict=True)):
        colour = actor_colour(each.retaliator)
        looks: dict[str, Any] = {"color": colour, "linewidth": 2.2} | ({"dashes": style} if style else {})
        points = curve(axes, plane, *_values(each, each.best, plane), zorder=3, **looks)
        if len(data.drawn) <= MOST_BANDS:
            (x, low), (_, high) = (_values(each, line, plane) for line in (each.q05, each.q95))
            band(axes, plane, x, low, high, colour)
        rings.append(_ring(axes, points, plane, rings, f"{place + 1}"))
        y = _row(axes, plane, lines, y - ROW_PX, looks, f"{place + 1}", percent_of(data.chance(each)))
    return svg(figure, description(data), data.key)


def description(data: Exceedance) -> str:
    """The figure as a sentence."""
    parts = [f"{words} {percent_of(data.chance(each))}" for words, each in zip(data.words, data.drawn, strict=True)]
    return f"Chance that at least {count(data.requirement.best)} warheads arrive: {'; '.join(parts) or 'no pair has a number'}."


def _last(warheads: Sequence[int], line: Chances, least: float) -> float:
    """The most warheads that arrive with at least a chance."""
    return max((float(n) for n, p in zip(warheads, _numbers(line), strict=True) if p >= least), default=0.0)


def _median(each: Course) -> float:
    """The warheads that arrive with a chance of one half, 1 or more."""
    return max(1.0, _last(each.warheads, each.best, HALF))


def _numbers(line: Chances) -> list[float]:
    """The points of a line, all of which are numbers."""
    return [0.0 if chance is None else chance for chance in line]


def _values(each: Course, line: Chances, plane: Plane) -> tuple[list[float], list[float]]:
    """A line within its axis; a logarithmic one begins at 1 and has more points, since the line is straight between those of the record."""
    warheads, chances = np.asarray(each.warheads, dtype=float), np.asarray(_numbers(line))
    last = min(float(warheads[-1]), plane.most_x)
    more = np.geomspace(1.0, last, N_TRIED) if plane.log and last > 1.0 else warheads[:1]
    x = np.unique(np.concatenate([more, warheads[(warheads >= more[0]) & (warheads <= last)]]))
    return x.tolist(), np.interp(x, warheads, chances).tolist()


def _styles(drawn: Sequence[Course]) -> list[tuple[float, ...]]:
    """The dashes of each curve: curves of one colour are told apart by them."""
    seen: dict[str, int] = {}
    found: list[tuple[float, ...]] = []
    for each in drawn:
        colour = actor_colour(each.retaliator)
        found.append(DASHES[seen.setdefault(colour, 0) % len(DASHES)])
        seen[colour] += 1
    return found


def _requirement(axes: Axes, plane: Plane, requirement: Requirement) -> None:
    """The range of the requirement as a shaded column, its best value dashed, with words above."""
    low, best, high = requirement.low, requirement.best, requirement.high
    (left, _), (middle, _), (right, _) = plane.points([low, best, high], [0.0] * 3)
    axes.fill([left, right, right, left], [0, 0, plane.high, plane.high], color=TINT, linewidth=0, zorder=0)
    axes.plot([middle, middle], [0, plane.high], color=INK, linewidth=1, dashes=(4, 2.5), zorder=0.6)
    words = f"requirement {span(low, high)}" + ("" if count(low) == count(high) else f", best {count(best)}")
    label(axes, max(0.0, min(left, plane.wide - width_px(words))), plane.high + 17, words, ha="left")


def _ring(axes: Axes, points: Points, plane: Plane, others: Sequence[Point], words: str) -> Point:
    """A number in a ring on a line, as near its middle as it keeps off the others; where it stands."""
    steps = np.linspace(0.0, len(points) - 1.0, N_TRIED)
    along = np.stack([np.interp(steps, np.arange(len(points)), points[:, axis]) for axis in (0, 1)], axis=-1)
    order = np.argsort(np.abs(along[:, 1] - plane.high / 2) + 1e-3 * np.abs(along[:, 0] - plane.wide / 2), kind="stable")
    room = [min([np.hypot(*(point - other)) for other in others], default=np.inf) for point in along[order]]
    x, y = along[order][next((place for place, each in enumerate(room) if each > RING_PX + 2), int(np.argmax(room)))]
    _numbered(axes, x, y, words)
    return np.array([x, y])


def _numbered(axes: Axes, x: float, y: float, words: str) -> None:
    axes.plot([x], [y], color=PAPER, marker="o", markersize=RING_PX, markeredgecolor=INK, markeredgewidth=1.2, zorder=6)
    label(axes, x, y, words, zorder=7)


def _row(axes: Axes, plane: Plane, lines: Sequence[str], y: float, looks: Mapping[str, Any], number: str, chance: str) -> float:
    """One row of the list: the line, its number, its words, and its chance at the requirement; where the row ends."""
    axes.plot([4 - LEFT, SAMPLE_PX - LEFT], [y, y], **looks)
    _numbered(axes, (4 + SAMPLE_PX) / 2 - LEFT, y, number)
    label(axes, plane.wide, y, chance, ha="right", bold=True)
    for place, words in enumerate(lines):
        label(axes, SAMPLE_PX + 8 - LEFT, y - LINE_PX * place, words, ha="left")
    return y - LINE_PX * (len(lines) - 1)
