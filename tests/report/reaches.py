"""A small record of a reach scenario in the shape that the figures read: real arcs, sights and multiples; the looks are made up."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from equipoise import facts
from equipoise.core.physics.constellation.absentee import SpaceLayer, absentee_multiple
from equipoise.core.physics.flight.rotation import regional_track
from equipoise.core.physics.region import central_angle_deg, directions
from equipoise.core.physics.sensing.horizon import horizon_ground_km
from equipoise.core.physics.sensing.sight import Sensor, margins_km
from equipoise.report.drawing.globe_scene import Radar, radars
from equipoise.report.drawing.orthographic import Points
from equipoise.study.reach.flight_record import FlightRow, Seen, Track
from equipoise.study.reach.lines import highest
from equipoise.study.reach.record import CellRow, Chance, Circle, FootprintRow, LayerRow, OpportunityRow, RegionRow, SensorRow
from equipoise.study.reach.space_record import SpaceMap

Regions = Mapping[str, tuple[str, int, int]]
REGIONS: Regions = {
    "northern_china": ("Northern China", 40, 112),
    "central_russia": ("Central Russia", 56, 60),
    "us_midwest": ("US Midwest", 42, -93),
    "us_west_coast": ("US west coast", 37, -121),
    "alaska": ("Alaska", 64, -149),
    "greenland": ("Greenland", 76, -68),
    "us_northeast": ("US north-east", 43, -72),
}
RADARS = {"greenland": 4800, "us_west_coast": 4800, "alaska": 4000}
BURN_S = 180.0
LAYER = SpaceLayer(500.0, 45.0, 6.0, 0.15, 30.0)


class Scene(NamedTuple):
    """Parts of a record of reach."""

    regions: tuple[RegionRow, ...]
    flights: tuple[FlightRow, ...]
    sensors: tuple[SensorRow, ...]
    layers: tuple[LayerRow, ...]
    opportunities: tuple[OpportunityRow, ...]
    footprints: tuple[FootprintRow, ...]


def flight(origin: str, destination: str, apogee_km: float | None = None, regions: Regions = REGIONS) -> FlightRow:
    """A flight between two regions, its boost a part of the free arc."""
    path = regional_track(*regions[origin][1:], *regions[destination][1:], n_samples=100, apogee_km=apogee_km)
    top = highest(path.altitude_km)
    kind = "lofted" if apogee_km else "solid-fuelled"
    sights = (sight(path, name) for name in RADARS)
    return FlightRow(
        name=f"{origin}_{destination}_{kind}",
        title=f"{regions[origin][0]} to the {regions[destination][0]}, {kind} ICBM",
        origin=origin,
        destination=destination,
        missile=kind,
        met_by="USA",
        missile_title=f"{kind} ICBM",
        form="ballistic",
        range_km=9_000.0,
        flight_time_s=float(path.time_s[-1]),
        apogee_km=float(path.altitude_km[top]),
        apogee_s=float(path.time_s[top]),
        burnout_s=BURN_S,
        burnout_altitude_km=float(np.interp(BURN_S, path.time_s, path.altitude_km)),
        burnout_speed_km_s=6.7,
        track=Track(**{name: tuple(getattr(path, name).tolist()) for name in path._fields}),
        infrared=Seen(sensor="satellites", from_s=40.0, to_s=BURN_S),
        seen=tuple(seen for seen in sights if seen),
        warning_time_s=1_500.0,
        timeline=(),
    )


def sight(path: Any, name: str) -> Seen | None:
    """When a radar sees a flight, to the sample."""
    _, latitude, longitude = REGIONS[name]
    inside = np.flatnonzero(margins_km(path, (Sensor(latitude, longitude, RADARS[name], 3.0),))[0] >= 0.0)
    if not inside.size:
        return None
    return Seen(sensor=name, from_s=float(path.time_s[inside[0]]), to_s=float(path.time_s[inside[-1]]))


def sensor(name: str) -> SensorRow:
    """A radar in a region, with its circles on the ground."""
    title, latitude, longitude = REGIONS[name]
    return SensorRow(
        name=name,
        title=f"Radar, {title}",
        side="USA",
        kind="radar",
        region=name,
        latitude_deg=latitude,
        longitude_deg=longitude,
        range_km=RADARS[name],
        lowest_elevation_deg=3.0,
        circles=tuple(Circle(altitude_km=height, ground_radius_km=ground_km(height, RADARS[name])) for height in (100, 500, 1000)),
    )


def radar(name: str) -> Radar:
    """The same radar as figures take it."""
    return radars([sensor(name)])[0]


def satellites() -> SensorRow:
    """Infrared satellites, which stand nowhere."""
    nothing = dict.fromkeys(("region", "latitude_deg", "longitude_deg", "range_km", "lowest_elevation_deg", "circles"))
    return SensorRow(name="satellites", title="Infrared satellites", side="USA", kind="infrared", **nothing)


def ground_km(height: float, reach: float) -> float:
    """How far along the ground an object is seen."""
    top = 6371.0 + height
    angle = math.acos(max(-1.0, min(1.0, (6371.0**2 + top**2 - reach**2) / (2 * 6371.0 * top)))) if reach > height else 0.0
    return min(6371.0 * angle, float(horizon_ground_km(height, 3.0)))


def layer(name: str, title: str, *, integrated: bool) -> LayerRow:
    """A layer without a battery."""
    return LayerRow(
        name=name,
        title=title,
        side="USA",
        interceptor="midcourse_heavy",
        integrated=integrated,
        interceptor_title="heavy interceptor",
        burnout_speed_km_s=7.8,
        altitude_lowest_km=150.0,
        altitude_highest_km=2_000.0,
        decision_s=120.0,
        assessment_s=60.0,
        batteries=(),
    )


def footprint(of: FlightRow, name: str, step: int = 2) -> FootprintRow:
    """Looks by cell round the Midwest, falling with the distance from two batteries."""
    found: list[CellRow] = []
    for latitude in range(28, 52 + step, step):
        for longitude in range(-124, -68 + step, step):
            near = float(central_angle_deg(directions(latitude, longitude), directions(64, -149)))
            far = float(central_angle_deg(directions(latitude, longitude), directions(44, -95)))
            own = max(0, int((48 - near) / 12), int((14 - far) / 7))
            found.append(CellRow(latitude_deg=latitude, longitude_deg=longitude, own=own, integrated=own + int(far < 20)))
    areas = {"own_km2": 1.0, "own_share": 0.5, "integrated_km2": 2.0, "integrated_share": 1.0}
    return FootprintRow(flight=of.name, layer=name, step_deg=step, cells=tuple(found), **areas)


def opportunity(of: FlightRow, name: str, start: float, looks: int) -> OpportunityRow:
    """A layer against a flight: on its own it sees late, integrated early."""
    end = of.flight_time_s

    def side(sight: float, n: int) -> Chance:
        launch = sight + 60.0
        times = tuple(launch + 0.18 * end + place * 0.12 * end for place in range(n))
        return Chance(
            first_sight_s=sight,
            first_launch_s=launch,
            earliest_s=times[0] if n else None,
            latest_s=max(times[-1], 0.93 * end) if n else None,
            looks_s=times,
        )

    return OpportunityRow(flight=of.name, layer=name, own=side(start + 0.25 * end, looks - 2), integrated=side(start, looks))


@cache
def record() -> Scene:
    """Three flights, three radars and satellites, two layers."""
    flights = (
        flight("northern_china", "us_midwest"),
        flight("central_russia", "us_northeast"),
        flight("northern_china", "us_west_coast", 2600.0),
    )
    layers = (layer("midcourse", "Midcourse interceptors", integrated=True), layer("upper", "Terminal upper layer", integrated=False))
    return Scene(
        tuple(RegionRow(name=name, title=t, latitude_deg=a, longitude_deg=b, source="") for name, (t, a, b) in REGIONS.items()),
        flights,
        (*(sensor(name) for name in RADARS), satellites()),
        layers,
        tuple(opportunity(of, each.name, 300.0, 4 - place) for of in flights for place, each in enumerate(layers)),
        (footprint(flights[0], "midcourse"),),
    )


def multiples() -> SpaceMap:
    """The map of absentee multiples; none where none is ever in reach."""
    latitudes, altitudes, decisions = tuple(range(0, 91, 5)), (300, 400, 500, 600, 800, 1000, 1200), (0, 20, 40, 60, 80, 100, 120)

    def row(changed: SpaceLayer) -> tuple[float | None, ...]:
        found = (absentee_multiple(changed, latitude, BURN_S, 200.0) for latitude in latitudes)
        return tuple(value if math.isfinite(value) else None for value in found)

    return SpaceMap(
        missile="solid-fuelled ICBM",
        boost_s=BURN_S,
        target_altitude_km=200.0,
        latitudes_deg=latitudes,
        altitudes_km=altitudes,
        by_altitude=tuple(row(LAYER._replace(altitude_km=height)) for height in altitudes),
        decisions_s=decisions,
        by_decision=tuple(row(LAYER._replace(decision_s=wait)) for wait in decisions),
    )


@cache
def land() -> list[Points]:
    """The shipped coasts as points on the ground."""
    return [directions(*np.array(outline.points).T) for outline in facts.load().land]
