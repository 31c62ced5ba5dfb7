"""Opportunities to intercept: for each flight and layer what its own radars allow and what those of the whole network allow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from equipoise.report.drawing.charts.altitude_time import looks
from equipoise.report.drawing.minutes import minutes, time_axis
from equipoise.report.drawing.placement import shortened, width_px, wrapped
from equipoise.report.drawing.theme import ACCENT, INK, MUTED, PANEL_PX, PAPER, RULE, label, panel, svg
from equipoise.report.words.wording import capital
from equipoise.study.reach.flight_record import FlightRow
from equipoise.study.reach.record import Chance, LayerRow, OpportunityRow

LEFT, RIGHT, TOP, AXIS, KEY, BOTTOM = 4, 8, 4, 44, 26, 6
FLIGHT_PX, LINE_PX, LAYER_PX, WAY_PX, BAR_PX = 16, 17, 20, 26, 19
WIDE = PANEL_PX - LEFT - RIGHT
OWN = "#7d97a6"
WAYS = {"own": ("own radars", OWN), "integrated": ("engage on remote", ACCENT)}


class Opportunities(NamedTuple):
    """Opportunities of a record of reach, in the order of its flights, with those flights and its layers."""

    key: str
    opportunities: Sequence[OpportunityRow]
    flights: Sequence[FlightRow]
    layers: Sequence[LayerRow]

    @property
    def end_s(self) -> float:
        """The end of the axis: the last impact."""
        return max((flight.track.time_s[-1] for flight, _ in self.groups), default=60.0)

    @property
    def groups(self) -> list[tuple[FlightRow, list[OpportunityRow]]]:
        """Each flight that a layer meets, with its opportunities."""
        pairs = [(flight, [each for each in self.opportunities if each.flight == flight.name]) for flight in self.flights]
        return [(flight, chances) for flight, chances in pairs if chances]

    def title(self, layer: str) -> str:
        """How a layer is called."""
        return next((each.title for each in self.layers if each.name == layer), layer)


def opportunity_figure(data: Opportunities) -> str:
    """Two bars for each flight and layer: seen, first launch, window, looks, as inline SVG."""
    height = sum(_height(flight, chances) for flight, chances in data.groups)
    figure, axes = panel(TOP + height + AXIS + KEY + BOTTOM, 0, 0, 0, 0)
    axes.set_xlim(0, PANEL_PX)
    axes.set_ylim(-height - AXIS - KEY - BOTTOM, TOP)
    time_axis(axes, (LEFT, LEFT + WIDE), data.end_s, 0, -height)
    y = 0.0
    for flight, chances in data.groups:
        y = _group(axes, data, flight, chances, y)
    _key(axes, -height - AXIS - KEY / 2)
    return svg(figure, description(data), data.key)


def description(data: Opportunities) -> str:
    """The figure as a sentence."""
    parts: list[str] = []
    for flight, chances in data.groups:
        for chance in chances:
            ways = [f"{words} {_words(way_of(chance, way))}" for way, (words, _) in WAYS.items()]
            parts.append(f"{flight.title}, {data.title(chance.layer)}: {'; '.join(ways)}")
    return f"Opportunities to intercept. {'. '.join(parts)}." if parts else "No layer meets a flight."


def way_of(row: OpportunityRow, way: str) -> Chance:
    """What a layer has in one way of fighting: on its own radars, or on all."""
    return row.own if way == "own" else row.integrated


def _words(chance: Chance) -> str:
    """An opportunity in words."""
    if chance.first_sight_s is None:
        return "never see it"
    if not chance.looks_s or chance.earliest_s is None or chance.latest_s is None:
        return f"see it after {minutes(chance.first_sight_s)} min, no look"
    first, last = minutes(chance.earliest_s), minutes(chance.latest_s)
    return f"see it after {minutes(chance.first_sight_s)} min, intercept after {first} to {last} min, {looks(len(chance.looks_s))}"


def _lines(flight: FlightRow) -> list[str]:
    return wrapped(capital(flight.title), WIDE, bold=True)


def _height(flight: FlightRow, chances: Sequence[OpportunityRow]) -> float:
    return FLIGHT_PX + LINE_PX * len(_lines(flight)) + len(chances) * (LAYER_PX + len(WAYS) * WAY_PX)


def _group(axes: Axes, data: Opportunities, flight: FlightRow, chances: Sequence[OpportunityRow], top: float) -> float:
    """The title of a flight, two bars for each layer, and its impact; where the next group begins."""
    y = top - FLIGHT_PX + LINE_PX / 2
    for line in _lines(flight):
        y -= LINE_PX
        label(axes, LEFT, y, line, ha="left", bold=True, halo=True)
    y -= LINE_PX / 2
    end = _x(data, flight.track.time_s[-1])
    for chance in chances:
        label(axes, LEFT, y - 9, shortened(capital(data.title(chance.layer)), WIDE), ha="left", halo=True)
        y -= LAYER_PX
        for way, (words, colour) in WAYS.items():
            _bar(axes, data, way_of(chance, way), y, colour, words)
            axes.plot([end, end], [y - BAR_PX - 6, y - BAR_PX + 5], color=INK, linewidth=3, zorder=3, solid_capstyle="butt")
            y -= WAY_PX
    return y


def _bar(axes: Axes, data: Opportunities, chance: Chance, top: float, colour: str, words: str) -> None:
    """One bar: a ring where the flight is first seen, a line from the first launch, the window, a tick for each look."""
    y = top - BAR_PX
    label(
        axes,
        LEFT,
        top - 7,
        f"{words}: {'not seen' if chance.first_sight_s is None else looks(len(chance.looks_s))}",
        ha="left",
        color=MUTED,
        halo=True,
    )
    axes.plot([LEFT, LEFT + WIDE], [y, y], color=RULE, linewidth=0.8, zorder=0.5)
    if chance.first_sight_s is not None:
        seen, launch = _x(data, chance.first_sight_s), chance.first_launch_s
        axes.plot([seen], [y], color=PAPER, marker="o", markersize=6, markeredgecolor=colour, markeredgewidth=1.6, zorder=4)
        if launch is not None and chance.earliest_s is not None and chance.latest_s is not None:
            _shape(axes, (_x(data, launch), _x(data, chance.earliest_s), _x(data, chance.latest_s)), y, colour)
    for time in chance.looks_s:
        axes.plot([_x(data, time)] * 2, [y - 5, y + 5], color=INK, linewidth=1.6, zorder=5)


def _shape(axes: Axes, places: tuple[float, float, float], y: float, colour: str) -> None:
    """First launch, the way of the first interceptor, and the window of intercepts."""
    launch, earliest, latest = places
    axes.plot([launch, earliest], [y, y], color=colour, linewidth=1.6, zorder=2)
    axes.plot([launch, launch], [y - 4, y + 4], color=colour, linewidth=1.6, zorder=3)
    axes.plot([earliest, latest], [y, y], color=colour, linewidth=6, zorder=2, solid_capstyle="butt")


def _key(axes: Axes, y: float) -> None:
    """An example of each mark with its words."""
    x = float(LEFT)
    for words, width in (("seen", 8), ("may launch", 14), ("window", 24), ("look", 6), ("impact", 6)):
        middle = x + width / 2
        if words == "seen":
            axes.plot([middle], [y], color=PAPER, marker="o", markersize=6, markeredgecolor=ACCENT, markeredgewidth=1.6)
        elif words == "may launch":
            _shape(axes, (x, x + width, x + width), y, ACCENT)
        elif words == "window":
            axes.plot([x, x + width], [y, y], color=ACCENT, linewidth=6, solid_capstyle="butt")
        else:
            axes.plot([middle] * 2, [y - 6, y + 6], color=INK, linewidth=1.6 if words == "look" else 3)
        label(axes, x + width + 5, y, words, ha="left", color=MUTED)
        x += width + width_px(words) + 18


def _x(data: Opportunities, time_s: float) -> float:
    return LEFT + WIDE * float(time_s) / data.end_s
