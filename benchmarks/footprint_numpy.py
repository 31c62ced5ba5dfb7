"""Looks at many flights in plain NumPy: the peer of `footprint`, and its independent check in the tests.

It holds all flights and samples of one site at once, reads the tables with four-point interpolation, and takes the looks
of all flights together, round by round.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from equipoise.core.physics.intercept.footprint import Flights
from equipoise.core.physics.intercept.opportunities import Battery, Delays
from equipoise.core.physics.sensing.sight import Sensor

RADIUS_KM = 6371.0
Table = NDArray[np.float64]


def unit(latitude: Table, longitude: Table) -> Table:
    """Unit vectors of places in degrees."""
    phi, lam = np.radians(latitude), np.radians(longitude)
    return np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=-1)


def seen_by(places: Table, altitude: Table, radar: Sensor) -> Table:
    """Kilometres by which a radar sees each sample."""
    here = RADIUS_KM * unit(np.array(radar.latitude_deg), np.array(radar.longitude_deg))
    away = places * (RADIUS_KM + altitude)[..., np.newaxis] - here
    slant = np.linalg.norm(away, axis=-1)
    above = away @ here / RADIUS_KM - slant * np.sin(np.radians(radar.lowest_elevation_deg))
    return np.minimum(radar.range_km - slant, above)


def flying(places: Table, altitude: Table, battery: Battery) -> Table:
    """Seconds that an interceptor flies to each sample, by four-point interpolation of its table."""
    table = battery.fly_out
    here = unit(np.array(battery.radar.latitude_deg), np.array(battery.radar.longitude_deg))
    x = np.linalg.norm(places - here, axis=-1) / table.chord_step
    y = (altitude - table.lowest_km) / table.altitude_step_km
    inside = (x <= table.time_s.shape[0] - 1) & (y >= 0.0) & (y <= table.time_s.shape[1] - 1)
    i = np.clip(x.astype(int), 0, table.time_s.shape[0] - 2)
    j = np.clip(np.floor(y).astype(int), 0, table.time_s.shape[1] - 2)
    a, b = x - i, y - j
    times = np.zeros(x.shape)
    for side, up, weight in ((0, 0, (1 - a) * (1 - b)), (0, 1, (1 - a) * b), (1, 0, a * (1 - b)), (1, 1, a * b)):
        corner = table.time_s[i + side, j + up]
        times += np.where(weight > 0.0, np.where(np.isfinite(corner), corner, 1e30) * weight, 0.0)
    return np.where(inside & (times < 1e9), times, np.inf)


def crossing(time: Table, value: Table, wanted: Table) -> Table:
    """When each row of values first reaches what is wanted of it, by straight lines between finite samples; infinite if never."""
    reached = value >= wanted[:, np.newaxis]
    at = reached.argmax(axis=1)
    rows, before = np.arange(at.size), np.maximum(at - 1, 0)
    low, high = value[rows, before], value[rows, at]
    with np.errstate(invalid="ignore", divide="ignore"):
        between = time[rows, before] + (wanted - low) / (high - low) * (time[rows, at] - time[rows, before])
    found = np.where((at == 0) | ~np.isfinite(low), time[rows, at], between)
    return np.where(reached.any(axis=1), found, np.inf)


def looks(flights: Flights, batteries: tuple[Battery, ...], delays: Delays, *, integrated: bool) -> NDArray[np.int64]:
    """Looks at each flight, with the radars of the batteries alone."""
    places = unit(flights.latitude_deg, flights.longitude_deg)
    margins = [seen_by(places, flights.altitude_km, battery.radar) for battery in batteries]
    shared = np.max(margins, axis=0)
    latest: list[Table] = []
    launches: list[Table] = []
    for battery, own in zip(batteries, margins, strict=True):
        guide = shared if integrated else own
        hit = flights.time_s - flying(places, flights.altitude_km, battery)
        latest.append(np.where(guide >= 0.0, hit, -np.inf))
        launches.append(crossing(flights.time_s, guide, np.zeros(len(guide))) + delays.decision_s)
    groups = [range(len(batteries))] if integrated else [range(k, k + 1) for k in range(len(batteries))]
    return np.max([_counted(flights.time_s, latest, launches, group, delays) for group in groups], axis=0)


def _counted(time: Table, latest: list[Table], launches: list[Table], group: range, delays: Delays) -> NDArray[np.int64]:
    """Looks of a group of batteries, all flights together."""
    counts, ready = np.zeros(len(time), dtype=np.int64), np.full(len(time), -np.inf)
    while True:
        hits = np.min([crossing(time, latest[k], np.maximum(launches[k], ready)) for k in group], axis=0)
        if not np.isfinite(hits).any():
            return counts
        counts += np.isfinite(hits)
        ready = hits + delays.assessment_s
