"""Many arcs at many times: position and velocity after any time from any start, by Kepler's equation."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.domain import Numbers, Result, amount, numbers
from equipoise.core.physics.earth import EARTH, Sphere, usable_sphere
from equipoise.core.physics.flight.universal import WEAK, fill
from equipoise.errors import InputError, below

LANES = 32
FLAT, STEEP, PACE, LAG, RATIO, FALL = range(6, 12)  # rows of what stays the same on an arc, after its start in 0 to 5
WHOLE, SINE, COSINE = range(12, 15)  # the eccentric anomaly since the start
MEAN, LEFT, A, B, SWING, SWING_SINE, SWING_VERSED, MISS = range(15, 23)  # the step to the next time
N_ROWS = 23
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
    Raises: InputError for a start in the centre, a speed at or above escape, or rows that do not fit each other, or for an
    impossible sphere.
    Source: bate_mueller_white_1971.

    >>> circular = states(np.array([[1.0, 0.0, 0.0]]), np.array([[0.0, 1.0, 0.0]]), np.array([np.pi]), Sphere(1, 1))
    >>> (circular[0, 0].round(9) + 0.0).tolist()
    [-1.0, 0.0, 0.0, 0.0, -1.0, 0.0]
    """
    sphere = usable_sphere(sphere)
    position, velocity, times = numbers("position_km", position_km), numbers("velocity_km_s", velocity_km_s), numbers("times_s", times_s)
    if position.ndim != 2 or position.shape != velocity.shape or times.shape[:-1] not in ((), position.shape[:1]) or times.ndim == 0:
        raise InputError("position_km, velocity_km_s and times_s differ in their rows", fix="give one row for each arc")
    r = np.sqrt(np.sum(position**2, axis=-1))
    if np.any(r <= 0.0):
        raise InputError("position_km is the centre of the Earth", fix="give a position above the ground")
    bound = 2.0 / r - np.sum(velocity**2, axis=-1) / sphere.gravity_km3_s2
    if np.any(bound <= 0.0):
        slowest = np.sqrt(2.0 * sphere.gravity_km3_s2 / r.max())
        raise InputError("velocity_km_s is above escape: the missile does not come back", fix=f"give a speed {below(slowest)} km/s")
    found = np.empty((position.shape[0], times.shape[-1], 6))
    times, weak = np.broadcast_to(times, found.shape[:2]), bound * r < WEAK
    for rows, solution in ((~weak, march), (weak, fill)):
        part = np.empty((np.count_nonzero(rows), *found.shape[1:]))
        solution(position[rows], velocity[rows], times[rows], sphere.gravity_km3_s2, part)
        found[rows] = part
    return found


def circular_speed_km_s(altitude_km: Numbers, sphere: Sphere = EARTH) -> Result:
    """Speed on a circular orbit.

    altitude_km: any shape, 0 or more; sphere: radius and gravity.

    Valid for: a point mass.
    Raises: InputError for a negative altitude, or for an impossible sphere.
    Source: wright_grego_gronlund_2005.

    >>> round(float(circular_speed_km_s(500)), 1)
    7.6
    """
    sphere = usable_sphere(sphere)
    return np.sqrt(sphere.gravity_km3_s2 / (sphere.radius_km + amount("altitude_km", altitude_km)))


def orbital_period_s(altitude_km: Numbers, sphere: Sphere = EARTH) -> Result:
    """Time of one revolution on a circular orbit.

    altitude_km: any shape, 0 or more; sphere: radius and gravity.

    Valid for: a point mass.
    Raises: InputError for a negative altitude, or for an impossible sphere.
    Source: wright_grego_gronlund_2005.

    >>> round(float(orbital_period_s(500)) / 60, 1)
    94.5
    """
    sphere = usable_sphere(sphere)
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
def correction(d, mean, a, b):
    """A step of third order towards the solution, with the sine of d and 1 less its cosine by their series."""
    q = d * d
    sine = d * (1.0 + q * (S3 + q * (S5 + q * (S7 + q * (S9 + q * S11)))))
    versed = q * (0.5 - q * (C4 + q * (C6 + q * (C8 + q * (C10 + q * C12)))))
    inverse = 1.0 / (1.0 - a + a * versed + b * sine)
    change = (mean - d + a * sine - b * versed) * inverse
    return change * (1.0 - 0.5 * change * (a * sine + b * (1.0 - versed)) * inverse), sine, versed


@kernel
def swings(left, a, b, d, sine, versed, miss):
    """Fill `d`, `sine` and `versed` for all lanes, right for short steps; `miss` is above 1 where a step is not short enough."""
    for lane in range(left.size):
        slope = 1.0 / (1.0 - a[lane])
        x = left[lane] * slope
        x -= 0.5 * b[lane] * slope * x * x
        first, _, _ = correction(x, left[lane], a[lane], b[lane])
        x += first
        last, s, v = correction(x, left[lane], a[lane], b[lane])
        c = 1.0 - v
        d[lane], sine[lane], versed[lane] = x + last, s + last * (c - 0.5 * last * s), v + last * (s + 0.5 * last * c)
        miss[lane] = abs(last) * 1e5 + abs(x) * (1.0 / NEAR) + abs(first) * 1e2


@kernel
def loaded(position, velocity, gravity, lanes):
    """Fill `lanes` with the start of each arc and what stays the same on it."""
    for lane in range(position.shape[0]):
        p, v = position[lane], velocity[lane]
        r = np.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2])
        axis = 1.0 / (2.0 / r - (v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) / gravity)
        root = np.sqrt(gravity * axis)
        pace = root / (axis * axis)
        for c in range(3):
            lanes[c, lane], lanes[c + 3, lane] = p[c], v[c]
        lanes[FLAT, lane], lanes[STEEP, lane] = 1.0 - r / axis, (p[0] * v[0] + p[1] * v[1] + p[2] * v[2]) / root
        lanes[PACE, lane], lanes[LAG, lane], lanes[RATIO, lane], lanes[FALL, lane] = pace, 1.0 / pace, axis / r, -root / (r * axis)
        lanes[WHOLE, lane], lanes[SINE, lane], lanes[COSINE, lane] = 0.0, 0.0, 1.0


@kernel
def sampled(lanes, out):
    """Turn the anomalies of all lanes by their swings, and fill `out` with the states there."""
    flat, steep, lag, ratio, fall = lanes[FLAT], lanes[STEEP], lanes[LAG], lanes[RATIO], lanes[FALL]
    whole, sine, cosine, mean = lanes[WHOLE], lanes[SINE], lanes[COSINE], lanes[MEAN]
    d, s, w = lanes[SWING], lanes[SWING_SINE], lanes[SWING_VERSED]
    for lane in range(whole.size):
        whole[lane] += d[lane]
        before = sine[lane]
        sine[lane] = before + cosine[lane] * s[lane] - before * w[lane]
        cosine[lane] -= before * s[lane] + cosine[lane] * w[lane]
        inverse = 1.0 / (1.0 - flat[lane] * cosine[lane] + steep[lane] * sine[lane])  # the axis by the distance
        out[0, lane], out[1, lane] = 1.0 - ratio[lane] * (1.0 - cosine[lane]), (mean[lane] - whole[lane] + sine[lane]) * lag[lane]
        out[2, lane], out[3, lane] = fall[lane] * sine[lane] * inverse, 1.0 - inverse * (1.0 - cosine[lane])


@kernel
def wanted(times, sample, lanes):
    """Fill `lanes` with the mean anomalies at a sample, what is left to them, and the coefficients of the step there."""
    flat, steep, pace, whole, sine, cosine = lanes[FLAT], lanes[STEEP], lanes[PACE], lanes[WHOLE], lanes[SINE], lanes[COSINE]
    mean, left, a, b = lanes[MEAN], lanes[LEFT], lanes[A], lanes[B]
    for lane in range(times.shape[0]):
        mean[lane] = pace[lane] * times[lane, sample]
    for lane in range(mean.size):
        left[lane] = mean[lane] - (whole[lane] - flat[lane] * sine[lane] + steep[lane] * (1.0 - cosine[lane]))
        a[lane] = flat[lane] * cosine[lane] - steep[lane] * sine[lane]
        b[lane] = flat[lane] * sine[lane] + steep[lane] * cosine[lane]


@kernel
def march(position, velocity, times, gravity, out):
    """Fill `out` with the states of each arc at its times, each found from the time before, many arcs side by side."""
    lanes, factors = np.zeros((N_ROWS, LANES)), np.zeros((4, LANES))
    lanes[COSINE] = 1.0
    for first in range(0, position.shape[0], LANES):
        last = min(first + LANES, position.shape[0])
        loaded(position[first:last], velocity[first:last], gravity, lanes)
        for sample in range(times.shape[1]):
            wanted(times[first:last], sample, lanes)
            left, a, b, d, s, w, miss = lanes[LEFT], lanes[A], lanes[B], lanes[SWING], lanes[SWING_SINE], lanes[SWING_VERSED], lanes[MISS]
            swings(left, a, b, d, s, w, miss)
            for lane in range(last - first):
                if not miss[lane] <= 1.0:
                    d[lane], s[lane], w[lane] = swing(left[lane], a[lane], b[lane])
            sampled(lanes, factors)
            for lane in range(last - first):
                row = out[first + lane, sample]
                f, g, f_rate, g_rate = factors[0, lane], factors[1, lane], factors[2, lane], factors[3, lane]
                for c in range(3):
                    row[c] = f * lanes[c, lane] + g * lanes[c + 3, lane]
                    row[c + 3] = f_rate * lanes[c, lane] + g_rate * lanes[c + 3, lane]
