"""A ballistic arc in a vacuum: from burnout to the return to the same altitude, in closed form."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Numbers, Result, amount, numbers, refuse_unlike
from equipoise.core.physics.earth import EARTH, Sphere, usable_sphere
from equipoise.errors import InputError, below


class Arc(NamedTuple):
    """One ballistic arc, or many: how it starts, its highest point, how far and how long it flies."""

    speed_km_s: Result  # at burnout
    elevation_deg: Result  # of the velocity above the horizontal at burnout
    altitude_km: Result  # of burnout, and of the end
    apogee_km: Result
    apogee_speed_km_s: Result
    range_km: Result  # along the ground
    time_s: Result
    energy_km2_s2: Result  # per mass
    angular_momentum_km2_s: Result  # per mass


def burnout_arc(speed_km_s: Numbers, elevation_deg: Numbers, altitude_km: Numbers = 0.0, sphere: Sphere = EARTH) -> Arc:
    """The arc that a burnout with this speed and direction begins.

    speed_km_s: inertial, any shape, above 0 and below escape; elevation_deg: of the velocity above the horizontal, above 0
    and below 90; altitude_km: of burnout, 0 or more; sphere: radius and gravity.

    Valid for: a vacuum above a spherical Earth; range and time end at the altitude where they began.
    Raises: InputError for a speed at which the arc does not come back, or a direction that is not upwards, or for an
    impossible sphere or shapes that do not fit each other.
    Source: bate_mueller_white_1971.

    >>> round(float(np.degrees(burnout_arc(2 / 3, 51.3178, 0.2, Sphere(1, 1)).range_km)), 1)
    36.4
    """
    sphere = usable_sphere(sphere)
    refuse_unlike(speed_km_s=speed_km_s, elevation_deg=elevation_deg, altitude_km=altitude_km)
    v, elevation, altitude = np.broadcast_arrays(
        *(numbers(*pair) for pair in (("speed_km_s", speed_km_s), ("elevation_deg", elevation_deg))), amount("altitude_km", altitude_km)
    )
    r = np.asarray(sphere.radius_km + altitude)
    _refuse_speed(v, r, sphere)
    if np.any((elevation <= 0.0) | (elevation >= 90.0)):
        bad = elevation[(elevation <= 0.0) | (elevation >= 90.0)].flat[0]
        raise InputError(f"elevation_deg {bad:g} begins no arc", fix="give an elevation above 0 and below 90")
    sine, cosine = (np.asarray(np.sin(np.radians(angle))) for angle in (elevation, 90.0 - elevation))  # exact near the vertical
    return _arc(v, sine, cosine, altitude, sphere)


def climb_arc(speed_km_s: Numbers, apogee_km: Numbers, altitude_km: Numbers = 0.0, sphere: Sphere = EARTH) -> Arc:
    """The arc on which a burnout with this speed climbs to this apogee.

    speed_km_s: inertial, any shape, above 0 and below escape; apogee_km: above the altitude of burnout;
    altitude_km: of burnout, 0 or more; sphere: radius and gravity.

    Valid for: a vacuum above a spherical Earth.
    Raises: InputError for an apogee that the speed does not reach or overshoots, or for an impossible sphere or shapes that
    do not fit each other.
    Source: bate_mueller_white_1971.

    >>> round(float(climb_arc(2 / 3, 0.5, 0.2, Sphere(1, 1)).elevation_deg), 3)
    51.318
    """
    sphere = usable_sphere(sphere)
    refuse_unlike(speed_km_s=speed_km_s, apogee_km=apogee_km, altitude_km=altitude_km)
    v, altitude = np.broadcast_arrays(numbers("speed_km_s", speed_km_s), amount("altitude_km", altitude_km))
    r, top = np.asarray(sphere.radius_km + altitude), sphere.radius_km + amount("apogee_km", apogee_km)
    _refuse_speed(v, r, sphere)
    v, altitude, r, top = np.broadcast_arrays(v, altitude, r, top)
    square = v**2 - 2.0 * sphere.gravity_km3_s2 * (1.0 / r - 1.0 / top)  # of the speed left at the apogee
    steep = square >= 0.0
    cosine = np.asarray(top * np.sqrt(np.where(steep, square, 0.0)) / (r * v))
    bad = np.asarray(~steep | (cosine >= 1.0) | (top <= r))
    if bad.any():
        place = tuple(np.argwhere(bad)[0])
        raise InputError(
            f"no arc climbs to apogee_km {top[place] - sphere.radius_km:g} from a burnout at {v[place]:g} km/s",
            fix="give a speed between that of a vertical climb to it and that of a horizontal start",
        )
    return _arc(v, np.asarray(np.sqrt((1.0 - cosine) * (1.0 + cosine))), cosine, altitude, sphere)


def escape_speed_km_s(altitude_km: Numbers = 0.0, sphere: Sphere = EARTH) -> Result:
    """Speed from which on a missile does not come back.

    altitude_km: any shape, 0 or more; sphere: radius and gravity.

    Valid for: a vacuum.
    Raises: InputError for a negative altitude, or for an impossible sphere.
    Source: definition.

    >>> round(float(escape_speed_km_s()), 2)
    11.19
    """
    sphere = usable_sphere(sphere)
    return np.sqrt(2.0 * sphere.gravity_km3_s2 / (sphere.radius_km + amount("altitude_km", altitude_km)))


def _refuse_speed(v: Float[np.ndarray, "..."], r: Float[np.ndarray, "..."], sphere: Sphere) -> None:
    escape = np.asarray(np.sqrt(2.0 * sphere.gravity_km3_s2 / r))
    if np.any(v <= 0.0):
        raise InputError(f"speed_km_s {v[v <= 0.0].flat[0]:g} begins no flight", fix="give a speed above 0")
    bad = np.asarray((v >= escape) | (v**2 * r / sphere.gravity_km3_s2 >= 2.0))
    if bad.any():
        place = tuple(np.argwhere(bad)[0])
        raise InputError(
            f"speed_km_s {v[place]:g} is above escape: the missile does not come back", fix=f"give a speed {below(escape.min())} km/s"
        )


def _arc(
    v: Float[np.ndarray, "..."],
    sine: Float[np.ndarray, "..."],
    cosine: Float[np.ndarray, "..."],
    altitude: Float[np.ndarray, "..."],
    sphere: Sphere,
) -> Arc:
    """The arc from speed, direction (sine and cosine of the elevation) and altitude at burnout."""
    mu, r = sphere.gravity_km3_s2, sphere.radius_km + altitude
    q = v**2 * r / mu
    a = r / (2.0 - q)  # half the long axis
    rising = r * v * sine / np.sqrt(mu * a)  # e sin E at burnout; e cos E there is q - 1
    eccentricity = np.hypot(rising, q - 1.0)
    fast = np.asarray(q > 1.0)  # each form of the climb adds what has one sign
    climb = r * np.where(fast, (eccentricity + q - 1.0) / (2.0 - q), q * sine**2 / np.where(fast, 1.0, eccentricity + 1.0 - q))
    top = r + climb
    half_angle = np.arctan2(q * sine * cosine, 1.0 - q * cosine**2)
    half_time = np.sqrt(a**3 / mu) * (np.arctan2(rising, 1.0 - q) + rising)
    momentum = r * v * cosine
    return Arc(
        speed_km_s=v[()],
        elevation_deg=np.degrees(np.arctan2(sine, cosine))[()],
        altitude_km=altitude[()],
        apogee_km=(altitude + climb)[()],
        apogee_speed_km_s=(momentum / top)[()],
        range_km=(2.0 * sphere.radius_km * half_angle)[()],
        time_s=(2.0 * half_time)[()],
        energy_km2_s2=(0.5 * v**2 - mu / r)[()],
        angular_momentum_km2_s=momentum[()],
    )
