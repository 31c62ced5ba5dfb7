"""The drawdown curve: what is left to the struck side, and what arrives, against what the striker spends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from equipoise.report.drawing.placement import shortened
from equipoise.report.drawing.plane import LEFT, Plane, band, canvas, curve, ends, pointed, ring, trail
from equipoise.report.drawing.theme import INK, MUTED, PANEL_PX, actor_colour, svg
from equipoise.report.words.numbers import count
from equipoise.report.words.wording import inside
from equipoise.study.stability.record.numbers import Points
from equipoise.study.stability.record.pairs import Drawdown as Course
from equipoise.study.stability.record.pairs import IndexStrike

RIGHT = 84
KENT_THALER = "Kent\N{EN DASH}Thaler"


class Drawdown(NamedTuple):
    """One direction of a pair: the chain's curve, the curve of the index with its stop point, the names of the sides, and the axes' ends.

    `most` are warheads spent and warheads left; both directions of a pair get the same, so that they can be compared.
    """

    key: str
    curve: Course
    strike: IndexStrike | None
    names: Mapping[str, str]
    most: tuple[float, float]

    @property
    def striker(self) -> str:
        """The name of the side that strikes."""
        return self.names[self.curve.striker]

    @property
    def struck(self) -> str:
        """The name of the side that is struck."""
        return self.names[self.curve.struck]


def axis_ends(curves: Sequence[Course], strikes: Sequence[IndexStrike]) -> tuple[float, float]:
    """The ends of axes that hold every curve, band and stop point: warheads spent, warheads left."""
    spent = [most(each.spent.best) for each in curves] + [most(each.spent) for each in strikes]
    left = [most(line) for each in curves for bands in (each.surviving, each.arriving) for line in (bands.best, bands.q95)]
    left += [most(each.surviving) for each in strikes]
    return max([1.0, *spent]), 1.04 * max([1.0, *left])


def most(points: Points) -> float:
    """The largest of the points of a curve."""
    return max(numbers(points))


def numbers(points: Points) -> list[float]:
    """The points of a curve, all of which are numbers."""
    return [0.0 if point is None else point for point in points]


def drawdown_figure(data: Drawdown) -> str:
    """Left and arriving warheads with the band over the draws, and the points where the striker stops, as inline SVG."""
    plane = Plane(*data.most, RIGHT)
    titles = (("Nuclear warheads spent by", data.striker), ("Warheads of", data.struck))
    figure, axes = canvas(plane, *(shortened(f"{what} {name}", PANEL_PX - LEFT) for what, name in titles))
    colour, spent = actor_colour(data.curve.struck), numbers(data.curve.spent.best)
    left, arriving = numbers(data.curve.surviving.best), numbers(data.curve.arriving.best)
    band(axes, plane, spent, numbers(data.curve.surviving.q05), numbers(data.curve.surviving.q95), colour)
    lines = [curve(axes, plane, spent, left, color=colour, linewidth=2.6)]
    lines.append(curve(axes, plane, spent, arriving, color=colour, linewidth=1.8, dashes=(4, 2)))
    words = [f"{count(left[-1])} left", f"{count(arriving[-1])} arrive"]
    if data.strike is not None:
        lines.append(
            curve(axes, plane, numbers(data.strike.spent), numbers(data.strike.surviving), color=INK, linewidth=1.2, dashes=(1, 1.6))
        )
        words.append(KENT_THALER)
    looks = [{"bold": True}, {}, {"color": MUTED}][: len(lines)]
    boxes = [box for line in lines for box in trail(line)]
    stops = sorted(_stop_points(data), key=lambda each: -each[2][0])  # from the right, so that no leader crosses words
    points = [plane.points([x], [y])[0] for _, _, (x, y) in stops]
    labels = ends(axes, plane, lines, words, looks, [ring(point) for point in points])
    for place, (_, stop, _) in enumerate(stops):
        others = [ring(point) for other, point in enumerate(points) if other != place]
        labels.extend(pointed(axes, plane, points[place], stop, boxes, [*labels, *others]))
    return svg(figure, description(data), data.key)


def description(data: Drawdown) -> str:
    """The figure as a sentence."""
    spent, left, arriving = (numbers(bands.best) for bands in (data.curve.spent, data.curve.surviving, data.curve.arriving))
    words = (
        f"{data.striker} strikes {data.struck}: from {count(left[0])} warheads, {count(left[-1])} are left after {count(spent[-1])} are "
        f"spent, and {count(arriving[-1])} arrive in reply instead of {count(arriving[0])}."
    )
    return " ".join([words, *(f"{name}: {inside(stop)}." for name, stop, _ in _stop_points(data))])


def _stop_points(data: Drawdown) -> list[tuple[str, str, tuple[float, float]]]:
    """Where the striker stops on each curve that has such a point: whose curve, words, spent and left."""
    found: list[tuple[str, str, tuple[float, float]]] = []
    curves = [("The chain", data.curve.stop, numbers(data.curve.spent.best), numbers(data.curve.surviving.best))]
    if data.strike is not None:
        curves.append((KENT_THALER, data.strike.stop, numbers(data.strike.spent), numbers(data.strike.surviving)))
    for name, stop, spent, left in curves:
        if stop is not None:
            found.append((name, f"Stops at {count(spent[stop])}: {count(left[stop])} left", (spent[stop], left[stop])))
    return found
