"""What the globe shows, as points: where the viewer stands, arcs at their true altitude, edges of sight, cells of footprints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.region import directions
from equipoise.report.drawing.orthographic import Points, View, above, circle
from equipoise.study.reach.flight_record import FlightRow
from equipoise.study.reach.record import Circle, FootprintRow, SensorRow

ASIDE_DEG = 46.0  # by which the viewer stands beside the plane of the flights: from above, no altitude shows
FINE_DEG = 2.0  # between points along the border of a cell
BALANCED = 0.1  # places that lean less to one side of the plane do not decide
NONE = 1e-9
Cell = tuple[float, float]


class Run(NamedTuple):
    """Cells side by side with the same number of looks, as one area."""

    looks: int
    ring: Points


class Radar(NamedTuple):
    """A sensor that stands on the ground: what it is called, whose it is, where it stands, and how far it sees."""

    title: str
    side: str
    region: str
    latitude_deg: float
    longitude_deg: float
    range_km: float
    lowest_elevation_deg: float
    circles: Sequence[Circle]


def radars(sensors: Sequence[SensorRow]) -> list[Radar]:
    """The sensors that stand on the ground."""
    return [
        Radar(
            row.title,
            row.side,
            row.region or "",
            row.latitude_deg,
            row.longitude_deg,
            row.range_km or 0.0,
            row.lowest_elevation_deg or 0.0,
            row.circles or (),
        )
        for row in sensors
        if row.latitude_deg is not None and row.longitude_deg is not None
    ]


def spot(latitude_deg: float, longitude_deg: float) -> Points:
    """A place, as one point on the ground."""
    return directions(latitude_deg, longitude_deg)[np.newaxis]


def track(flight: FlightRow) -> Points:
    """The samples of a flight at their true altitude."""
    flown = flight.track
    latitude, longitude, altitude = (np.asarray(column) for column in (flown.latitude_deg, flown.longitude_deg, flown.altitude_km))
    return above(latitude, longitude, altitude)


def view(flights: Sequence[FlightRow], places: Sequence[Radar]) -> View:
    """Where the viewer stands: over the middle of the flights, moved aside from their plane towards the other places.

    Without flights, over the middle of the places; without either, where a polar view of the northern lands is usual.
    """
    ends = [track(flight)[[0, -1]] for flight in flights]
    others = _places(places)
    if not ends:
        return _view(others.sum(axis=0)) if len(others) else View(62.0, -150.0)
    middle = _unit(np.concatenate([track(flight) for flight in flights]).sum(axis=0))
    across = np.zeros(3)
    for start, end in ends:
        normal = _unit(np.cross(start, end))
        across += normal if across @ normal >= 0.0 else -normal
    across = _unit(across - (across @ middle) * middle)
    lean = float(across @ others.mean(axis=0)) if len(others) else 0.0
    lean = lean if abs(lean) > BALANCED else -float(across[2] * middle[2])  # else towards the equator, where more is seen
    turn = np.radians(ASIDE_DEG)
    return _view(np.cos(turn) * middle + np.sin(turn) * (across if lean >= 0.0 else -across))


def sight(sensor: Radar, altitude_km: float) -> Points | None:
    """The circle on the ground within which a sensor sees an object at an altitude; none where its circles do not tell."""
    for entry in sensor.circles:
        if entry.altitude_km == altitude_km and entry.ground_radius_km:
            return circle(sensor.latitude_deg, sensor.longitude_deg, float(np.degrees(entry.ground_radius_km / RADIUS_KM)))
    return None


def beam_edge(sensor: Radar, n: int = 120) -> Points:
    """The ring at which the lowest beam of a sensor ends: at its full range, as high as the beam is there."""
    slant, slope = sensor.range_km, np.radians(sensor.lowest_elevation_deg)
    out, up = slant * np.cos(slope), RADIUS_KM + slant * np.sin(slope)
    angle = float(np.degrees(np.arctan2(out, up)))
    return circle(sensor.latitude_deg, sensor.longitude_deg, angle, n) * (float(np.hypot(out, up)) / RADIUS_KM)


def cells(footprints: Sequence[FootprintRow], *, integrated: bool) -> dict[Cell, int]:
    """Looks by cell: of all layers together, at the flight that is met least often there."""
    by_flight: dict[str, dict[Cell, int]] = {}
    for footprint in footprints:
        sums = by_flight.setdefault(footprint.flight, {})
        for cell in footprint.cells:
            place = cell.latitude_deg, cell.longitude_deg
            sums[place] = sums.get(place, 0) + (cell.integrated if integrated else cell.own)
    found: dict[Cell, int] = {}
    for sums in by_flight.values():
        for place, looks in sums.items():
            found[place] = min(looks, found.get(place, looks))
    return found


def runs(looks: Mapping[Cell, int], step_deg: float, most: int) -> list[Run]:
    """The cells as few areas: neighbours along a latitude with the same number of looks (from `most` on, the same) are one."""
    found: list[Run] = []
    row: list[float] = []
    ordered = sorted(looks)
    for place, (latitude, longitude) in enumerate(ordered):
        row.append(longitude)
        following = ordered[place + 1] if place + 1 < len(ordered) else None
        shade = min(looks[latitude, longitude], most)
        joined = following is not None and following == (latitude, longitude + step_deg) and min(looks[following], most) == shade
        if not joined:
            found.append(Run(shade, _box(latitude, row[0], row[-1], step_deg)))
            row = []
    return found


def _box(latitude: float, west: float, east: float, step: float) -> Points:
    """A box on the ground round cells of one latitude, anticlockwise."""
    south, north = max(-90.0, latitude - step / 2), min(90.0, latitude + step / 2)
    n = max(2, int((east - west + step) / FINE_DEG) + 2)
    along = np.linspace(west - step / 2, east + step / 2, n)
    latitudes = np.concatenate([np.full(n, south), np.full(n, north)])
    return directions(latitudes, (np.concatenate([along, along[::-1]]) + 180.0) % 360.0 - 180.0)


def _places(places: Sequence[Radar]) -> Points:
    return np.concatenate([np.empty((0, 3)), *(spot(part.latitude_deg, part.longitude_deg) for part in places)])


def _unit(vector: Float[np.ndarray, " 3"]) -> Float[np.ndarray, " 3"]:
    length = float(np.linalg.norm(vector))
    return vector / length if length > NONE else np.array([0.0, 0.0, 1.0])


def _view(vector: Float[np.ndarray, " 3"]) -> View:
    x, y, z = _unit(vector)
    return View(float(np.degrees(np.arcsin(np.clip(z, -1.0, 1.0)))), float(np.degrees(np.arctan2(y, x))))
