"""Who sees a flight and when: radars by horizon, range and elevation; infrared satellites by the burning booster.

Nothing is seen through the ground; terrain is left out. Between samples the edge of sight is found by straight
interpolation of the margin by which a sensor sees or misses. The loss of a sensor is the same call without it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Number, amount, numbers, plain
from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.flight.rotation import Track
from equipoise.core.physics.flight.trajectory import ground_directions
from equipoise.core.physics.region import coarse_directions
from equipoise.core.physics.sensing.horizon import horizon_ground_km
from equipoise.errors import InputError

CLOUD_TOP_KM = 10.0


class Sensor(NamedTuple):
    """A radar in a coarse region: how far it sees, and above which elevation."""

    latitude_deg: float
    longitude_deg: float
    range_km: float
    lowest_elevation_deg: float = 0.0


def sensor_directions(sensors: tuple[Sensor, ...]) -> Float[np.ndarray, "sensors 3"]:
    """Unit vectors to the sensors, after they have been checked.

    sensors: each in a whole degree, with a range of 0 km or more and a lowest elevation of 0 to 90 degrees.

    Valid for: any number of sensors.
    Raises: InputError for a site in place of a region, a negative range or an impossible elevation.
    Source: definition.
    """
    for sensor in sensors:
        amount("range_km", sensor.range_km)
        if not 0.0 <= float(numbers("lowest_elevation_deg", sensor.lowest_elevation_deg)) < 90.0:
            raise InputError(f"lowest_elevation_deg {sensor.lowest_elevation_deg:g} is impossible", fix="give at least 0 and less than 90")
    places = np.array([plain("a sensor", sensor)[:2] for sensor in sensors], dtype=np.float64).reshape(-1, 2)
    return coarse_directions("sensor at", places)


def seen_ground_km(sensor: Sensor, altitude_km: Number) -> float:
    """Distance along the ground within which a radar sees an altitude, in kilometres; 0 where it sees none of it.

    sensor: in a coarse region; altitude_km: 0 or more.

    Valid for: a smooth sphere without refraction.
    Raises: InputError for an invalid sensor or altitude.
    Source: definition.

    >>> round(seen_ground_km(Sensor(45, 70, 3000), 300)), round(seen_ground_km(Sensor(45, 70, 1000), 300))
    (1918, 933)
    """
    sensor_directions((sensor,))
    altitude = float(amount("altitude_km", altitude_km))
    slant = min(sensor.range_km, altitude + 2.0 * RADIUS_KM)  # no point at this altitude is farther
    square = (slant**2 - altitude**2) / (4.0 * RADIUS_KM * (RADIUS_KM + altitude))
    if square <= 0.0:
        return 0.0
    by_range = 2.0 * RADIUS_KM * float(np.arcsin(min(1.0, square**0.5)))
    return min(by_range, float(horizon_ground_km(altitude, sensor.lowest_elevation_deg)))


def margins_km(flight: Track, sensors: tuple[Sensor, ...]) -> Float[np.ndarray, "sensors times"]:
    """Kilometres by which each sensor sees each sample: the lesser of range and height above its lowest beam; negative is unseen.

    flight: samples, see ground_directions; sensors: any number, in coarse regions.

    Valid for: a smooth sphere without refraction.
    Raises: InputError for an invalid flight or sensor.
    Source: definition.
    """
    cosine = (sensor_directions(sensors)[:, np.newaxis] * ground_directions(flight)).sum(axis=-1)
    altitude = numbers("altitude_km", flight.altitude_km)
    top, table = RADIUS_KM + altitude, np.array([sensor[2:] for sensor in sensors], dtype=np.float64).reshape(-1, 2, 1)
    slant = np.sqrt(np.maximum(altitude**2 + 2.0 * RADIUS_KM * top * (1.0 - cosine), 0.0))
    above = top * cosine - RADIUS_KM - slant * np.sin(np.radians(table[:, 1]))
    return np.minimum(ranges_or_none_km(table[:, 0]) - slant, above)


def ranges_or_none_km(range_km: Float[np.ndarray, "..."]) -> Float[np.ndarray, "..."]:
    """Ranges of radars, with one below every distance for a radar that sees nothing: not even what comes down on it.

    range_km: 0 or more, any shape; 0 is no radar.

    Valid for: margins of sight, which a radar has from 0 on.
    Raises: nothing.
    Source: definition.
    """
    return np.where(range_km > 0.0, range_km, -1.0)


def seen_time_s(flight: Track, sensors: tuple[Sensor, ...]) -> float:
    """Seconds of a flight during which at least one sensor sees it.

    flight: samples, see ground_directions; sensors: any number, in coarse regions.

    Valid for: a smooth sphere without refraction.
    Raises: InputError for an invalid flight or sensor.
    Source: definition.
    """
    return _time_inside(flight, _best(margins_km(flight, sensors)))


def seen_share(flight: Track, sensors: tuple[Sensor, ...]) -> float:
    """Share of the duration of a flight during which at least one sensor sees it, 0 to 1.

    flight: samples, see ground_directions; sensors: any number, in coarse regions.

    Valid for: a smooth sphere without refraction.
    Raises: InputError for an invalid flight or sensor.
    Source: definition.
    """
    return min(1.0, seen_time_s(flight, sensors) / float(flight.time_s[-1] - flight.time_s[0]))


def first_seen_s(flight: Track, sensors: tuple[Sensor, ...]) -> float:
    """Time at which a sensor first sees a flight, in the seconds of the flight; infinite if none ever does.

    flight: samples, see ground_directions; sensors: any number, in coarse regions.

    Valid for: a smooth sphere without refraction.
    Raises: InputError for an invalid flight or sensor.
    Source: definition.
    """
    return _first_inside(flight, _best(margins_km(flight, sensors)))


def infrared_seen_s(flight: Track, boost_end_s: Number, cloud_top_km: Number = CLOUD_TOP_KM) -> float:
    """Seconds during which infrared satellites see the burning booster above the clouds.

    flight: samples, see ground_directions; boost_end_s: in the seconds of the flight; cloud_top_km: 0 or more.

    Valid for: satellites that see the whole Earth all the time.
    Raises: InputError for an invalid flight, or a cloud top below ground.
    Source: definition.
    """
    return _time_inside(flight, _infrared(flight, boost_end_s, cloud_top_km))


def infrared_first_s(flight: Track, boost_end_s: Number, cloud_top_km: Number = CLOUD_TOP_KM) -> float:
    """Time at which infrared satellites first see the burning booster, in the seconds of the flight; infinite if never.

    flight: samples, see ground_directions; boost_end_s: in the seconds of the flight; cloud_top_km: 0 or more.

    Valid for: satellites that see the whole Earth all the time.
    Raises: InputError for an invalid flight, or a cloud top below ground.
    Source: definition.
    """
    return _first_inside(flight, _infrared(flight, boost_end_s, cloud_top_km))


def warning_time_s(flight: Track, first_sight_s: Number, confirmation_s: Number = 0.0) -> float:
    """Seconds from confirmed warning to the end of a flight; 0 if there is no warning before the end.

    flight: samples, see ground_directions, up to arrival; first_sight_s: in the seconds of the flight, such as the earliest of
    first_seen_s and infrared_first_s, infinite for never; confirmation_s: from first sight to a confirmed warning, 0 or more.

    Valid for: the flight as given; time for a decision is not taken off.
    Raises: InputError for an invalid flight, a first sight before its start or that is not a number, or negative confirmation.
    Source: definition.
    """
    ground_directions(flight)
    if first_sight_s != np.inf and not float(numbers("first_sight_s", first_sight_s)) >= float(flight.time_s[0]):
        raise InputError(f"first_sight_s {first_sight_s:g} is before the launch", fix="give a time of the flight, or infinity for never")
    return max(0.0, float(flight.time_s[-1]) - float(first_sight_s) - float(amount("confirmation_s", confirmation_s)))


def _best(margins: Float[np.ndarray, "sensors times"]) -> Float[np.ndarray, " times"]:
    return np.max(margins, axis=0, initial=-np.inf)


def _infrared(flight: Track, boost_end_s: Number, cloud_top_km: Number) -> Float[np.ndarray, " times"]:
    ground_directions(flight)
    above = numbers("altitude_km", flight.altitude_km) - amount("cloud_top_km", cloud_top_km)
    return np.minimum(above, numbers("boost_end_s", boost_end_s) - flight.time_s)


def _time_inside(flight: Track, margin: Float[np.ndarray, " times"]) -> float:
    low, high = np.minimum(margin[:-1], margin[1:]), np.maximum(margin[:-1], margin[1:])
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(low >= 0.0, 1.0, np.where(high <= 0.0, 0.0, high / (high - low)))
    return float(share @ np.diff(flight.time_s))


def _first_inside(flight: Track, margin: Float[np.ndarray, " times"]) -> float:
    inside = np.flatnonzero(margin >= 0.0)
    if inside.size == 0:
        return float("inf")
    at = int(inside[0])
    if at == 0:
        return float(flight.time_s[0])
    before, after = margin[at - 1], margin[at]
    return float(flight.time_s[at - 1] + (flight.time_s[at] - flight.time_s[at - 1]) * before / (before - after))
