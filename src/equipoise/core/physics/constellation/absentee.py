"""Space-based interceptors: how many must be in orbit for one to be within reach.

The share of an orbit's satellites within reach of a place is an integral over the latitudes that they pass; its inverse
is the absentee multiple. Reach is what an interceptor flies in the time that boost, warning and decision leave. It is
counted from where the carrier would be at the time of the intercept, since both fall freely.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from jaxtyping import Float
from scipy.optimize import minimize_scalar

from equipoise.core.domain import Number, Numbers, Result, amount, count, numbers
from equipoise.core.physics.earth import RADIUS_KM
from equipoise.errors import InputError, between

POINTS, WEIGHTS = np.polynomial.legendre.leggauss(96)
SMALL = 1e-9  # radians


class SpaceLayer(NamedTuple):
    """Interceptors in circular orbits: altitude, inclination, speed gained by the motor, its acceleration, and the time to decide."""

    altitude_km: float
    inclination_deg: float
    speed_km_s: float
    acceleration_km_s2: float
    decision_s: float


def flown_km(time_s: Numbers, speed_km_s: Number, acceleration_km_s2: Number) -> Result:
    """Kilometres that a motor carries an interceptor away from free fall: constant acceleration, then constant speed.

    time_s: from launch, any shape, 0 or more; speed_km_s: gained by burnout, above 0; acceleration_km_s2: above 0.

    Valid for: times short against an orbit, so that gravity pulls carrier and interceptor alike.
    Raises: InputError for a negative time, or a speed or an acceleration of nothing.
    Source: harrison_tool_2025.

    >>> round(float(flown_km(120, 6, 15 * 9.80665e-3)), 2)
    597.63
    """
    speed, acceleration = _above_zero("speed_km_s", speed_km_s), _above_zero("acceleration_km_s2", acceleration_km_s2)
    time, burn = amount("time_s", time_s), speed / acceleration
    burning = np.minimum(time, burn)
    return 0.5 * acceleration * burning**2 + speed * (time - burning)


def reach_deg(layer: SpaceLayer, boost_s: Number, target_altitude_km: Number) -> float:
    """Angle at the centre of the Earth within which an interceptor meets a missile before its burnout; 0 where it cannot.

    layer: altitude above 0 km, inclination 0 to 180 degrees, speed and acceleration above 0, decision of 0 s or more;
    boost_s: burn time of the missile, 0 or more; target_altitude_km: of the intercept, 0 or more.

    Valid for: straight flight seen from free fall.
    Raises: InputError for an invalid layer or missile.
    Source: definition.
    """
    orbit, target = RADIUS_KM + _orbit(layer), RADIUS_KM + float(amount("target_altitude_km", target_altitude_km))
    available = max(0.0, float(amount("boost_s", boost_s)) - float(amount("decision_s", layer.decision_s)))
    flown = float(flown_km(available, layer.speed_km_s, layer.acceleration_km_s2))
    if flown <= abs(orbit - target):
        return 0.0
    half = (flown**2 - (orbit - target) ** 2) / (4.0 * orbit * target)
    return math.degrees(2.0 * math.asin(min(1.0, math.sqrt(half))))


def in_reach_share(latitude_deg: Number, inclination_deg: Number, reach_deg: Number) -> float:
    """Share of the time that a satellite spends within reach of a place, 0 to 1, which is the share of many satellites there.

    latitude_deg: of the place, -90 to 90; inclination_deg: of the circular orbit, 0 to 180; reach_deg: angle at the
    centre of the Earth, 0 to 180.

    Valid for: orbits whose period does not divide the day, or nodes spread evenly.
    Raises: InputError for an impossible angle.
    Source: definition.

    >>> round(in_reach_share(90, 90, 60), 4)
    0.3333
    """
    place, tilt = abs(_within("latitude_deg", latitude_deg, -90.0, 90.0)), _within("inclination_deg", inclination_deg, 0.0, 180.0)
    reach, tilt = _within("reach_deg", reach_deg, 0.0, 180.0), min(tilt, math.pi - tilt)
    if reach < SMALL:
        return 0.0
    if tilt < SMALL:
        return float(_half_band(np.zeros(1), place, reach)[0] / math.pi)
    edges = [place - reach, place + reach, math.pi - place - reach, reach - math.pi - place]
    inside = sorted({-tilt, tilt, *(edge for edge in edges if -tilt < edge < tilt)})
    total = 0.0
    for first, last in pairwise(inside):
        low, high = (math.asin(max(-1.0, min(1.0, math.sin(edge) / math.sin(tilt)))) for edge in (first, last))
        turn = 0.5 * math.pi * POINTS  # the integrand has roots at the edges, which this substitution takes away
        along = 0.5 * (low + high) + 0.5 * (high - low) * np.sin(turn)
        band = _half_band(np.arcsin(math.sin(tilt) * np.sin(along)), place, reach)
        total += 0.25 * math.pi * (high - low) * float(WEIGHTS @ (band * np.cos(turn)))
    return min(1.0, total / math.pi**2)


def absentee_multiple(layer: SpaceLayer, latitude_deg: Number, boost_s: Number, target_altitude_km: Number) -> float:
    """Interceptors in orbit for each one within reach, on average; infinite where none ever is.

    layer: see reach_deg; latitude_deg: of the launch, -90 to 90; boost_s: burn time of the missile, 0 or more;
    target_altitude_km: of the intercept, 0 or more.

    Valid for: satellites spread evenly; their number within reach varies about this mean.
    Raises: InputError for an invalid layer or missile.
    Source: definition.
    """
    share = in_reach_share(latitude_deg, layer.inclination_deg, reach_deg(layer, boost_s, target_altitude_km))
    return 1.0 / share if share > 0.0 else math.inf


def number_in_orbit(
    layer: SpaceLayer, latitude_deg: Number, boost_s: Number, target_altitude_km: Number, n_launches: int = 1, shots: int = 1
) -> float:
    """Interceptors in orbit for so many simultaneous launches from one region, on average; infinite where none is ever in reach.

    layer, latitude_deg, boost_s, target_altitude_km: see absentee_multiple; n_launches: 0 or more; shots: at each missile, 1 or more.

    Valid for: launches together from one place, where numbers are proportional.
    Raises: InputError for an invalid layer or missile, or a number that is not whole.
    Source: definition.
    """
    wanted = int(count("n_launches", n_launches)) * int(count("shots", shots, 1))
    if wanted == 0:
        return 0.0
    return wanted * absentee_multiple(layer, latitude_deg, boost_s, target_altitude_km)


def best_inclination_deg(latitude_deg: Number, reach_deg: Number) -> float:
    """The inclination at which most of a constellation is within reach of a latitude, 0 to 90 degrees.

    latitude_deg: of the place, -90 to 90; reach_deg: above 0 to 180.

    Valid for: one latitude to defend against; found to about 0.001 degrees.
    Raises: InputError for an impossible angle.
    Source: definition.
    """
    _above_zero("reach_deg", reach_deg)
    coarse = np.arange(0.0, 90.5, 0.5)
    shares = [in_reach_share(latitude_deg, float(tilt), reach_deg) for tilt in coarse]
    best = float(coarse[int(np.argmax(shares))])
    bounds = (max(0.0, best - 0.5), min(90.0, best + 0.5))
    found = minimize_scalar(lambda tilt: -in_reach_share(latitude_deg, float(tilt), reach_deg), bounds=bounds, method="bounded")
    return float(found.x) if -float(found.fun) > max(shares) else best


def _half_band(latitude: Float[np.ndarray, " n"], place: float, reach: float) -> Float[np.ndarray, " n"]:
    """Half of the longitudes, in radians, that lie within reach of a place at each latitude."""
    across, along = np.cos(latitude) * math.cos(place), math.cos(reach) - np.sin(latitude) * math.sin(place)
    return np.arccos(np.clip(along / np.maximum(across, 1e-300), -1.0, 1.0))


def _orbit(layer: SpaceLayer) -> float:
    altitude = _above_zero("altitude_km", layer.altitude_km)
    _within("inclination_deg", layer.inclination_deg, 0.0, 180.0)
    return altitude


def _within(name: str, value: Number, low: float, high: float) -> float:
    """The angle in radians, after it has been checked."""
    angle = float(numbers(name, value))
    if not low <= angle <= high:
        raise InputError(f"{name} {angle:g} is impossible", fix=f"give degrees {between(low, high)}")
    return math.radians(angle)


def _above_zero(name: str, value: Number) -> float:
    number = float(numbers(name, value))
    if number <= 0.0:
        raise InputError(f"{name} {number:g} is impossible", fix="give a number above 0")
    return number
