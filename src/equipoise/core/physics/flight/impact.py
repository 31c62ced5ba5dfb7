"""Impact of many arcs with the Earth's oblateness, by integration."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Number, numbers
from equipoise.core.physics.earth import EARTH, Sphere, usable_sphere
from equipoise.core.physics.flight.force import gravity_forces
from equipoise.core.physics.flight.propagation import FELL, flown
from equipoise.errors import InputError

LONGEST_S = 200_000.0  # no arc that is followed takes longer


class Impacts(NamedTuple):
    """Where and when arcs meet the ground: seconds, inertial position and velocity."""

    time_s: Float[np.ndarray, " arcs"]
    position_km: Float[np.ndarray, "arcs 3"]
    velocity_km_s: Float[np.ndarray, "arcs 3"]


def impacts(
    position_km: Float[np.ndarray, "... 3"],
    velocity_km_s: Float[np.ndarray, "... 3"],
    sphere: Sphere = EARTH,
    *,
    oblate: bool = True,
    tolerance: Number = 2e-8,
) -> Impacts:
    """Where and when arcs meet the ground, with oblateness.

    position_km, velocity_km_s: inertial, z along the Earth's axis, one row for each arc, above the ground and below escape;
    sphere: of the ground, and its gravity; oblate: whether J2 acts; tolerance: of a step, relative to the altitude, 1e-13
    to 1e-3 (2e-8 gives intercontinental impacts within 5e-5 km).

    Valid for: a vacuum; the ground is a sphere about as large as the Earth, so that 10 km, 10 m/s and a millisecond are small.
    Raises: InputError for a start below ground, an arc that does not come down, or rows that do not fit each other, or for an
    impossible sphere.
    Source: hairer_1993.

    >>> start, motion = np.array([[6571.0, 0.0, 0.0]]), np.array([[3.45, 5.9756, 0.0]])
    >>> [float(impacts(start, motion, oblate=oblate).time_s[0].round(1)) for oblate in (False, True)]
    [2127.3, 2121.6]
    """
    sphere = usable_sphere(sphere)
    position, velocity = numbers("position_km", position_km), numbers("velocity_km_s", velocity_km_s)
    if position.ndim != 2 or position.shape != velocity.shape:
        raise InputError("position_km and velocity_km_s differ in their rows", fix="give one row for each arc")
    if not 1e-13 <= float(numbers("tolerance", tolerance)) <= 1e-3:
        raise InputError(f"tolerance {tolerance:g} is impossible", fix="give a number between 1e-13 and 1e-3")
    if np.any(np.sum(position**2, axis=1) <= sphere.radius_km**2):
        raise InputError("an arc starts below ground", fix="give positions above the ground")
    flights = np.concatenate([position, velocity, np.zeros((position.shape[0], 1))], axis=1)
    goals = np.tile([LONGEST_S, sphere.radius_km], (position.shape[0], 1))
    reasons = flown(flights, goals, gravity_forces(position.shape[0], sphere, oblate=oblate), float(tolerance))
    if np.any(reasons != FELL):
        raise InputError("an arc does not come down", fix="give a velocity below that of an orbit, or less far up")
    return Impacts(flights[:, 6], flights[:, :3], flights[:, 3:6])
