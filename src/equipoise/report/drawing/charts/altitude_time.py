"""Altitude against time of one flight: its boost, who sees it when, and when it can be intercepted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes

from equipoise.report.drawing.minutes import between, minutes, time_axis
from equipoise.report.drawing.placement import Box, Label, shortened, spots, width_px
from equipoise.report.drawing.ruler import frame, ruled, whole
from equipoise.report.drawing.theme import ACCENT, INK, MUTED, PANEL_PX, PAPER, RULE, actor_colour, label, panel, svg
from equipoise.report.words.numbers import SPACE, count
from equipoise.report.words.wording import capital
from equipoise.study.reach.flight_record import FlightRow
from equipoise.study.reach.record import LayerRow, OpportunityRow, SensorRow

LEFT, RIGHT, TOP, PLOT, AXIS, ROW, BOTTOM = 50, 12, 26, 190, 46, 30, 6
WIDE = PANEL_PX - LEFT - RIGHT
BOOST = "#a2543a"
SHADE = 0.16
MOST_TICKS = 5
HEADROOM = 1.16
POINTS = 200  # along the curve, which words keep off


class Bar(NamedTuple):
    """A row below the axis: a name and what follows it, the intervals of time, and marks upon them."""

    name: str
    tail: str
    spans: Sequence[tuple[float, float]]
    colour: str
    marks: Sequence[float] = ()

    @property
    def words(self) -> str:
        """The name with what follows it."""
        return self.name + self.tail


class Window(NamedTuple):
    """From when to when a layer can intercept a flight, and the times of its looks."""

    earliest_s: float
    latest_s: float
    looks_s: Sequence[float]


class AltitudeTime(NamedTuple):
    """A flight of a record of reach, the sensors, layers and opportunities of that record, and where axes that are shared end."""

    key: str
    flight: FlightRow
    sensors: Sequence[SensorRow] = ()
    layers: Sequence[LayerRow] = ()
    opportunities: Sequence[OpportunityRow] = ()
    most_s: float | None = None
    most_km: float | None = None

    @property
    def end_s(self) -> float:
        """The end of the axis of time."""
        return self.most_s or self.flight.track.time_s[-1]

    @property
    def top_km(self) -> float:
        """The end of the axis of altitude."""
        return HEADROOM * (self.most_km or max(self.flight.track.altitude_km))

    @property
    def chances(self) -> list[tuple[LayerRow, Window]]:
        """Each layer that has a window on this flight, with what it has as it fights: integrated or on its own radars."""
        kept = [each for each in self.opportunities if each.flight == self.flight.name]
        pairs = [(layer, each.integrated if layer.integrated else each.own) for each in kept for layer in self._layer(each.layer)]
        return [
            (layer, Window(chance.earliest_s, chance.latest_s, chance.looks_s))
            for layer, chance in pairs
            if chance.earliest_s is not None and chance.latest_s is not None
        ]

    @property
    def rows(self) -> list[Bar]:
        """What stands below the axis: sights in the order of time, then windows."""
        titles = {sensor.name: sensor for sensor in self.sensors}
        spans: dict[str, list[tuple[float, float]]] = {}
        for seen in sorted(self.flight.seen, key=lambda seen: seen.from_s):
            spans.setdefault(seen.sensor, []).append((seen.from_s, seen.to_s))
        bars = [Bar(*_title(titles, name), each, _colour(titles, name)) for name, each in spans.items()]
        heat = self.flight.infrared
        if heat is not None:
            bars.insert(0, Bar(*_title(titles, heat.sensor), [(heat.from_s, heat.to_s)], BOOST))
        return bars + [
            Bar(capital(layer.title), f": {looks(len(chance.looks_s))}", [(chance.earliest_s, chance.latest_s)], ACCENT, chance.looks_s)
            for layer, chance in self.chances
        ]

    def _layer(self, name: str) -> list[LayerRow]:
        return [layer for layer in self.layers if layer.name == name]


def altitude_time_figure(data: AltitudeTime) -> str:
    """The flight above its axis of time, and below it a row for each sensor that sees it and each layer that meets it, as inline SVG."""
    rows = data.rows
    below = AXIS + ROW * len(rows) + BOTTOM
    figure, axes = panel(TOP + PLOT + below, 0, 0, 0, 0)
    axes.set_xlim(0, PANEL_PX)
    axes.set_ylim(-below, PLOT + TOP)
    _altitudes(axes, data)
    time_axis(axes, (LEFT, LEFT + WIDE), data.end_s, PLOT, 0)
    _windows(axes, data)
    _curve(axes, data)
    for row, bar in enumerate(rows):
        _bar(axes, data, bar, -AXIS - ROW * row)
    return svg(figure, description(data), data.key)


def description(data: AltitudeTime) -> str:
    """The figure as a sentence."""
    flight = data.flight
    out, top, end = (minutes(time) for time in (flight.burnout_s, flight.apogee_s, flight.track.time_s[-1]))
    parts = [
        f"Altitude against time: {flight.title}. Burnout after {out} min, apogee {count(flight.apogee_km)} km after {top} min, "
        f"impact after {end} min"
    ]
    for bar in data.rows:
        parts.append(f"{bar.words}, {' and '.join(between(*span) for span in bar.spans)}")
    return "; ".join(parts) + "."


def looks(n: int) -> str:
    """So many looks, in words.

    >>> [looks(n) for n in (0, 1, 3)]
    ['no look', '1 look', '3 looks']
    """
    return "no look" if n == 0 else f"{n} look{'s' if n > 1 else ''}"


def _x(data: AltitudeTime, time_s: Any) -> Any:
    return LEFT + WIDE * np.asarray(time_s, dtype=float) / data.end_s


def _y(data: AltitudeTime, altitude_km: Any) -> Any:
    return PLOT * np.asarray(altitude_km, dtype=float) / data.top_km


def _altitudes(axes: Axes, data: AltitudeTime) -> None:
    """The lines and words of the axis of altitude."""
    ruled(frame(axes, (LEFT, 0, WIDE, PLOT), y=(0.0, data.top_km)).yaxis, whole(MOST_TICKS), grid=True)
    label(axes, LEFT - 6, PLOT + 14, "km", ha="right", color=MUTED)


def _windows(axes: Axes, data: AltitudeTime) -> None:
    """What lies below the curve while a layer can intercept, shaded; darker where several can."""
    time, altitude = (np.asarray(column) for column in (data.flight.track.time_s, data.flight.track.altitude_km))
    for _, chance in data.chances:
        first, last = chance.earliest_s, chance.latest_s
        within = np.concatenate([[first], time[(time > first) & (time < last)], [last]])
        axes.fill_between(
            _x(data, within), 0, _y(data, np.interp(within, time, altitude)), color=ACCENT, alpha=SHADE, linewidth=0, zorder=1
        )


def _curve(axes: Axes, data: AltitudeTime) -> None:
    """The flight, its boost in a colour of its own, with its three marks and their words."""
    flight = data.flight
    time, altitude = (np.asarray(column) for column in (flight.track.time_s, flight.track.altitude_km))
    out = flight.burnout_s
    boost = np.concatenate([time[time < out], [out]])
    axes.plot(_x(data, time), _y(data, altitude), color=INK, linewidth=2.2, zorder=4)
    axes.plot(_x(data, boost), _y(data, np.interp(boost, time, altitude)), color=BOOST, linewidth=5, zorder=4.1)
    x, y = _x(data, time), _y(data, altitude)
    top, end = (flight.apogee_s, flight.apogee_km), float(time[-1])
    axes.plot(
        [_x(data, top[0])], [_y(data, top[1])], color=PAPER, marker="o", markersize=6, markeredgecolor=INK, markeredgewidth=1.4, zorder=5
    )
    axes.plot([_x(data, end)], [0], color=INK, marker="v", markersize=7, zorder=5, clip_on=False)
    axes.plot([_x(data, end)] * 2, [0, PLOT + 6], color=MUTED, linewidth=1, dashes=(1.5, 2), zorder=2)
    label(axes, float(_x(data, end)), PLOT + 14, f"impact, {minutes(end)}{SPACE}min", ha="right")
    wanted = [
        Label(f"{count(top[1])}{SPACE}km, {minutes(top[0])}{SPACE}min", float(_x(data, top[0])), float(_y(data, top[1])), bold=True),
        Label(f"boost, {minutes(out)}{SPACE}min", float(_x(data, out)), float(np.interp(out, time, y)) + 2.0),
    ]
    along = np.linspace(0.0, end, POINTS)
    line = zip(np.interp(along, time, x), np.interp(along, time, y), strict=True)
    taken = [Box(right - 3, up - 3, right + 3, up + 3) for right, up in line]
    frame = Box(LEFT + 2, 2, PANEL_PX - 2, PLOT + 4)
    for item, box in zip(wanted, spots(wanted, frame, taken), strict=True):
        label(axes, box.left, (box.bottom + box.top) / 2, item.words, ha="left", bold=item.bold, halo=True, zorder=6)


def _bar(axes: Axes, data: AltitudeTime, bar: Bar, top: float) -> None:
    """A row: words and times above, the intervals below them."""
    y = top - 21
    times = ", ".join(between(*span) for span in bar.spans)
    label(axes, LEFT, top - 9, shortened(bar.name, WIDE - width_px(times) - 8, bar.tail), ha="left")
    label(axes, LEFT + WIDE, top - 9, times, ha="right", color=MUTED)
    axes.plot([LEFT, LEFT + WIDE], [y, y], color=RULE, linewidth=0.8, zorder=0.5)
    for first, last in bar.spans:
        axes.plot(_x(data, [first, last]), [y, y], color=bar.colour, linewidth=5, zorder=2)
    for mark in bar.marks:
        axes.plot(_x(data, [mark, mark]), [y - 5, y + 5], color=INK, linewidth=1.6, zorder=3)


def _title(titles: Mapping[str, SensorRow], name: str) -> tuple[str, str]:
    """The name of a sensor, apart from what follows its last comma, such as the number of a battery."""
    head, comma, tail = capital(titles[name].title if name in titles else name).rpartition(", ")
    return (head, comma + tail) if head else (tail, "")


def _colour(titles: Mapping[str, SensorRow], name: str) -> str:
    return actor_colour(titles[name].side) if name in titles else MUTED
