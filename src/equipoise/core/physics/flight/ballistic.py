"""Ballistic flight over a given range: with least energy, through a given apogee, at a given elevation or speed."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Numbers, Result, amount, numbers, refuse_unlike
from equipoise.core.physics.earth import EARTH, Sphere, usable_sphere
from equipoise.core.physics.flight.arc import Arc, burnout_arc
from equipoise.errors import InputError, above, at_least, below

NEAR_ANTIPODE = 1e-9  # radians


def minimum_energy_arc(range_km: Numbers, altitude_km: Numbers = 0.0, sphere: Sphere = EARTH) -> Arc:
    """The arc over a range that takes the least burnout speed.

    range_km: along the ground, any shape, above 0 and below half the circumference; altitude_km: of burnout and end, 0 or
    more; sphere: radius and gravity.

    Valid for: a vacuum above a spherical Earth that does not turn.
    Raises: InputError for no range, or one that reaches the antipode, or for an impossible sphere or shapes that do not fit
    each other.
    Source: bate_mueller_white_1971.

    >>> arc = minimum_energy_arc(10000)
    >>> round(float(arc.apogee_km)), round(float(arc.speed_km_s), 1), round(float(arc.time_s / 60))
    (1319, 7.2, 32)
    """
    sphere = usable_sphere(sphere)
    refuse_unlike(range_km=range_km, altitude_km=altitude_km)
    angle, r = _angle(range_km, sphere), sphere.radius_km + amount("altitude_km", altitude_km)
    chord = np.sin(0.5 * angle)
    speed = np.sqrt(sphere.gravity_km3_s2 / r * 2.0 * chord / (1.0 + chord))
    return burnout_arc(speed, 45.0 - np.degrees(angle) / 4.0, altitude_km, sphere)


def apogee_arc(range_km: Numbers, apogee_km: Numbers, altitude_km: Numbers = 0.0, sphere: Sphere = EARTH) -> Arc:
    """The arc over a range that climbs to an apogee: lofted above that of least energy, depressed below it.

    range_km: along the ground, any shape, above 0 and below half the circumference; apogee_km: above altitude_km;
    altitude_km: of burnout and end, 0 or more; sphere: radius and gravity.

    Valid for: a vacuum above a spherical Earth that does not turn; a real flight of that range and apogee takes longer,
    because it is slower while it burns and in the air.
    Raises: InputError for no range, one that reaches the antipode, or an apogee not above the ends, or for an impossible
    sphere or shapes that do not fit each other.
    Source: bate_mueller_white_1971.

    >>> round(float(apogee_arc(998, 3700).time_s / 60), 1)
    42.9
    """
    sphere = usable_sphere(sphere)
    refuse_unlike(range_km=range_km, apogee_km=apogee_km, altitude_km=altitude_km)
    angle, r = _angle(range_km, sphere), sphere.radius_km + amount("altitude_km", altitude_km)
    top = sphere.radius_km + numbers("apogee_km", apogee_km)
    angle, r, top = np.broadcast_arrays(angle, r, top)
    if np.any(top <= r):
        place = tuple(np.argwhere(top <= r)[0])
        raise InputError(
            f"apogee_km {top[place] - sphere.radius_km:g} is not above the ends of the arc",
            fix=f"give an apogee {above(np.max(r) - sphere.radius_km, sphere.radius_km)} km",
        )
    eccentricity = (top - r) / (top - r * np.cos(0.5 * angle))
    momentum = np.sqrt(sphere.gravity_km3_s2 * top * (1.0 - eccentricity))
    rising = sphere.gravity_km3_s2 / momentum * eccentricity * np.sin(0.5 * angle)
    across = momentum / r
    return burnout_arc(np.hypot(rising, across), np.degrees(np.arctan2(rising, across)), r - sphere.radius_km, sphere)


def elevation_arc(range_km: Numbers, elevation_deg: Numbers, altitude_km: Numbers = 0.0, sphere: Sphere = EARTH) -> Arc:
    """The arc over a range that begins at an elevation.

    range_km: along the ground, any shape, above 0 and below half the circumference; elevation_deg: of the velocity above
    the horizontal, above 0 and below 90 less a quarter of the central angle; altitude_km: of burnout and end, 0 or more;
    sphere: radius and gravity.

    Valid for: a vacuum above a spherical Earth that does not turn.
    Raises: InputError for no range, one that reaches the antipode, or an elevation at which nothing comes back there, or for
    an impossible sphere or shapes that do not fit each other.
    Source: bate_mueller_white_1971.

    >>> round(float(elevation_arc(10000, 22.5169).speed_km_s), 2)
    7.2
    """
    sphere = usable_sphere(sphere)
    refuse_unlike(range_km=range_km, elevation_deg=elevation_deg, altitude_km=altitude_km)
    angle, r = _angle(range_km, sphere), sphere.radius_km + amount("altitude_km", altitude_km)
    elevation = numbers("elevation_deg", elevation_deg)
    steepest = 90.0 - np.degrees(angle) / 4.0
    angle, r, elevation, steepest = np.broadcast_arrays(angle, r, elevation, steepest)
    bad = np.asarray((elevation <= 0.0) | (elevation >= steepest))
    if bad.any():
        raise InputError(
            f"elevation_deg {elevation[bad].flat[0]:g} comes down at no such range",
            fix=f"give one above 0 and {below(steepest.min())}",
        )
    slope = np.radians(elevation)
    q = np.sin(0.5 * angle) / (np.cos(slope) * np.sin(slope + 0.5 * angle))
    return burnout_arc(np.sqrt(q * sphere.gravity_km3_s2 / r), elevation, r - sphere.radius_km, sphere)


def speed_arc(range_km: Numbers, speed_km_s: Numbers, altitude_km: Numbers = 0.0, sphere: Sphere = EARTH, *, lofted: bool = True) -> Arc:
    """The arc over a range that begins with a speed: the higher or the lower of the two that there are.

    range_km: along the ground, any shape, above 0 and below half the circumference; speed_km_s: inertial, at least that of
    least energy and below escape; altitude_km: of burnout and end, 0 or more; sphere: radius and gravity; lofted: the higher.

    Valid for: a vacuum above a spherical Earth that does not turn.
    Raises: InputError for a range out of reach, a low arc that would pass through the ground, or a speed above escape, or for
    an impossible sphere or shapes that do not fit each other.
    Source: bate_mueller_white_1971.

    >>> round(float(speed_arc(2.24593, 1.0817, 0.025, Sphere(1, 1)).elevation_deg), 1)
    39.3
    """
    sphere = usable_sphere(sphere)
    refuse_unlike(range_km=range_km, speed_km_s=speed_km_s, altitude_km=altitude_km)
    least = minimum_energy_arc(range_km, altitude_km, sphere)
    angle, v = np.broadcast_arrays(_angle(range_km, sphere), numbers("speed_km_s", speed_km_s))
    r = sphere.radius_km + amount("altitude_km", altitude_km)
    if np.any(v < least.speed_km_s):
        raise InputError(
            f"speed_km_s {v[v < least.speed_km_s].flat[0]:g} does not reach the range",
            fix=f"give a speed of {at_least(np.max(least.speed_km_s))} km/s",
        )
    q = v**2 * r / sphere.gravity_km3_s2
    turn = np.arcsin(np.minimum(np.maximum(2.0 - q, 0.0) / q * np.sin(0.5 * angle), 1.0))
    elevation = 0.5 * ((np.pi - turn if lofted else turn) - 0.5 * angle)
    if np.any(elevation <= 0.0):
        raise InputError("the low arc of this speed passes through the ground", fix="ask for the lofted one, or give a lower speed")
    return burnout_arc(v, np.degrees(elevation), altitude_km, sphere)


def maximum_range_km(speed_km_s: Numbers, altitude_km: Numbers = 0.0, sphere: Sphere = EARTH) -> Result:
    """Longest range that a burnout speed reaches.

    speed_km_s: inertial, any shape, above 0 and below escape; altitude_km: of burnout and end, 0 or more; sphere: radius
    and gravity.

    Valid for: a vacuum above a spherical Earth that does not turn; from circular speed on, every place is in reach.
    Raises: InputError for a speed of nothing or above escape, or for an impossible sphere or shapes that do not fit each
    other.
    Source: bate_mueller_white_1971.

    >>> round(float(maximum_range_km(7.4066, 477.8)) / 6371, 1)
    2.2
    """
    sphere = usable_sphere(sphere)
    refuse_unlike(speed_km_s=speed_km_s, altitude_km=altitude_km)
    v = burnout_arc(speed_km_s, 45.0, altitude_km, sphere).speed_km_s
    q = v**2 * (sphere.radius_km + amount("altitude_km", altitude_km)) / sphere.gravity_km3_s2
    return 2.0 * sphere.radius_km * np.arcsin(np.minimum(q / (2.0 - q), 1.0))


def range_implied_km(range_km: Numbers, apogee_km: Numbers, sphere: Sphere = EARTH) -> Result:
    """Longest range of a missile that has flown a lofted arc of this range and apogee.

    range_km: of the lofted flight along the ground, any shape, above 0; apogee_km: of it, above 0; sphere: radius and gravity.

    Valid for: a lower bound: a missile that is not lofted loses less speed to gravity while it burns, and the Earth's
    rotation may add to it.
    Raises: InputError as apogee_arc, or for an impossible sphere or shapes that do not fit each other.
    Source: wright_2017.

    >>> round(float(range_implied_km(960, 4500)))
    10055
    """
    sphere = usable_sphere(sphere)
    refuse_unlike(range_km=range_km, apogee_km=apogee_km)
    return maximum_range_km(apogee_arc(range_km, apogee_km, 0.0, sphere).speed_km_s, 0.0, sphere)


def _angle(range_km: Numbers, sphere: Sphere) -> Float[np.ndarray, "..."]:
    """The central angle of a range, in radians."""
    angle = np.asarray(numbers("range_km", range_km) / sphere.radius_km)
    if np.any(angle <= 0.0):
        raise InputError(f"range_km {angle[angle <= 0.0].flat[0] * sphere.radius_km:g} is no flight", fix="give a range above 0")
    if np.any(angle > np.pi - NEAR_ANTIPODE):
        raise InputError(
            f"range_km {angle.max() * sphere.radius_km:g} reaches the antipode, to which every direction is as short",
            fix=f"give a range {below((np.pi - NEAR_ANTIPODE) * sphere.radius_km)} km",
        )
    return angle
