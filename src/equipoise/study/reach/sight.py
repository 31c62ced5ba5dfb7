"""Who sees a flight, from when to when, and the warning that it gives."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.physics.flight.rotation import Track
from equipoise.core.physics.sensing.sight import Sensor, first_seen_s, infrared_first_s, infrared_seen_s, margins_km, warning_time_s
from equipoise.study.reach.case import FlightCase, ReachCase


class Sight(NamedTuple):
    """Seconds since lift-off, infinite for never: of infrared satellites, the first radar, confirmed warning; and the time left."""

    infrared_s: float
    radar_s: float
    confirmed_s: float
    warning_time_s: float

    @property
    def first_s(self) -> float:
        """First sight by anything."""
        return min(self.infrared_s, self.radar_s)


def sight(case: ReachCase, flight_case: FlightCase, lost: str = "") -> Sight:
    """When a side first sees a flight, and the warning that it has, without a lost sensor."""
    side, track = flight_case.flight.met_by, flight_case.whole.track
    radars = (*case.network(side, lost), *own_radars(case, flight_case, lost))
    seen = first_seen_s(track, radars)
    top = case.cloud_top_km(side, lost)
    infrared = math.inf if top is None else infrared_first_s(track, flight_case.whole.burnout_s, top)
    confirmation, first = case.values["confirmation"], min(seen, infrared)
    return Sight(infrared, seen, first + confirmation, warning_time_s(track, first, confirmation))


def own_radars(case: ReachCase, flight_case: FlightCase, lost: str = "") -> tuple[Sensor, ...]:
    """The radars of batteries that meet a flight."""
    return tuple(
        battery.radar
        for layer_case in case.layers
        if flight_case in case.met(layer_case.layer)
        for battery, name in zip(layer_case.batteries, layer_case.radars, strict=True)
        if name and name != lost
    )


def infrared_span(case: ReachCase, flight_case: FlightCase) -> tuple[float, float] | None:
    """From when to when infrared satellites see the booster; none if they never do."""
    top = case.cloud_top_km(flight_case.flight.met_by)
    if top is None:
        return None
    first = infrared_first_s(flight_case.whole.track, flight_case.whole.burnout_s, top)
    return (first, first + infrared_seen_s(flight_case.whole.track, flight_case.whole.burnout_s, top)) if math.isfinite(first) else None


def spans(track: Track, sensor: Sensor) -> list[tuple[float, float]]:
    """The intervals, in seconds, in which a radar sees a flight; edges between samples by straight lines."""
    margin = margins_km(track, (sensor,))[0]
    inside = np.concatenate([[False], margin >= 0.0, [False]])
    starts, ends = np.flatnonzero(~inside[:-1] & inside[1:]), np.flatnonzero(inside[:-1] & ~inside[1:]) - 1
    return [
        (_edge(track.time_s, margin, int(start), -1), _edge(track.time_s, margin, int(end), 1))
        for start, end in zip(starts, ends, strict=True)
    ]


def _edge(time: Float[np.ndarray, " n"], margin: Float[np.ndarray, " n"], inner: int, step: int) -> float:
    """The time between an inner sample and the one outside it at which the margin is 0."""
    outer = inner + step
    if not 0 <= outer < time.size:
        return float(time[inner])
    return float(time[inner] + (time[outer] - time[inner]) * margin[inner] / (margin[inner] - margin[outer]))
