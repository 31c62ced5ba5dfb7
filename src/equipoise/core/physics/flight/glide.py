"""Boost-glide: equilibrium glide, in which lift and the centrifugal force carry the weight, in closed form."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Numbers, Result, amount, numbers, refuse_unlike
from equipoise.core.physics.earth import EARTH, Sphere, usable_sphere
from equipoise.core.physics.flight.atmosphere import SCALE_HEIGHT_KM, SEA_LEVEL_KG_M3, Air, usable_air
from equipoise.errors import InputError, below

GLIDE_KM = 50.0  # altitude for which gravity and circular speed are taken
EXPONENTIAL = Air(SEA_LEVEL_KG_M3, SCALE_HEIGHT_KM)


class Glide(NamedTuple):
    """An equilibrium glide from one speed to another: how far along the ground, and how long."""

    range_km: Result
    time_s: Result


def glide(start_speed_km_s: Numbers, end_speed_km_s: Numbers, lift_to_drag: Numbers, sphere: Sphere = EARTH) -> Glide:
    """Range and time of an equilibrium glide.

    start_speed_km_s: inertial, any shape, above end_speed_km_s and below circular speed (about 7.88); end_speed_km_s: 0 or
    more; lift_to_drag: ratio, above 0; sphere: radius and gravity.

    Valid for: a straight way, constant lift-to-drag ratio, slow descent, and altitudes of 30 to 70 km.
    Raises: InputError for speeds that do not fall, circular speed or more, or a ratio that is not above 0, or for an
    impossible sphere or shapes that do not fit each other.
    Source: eggers_allen_neice_1957.

    >>> flight = glide(6.0, 1.0, 2.6)
    >>> round(float(flight.range_km)), round(float(flight.time_s / 60), 1)
    (7049, 30.8)
    """
    sphere = usable_sphere(sphere)
    refuse_unlike(start_speed_km_s=start_speed_km_s, end_speed_km_s=end_speed_km_s, lift_to_drag=lift_to_drag)
    start, end, ratio = np.broadcast_arrays(
        numbers("start_speed_km_s", start_speed_km_s), amount("end_speed_km_s", end_speed_km_s), numbers("lift_to_drag", lift_to_drag)
    )
    circular = _circular(start, sphere)
    if np.any(start <= end):
        raise InputError("start_speed_km_s is not above end_speed_km_s: a glide only slows down", fix="give a lower end_speed_km_s")
    if np.any(ratio <= 0.0):
        raise InputError(f"lift_to_drag {ratio.min():g} carries nothing", fix="give a ratio above 0")
    first, last = start / circular, end / circular
    spent = np.log1p(-(last**2)) - np.log1p(-(first**2))
    time = np.arctanh(first) - np.arctanh(last)
    radius = sphere.radius_km + GLIDE_KM
    return Glide((0.5 * ratio * sphere.radius_km * spent)[()], (ratio * radius / circular * time)[()])


def glide_altitude_km(speed_km_s: Numbers, lift_loading_kg_m2: Numbers, air: Air = EXPONENTIAL, sphere: Sphere = EARTH) -> Result:
    """Altitude at which a glider of this speed flies.

    speed_km_s: inertial, any shape, above 0 and below circular speed; lift_loading_kg_m2: mass over lift coefficient times
    area, above 0; air: exponential; sphere: radius and gravity.

    Valid for: as glide; a real glider swings about this altitude.
    Raises: InputError for a speed of nothing or circular speed, a loading that is not above 0, air without scale height, or a
    speed too low for the air to carry, or for an impossible sphere or shapes that do not fit each other.
    Source: eggers_allen_neice_1957.

    >>> high, low = (float(glide_altitude_km(speed, 5000)) for speed in (6.0, 3.0))
    >>> high > low
    True
    """
    sphere = usable_sphere(sphere)
    refuse_unlike(speed_km_s=speed_km_s, lift_loading_kg_m2=lift_loading_kg_m2)
    usable_air(air)
    speed, loading = np.broadcast_arrays(numbers("speed_km_s", speed_km_s), numbers("lift_loading_kg_m2", lift_loading_kg_m2))
    circular = _circular(speed, sphere)
    if np.any(speed <= 0.0) or np.any(loading <= 0.0) or air.scale_height_km == 0.0:
        raise InputError("speed_km_s, lift_loading_kg_m2 and the scale height must be above 0", fix="give numbers above 0")
    pull = 1000.0 * (circular**2 - speed**2) / (sphere.radius_km + GLIDE_KM)  # m/s2 that lift has to carry
    density = 2.0 * loading * pull / (1e6 * speed**2)
    if np.any(density > air.sea_level_kg_m3):
        raise InputError(
            f"at speed_km_s {speed.min():g} the air does not carry the glider", fix="give a higher speed or a lower lift_loading_kg_m2"
        )
    return (air.scale_height_km * np.log(air.sea_level_kg_m3 / density))[()]


def _circular(speed: Float[np.ndarray, "..."], sphere: Sphere) -> float:
    """Circular speed at the altitude of gliding, if it is above the given one."""
    circular = float(np.sqrt(sphere.gravity_km3_s2 / (sphere.radius_km + GLIDE_KM)))
    if np.any(speed >= circular):
        raise InputError(
            f"speed {speed.max():g} is circular or more: such a glider does not come down", fix=f"give a speed {below(circular)} km/s"
        )
    return circular
