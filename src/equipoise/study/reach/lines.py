"""The time line of a flight, and what changes when a sensor is lost."""

from __future__ import annotations

import math

import numpy as np
from jaxtyping import Float

from equipoise.study.reach.case import Flown, ReachCase
from equipoise.study.reach.looks import chances
from equipoise.study.reach.sight import sight
from equipoise.study.record import Record, finite

ROUNDING = 1e-9
ORDER = ("launch", "infrared", "radar", "burnout", "warning", "apogee", "first_launch", "earliest", "latest", "impact")


def highest(altitude_km: Float[np.ndarray, " times"]) -> int:
    """The place of the highest sample of a flight, the first of those that rounding alone tells apart."""
    return int(np.argmax(altitude_km >= altitude_km.max() * (1.0 - ROUNDING)))


def timeline(case: ReachCase, flown: Flown) -> list[Record]:
    """What happens in the course of a flight, in the order of time; what never happens is left out."""
    track, seen = flown.whole.track, sight(case, flown)
    top = highest(track.altitude_km)
    events = [
        (0.0, "launch", "launch"),
        (seen.infrared_s, "infrared", "infrared satellites first see the booster"),
        (seen.radar_s, "radar", "a radar first sees it"),
        (flown.whole.burnout_s, "burnout", f"burnout at {flown.whole.burnout_altitude_km:.0f} km"),
        (seen.confirmed_s, "warning", f"warning is confirmed, {seen.warning_time_s / 60.0:.1f} minutes before impact"),
        (float(track.time_s[top]), "apogee", f"highest point, {float(track.altitude_km[top]):,.0f} km"),
        (float(track.time_s[-1]), "impact", "impact"),
    ]
    for fighting in case.layers:
        if flown not in case.met(fighting.layer):
            continue
        found = chances(case, flown, fighting, integrated=fighting.layer.integrated)
        title = fighting.layer.title
        if found.looks_s.size:
            events.append((found.first_launch_s, "first_launch", f"{title}: may launch from here on"))
            events.append((found.earliest_s, "earliest", f"{title}: earliest intercept, {_looks(found.looks_s.size)}"))
            events.append((found.latest_s, "latest", f"{title}: latest intercept"))
    kept = [event for event in events if math.isfinite(event[0]) and event[0] <= float(track.time_s[-1])]
    ordered = sorted(kept, key=lambda event: (event[0], ORDER.index(event[1])))
    return [{"time_s": time, "event": event, "what": what} for time, event, what in ordered]


def losses(case: ReachCase) -> list[Record]:
    """For each sensor: what the flights that its side meets look like without it."""
    own = [
        (name, f"{fighting.layer.title}: radar {place}", fighting.layer.side)
        for fighting in case.layers
        for place, name in enumerate(fighting.radars, start=1)
        if name
    ]
    sensors = [(item.name, item.title, item.side) for item in case.record.sensors] + own
    return [
        {
            "sensor": name,
            "title": title,
            "flights": [_loss(case, flown, name) for flown in case.flights if flown.flight.met_by == side],
        }
        for name, title, side in sensors
    ]


def _loss(case: ReachCase, flown: Flown, lost: str) -> Record:
    """One flight without one sensor: sight, warning, and the looks that each layer has at its own way of fighting."""
    before, after = sight(case, flown), sight(case, flown, lost)
    rows: list[Record] = []
    for fighting in case.layers:
        if flown in case.met(fighting.layer):
            way = fighting.layer.integrated
            had = chances(case, flown, fighting, integrated=way).looks_s.size
            left = chances(case, flown, fighting, integrated=way, lost=lost).looks_s.size
            rows.append({"layer": fighting.layer.name, "looks": int(left), "looks_lost": int(had - left)})
    return {
        "flight": flown.flight.name,
        "first_sight_s": finite(after.first_s, None),
        "warning_time_s": after.warning_time_s,
        "warning_lost_s": before.warning_time_s - after.warning_time_s,
        "layers": rows,
    }


def _looks(number: int) -> str:
    return "1 look" if number == 1 else f"{number} looks"
