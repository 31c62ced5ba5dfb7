"""A small record of a reach scenario in the shape that the figures read: real arcs, sights and multiples; the looks are made up."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from equipoise import facts
from equipoise.core.physics.constellation.absentee import SpaceLayer, absentee_multiple
from equipoise.core.physics.flight.rotation import regional_track
from equipoise.core.physics.region import central_angle_deg, directions
from equipoise.core.physics.sensing.horizon import horizon_ground_km
from equipoise.core.physics.sensing.sight import Sensor, margins_km
from equipoise.report.drawing.orthographic import Points
from equipoise.study.reach.lines import highest

Part = dict[str, Any]
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


def flight(origin: str, destination: str, apogee_km: float | None = None, regions: Regions = REGIONS) -> Part:
    """A flight between two regions, its boost a part of the free arc."""
    path = regional_track(*regions[origin][1:], *regions[destination][1:], n_samples=100, apogee_km=apogee_km)
    top = highest(path.altitude_km)
    kind = "lofted" if apogee_km else "solid-fuelled"
    return {
        "name": f"{origin}_{destination}_{kind}",
        "title": f"{regions[origin][0]} to the {regions[destination][0]}, {kind} ICBM",
        "origin": origin,
        "destination": destination,
        "missile": kind,
        "missile_title": f"{kind} ICBM",
        "form": "ballistic",
        "met_by": "USA",
        "flight_time_s": float(path.time_s[-1]),
        "apogee_km": float(path.altitude_km[top]),
        "apogee_s": float(path.time_s[top]),
        "burnout_s": BURN_S,
        "burnout_altitude_km": float(np.interp(BURN_S, path.time_s, path.altitude_km)),
        "track": {name: getattr(path, name).tolist() for name in path._fields},
        "infrared": {"sensor": "satellites", "from_s": 40.0, "to_s": BURN_S},
        "seen": [seen for name in RADARS if (seen := sight(path, name))],
    }


def sight(path: Any, name: str) -> Part | None:
    """When a radar sees a flight, to the sample."""
    _, latitude, longitude = REGIONS[name]
    inside = np.flatnonzero(margins_km(path, (Sensor(latitude, longitude, RADARS[name], 3.0),))[0] >= 0.0)
    if not inside.size:
        return None
    return {"sensor": name, "from_s": float(path.time_s[inside[0]]), "to_s": float(path.time_s[inside[-1]])}


def sensor(name: str) -> Part:
    """A radar in a region, with its circles on the ground."""
    title, latitude, longitude = REGIONS[name]
    circles = [{"altitude_km": float(height), "ground_radius_km": ground_km(height, RADARS[name])} for height in (100, 500, 1000)]
    place = {"region": name, "latitude_deg": latitude, "longitude_deg": longitude}
    kind = {"name": name, "title": f"Radar, {title}", "side": "USA", "kind": "radar"}
    return {**kind, **place, "range_km": float(RADARS[name]), "lowest_elevation_deg": 3.0, "circles": circles}


def ground_km(height: float, reach: float) -> float:
    """How far along the ground an object is seen."""
    top = 6371.0 + height
    angle = math.acos(max(-1.0, min(1.0, (6371.0**2 + top**2 - reach**2) / (2 * 6371.0 * top)))) if reach > height else 0.0
    return min(6371.0 * angle, float(horizon_ground_km(height, 3.0)))


def footprint(of: Part, layer: str, step: float = 2.0) -> Part:
    """Looks by cell round the Midwest, falling with the distance from two batteries."""
    found: list[Part] = []
    for latitude in np.arange(28, 52 + step, step):
        for longitude in np.arange(-124, -68 + step, step):
            near = float(central_angle_deg(directions(latitude, longitude), directions(64, -149)))
            far = float(central_angle_deg(directions(latitude, longitude), directions(44, -95)))
            own = max(0, int((48 - near) / 12), int((14 - far) / 7))
            found.append({"latitude_deg": latitude, "longitude_deg": longitude, "own": own, "integrated": own + int(far < 20)})
    return {"flight": of["name"], "layer": layer, "step_deg": step, "cells": found}


def opportunity(of: Part, layer: str, start: float, looks: int) -> Part:
    """A layer against a flight: on its own it sees late, integrated early."""
    end = of["flight_time_s"]

    def side(sight: float, n: int) -> Part:
        launch = sight + 60.0
        times = [launch + 0.18 * end + place * 0.12 * end for place in range(n)]
        late = None if not n else max(times[-1], 0.93 * end)
        return {
            "first_sight_s": sight,
            "first_launch_s": launch,
            "earliest_s": times[0] if n else None,
            "latest_s": late,
            "looks_s": times,
        }

    return {"flight": of["name"], "layer": layer, "own": side(start + 0.25 * end, looks - 2), "integrated": side(start, looks)}


@cache
def record() -> Part:
    """The record: three flights, three radars and satellites, two layers."""
    flights = [
        flight("northern_china", "us_midwest"),
        flight("central_russia", "us_northeast"),
        flight("northern_china", "us_west_coast", 2600.0),
    ]
    layers = [
        {"name": "midcourse", "title": "Midcourse interceptors", "side": "USA", "integrated": True},
        {"name": "upper", "title": "Terminal upper layer", "side": "USA", "integrated": False},
    ]
    infrared = {"name": "satellites", "title": "Infrared satellites", "side": "USA", "kind": "infrared", "circles": None}
    nothing = dict.fromkeys(("region", "latitude_deg", "longitude_deg", "range_km", "lowest_elevation_deg"))
    return {
        "regions": [{"name": name, "title": t, "latitude_deg": a, "longitude_deg": b} for name, (t, a, b) in REGIONS.items()],
        "flights": flights,
        "sensors": [*(sensor(name) for name in RADARS), infrared | nothing],
        "layers": layers,
        "opportunities": [opportunity(of, str(layer["name"]), 300.0, 4 - place) for of in flights for place, layer in enumerate(layers)],
        "footprints": [footprint(flights[0], "midcourse")],
        "space": [{"name": "space", "title": "Space-based interceptors", "altitude_km": 500.0, "decision_s": 30.0, "map": multiples()}],
    }


def multiples() -> Part:
    """The map of absentee multiples; null where none is ever in reach."""
    latitudes, altitudes, decisions = list(range(0, 91, 5)), [300, 400, 500, 600, 800, 1000, 1200], [0, 20, 40, 60, 80, 100, 120]

    def value(layer: SpaceLayer, latitude: float) -> float | None:
        found = absentee_multiple(layer, latitude, BURN_S, 200.0)
        return found if math.isfinite(found) else None

    return {
        "missile": "solid-fuelled ICBM",
        "boost_s": BURN_S,
        "latitudes_deg": latitudes,
        "altitudes_km": altitudes,
        "by_altitude": [[value(LAYER._replace(altitude_km=height), latitude) for latitude in latitudes] for height in altitudes],
        "decisions_s": decisions,
        "by_decision": [[value(LAYER._replace(decision_s=wait), latitude) for latitude in latitudes] for wait in decisions],
    }


@cache
def land() -> list[Points]:
    """The shipped coasts as points on the ground."""
    return [directions(*np.array(outline.points).T) for outline in facts.load().land]
