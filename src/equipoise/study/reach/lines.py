"""The time line of a flight, and what changes when a sensor is lost."""

from __future__ import annotations

import math

import numpy as np
from jaxtyping import Float

from equipoise.study.reach.case import FlightCase, ReachCase
from equipoise.study.reach.flight_record import Event
from equipoise.study.reach.looks import chances
from equipoise.study.reach.record import FlightLoss, LayerLoss, LossRow
from equipoise.study.reach.sight import sight
from equipoise.study.record import finite

ROUNDING = 1e-9
ORDER = ("launch", "infrared", "radar", "burnout", "warning", "apogee", "first_launch", "earliest", "latest", "impact")


def highest(altitude_km: Float[np.ndarray, " times"]) -> int:
    """The place of the highest sample of a flight, the first of those that rounding alone tells apart."""
    return int(np.argmax(altitude_km >= altitude_km.max() * (1.0 - ROUNDING)))


def timeline(case: ReachCase, flight_case: FlightCase) -> tuple[Event, ...]:
    """What happens in the course of a flight, in the order of time; what never happens is left out."""
    track, seen = flight_case.whole.track, sight(case, flight_case)
    top = highest(track.altitude_km)
    events = [
        (0.0, "launch", "launch"),
        (seen.infrared_s, "infrared", "infrared satellites first see the booster"),
        (seen.radar_s, "radar", "a radar first sees it"),
        (flight_case.whole.burnout_s, "burnout", f"burnout at {flight_case.whole.burnout_altitude_km:.0f} km"),
        (seen.confirmed_s, "warning", f"warning is confirmed, {seen.warning_time_s / 60.0:.1f} minutes before impact"),
        (float(track.time_s[top]), "apogee", f"highest point, {float(track.altitude_km[top]):,.0f} km"),
        (float(track.time_s[-1]), "impact", "impact"),
    ]
    for layer_case in case.layers:
        if flight_case not in case.met(layer_case.layer):
            continue
        chance = chances(case, flight_case, layer_case, integrated=layer_case.layer.integrated)
        title = layer_case.layer.title
        if chance.looks_s.size:
            events.append((chance.first_launch_s, "first_launch", f"{title}: may launch from here on"))
            events.append((chance.earliest_s, "earliest", f"{title}: earliest intercept, {_looks(chance.looks_s.size)}"))
            events.append((chance.latest_s, "latest", f"{title}: latest intercept"))
    kept = [event for event in events if math.isfinite(event[0]) and event[0] <= float(track.time_s[-1])]
    ordered = sorted(kept, key=lambda event: (event[0], ORDER.index(event[1])))
    return tuple(Event(time_s=time, event=event, what=what) for time, event, what in ordered)


def losses(case: ReachCase) -> tuple[LossRow, ...]:
    """For each sensor: what the flights that its side meets look like without it."""
    own = [
        (name, f"{layer_case.layer.title}: radar {number}", layer_case.layer.side)
        for layer_case in case.layers
        for number, name in enumerate(layer_case.radars, start=1)
        if name
    ]
    sensors = [(item.name, item.title, item.side) for item in case.record.sensors] + own
    return tuple(
        LossRow(
            sensor=name,
            title=title,
            flights=tuple(_loss(case, flight_case, name) for flight_case in case.flights if flight_case.flight.met_by == side),
        )
        for name, title, side in sensors
    )


def _loss(case: ReachCase, flight_case: FlightCase, lost: str) -> FlightLoss:
    """One flight without one sensor: sight, warning, and the looks that each layer has in its own mode."""
    before, after = sight(case, flight_case), sight(case, flight_case, lost)
    rows: list[LayerLoss] = []
    for layer_case in case.layers:
        if flight_case in case.met(layer_case.layer):
            way = layer_case.layer.integrated
            had = chances(case, flight_case, layer_case, integrated=way).looks_s.size
            left = chances(case, flight_case, layer_case, integrated=way, lost=lost).looks_s.size
            rows.append(LayerLoss(layer=layer_case.layer.name, looks=int(left), looks_lost=int(had - left)))
    return FlightLoss(
        flight=flight_case.flight.name,
        first_sight_s=finite(after.first_s, None),
        warning_time_s=after.warning_time_s,
        warning_lost_s=before.warning_time_s - after.warning_time_s,
        layers=tuple(rows),
    )


def _looks(number: int) -> str:
    return "1 look" if number == 1 else f"{number} looks"
