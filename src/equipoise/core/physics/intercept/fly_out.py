"""How long an interceptor needs to each point within its reach: a table over ground distance and altitude.

The motor pushes in one direction, held from launch to burnout, with constant acceleration in each stage; gravity is
that of a sphere, there is no air. For every direction from near the horizontal to the vertical the flight is computed,
and each point of the table gets the least time at which a flight passes it. Classes are generic: a burn time and the
speed that the motor gives in free space.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.domain import Number, Numbers, Result, amount, numbers, plain, refuse_unlike
from equipoise.core.physics.earth import GRAVITY_KM3_S2, RADIUS_KM
from equipoise.errors import InputError, at_most

CHORDS, ALTITUDES = 129, 65  # points of a table, the same for all, so that tables can be stacked
DIRECTIONS, STEPS = 173, 480  # flights computed, and samples of each
LOWEST_DIRECTION_DEG = 4.0
LONGEST_S = 7_200.0
LEEWAY = 1e-9
NEVER = 1e30  # seconds: stands for out of reach where infinity could not be interpolated


class Interceptor(NamedTuple):
    """A generic class: the stages of its motor, and where and how long it can fly."""

    burn_s: Float[np.ndarray, " stages"]
    speed_km_s: Float[np.ndarray, " stages"]
    lowest_km: float
    highest_km: float
    longest_s: float


class FlyOut(NamedTuple):
    """Seconds to each point: rows of chords of the unit sphere from 0, columns of altitudes; infinite is out of reach."""

    time_s: Float[np.ndarray, "chords altitudes"]
    chord_step: float
    lowest_km: float
    altitude_step_km: float


@kernel
def rates(state, push_x, push_y):
    """The rates of a flight in its plane: position and velocity from the centre of the Earth, and a constant push."""
    x, y, u, v = state
    pull = GRAVITY_KM3_S2 / (x * x + y * y) ** 1.5
    return u, v, push_x - pull * x, push_y - pull * y


@kernel
def moved(state, rate, h):
    """A state moved along its rates for so many seconds."""
    return state[0] + h * rate[0], state[1] + h * rate[1], state[2] + h * rate[2], state[3] + h * rate[3]


@kernel
def stepped(state, push_x, push_y, h):
    """One step of the classical Runge-Kutta rule."""
    a = rates(state, push_x, push_y)
    b = rates(moved(state, a, 0.5 * h), push_x, push_y)
    c = rates(moved(state, b, 0.5 * h), push_x, push_y)
    d = rates(moved(state, c, h), push_x, push_y)
    mean = (
        (a[0] + 2.0 * (b[0] + c[0]) + d[0]) / 6.0,
        (a[1] + 2.0 * (b[1] + c[1]) + d[1]) / 6.0,
        (a[2] + 2.0 * (b[2] + c[2]) + d[2]) / 6.0,
        (a[3] + 2.0 * (b[3] + c[3]) + d[3]) / 6.0,
    )
    return moved(state, mean, h)


@kernel
def flown(burn, speed, direction, step, chord, altitude):
    """Fill chord and altitude of a flight at whole steps; what comes after it has struck the ground is not a number."""
    state = (RADIUS_KM, 0.0, 0.0, 0.0)  # x up, y along the ground
    stage, stage_end, now = 0, burn[0], 0.0
    chord[0], altitude[0] = 0.0, 0.0
    for k in range(1, chord.size):
        until = k * step
        while now < until - LEEWAY:
            while stage < burn.size and now >= stage_end - LEEWAY:
                stage += 1
                stage_end += burn[stage] if stage < burn.size else 0.0
            push = speed[stage] / burn[stage] if stage < burn.size else 0.0
            h = min(until, stage_end) - now if stage < burn.size else until - now
            state = stepped(state, push * np.sin(direction), push * np.cos(direction), h)
            now += h
        radius = np.hypot(state[0], state[1])
        altitude[k] = radius - RADIUS_KM
        chord[k] = 2.0 * np.sin(0.5 * np.arctan2(state[1], state[0]))
        if altitude[k] < 0.0 or chord[k] < chord[k - 1] - LEEWAY:
            chord[k:], altitude[k:] = np.nan, np.nan
            return


@kernel
def least_times(x, y, times, out):
    """Lower the entries of `out`, one for each whole-numbered point, to the times of a triangle that covers them."""
    area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0])
    if not abs(area) > 1e-14:  # also where a corner is not a number
        return
    for i in range(max(0, int(np.ceil(x.min() - LEEWAY))), min(out.shape[0] - 1, int(np.floor(x.max() + LEEWAY))) + 1):
        for j in range(max(0, int(np.ceil(y.min() - LEEWAY))), min(out.shape[1] - 1, int(np.floor(y.max() + LEEWAY))) + 1):
            second = ((i - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (j - y[0])) / area
            third = ((x[1] - x[0]) * (j - y[0]) - (i - x[0]) * (y[1] - y[0])) / area
            if min(second, third, 1.0 - second - third) >= -1e-7:
                out[i, j] = min(out[i, j], times[0] + second * (times[1] - times[0]) + third * (times[2] - times[0]))


@kernel
def least_times_of_all(chord, altitude, step, out):
    """Fill `out` with the least time of all flights at each whole-numbered point."""
    x, y, times = np.empty(3), np.empty(3), np.empty(3)
    out[:] = np.inf
    for flight in range(chord.shape[0] - 1):
        for k in range(chord.shape[1] - 1):
            for half in range(2):
                for corner in range(3):
                    place = corner + half  # corners 0 1 2 and 1 2 3 of the square of two flights and two times
                    one, later = flight + place % 2, k + place // 2
                    x[corner], y[corner], times[corner] = chord[one, later], altitude[one, later], step * later
                least_times(x, y, times, out)


def fly_out(interceptor: Interceptor) -> FlyOut:
    """The least time in which an interceptor reaches each point of a table that spans its reach.

    interceptor: burn times above 0 s and speeds gained above 0 km/s of each stage, 1 or more stages; lowest and highest
    altitude of an intercept in km; longest flight in s, above 0 to 7,200.

    Valid for: intercepts above the dense atmosphere; no air, no rotation of the Earth, speeds below escape. Points
    within one step of the edge of reach (1/128 of it) count as out of reach.
    Raises: InputError for invalid stages, altitudes or times, or a class that never reaches its lowest altitude.
    Source: definition.
    """
    burn, speed = _stages(interceptor)
    if not 0.0 <= interceptor.lowest_km < interceptor.highest_km < np.inf:
        raise InputError("the altitudes of the interceptor leave no room", fix="give a lowest_km of 0 or more and a higher highest_km")
    longest = float(_above_zero("longest_s", interceptor.longest_s)[0])
    if longest > LONGEST_S:
        raise InputError(
            f"longest_s {longest:g} is too coarse for the table", fix=f"give {LONGEST_S:,.0f} s or less; no flight to meet is longer"
        )
    step = longest / STEPS
    chord, altitude = np.empty((DIRECTIONS, STEPS + 1)), np.empty((DIRECTIONS, STEPS + 1))
    for i, direction in enumerate(np.radians(np.linspace(LOWEST_DIRECTION_DEG, 90.0, DIRECTIONS))):
        flown(burn, speed, direction, step, chord[i], altitude[i])
    inside = altitude >= interceptor.lowest_km
    if not altitude[inside].max(initial=0.0) > interceptor.lowest_km:
        raise InputError(f"the interceptor never reaches {interceptor.lowest_km:g} km", fix="give it more speed or a lower lowest_km")
    reach = min(2.0, float(chord[inside].max()) * 1.0001 + LEEWAY)
    top = min(interceptor.highest_km, float(altitude[inside].max()) * 1.0001)
    chord_step, altitude_step = reach / (CHORDS - 1), (top - interceptor.lowest_km) / (ALTITUDES - 1)
    table = np.empty((CHORDS, ALTITUDES))
    least_times_of_all(chord / chord_step, (altitude - interceptor.lowest_km) / altitude_step, step, table)
    return FlyOut(table, chord_step, float(interceptor.lowest_km), altitude_step)


@kernel
def table_time(table, x, y):
    """The time at a point of a table without infinities, from the four around it; NEVER, or near it, is out of reach."""
    if not (x >= 0.0 and y >= 0.0 and x <= table.shape[0] - 1 and y <= table.shape[1] - 1):
        return NEVER
    i, j = min(int(x), table.shape[0] - 2), min(int(y), table.shape[1] - 2)
    a, b = x - i, y - j
    near = (1.0 - b) * table[i, j] + b * table[i, j + 1]
    return (1.0 - a) * near + a * ((1.0 - b) * table[i + 1, j] + b * table[i + 1, j + 1])


def finite_table(table: FlyOut) -> Float[np.ndarray, "chords altitudes"]:
    """The times of a table with NEVER where it is infinite.

    table: of fly_out.

    Valid for: use with table_time.
    Raises: nothing.
    Source: definition.
    """
    return np.where(np.isfinite(table.time_s), table.time_s, NEVER)


def flight_time_s(table: FlyOut, ground_deg: Numbers, altitude_km: Numbers) -> Result:
    """Least seconds from launch to a point, from a table; infinite out of reach.

    table: of fly_out; ground_deg: angle at the centre of the Earth from the launcher, any shape, 0 to 180; altitude_km: same shape.

    Valid for: what the table is valid for.
    Raises: InputError for a negative or impossible angle or altitude, or a table without a time in reach, or for shapes that
    do not fit each other.
    Source: definition.
    """
    refuse_unlike(ground_deg=ground_deg, altitude_km=altitude_km)
    table = plain("the table", table)
    ground, altitude = np.broadcast_arrays(amount("ground_deg", ground_deg), amount("altitude_km", altitude_km))
    if np.any(ground > 180.0):
        raise InputError(f"ground_deg {ground.max():g} is impossible", fix="give an angle between 0 and 180")
    chord = 2.0 * np.sin(0.5 * np.radians(ground)) / table.chord_step
    height = (altitude - table.lowest_km) / table.altitude_step_km
    if not np.isfinite(table.time_s).any():
        raise InputError("the table of times is empty, or out of reach throughout", fix="give the table of an interceptor that flies")
    finite = finite_table(table)
    found = [table_time(finite, float(x), float(y)) for x, y in zip(chord.ravel(), height.ravel(), strict=True)]
    times = np.array(found, dtype=np.float64).reshape(ground.shape)
    return np.where(times < table.time_s[np.isfinite(table.time_s)].max() + 1.0, times, np.inf)[()]


def reach_km(table: FlyOut, altitude_km: Number, time_s: Number) -> float:
    """Ground radius of the geodesic circle over which an altitude can be reached in time, in kilometres; 0 where nothing is.

    table: of fly_out; altitude_km: 0 or more; time_s: from launch, 0 or more.

    Valid for: what the table is valid for, to a step of it.
    Raises: InputError for a negative altitude, time or step of the table.
    Source: definition.
    """
    chord = float(amount("the step of the table", table.chord_step))
    angles = np.degrees(2.0 * np.arcsin(np.minimum(0.5 * chord * np.arange(CHORDS), 1.0)))
    within = np.flatnonzero(np.atleast_1d(flight_time_s(table, angles, altitude_km)) <= float(amount("time_s", time_s)))
    return float(np.radians(angles[within[-1]]) * RADIUS_KM) if within.size else 0.0


def _stages(interceptor: Interceptor) -> tuple[Float[np.ndarray, " stages"], Float[np.ndarray, " stages"]]:
    burn, speed = _above_zero("burn_s", interceptor.burn_s), _above_zero("speed_km_s", interceptor.speed_km_s)
    if burn.size != speed.size or burn.size == 0:
        raise InputError(f"{burn.size} burn times for {speed.size} speeds", fix="give each stage its burn_s and speed_km_s")
    escape = float(np.sqrt(2.0 * GRAVITY_KM3_S2 / RADIUS_KM))
    if speed.sum() > escape:
        raise InputError(f"a speed of {speed.sum():g} km/s is above escape", fix=f"give speeds that sum to {at_most(escape)} km/s")
    return burn, speed


def _above_zero(name: str, value: Numbers) -> Float[np.ndarray, "..."]:
    array = np.atleast_1d(numbers(name, value))
    if np.any(array <= 0.0):
        raise InputError(f"{name} {array.min():g} is impossible", fix="give a number above 0")
    return array
