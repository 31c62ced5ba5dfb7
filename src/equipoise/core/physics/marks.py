"""Time marks along an arc: where it is at a time, and when it passes an altitude."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.domain import Numbers, Result, numbers
from equipoise.core.physics.arc import Arc
from equipoise.core.physics.earth import EARTH, Sphere
from equipoise.errors import InputError

ROUNDING = 1e-9


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
    Raises: InputError for a time before burnout or after the end of the arc, or an arc that does not come down.
    Source: bate_mueller_white_1971.

    >>> from equipoise.core.physics.flight import minimum_energy_arc
    >>> arc = minimum_energy_arc(10000)
    >>> round(float(marks(arc, arc.time_s / 2).altitude_km))
    1319
    """
    time, whole, a, e = np.broadcast_arrays(numbers("time_s", time_s), arc.time_s, *_shape(arc, sphere))
    if np.any(time < 0.0):
        raise InputError(f"time_s {time.min():g} is before burnout", fix="give the seconds since burnout, 0 or more")
    if np.any(time > whole * (1.0 + ROUNDING)):
        place = tuple(np.argwhere(time > whole * (1.0 + ROUNDING))[0])
        raise InputError(f"time_s {time[place]:g} is after the end of the arc", fix=f"give at most {whole[place]:.6g}")
    mean = np.asarray(np.sqrt(sphere.gravity_km3_s2 / a**3) * (time - 0.5 * whole))
    anomaly = np.empty(mean.shape)
    from_apogee(mean.ravel(), e.ravel(), anomaly.reshape(-1))
    turn = 2.0 * np.arctan(np.sqrt((1.0 - e) / (1.0 + e)) * np.tan(0.5 * anomaly))
    altitude = a * (1.0 + e * np.cos(anomaly)) - sphere.radius_km
    return Marks(time[()], altitude[()], (0.5 * arc.range_km + sphere.radius_km * turn)[()])


def passage(arc: Arc, altitude_km: Numbers, sphere: Sphere = EARTH, *, descending: bool = True) -> Marks:
    """When and where an arc passes an altitude, in closed form.

    arc: one or many; altitude_km: any shape that broadcasts with the arc's, 0 to the apogee; on the way up also not below
    burnout; sphere: the one of the arc; descending: on the way down.

    Valid for: a vacuum above a spherical Earth; below the altitude of burnout the arc is continued.
    Raises: InputError for an altitude that the arc does not pass, or an arc that does not come down.
    Source: bate_mueller_white_1971.

    >>> from equipoise.core.physics.flight import minimum_energy_arc
    >>> round(float(passage(minimum_energy_arc(10000), 100.0).time_s))
    1894
    """
    altitude, a, e, lowest, top = np.broadcast_arrays(
        numbers("altitude_km", altitude_km), *_shape(arc, sphere), arc.altitude_km, arc.apogee_km
    )
    bad = np.asarray(
        (altitude > top * (1.0 + ROUNDING))
        | (altitude < (0.0 if descending else lowest - ROUNDING))
        | (altitude < a * (1.0 - e) - sphere.radius_km)
    )
    if bad.any():
        place = tuple(np.argwhere(bad)[0])
        raise InputError(
            f"the arc does not pass altitude_km {altitude[place]:g}", fix=f"give one between {lowest[place]:.6g} and {top[place]:.6g}"
        )
    cosine = ((sphere.radius_km + altitude) / a - 1.0) / e
    anomaly = np.arccos(np.clip(cosine, -1.0, 1.0)) * (1.0 if descending else -1.0)
    turn = 2.0 * np.arctan(np.sqrt((1.0 - e) / (1.0 + e)) * np.tan(0.5 * anomaly))
    time = 0.5 * arc.time_s + np.sqrt(a**3 / sphere.gravity_km3_s2) * (anomaly + e * np.sin(anomaly))
    return Marks(time[()], altitude[()], (0.5 * arc.range_km + sphere.radius_km * turn)[()])


def _shape(arc: Arc, sphere: Sphere) -> tuple[Float[np.ndarray, "..."], Float[np.ndarray, "..."]]:
    """Half the long axis and the eccentricity of an arc."""
    if np.any(np.asarray(arc.energy_km2_s2) >= 0.0):
        raise InputError("an arc whose energy is not below 0 does not come down", fix="give an arc of the functions of flight")
    a = np.asarray(-0.5 * sphere.gravity_km3_s2 / arc.energy_km2_s2)
    return a, np.asarray((sphere.radius_km + arc.apogee_km) / a - 1.0)


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
