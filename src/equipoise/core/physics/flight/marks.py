"""Time marks along an arc: where it is at a time, and when it passes an altitude.

In universal variables (`universal`), which keep their digits where the ellipse is long (near escape) and where it is thin (short, slow and
nearly vertical arcs), so that its own formulas would lose them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.domain import Numbers, Result, numbers, refuse_unlike
from equipoise.core.physics.earth import EARTH, Sphere, usable_sphere
from equipoise.core.physics.flight.arc import Arc
from equipoise.core.physics.flight.universal import fill, powers
from equipoise.errors import InputError, at_most, between

ROUNDING = 1e-12  # of the distance from the centre, by which an altitude may leave its range
LATE = 1e-9  # of the whole time, by which a time may come after the end
LEAST_BOUND = 1e-30  # below which the arc is a parabola to the last digit


class Marks(NamedTuple):
    """Points of an arc: seconds since burnout, altitude, and distance along the ground from below burnout."""

    time_s: Result
    altitude_km: Result
    range_km: Result


def marks(arc: Arc, time_s: Numbers, sphere: Sphere = EARTH) -> Marks:
    """Where an arc is at given times, by Kepler's equation in universal variables.

    arc: one or many; time_s: since burnout, any shape that broadcasts with the arc's, 0 to the arc's own time;
    sphere: the one of the arc.

    Valid for: a vacuum above a spherical Earth.
    Raises: InputError for a time before burnout or after the end of the arc, or an arc that does not come down, or for an
    impossible sphere.
    Source: bate_mueller_white_1971.

    >>> from equipoise.core.physics.flight.ballistic import minimum_energy_arc
    >>> arc = minimum_energy_arc(10000)
    >>> round(float(marks(arc, arc.time_s / 2).altitude_km))
    1319
    """
    sphere, arc = usable_sphere(sphere), _usable(arc, time_s=time_s)
    time, whole = np.broadcast_arrays(numbers("time_s", time_s), arc.time_s)
    if np.any(time < 0.0):
        raise InputError(f"time_s {time.min():g} is before burnout", fix="give the seconds since burnout, 0 or more")
    if np.any(time > whole * (1.0 + LATE)):
        place = tuple(np.argwhere(time > whole * (1.0 + LATE))[0])
        raise InputError(f"time_s {time[place]:g} is after the end of the arc", fix=f"give {at_most(whole.min())}")
    shape = np.broadcast_shapes(time.shape, *(np.shape(field) for field in arc))
    time = np.broadcast_to(time, shape)
    altitude, along = _coasted(_start(arc, shape, sphere), time.ravel(), sphere)
    return Marks(time[()], altitude.reshape(shape)[()], along.reshape(shape)[()])


def passage(arc: Arc, altitude_km: Numbers, sphere: Sphere = EARTH, *, descending: bool = True) -> Marks:
    """When and where an arc passes an altitude, in closed form.

    arc: one or many; altitude_km: any shape that broadcasts with the arc's, 0 to the apogee; on the way up also not below
    burnout; sphere: the one of the arc; descending: on the way down.

    Valid for: a vacuum above a spherical Earth; below the altitude of burnout the arc is continued.
    Raises: InputError for an altitude that the arc does not pass, an arc that does not come down, or an impossible sphere.
    Source: bate_mueller_white_1971.

    >>> from equipoise.core.physics.flight.ballistic import minimum_energy_arc
    >>> round(float(passage(minimum_energy_arc(10000), 100.0).time_s))
    1894
    """
    sphere, arc = usable_sphere(sphere), _usable(arc, altitude_km=altitude_km)
    altitude, lowest, top, momentum, whole, whole_km, *_ = np.broadcast_arrays(
        numbers("altitude_km", altitude_km),
        *(arc.altitude_km, arc.apogee_km, arc.angular_momentum_km2_s, arc.time_s, arc.range_km, arc.speed_km_s, arc.elevation_deg),
    )
    slack = ROUNDING * (sphere.radius_km + top)
    perigee = 1.0 / (2.0 * sphere.gravity_km3_s2 / momentum**2 - 1.0 / (sphere.radius_km + top)) - sphere.radius_km
    bad = np.asarray(
        (altitude > top + slack)
        | (altitude < (0.0 if descending else lowest - slack))
        | ((altitude < lowest - slack) & (altitude < perigee))
    )
    if bad.any():
        place = tuple(np.argwhere(bad)[0])
        lowest, top = (lowest.max(), top.min()) if lowest.max() <= top.min() else (lowest[place], top[place])  # of all arcs, or of one
        raise InputError(f"the arc does not pass altitude_km {altitude[place]:g}", fix=f"give one {between(float(lowest), float(top))}")
    time, along = (part.reshape(altitude.shape) for part in _climbed(_start(arc, altitude.shape, sphere), altitude.ravel(), sphere))
    if descending:
        time, along = np.asarray(whole - time), np.asarray(whole_km - along)
    return Marks(time[()], altitude[()], along[()])


class _Start(NamedTuple):
    """Starts of arcs: altitude, distance from the centre, and the velocity upwards and along the ground, one number for each."""

    altitude: Float[np.ndarray, " some"]
    r: Float[np.ndarray, " some"]
    up: Float[np.ndarray, " some"]
    level: Float[np.ndarray, " some"]


def _usable(arc: Arc, **where: Numbers) -> Arc:
    """The arc as arrays of numbers, if their shapes fit each other and the marks, and it comes down."""
    fields = {f"{name} of the arc": value for name, value in arc._asdict().items()}
    refuse_unlike(**fields, **where)
    if np.any(numbers("energy_km2_s2 of the arc", arc.energy_km2_s2) >= 0.0):
        raise InputError("an arc whose energy is not below 0 does not come down", fix="give an arc of the functions of flight")
    return Arc(*(numbers(name, value)[()] for name, value in fields.items()))


def _start(arc: Arc, shape: tuple[int, ...], sphere: Sphere) -> _Start:
    speed, elevation, altitude, momentum = (
        np.broadcast_to(field, shape).ravel()
        for field in (arc.speed_km_s, np.radians(arc.elevation_deg), arc.altitude_km, arc.angular_momentum_km2_s)
    )
    r = sphere.radius_km + altitude
    return _Start(altitude, r, speed * np.sin(elevation), momentum / r)


def _coasted(
    start: _Start, time: Float[np.ndarray, " some"], sphere: Sphere
) -> tuple[Float[np.ndarray, " some"], Float[np.ndarray, " some"]]:
    """Altitudes and distances along the ground after some time."""
    position, velocity, found = np.zeros((time.size, 3)), np.zeros((time.size, 3)), np.empty((time.size, 1, 6))
    position[:, 0], velocity[:, 0], velocity[:, 1] = start.r, start.up, start.level
    fill(position, velocity, time[:, np.newaxis], sphere.gravity_km3_s2, found)
    x, y = found[:, 0, 0], found[:, 0, 1]
    return np.hypot(x, y) - sphere.radius_km, sphere.radius_km * (np.arctan2(y, x) % (2.0 * np.pi))


def _climbed(
    start: _Start, altitude: Float[np.ndarray, " some"], sphere: Sphere
) -> tuple[Float[np.ndarray, " some"], Float[np.ndarray, " some"]]:
    """Times and distances along the ground of the way up to altitudes, in the units of `universal`."""
    unit_s = start.r * np.sqrt(start.r / sphere.gravity_km3_s2)
    slope, level = start.up * unit_s / start.r, start.level * unit_s / start.r
    bound = np.maximum(2.0 - slope**2 - level**2, 0.0)
    higher = (altitude - start.altitude) / start.r
    rising = np.sqrt(np.maximum(slope**2 + higher * (2.0 - bound * (higher + 2.0)), 0.0))
    half, root = higher / (slope + rising), np.sqrt(np.maximum(bound, LEAST_BOUND))
    first, second, third = np.empty((3, half.size))
    fill_powers(2.0 * np.arctan(root * half) / root, bound, first, second, third)
    ahead = first + slope * second
    turn = np.arctan2(ahead * level, 1.0 - second + ahead * slope)
    return unit_s * (ahead + third), sphere.radius_km * turn


@kernel
def fill_powers(anomaly, bound, first, second, third):
    """Fill G_1 to G_3 of `universal`."""
    for i in range(anomaly.size):
        _, first[i], second[i], third[i] = powers(anomaly[i], bound[i])
