"""The globe of a reach scenario: flights at their true altitude, what radars see, where a defence has its looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

from equipoise.core.physics.region import directions
from equipoise.report.drawing import globe_layers as layers
from equipoise.report.drawing.globe_scene import Cell, Radar, beam_edge, cells, radars, sight, spot, track, view
from equipoise.report.drawing.orthographic import Points, View, hidden
from equipoise.report.drawing.placement import Box, Label, spots, width_px
from equipoise.report.drawing.theme import INK, MUTED, RULE, actor_colour, label, panel, svg
from equipoise.report.words.numbers import SPACE, count
from equipoise.report.words.wording import capital, listed
from equipoise.study.reach.flight_record import FlightRow
from equipoise.study.reach.record import FootprintRow, RegionRow, SensorRow

WIDTH, MARGIN, ROW_PX, KEY_ROWS, BORDER = 480, 6, 20, 3, 0.04
SMALL = 1.2  # radii: what is less wide is drawn larger, without the sides of the disc
ROOM = 0.12
LEAST_HIGH = 0.6  # of the width
MOST_RADII = 3.0  # half of the frame, in Earth radii: flights beyond it are cut


class Globe(NamedTuple):
    """Parts of a record of reach: its flights, sensors, regions and footprints, and the coasts as points on the ground.

    Circles on the ground are those of an object at `altitude_km`; footprints show the looks of integrated layers or of each on its own.
    """

    key: str
    flights: Sequence[FlightRow]
    sensors: Sequence[SensorRow]
    regions: Sequence[RegionRow]
    footprints: Sequence[FootprintRow]
    land: Sequence[Points]
    altitude_km: float
    integrated: bool = True

    @property
    def radars(self) -> list[Radar]:
        """The sensors that stand on the ground."""
        return radars(self.sensors)

    @property
    def named(self) -> list[RegionRow]:
        """The regions between which flights go and in which radars stand, each once."""
        used = {end for flight in self.flights for end in (flight.origin, flight.destination)}
        used |= {sensor.region for sensor in self.radars}
        return [region for region in self.regions if region.name in used]


def globe_figure(data: Globe) -> str:
    """The globe as inline SVG."""
    place = view(data.flights, data.radars)
    looks = cells(data.footprints, integrated=data.integrated)
    frame = _frame(data, place, looks)
    scale = (WIDTH - 2 * MARGIN) / frame.width
    below = MARGIN + (ROW_PX * KEY_ROWS + 8 if data.flights or data.radars else 0)
    figure, axes = panel(frame.height * scale + MARGIN + below, MARGIN, MARGIN, MARGIN, below, WIDTH)
    axes.set_xlim(frame.x0, frame.x1)
    axes.set_ylim(frame.y0, frame.y1)
    layers.ground(axes, data.land, place)
    if looks:
        layers.footprints(axes, looks, float(data.footprints[0].step_deg), place)
    for sensor in data.radars:
        layers.sensor(axes, sensor, place, data.altitude_km)
    for flight in data.flights:
        layers.flight(axes, flight, place)
    _labels(axes, data, place, Box(*(edge * scale for edge in frame.extents)), scale)
    _key(axes, data, frame, scale, shades=bool(looks))
    return svg(figure, description(data), data.key, fine=False)


def description(data: Globe) -> str:
    """The figure as a sentence."""
    flights = [f"{flight.title}: apogee {count(flight.apogee_km)} km" for flight in data.flights]
    parts = ["A globe"]
    if flights:
        parts[0] += f" with {len(flights)} flight{'s' if len(flights) > 1 else ''} at true altitude ({'; '.join(flights)})"
    if data.radars:
        radars = listed([f"{sensor.title} ({count(sensor.range_km)} km)" for sensor in data.radars])
        parts.append(f"Radars with their range: {radars}")
        if any(sight(sensor, data.altitude_km) is not None for sensor in data.radars):
            parts[-1] += f"; circles on the ground for an object at {count(data.altitude_km)} km"
    looks = cells(data.footprints, integrated=data.integrated)
    if looks:
        met = sum(number > 0 for number in looks.values()) / len(looks)
        way = "integrated" if data.integrated else "each battery on its own radar"
        parts.append(f"Of the {len(looks)} cells of the footprints {met * 100:.0f} % have at least one look, {way}")
    return ". ".join(parts) + "."


def _frame(data: Globe, place: View, looks: Iterable[Cell]) -> Bbox:
    """What is shown: all that is drawn, the disc from side to side unless that is much more, and never a mere slit."""
    lines = [track(flight) for flight in data.flights] + [beam_edge(sensor) for sensor in data.radars]
    seen = [part[~hidden(part), :2] for part in (place.seen(line) for line in (*lines, *(directions(*cell)[np.newaxis] for cell in looks)))]
    if not lines:
        return Bbox([[-1.0 - BORDER] * 2, [1.0 + BORDER] * 2])
    points = np.concatenate(seen)
    wide = float(np.ptp(points[:, 0])) > SMALL
    points = np.concatenate([points, [[-1.0, points[0, 1]], [1.0, points[0, 1]]]]) if wide else points
    border = BORDER if wide else ROOM
    low, high = points.min(axis=0) - border, points.max(axis=0) + border
    low[1] = min(low[1], high[1] - LEAST_HIGH * (high[0] - low[0]))
    return Bbox([np.maximum(low, -MOST_RADII), np.minimum(high, MOST_RADII)])


def _labels(axes: Axes, data: Globe, place: View, frame: Box, scale: float) -> None:
    """Names of regions and apogees, off each other and off the arcs."""
    wanted: list[Label] = []
    for region in data.named:
        x, y, near = place.seen(spot(region.latitude_deg, region.longitude_deg))[0] * scale
        if near > 0.0:
            wanted.append(Label(capital(region.title), x, y, gap=8))
    taken: list[Box] = []
    for flight in data.flights:
        seen = place.seen(track(flight)) * scale
        behind = hidden(seen / scale)
        taken.extend(Box(x - 2, y - 2, x + 2, y + 2) for x, y, _ in seen[~behind])
        top = int(np.argmax(flight.track.altitude_km))
        if not behind[top]:
            wanted.append(Label(f"{count(flight.apogee_km)}{SPACE}km", seen[top, 0], seen[top, 1], gap=9, bold=True))
    for item, box in zip(wanted, spots(wanted, frame, taken), strict=True):
        x, y = box.left / scale, (box.bottom + box.top) / (2 * scale)
        label(axes, x, y, item.words, ha="left", va="center_baseline", bold=item.bold, halo=True, zorder=8)


def _key(axes: Axes, data: Globe, frame: Bbox, scale: float, *, shades: bool) -> None:
    """What the lines and the shades of the cells mean, below the globe."""
    unit = 1.0 / scale
    left = frame.x0 + 2 * unit
    x, y = left, frame.y0 - 20 * unit
    for words, looks in _marks(data):
        if x + (26 + width_px(words)) * unit > frame.x1:
            x, y = left, y - ROW_PX * unit
        axes.plot([x, x + 20 * unit], [y, y], clip_on=False, **looks)
        label(axes, x + 26 * unit, y, words, ha="left", color=MUTED)
        x += (42 + width_px(words)) * unit
    if shades:
        words, x, y = "fewest looks at a flight to there", left, y - ROW_PX * unit
        label(axes, x, y, words, ha="left", color=MUTED)
        x += (12 + width_px(words)) * unit
        for looks, shade in layers.SHADES.items():
            square = np.array([[0.0, -6.0], [14.0, -6.0], [14.0, 6.0], [0.0, 6.0]]) * unit + np.array([x, y])
            axes.fill(*square.T, facecolor=shade, edgecolor=RULE, linewidth=0.6, clip_on=False)
            label(axes, x + 20 * unit, y, f"{looks}{'+' if looks == layers.MOST else ''}", ha="left")
            x += 46 * unit


def _marks(data: Globe) -> list[tuple[str, dict[str, Any]]]:
    """Each kind of line that is drawn, with its words."""
    marks: list[tuple[str, dict[str, Any]]] = []
    if data.flights:
        marks += [("path", layers.PATH), ("below it, on the ground", layers.SHADOW)]
    if data.radars:
        colour = {"color": actor_colour(data.radars[0].side) if len({radar.side for radar in data.radars}) == 1 else INK}
        if any(sight(radar, data.altitude_km) is not None for radar in data.radars):
            marks += [(f"a radar sees an object at {count(data.altitude_km)}{SPACE}km", layers.SIGHT | colour)]
        marks += [("end of its lowest beam", layers.BEAM | colour)]
    return marks
