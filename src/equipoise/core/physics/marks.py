"""Time marks along an arc: where it is at a time, and when it passes an altitude."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float

from equipoise.compiled import kernel
from equipoise.core.domain import Numbers, Result, numbers, refuse_unlike
from equipoise.core.physics.arc import Arc
from equipoise.core.physics.earth import EARTH, Sphere, usable_sphere
from equipoise.core.physics.universal import WEAK, fill, powers
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
    """Where an arc is at given times, by Kepler's equation.

    arc: one or many; time_s: since burnout, any shape that broadcasts with the arc's, 0 to the arc's own time;
    sphere: the one of the arc.

    Valid for: a vacuum above a spherical Earth.
    Raises: InputError for a time before burnout or after the end of the arc, or an arc that does not come down, or for an
    impossible sphere.
    Source: bate_mueller_white_1971.

    >>> from equipoise.core.physics.flight import minimum_energy_arc
    >>> arc = minimum_energy_arc(10000)
    >>> round(float(marks(arc, arc.time_s / 2).altitude_km))
    1319
    """
    sphere = usable_sphere(sphere)
    arc = _usable(arc, time_s=time_s)
    weak = _near_escape(arc, sphere)
    time, whole, a, e = np.broadcast_arrays(numbers("time_s", time_s), arc.time_s, *_shape(arc, weak, sphere))
    if np.any(time < 0.0):
        raise InputError(f"time_s {time.min():g} is before burnout", fix="give the seconds since burnout, 0 or more")
    if np.any(time > whole * (1.0 + LATE)):
        place = tuple(np.argwhere(time > whole * (1.0 + LATE))[0])
        raise InputError(f"time_s {time[place]:g} is after the end of the arc", fix=f"give {at_most(whole.min())}")
    mean = np.asarray(np.sqrt(sphere.gravity_km3_s2 / a**3) * (time - 0.5 * whole))
    anomaly = np.empty(mean.shape)
    from_apogee(mean.ravel(), e.ravel(), anomaly.reshape(-1))
    turn = 2.0 * np.arctan(np.sqrt((1.0 - e) / (1.0 + e)) * np.tan(0.5 * anomaly))
    altitude = np.asarray(a * (1.0 + e * np.cos(anomaly)) - sphere.radius_km)
    along = np.asarray(0.5 * arc.range_km + sphere.radius_km * turn)
    weak = np.broadcast_to(weak, time.shape)
    if weak.any():
        altitude[weak], along[weak] = _coasted(_start(arc, weak, sphere), time[weak], sphere)
    return Marks(time[()], altitude[()], along[()])


def passage(arc: Arc, altitude_km: Numbers, sphere: Sphere = EARTH, *, descending: bool = True) -> Marks:
    """When and where an arc passes an altitude, in closed form.

    arc: one or many; altitude_km: any shape that broadcasts with the arc's, 0 to the apogee; on the way up also not below
    burnout; sphere: the one of the arc; descending: on the way down.

    Valid for: a vacuum above a spherical Earth; below the altitude of burnout the arc is continued.
    Raises: InputError for an altitude that the arc does not pass, an arc that does not come down, or an impossible sphere.
    Source: bate_mueller_white_1971.

    >>> from equipoise.core.physics.flight import minimum_energy_arc
    >>> round(float(passage(minimum_energy_arc(10000), 100.0).time_s))
    1894
    """
    sphere, arc = usable_sphere(sphere), _usable(arc, altitude_km=altitude_km)
    weak = _near_escape(arc, sphere)
    altitude, a, e, lowest, top, momentum = np.broadcast_arrays(
        numbers("altitude_km", altitude_km), *_shape(arc, weak, sphere), arc.altitude_km, arc.apogee_km, arc.angular_momentum_km2_s
    )
    slack = ROUNDING * (sphere.radius_km + top)
    bad = np.asarray(
        (altitude > top + slack)
        | (altitude < (0.0 if descending else lowest - slack))
        | (altitude < 1.0 / (2.0 * sphere.gravity_km3_s2 / momentum**2 - 1.0 / (sphere.radius_km + top)) - sphere.radius_km)
    )
    if bad.any():
        place = tuple(np.argwhere(bad)[0])
        lowest, top = (lowest.max(), top.min()) if lowest.max() <= top.min() else (lowest[place], top[place])  # of all arcs, or of one
        raise InputError(f"the arc does not pass altitude_km {altitude[place]:g}", fix=f"give one {between(float(lowest), float(top))}")
    cosine = ((sphere.radius_km + altitude) / a - 1.0) / e
    anomaly = np.arccos(np.clip(cosine, -1.0, 1.0)) * (1.0 if descending else -1.0)
    turn = 2.0 * np.arctan(np.sqrt((1.0 - e) / (1.0 + e)) * np.tan(0.5 * anomaly))
    time = np.asarray(0.5 * arc.time_s + np.sqrt(a**3 / sphere.gravity_km3_s2) * (anomaly + e * np.sin(anomaly)))
    along = np.asarray(0.5 * arc.range_km + sphere.radius_km * turn)
    if (weak := np.broadcast_to(weak, time.shape)).any():
        time[weak], along[weak] = _climbed(_start(arc, weak, sphere), altitude[weak], sphere)
        if descending:
            time[weak] = np.broadcast_to(arc.time_s, time.shape)[weak] - time[weak]
            along[weak] = np.broadcast_to(arc.range_km, time.shape)[weak] - along[weak]
    return Marks(time[()], altitude[()], along[()])


class _Start(NamedTuple):
    """Starts of arcs near escape: distance from the centre, and the velocity upwards and along the ground, one number for each."""

    r: Float[np.ndarray, " some"]
    up: Float[np.ndarray, " some"]
    level: Float[np.ndarray, " some"]


def _usable(arc: Arc, **where: Numbers) -> Arc:
    """The arc as arrays of numbers, if their shapes fit each other and the marks."""
    fields = {f"{name} of the arc": value for name, value in arc._asdict().items()}
    refuse_unlike(**fields, **where)
    return Arc(*(numbers(name, value)[()] for name, value in fields.items()))


def _near_escape(arc: Arc, sphere: Sphere) -> Bool[np.ndarray, "..."]:
    """Whether times and angles of the ellipse lose digits, because it is so long."""
    q = arc.speed_km_s**2 * (sphere.radius_km + arc.altitude_km) / sphere.gravity_km3_s2
    return np.asarray(2.0 - q < WEAK)


def _start(arc: Arc, weak: Bool[np.ndarray, "..."], sphere: Sphere) -> _Start:
    speed, elevation, altitude = (
        np.broadcast_to(field, weak.shape)[weak] for field in (arc.speed_km_s, np.radians(arc.elevation_deg), arc.altitude_km)
    )
    return _Start(sphere.radius_km + altitude, speed * np.sin(elevation), speed * np.cos(elevation))


def _coasted(
    start: _Start, time: Float[np.ndarray, " some"], sphere: Sphere
) -> tuple[Float[np.ndarray, " some"], Float[np.ndarray, " some"]]:
    """Altitudes and distances along the ground after some time."""
    position, velocity, found = np.zeros((time.size, 3)), np.zeros((time.size, 3)), np.empty((time.size, 1, 6))
    position[:, 0], velocity[:, 0], velocity[:, 1] = start
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
    higher = (sphere.radius_km + altitude) / start.r - 1.0
    rising = np.sqrt(np.maximum(slope**2 + higher * (2.0 - bound * (higher + 2.0)), 0.0))
    half, root = higher / (slope + rising), np.sqrt(np.maximum(bound, LEAST_BOUND))
    anomaly = 2.0 * np.arctan(root * half) / root
    first, second, third = np.array([powers(u, b)[1:] for u, b in zip(anomaly, bound, strict=True)]).T
    ahead = first + slope * second
    turn = np.arctan2(ahead * level, 1.0 - second + ahead * slope)
    return unit_s * (ahead + third), sphere.radius_km * turn


def _shape(arc: Arc, weak: Bool[np.ndarray, "..."], sphere: Sphere) -> tuple[Float[np.ndarray, "..."], Float[np.ndarray, "..."]]:
    """Half the long axis and the eccentricity of an arc; where it is near escape, those of a parabola with the axis of the sphere."""
    if np.any(np.asarray(arc.energy_km2_s2) >= 0.0):
        raise InputError("an arc whose energy is not below 0 does not come down", fix="give an arc of the functions of flight")
    a = np.asarray(-0.5 * sphere.gravity_km3_s2 / np.where(weak, -0.5 * sphere.gravity_km3_s2 / sphere.radius_km, arc.energy_km2_s2))
    return a, np.where(weak, 1.0, (sphere.radius_km + arc.apogee_km) / a - 1.0)


@kernel
def from_apogee(mean, eccentricity, out):
    """Fill `out` with the eccentric anomalies x counted from apogee: mean = x + e sin x, by Newton's steps kept between bounds."""
    for i in range(mean.size):
        m, e = mean[i], eccentricity[i]
        low, high = (m / (1.0 + e), np.pi) if m > 0.0 else (-np.pi, m / (1.0 + e))
        x = closer = m / (1.0 + e)
        for _ in range(100):
            value = x + e * np.sin(x) - m
            low, high = (low, x) if value > 0.0 else (x, high)
            closer = x - value / (1.0 + e * np.cos(x))
            if not low <= closer <= high:
                closer = 0.5 * (low + high)
            if abs(closer - x) <= 1e-15 * (1.0 + abs(x)):
                break
            x = closer
        out[i] = closer
