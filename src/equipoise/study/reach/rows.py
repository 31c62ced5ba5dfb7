"""The parts of a reach record that say what there is: regions, flights with who sees them, sensors, layers."""

from __future__ import annotations

from typing import TypedDict

import numpy as np
from jaxtyping import Float

from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.intercept.fly_out import FlyOut
from equipoise.core.physics.region import central_angle_deg, directions
from equipoise.core.physics.sensing.sight import Sensor, seen_ground_km
from equipoise.study.reach.case import FlightCase, LayerCase, ReachCase
from equipoise.study.reach.flight_record import FlightRow, Seen
from equipoise.study.reach.flight_record import Track as TrackRow
from equipoise.study.reach.lines import highest, timeline
from equipoise.study.reach.record import BatteryRow, Circle, LayerRow, RegionRow, SensorRow
from equipoise.study.reach.sight import infrared_span, sight, spans

MOST_SAMPLES = 120
CIRCLES_KM = (100.0, 300.0, 1_000.0)


def region_rows(case: ReachCase) -> tuple[RegionRow, ...]:
    """The regions in use, in the order of the file."""
    flights, record = case.record.flights, case.record
    used = [name for flight in flights for name in (flight.origin, flight.destination)]
    used += [item.region for item in record.sensors if item.region] + [
        battery.region for layer in record.layers for battery in layer.batteries
    ]
    regions = [(name, case.regions[name]) for name in dict.fromkeys(used)]
    return tuple(
        RegionRow(name=name, title=item.title, latitude_deg=item.latitude, longitude_deg=item.longitude, source=item.source)
        for name, item in regions
    )


def flight_row(case: ReachCase, flight_case: FlightCase) -> FlightRow:
    """One flight with its track, who sees it when, and its time line."""
    flight, whole, track = flight_case.flight, flight_case.whole, flight_case.whole.track
    item, start, end = case.missiles[flight.missile], case.regions[flight.origin], case.regions[flight.destination]
    infrared, top = infrared_span(case, flight_case), highest(track.altitude_km)
    kept = _thinned(track.time_s.size, top)
    return FlightRow(
        name=flight.name,
        title=f"{start.title} to {end.title}, {item.title}",
        origin=flight.origin,
        destination=flight.destination,
        missile=flight.missile,
        met_by=flight.met_by,
        missile_title=item.title,
        form=item.form,
        range_km=_range_km(track.latitude_deg, track.longitude_deg),
        flight_time_s=float(track.time_s[-1]),
        apogee_km=float(track.altitude_km[top]),
        apogee_s=float(track.time_s[top]),
        burnout_s=whole.burnout_s,
        burnout_altitude_km=whole.burnout_altitude_km,
        burnout_speed_km_s=whole.burnout_speed_km_s,
        track=TrackRow(**{key: tuple(column[kept].tolist()) for key, column in zip(track._fields, track, strict=True)}),
        infrared=None if infrared is None else Seen(sensor=_infrared(case, flight.met_by), from_s=infrared[0], to_s=infrared[1]),
        seen=_seen(case, flight_case),
        warning_time_s=sight(case, flight_case).warning_time_s,
        timeline=timeline(case, flight_case),
    )


def _seen(case: ReachCase, flight_case: FlightCase) -> tuple[Seen, ...]:
    """When each radar sees a flight."""
    watching = _watching(case, flight_case).items()
    return tuple(
        Seen(sensor=name, from_s=start, to_s=end) for name, radar in watching for start, end in spans(flight_case.whole.track, radar)
    )


def _watching(case: ReachCase, flight_case: FlightCase) -> dict[str, Sensor]:
    """The radars that may see a flight, by name: those of the side that meets it, and those of the batteries that meet it."""
    side = flight_case.flight.met_by
    radars = {item.name: case.radars[item.name] for item in case.record.sensors if item.side == side and item.name in case.radars}
    for layer_case in case.layers:
        if flight_case in case.met(layer_case.layer):
            radars |= {name: battery.radar for battery, name in zip(layer_case.batteries, layer_case.radars, strict=True) if name}
    return radars


def _infrared(case: ReachCase, side: str) -> str:
    """The name of the infrared satellites of a side that see most."""
    own = [item.name for item in case.record.sensors if item.side == side and item.kind == "infrared"]
    return min(own, key=lambda name: case.values[f"sensors.{name}.cloud_top"])


def _thinned(size: int, top: int) -> list[int]:
    """Places of at most so many samples: both ends, the highest, and the rest evenly spread."""
    places = set(np.linspace(0, size - 1, min(size, MOST_SAMPLES - 1)).round().astype(int).tolist())
    return sorted(places | {top})


def _range_km(latitude: Float[np.ndarray, " n"], longitude: Float[np.ndarray, " n"]) -> float:
    """Distance along the ground from the first place to the last."""
    ends = directions(latitude[[0, -1]], longitude[[0, -1]])
    return float(RADIUS_KM * np.radians(central_angle_deg(ends[0], ends[1])))


def sensor_rows(case: ReachCase) -> tuple[SensorRow, ...]:
    """All sensors, those of batteries after the others."""
    rows: list[SensorRow] = []
    for item in case.record.sensors:
        part = _sensor(item.region, case.radars.get(item.name))
        rows.append(SensorRow(name=item.name, title=item.title, side=item.side, kind=item.kind, **part))
    for layer_case in case.layers:
        layer = layer_case.layer
        for index, (battery, name) in enumerate(zip(layer_case.batteries, layer_case.radars, strict=True)):
            if name:
                title = f"{layer.title}: radar {index + 1}"
                part = _sensor(layer.batteries[index].region, battery.radar)
                rows.append(SensorRow(name=name, title=title, side=layer.side, kind="battery", **part))
    return tuple(rows)


class _Place(TypedDict):
    """Where a radar is and how far it sees."""

    region: str | None
    latitude_deg: float | None
    longitude_deg: float | None
    range_km: float | None
    lowest_elevation_deg: float | None
    circles: tuple[Circle, ...] | None


def _sensor(region: str | None, sensor: Sensor | None) -> _Place:
    """Where a radar is and how far it sees; nothing of it for infrared satellites."""
    if sensor is None:
        return _Place(region=None, latitude_deg=None, longitude_deg=None, range_km=None, lowest_elevation_deg=None, circles=None)
    circles = tuple(Circle(altitude_km=altitude, ground_radius_km=seen_ground_km(sensor, altitude)) for altitude in CIRCLES_KM)
    return _Place(
        region=region,
        latitude_deg=sensor.latitude_deg,
        longitude_deg=sensor.longitude_deg,
        range_km=sensor.range_km,
        lowest_elevation_deg=sensor.lowest_elevation_deg,
        circles=circles,
    )


def layer_row(layer_case: LayerCase, case: ReachCase) -> LayerRow:
    """One layer: its class, its delays and its batteries with how far they reach at most."""
    layer, start = layer_case.layer, f"interceptors.{layer_case.layer.interceptor}"
    batteries = tuple(
        BatteryRow(
            region=item.region,
            latitude_deg=battery.radar.latitude_deg,
            longitude_deg=battery.radar.longitude_deg,
            radar=name or None,
            reach_km=greatest_reach_km(battery.fly_out),
        )
        for item, battery, name in zip(layer.batteries, layer_case.batteries, layer_case.radars, strict=True)
    )
    return LayerRow(
        name=layer.name,
        title=layer.title,
        side=layer.side,
        interceptor=layer.interceptor,
        integrated=layer.integrated,
        interceptor_title=case.interceptors[layer.interceptor].title,
        burnout_speed_km_s=case.values[f"{start}.burnout_speed"],
        altitude_lowest_km=case.values[f"{start}.altitude_lowest"],
        altitude_highest_km=case.values[f"{start}.altitude_highest"],
        decision_s=layer_case.delays.decision_s,
        assessment_s=layer_case.delays.assessment_s,
        batteries=batteries,
    )


def greatest_reach_km(table: FlyOut) -> float:
    """The greatest distance along the ground, over all altitudes of a fly-out table, that an interceptor reaches at all."""
    farthest = int(np.flatnonzero(np.isfinite(table.time_s).any(axis=1)).max(initial=0))
    return float(2.0 * RADIUS_KM * np.arcsin(min(1.0, 0.5 * table.chord_step * farthest)))
