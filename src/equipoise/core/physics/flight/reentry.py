"""Re-entry: the closed form of Allen and Eggers, and the same flight integrated with gravity."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Numbers, Result, amount, numbers, refuse_unlike
from equipoise.core.physics.earth import EARTH, STANDARD_GRAVITY_KM_S2, Sphere, usable_sphere
from equipoise.core.physics.flight.atmosphere import SCALE_HEIGHT_KM, SEA_LEVEL_KG_M3, STANDARD, Air, air_density_kg_m3, usable_air
from equipoise.core.physics.flight.force import DRAG, SCALE, SEA_LEVEL, gravity_forces
from equipoise.core.physics.flight.propagation import FELL, flown
from equipoise.errors import InputError

TOLERANCE = 1e-9
LONGEST_S = 20_000.0
EXPONENTIAL = Air(SEA_LEVEL_KG_M3, SCALE_HEIGHT_KM)


class Descent(NamedTuple):
    """A re-entry at given altitudes: time since entry, distance along the ground, speed, deceleration by drag."""

    altitude_km: Float[np.ndarray, "..."]
    time_s: Float[np.ndarray, "..."]
    range_km: Float[np.ndarray, "..."]
    speed_km_s: Float[np.ndarray, "..."]
    deceleration_g: Float[np.ndarray, "..."]


def speed_km_s(
    entry_speed_km_s: Numbers, elevation_deg: Numbers, ballistic_coefficient_kg_m2: Numbers, altitude_km: Numbers, air: Air = EXPONENTIAL
) -> Result:
    """Speed at an altitude on a straight way down through an exponential atmosphere.

    entry_speed_km_s: above the air, any shape, above 0; elevation_deg: of the way above the horizontal, above 0 to 90;
    ballistic_coefficient_kg_m2: mass over drag area, above 0; altitude_km: 0 or more; air: exponential.

    Valid for: steep and fast entry, where drag is far above weight; the way is straight and gravity left out.
    Raises: InputError for a value outside its range or an atmosphere without scale height, or for shapes that do not fit each
    other.
    Source: allen_eggers_1958.

    >>> air = Air(1.7523, 6.7056)
    >>> round(float(speed_km_s(9.144, 90, 1600, 0, air)) / 0.3048e-3)
    763
    """
    refuse_unlike(
        entry_speed_km_s=entry_speed_km_s,
        elevation_deg=elevation_deg,
        ballistic_coefficient_kg_m2=ballistic_coefficient_kg_m2,
        altitude_km=altitude_km,
    )
    return _positive("entry_speed_km_s", entry_speed_km_s) * np.exp(
        -0.5 * _burden(elevation_deg, ballistic_coefficient_kg_m2, air) * np.exp(-amount("altitude_km", altitude_km) / air.scale_height_km)
    )


def peak_deceleration_g(entry_speed_km_s: Numbers, elevation_deg: Numbers, scale_height_km: Numbers = SCALE_HEIGHT_KM) -> Result:
    """Highest deceleration of a re-entry, in units of standard gravity, whatever the ballistic coefficient.

    entry_speed_km_s: above the air, any shape, above 0; elevation_deg: of the way above the horizontal, above 0 to 90;
    scale_height_km: of the air, above 0.

    Valid for: as speed_km_s, where the peak lies above the ground (peak_altitude_km).
    Raises: InputError for a value outside its range, or for shapes that do not fit each other.
    Source: allen_eggers_1958.

    >>> round(float(peak_deceleration_g(9.144, 90, 6.7056)), 1)
    233.9
    """
    refuse_unlike(entry_speed_km_s=entry_speed_km_s, elevation_deg=elevation_deg, scale_height_km=scale_height_km)
    speed, scale = _positive("entry_speed_km_s", entry_speed_km_s), _positive("scale_height_km", scale_height_km)
    return speed**2 * np.sin(_elevation(elevation_deg)) / (2.0 * np.e * scale * STANDARD_GRAVITY_KM_S2)


def peak_altitude_km(elevation_deg: Numbers, ballistic_coefficient_kg_m2: Numbers, air: Air = EXPONENTIAL) -> Result:
    """Altitude of the highest deceleration; 0 for a body so heavy that it decelerates most at the ground.

    elevation_deg: of the way above the horizontal, any shape, above 0 to 90; ballistic_coefficient_kg_m2: mass over drag
    area, above 0; air: exponential.

    Valid for: as speed_km_s.
    Raises: InputError for a value outside its range or an atmosphere without scale height, or for shapes that do not fit each
    other.
    Source: allen_eggers_1958.

    >>> round(float(peak_altitude_km(90, 1600, Air(1.7523, 6.7056))), 2)
    13.37
    """
    refuse_unlike(elevation_deg=elevation_deg, ballistic_coefficient_kg_m2=ballistic_coefficient_kg_m2)
    return np.maximum(0.0, air.scale_height_km * np.log(_burden(elevation_deg, ballistic_coefficient_kg_m2, air)))


def descent(
    entry_speed_km_s: Numbers,
    elevation_deg: Numbers,
    ballistic_coefficient_kg_m2: Numbers,
    altitudes_km: Numbers,
    entry_altitude_km: float = 120.0,
    air: Air = STANDARD,
    sphere: Sphere = EARTH,
) -> Descent:
    """A re-entry integrated with gravity, at given altitudes; a result's last axis is altitude.

    entry_speed_km_s: any shape, above 0 and below escape; elevation_deg: of the way down above the horizontal, above 0 to 90;
    ballistic_coefficient_kg_m2: mass over drag area, above 0; altitudes_km: falling, 0 to below entry_altitude_km;
    entry_altitude_km: where the flight begins; air: atmosphere; sphere: radius and gravity.

    Valid for: a body without lift, with constant drag area, on an Earth that does not turn.
    Raises: InputError for a value outside its range, or a body that skips out of the air, or for an impossible sphere or
    shapes that do not fit each other.
    Source: definition.

    >>> float(descent(7.0, 30, 10000, 0).speed_km_s.round(1)[0])
    2.6
    """
    sphere = usable_sphere(sphere)
    air, entry_altitude_km = usable_air(air), float(amount("entry_altitude_km", entry_altitude_km))
    refuse_unlike(speed=entry_speed_km_s, elevation_deg=elevation_deg, ballistic_coefficient=ballistic_coefficient_kg_m2)
    coefficient = _positive("ballistic_coefficient_kg_m2", ballistic_coefficient_kg_m2)
    speed, angle, coefficient = np.broadcast_arrays(_positive("entry_speed_km_s", entry_speed_km_s), _elevation(elevation_deg), coefficient)
    altitudes = np.atleast_1d(amount("altitudes_km", altitudes_km))
    if altitudes.ndim > 1 or np.any(np.diff(altitudes, prepend=entry_altitude_km) >= 0.0):
        raise InputError("altitudes_km does not fall from entry_altitude_km", fix="give altitudes below it, the highest first")
    flights, forces = _entries(speed, angle, sphere.radius_km + entry_altitude_km), gravity_forces(speed.size, sphere)
    forces[:, DRAG], forces[:, SEA_LEVEL], forces[:, SCALE] = 0.5 / coefficient.ravel(), air.sea_level_kg_m3, air.scale_height_km
    found = np.empty((speed.size, altitudes.size, 7))
    for index, altitude in enumerate(altitudes):
        reasons = flown(flights, np.tile([LONGEST_S, sphere.radius_km + altitude], (speed.size, 1)), forces, TOLERANCE)
        if np.any(reasons != FELL):
            raise InputError("a body does not come down through the air", fix="give a steeper elevation_deg or a lower speed")
        found[:, index] = flights
    return _descent(found.reshape(*speed.shape, altitudes.size, 7), altitudes, coefficient, air, sphere)


def _entries(speed: Float[np.ndarray, "..."], angle: Float[np.ndarray, "..."], r: float) -> Float[np.ndarray, "flights 7"]:
    """The states at entry: above the same place, on the way down and along."""
    flights = np.zeros((speed.size, 7))
    flights[:, 0], flights[:, 3], flights[:, 4] = r, (-speed * np.sin(angle)).ravel(), (speed * np.cos(angle)).ravel()
    return flights


def _descent(
    found: Float[np.ndarray, "... 7"],
    altitudes: Float[np.ndarray, " altitudes"],
    coefficient: Float[np.ndarray, "..."],
    air: Air,
    sphere: Sphere,
) -> Descent:
    speed = np.hypot(found[..., 3], found[..., 4])
    drag = 500.0 * np.asarray(air_density_kg_m3(altitudes, air)) / coefficient[..., None] * speed**2
    return Descent(
        altitude_km=np.broadcast_to(altitudes, speed.shape),
        time_s=found[..., 6],
        range_km=sphere.radius_km * np.arctan2(found[..., 1], found[..., 0]),
        speed_km_s=speed,
        deceleration_g=drag / STANDARD_GRAVITY_KM_S2,
    )


def _burden(elevation_deg: Numbers, ballistic_coefficient_kg_m2: Numbers, air: Air) -> Result:
    """Mass of air on the way to the ground, over the ballistic coefficient."""
    usable_air(air)
    if air.scale_height_km == 0.0:
        raise InputError("the closed form needs an exponential atmosphere", fix="give a scale_height_km above 0, or use descent")
    column = 1000.0 * air.sea_level_kg_m3 * air.scale_height_km
    return column / (_positive("ballistic_coefficient_kg_m2", ballistic_coefficient_kg_m2) * np.sin(_elevation(elevation_deg)))


def _elevation(elevation_deg: Numbers) -> Float[np.ndarray, "..."]:
    angle = numbers("elevation_deg", elevation_deg)
    bad = np.asarray((angle <= 0.0) | (angle > 90.0))
    if bad.any():
        raise InputError(f"elevation_deg {angle[bad].flat[0]:g} does not lead down", fix="give an elevation above 0, at most 90")
    return np.asarray(np.radians(angle))


def _positive(name: str, value: Numbers) -> Float[np.ndarray, "..."]:
    array = numbers(name, value)
    if np.any(array <= 0.0):
        raise InputError(f"{name} {array[array <= 0.0].flat[0]:g} is impossible", fix="give a number above 0")
    return array
