"""Many arcs at many times: position and velocity after any time from any start, by Kepler's equation."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.domain import Numbers, Result, amount, numbers
from equipoise.core.physics.earth import EARTH, Sphere
from equipoise.errors import InputError

NEAR = 0.35  # radians up to which the short series of sine and cosine are exact
S3, S5, S7, S9, S11 = -1 / 6, 1 / 120, -1 / 5040, 1 / 362880, -1 / 39916800
C4, C6, C8, C10, C12 = 1 / 24, -1 / 720, 1 / 40320, -1 / 3628800, 1 / 479001600


def states(
    position_km: Float[np.ndarray, "... 3"],
    velocity_km_s: Float[np.ndarray, "... 3"],
    times_s: Float[np.ndarray, "..."],
    sphere: Sphere = EARTH,
) -> Float[np.ndarray, "arcs times 6"]:
    """Positions and velocities of arcs at given times, exactly.

    position_km, velocity_km_s: at time 0, inertial, one row for each arc, below escape; times_s: any, also before 0, for
    all arcs or a row for each; rising times are quickest; sphere: radius and gravity.

    Valid for: a vacuum and a point mass; arcs are followed below ground.
    Raises: InputError for a start in the centre, a speed at or above escape, or rows that do not fit each other.
    Source: bate_mueller_white_1971.

    >>> circular = states(np.array([[1.0, 0.0, 0.0]]), np.array([[0.0, 1.0, 0.0]]), np.array([np.pi]), Sphere(1, 1))
    >>> (circular[0, 0].round(9) + 0.0).tolist()
    [-1.0, 0.0, 0.0, 0.0, -1.0, 0.0]
    """
    position, velocity, times = numbers("position_km", position_km), numbers("velocity_km_s", velocity_km_s), numbers("times_s", times_s)
    if position.ndim != 2 or position.shape != velocity.shape or times.shape[:-1] not in ((), position.shape[:1]) or times.ndim == 0:
        raise InputError("position_km, velocity_km_s and times_s differ in their rows", fix="give one row for each arc")
    r = np.sqrt(np.sum(position**2, axis=-1))
    if np.any(r <= 0.0):
        raise InputError("position_km is the centre of the Earth", fix="give a position above the ground")
    bound = 2.0 / r - np.sum(velocity**2, axis=-1) / sphere.gravity_km3_s2
    if np.any(bound <= 0.0):
        raise InputError("velocity_km_s is above escape: the missile does not come back", fix="give a lower speed")
    found = np.empty((position.shape[0], times.shape[-1], 6))
    march(position, velocity, np.broadcast_to(times, found.shape[:2]), sphere.gravity_km3_s2, found)
    return found


def circular_speed_km_s(altitude_km: Numbers, sphere: Sphere = EARTH) -> Result:
    """Speed on a circular orbit.

    altitude_km: any shape, 0 or more; sphere: radius and gravity.

    Valid for: a point mass.
    Raises: InputError for a negative altitude.
    Source: wright_grego_gronlund_2005.

    >>> round(float(circular_speed_km_s(500)), 1)
    7.6
    """
    return np.sqrt(sphere.gravity_km3_s2 / (sphere.radius_km + amount("altitude_km", altitude_km)))


def orbital_period_s(altitude_km: Numbers, sphere: Sphere = EARTH) -> Result:
    """Time of one revolution on a circular orbit.

    altitude_km: any shape, 0 or more; sphere: radius and gravity.

    Valid for: a point mass.
    Raises: InputError for a negative altitude.
    Source: wright_grego_gronlund_2005.

    >>> round(float(orbital_period_s(500)) / 60, 1)
    94.5
    """
    radius = sphere.radius_km + amount("altitude_km", altitude_km)
    return 2.0 * np.pi * np.sqrt(radius**3 / sphere.gravity_km3_s2)


@kernel
def turned(d):
    """Sine of d, and 1 less its cosine: short series where they are exact."""
    if abs(d) > NEAR:
        half = np.sin(0.5 * d)
        return np.sin(d), 2.0 * half * half
    q = d * d
    sine = d * (1.0 + q * (S3 + q * (S5 + q * (S7 + q * (S9 + q * S11)))))
    return sine, q * (0.5 - q * (C4 + q * (C6 + q * (C8 + q * (C10 + q * C12)))))


@kernel
def swing(mean, a, b):
    """The step d of the eccentric anomaly where mean = d - a sin d + b (1 - cos d), for any step; with its sine and 1 - cosine."""
    d = mean + a * np.sin(mean)
    low, high = mean - 2.0, mean + 2.0  # a and b are at most 1
    for _ in range(100):
        sine, versed = turned(d)
        value = d - a * sine + b * versed - mean
        low, high = (low, d) if value > 0.0 else (d, high)
        closer = d - value / (1.0 - a + a * versed + b * sine)
        if not low <= closer <= high:
            closer = 0.5 * (low + high)
        if abs(closer - d) <= 1e-15 * (1.0 + abs(d)):
            break
        d = closer
    sine, versed = turned(d)
    return d, sine, versed


@kernel
def short_swing(mean, a, b):
    """The same for a short step: one or two steps of third order from a start of second order."""
    slope = 1.0 / (1.0 - a)
    d = mean * slope
    d -= 0.5 * b * slope * d * d
    for _ in range(8):
        sine, versed = turned(d)
        if not abs(d) <= NEAR:
            break
        inverse = 1.0 / (1.0 - a + a * versed + b * sine)
        change = (mean - d + a * sine - b * versed) * inverse
        change *= 1.0 - 0.5 * change * (a * sine + b * (1.0 - versed)) * inverse
        d += change
        if abs(change) < 1e-5:
            cosine = 1.0 - versed
            return d, sine + change * (cosine - 0.5 * change * sine), versed + change * (sine + 0.5 * change * cosine)
    return swing(mean, a, b)


@kernel
def march(position, velocity, times, gravity, out):
    """Fill `out` with the states of each arc at its times, each found from the time before."""
    for arc in range(position.shape[0]):
        p, v = position[arc], velocity[arc]
        px, py, pz, vx, vy, vz = p[0], p[1], p[2], v[0], v[1], v[2]
        r = np.sqrt(px * px + py * py + pz * pz)
        axis = 1.0 / (2.0 / r - (vx * vx + vy * vy + vz * vz) / gravity)
        root, ratio = np.sqrt(gravity * axis), axis / r
        pace, flat, steep = root / (axis * axis), 1.0 - r / axis, (px * vx + py * vy + pz * vz) / root
        lag, fall = 1.0 / pace, -root / (r * axis)
        whole, sine, cosine = 0.0, 0.0, 1.0  # the eccentric anomaly since the start
        for sample in range(times.shape[1]):
            mean = pace * times[arc, sample]
            left = mean - (whole - flat * sine + steep * (1.0 - cosine))
            a, b = flat * cosine - steep * sine, flat * sine + steep * cosine
            d, s, versed = short_swing(left, a, b) if abs(left) < 0.1 * (1.0 - a) else swing(left, a, b)
            whole += d
            sine, cosine = sine + cosine * s - sine * versed, cosine - sine * s - cosine * versed
            inverse = 1.0 / (1.0 - flat * cosine + steep * sine)  # the axis by the distance
            f, g = 1.0 - ratio * (1.0 - cosine), (mean - whole + sine) * lag
            f_rate, g_rate = fall * sine * inverse, 1.0 - inverse * (1.0 - cosine)
            row = out[arc, sample]
            row[0], row[1], row[2] = f * px + g * vx, f * py + g * vy, f * pz + g * vz
            row[3], row[4], row[5] = f_rate * px + g_rate * vx, f_rate * py + g_rate * vy, f_rate * pz + g_rate * vz
