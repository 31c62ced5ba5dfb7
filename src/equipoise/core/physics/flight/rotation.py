"""Ballistic flight between coarse regions of an Earth that turns below the arc."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Number, Numbers, Result, count, numbers, refuse_unlike
from equipoise.core.physics.earth import EARTH, ROTATION_RAD_S, Sphere, usable_sphere
from equipoise.core.physics.flight.arc import Arc
from equipoise.core.physics.flight.ballistic import apogee_arc, minimum_energy_arc
from equipoise.core.physics.flight.marks import marks
from equipoise.errors import InputError, between

MOST_SAMPLES = 100_000  # of one flight
WHOLE = 1e-9  # degrees
NEAR_ANTIPODE = 1e-6  # radians
SETTLED_S = 1e-9  # by which two rounds of aiming may differ


class RegionalFlight(NamedTuple):
    """Flight from region to region: speed and direction relative to the ground, apogee and time."""

    ground_range_km: Result  # between the regions
    inertial_range_km: Result  # of the arc, whose end the Earth's rotation moves
    inertial_speed_km_s: Result
    speed_km_s: Result  # relative to the ground
    elevation_deg: Result
    azimuth_deg: Result  # clockwise from north
    apogee_km: Result
    time_s: Result


class Aimed(NamedTuple):
    """A ballistic arc between two coarse regions: the direction of its start, and of where its end will be on arrival."""

    arc: Arc
    start: Float[np.ndarray, " 3"]
    aim: Float[np.ndarray, " 3"]
    rotation_rad_s: float
    sphere: Sphere


class Track(NamedTuple):
    """Samples of one flight: seconds since burnout, altitude, and the place below it on the turning Earth."""

    time_s: Float[np.ndarray, " samples"]
    altitude_km: Float[np.ndarray, " samples"]
    latitude_deg: Float[np.ndarray, " samples"]
    longitude_deg: Float[np.ndarray, " samples"]


def regional_flight(
    from_latitude_deg: Numbers,
    from_longitude_deg: Numbers,
    to_latitude_deg: Numbers,
    to_longitude_deg: Numbers,
    apogee_km: Numbers | None = None,
    rotation_rad_s: float = ROTATION_RAD_S,
    sphere: Sphere = EARTH,
) -> RegionalFlight:
    """The ballistic flight between two coarse regions while the Earth turns.

    from_latitude_deg, to_latitude_deg: whole degrees, -90 to 90; from_longitude_deg, to_longitude_deg: whole degrees, -360
    to 360; apogee_km: above 0, or none for the least inertial speed; rotation_rad_s: of the Earth; sphere: radius and gravity.

    Valid for: a vacuum above a sphere, from ground to ground; the target is met where it will be on arrival.
    Raises: InputError for a fraction of a degree, one region twice, antipodes, an apogee below the ground, or an impossible sphere.
    Source: bate_mueller_white_1971.

    >>> east, still, west = regional_flight(0, 0, 0, 90), regional_flight(0, 0, 0, 90, rotation_rad_s=0.0), regional_flight(0, 0, 0, -90)
    >>> [round(float(flight.speed_km_s), 2) for flight in (east, still, west)]
    [6.91, 7.2, 7.47]
    """
    refuse_unlike(start=from_latitude_deg, start_longitude=from_longitude_deg, end=to_latitude_deg, end_longitude=to_longitude_deg)
    sphere, rotation_rad_s = usable_sphere(sphere), float(numbers("rotation_rad_s", rotation_rad_s))
    start = _coarse("from", from_latitude_deg, from_longitude_deg)
    latitude, longitude = _coarse("to", to_latitude_deg, to_longitude_deg)
    ground = _angle(here := _direction(*start), _direction(latitude, longitude))
    _refuse_same(ground)
    arc, _, aim = _aimed(here, latitude, longitude, apogee_km, rotation_rad_s, sphere)
    eastward, northward, upward = _velocity(arc, aim, start, rotation_rad_s * sphere.radius_km)
    return RegionalFlight(
        ground_range_km=(sphere.radius_km * ground)[()],
        inertial_range_km=arc.range_km,
        inertial_speed_km_s=arc.speed_km_s,
        speed_km_s=np.sqrt(eastward**2 + northward**2 + upward**2)[()],
        elevation_deg=np.degrees(np.arctan2(upward, np.hypot(eastward, northward)))[()],
        azimuth_deg=(np.degrees(np.arctan2(eastward, northward)) % 360.0)[()],
        apogee_km=arc.apogee_km,
        time_s=arc.time_s,
    )


def regional_track(
    from_latitude_deg: Number,
    from_longitude_deg: Number,
    to_latitude_deg: Number,
    to_longitude_deg: Number,
    n_samples: int = 101,
    apogee_km: Number | None = None,
    rotation_rad_s: float = ROTATION_RAD_S,
    sphere: Sphere = EARTH,
) -> Track:
    """One ballistic flight between coarse regions as samples over the ground, at equal times.

    from_latitude_deg to apogee_km, rotation_rad_s, sphere: as for regional_flight, one of each; n_samples: 2 to 100,000.

    Valid for: as regional_flight; the flight starts and ends at altitude 0.
    Raises: InputError as regional_flight, or for a number of samples outside its range, or for an impossible sphere.
    Source: bate_mueller_white_1971.

    >>> track = regional_track(0, 0, 0, 90, 3)
    >>> track.longitude_deg.round(1).tolist(), round(float(track.altitude_km[1]))
    ([0.0, 45.0, 90.0], 1307)
    """
    sphere = usable_sphere(sphere)
    n = int(count("n_samples", n_samples, 2, MOST_SAMPLES))
    found = aimed(from_latitude_deg, from_longitude_deg, to_latitude_deg, to_longitude_deg, apogee_km, rotation_rad_s, sphere)
    return samples(found, np.linspace(0.0, float(found.arc.time_s), n))


def aimed(
    from_latitude_deg: Number,
    from_longitude_deg: Number,
    to_latitude_deg: Number,
    to_longitude_deg: Number,
    apogee_km: Number | None = None,
    rotation_rad_s: float = ROTATION_RAD_S,
    sphere: Sphere = EARTH,
) -> Aimed:
    """The ballistic arc between two coarse regions, with the place to which the Earth's rotation carries its end.

    from_latitude_deg to sphere: as for regional_flight, one of each.

    Valid for: as regional_flight.
    Raises: InputError as regional_flight, or for an impossible sphere.
    Source: bate_mueller_white_1971.
    """
    sphere = usable_sphere(sphere)
    rotation_rad_s = float(numbers("rotation_rad_s", rotation_rad_s))
    start = _coarse("from", from_latitude_deg, from_longitude_deg)
    latitude, longitude = _coarse("to", to_latitude_deg, to_longitude_deg)
    here = _direction(*start)
    _refuse_same(_angle(here, _direction(latitude, longitude)))
    return Aimed(*_aimed(here, latitude, longitude, apogee_km, rotation_rad_s, sphere), rotation_rad_s, sphere)


def samples(flight: Aimed, times_s: Float[np.ndarray, " samples"]) -> Track:
    """Where a flight between coarse regions is at given times, over the turning ground.

    flight: of aimed; times_s: seconds since its start, 0 to its time.

    Valid for: as regional_flight.
    Raises: InputError for a time outside the flight.
    Source: bate_mueller_white_1971.
    """
    found = marks(flight.arc, times_s, flight.sphere)
    share = np.asarray(found.range_km) / flight.sphere.radius_km
    here, aim = flight.start, flight.aim
    across = aim - np.dot(aim, here) * here
    place = np.outer(np.cos(share), here) + np.outer(np.sin(share), across / np.linalg.norm(across))
    turned = np.degrees(
        np.arctan2(place[:, 1], place[:, 0]) - float(numbers("rotation_rad_s", flight.rotation_rad_s)) * np.asarray(found.time_s)
    )
    altitude = np.maximum(np.asarray(found.altitude_km), 0.0)
    return Track(
        np.asarray(found.time_s), altitude, np.degrees(np.arcsin(np.clip(place[:, 2], -1.0, 1.0))), (turned + 180.0) % 360.0 - 180.0
    )


def region_angle_deg(
    from_latitude_deg: Numbers, from_longitude_deg: Numbers, to_latitude_deg: Numbers, to_longitude_deg: Numbers
) -> Result:
    """Angle at the centre of the Earth between two coarse regions, in degrees.

    from_latitude_deg, to_latitude_deg: whole degrees, -90 to 90; from_longitude_deg, to_longitude_deg: whole degrees, -360 to 360.

    Valid for: a sphere.
    Raises: InputError for a fraction of a degree or a value outside its range, or for shapes that do not fit each other.
    Source: definition.

    >>> round(float(region_angle_deg(30, 60, -30, -60)), 3)
    128.682
    """
    refuse_unlike(
        from_latitude_deg=from_latitude_deg,
        from_longitude_deg=from_longitude_deg,
        to_latitude_deg=to_latitude_deg,
        to_longitude_deg=to_longitude_deg,
    )
    here, there = _coarse("from", from_latitude_deg, from_longitude_deg), _coarse("to", to_latitude_deg, to_longitude_deg)
    return np.degrees(_angle(_direction(*here), _direction(*there)))[()]


def _aimed(
    here: Float[np.ndarray, "... 3"],
    latitude: Float[np.ndarray, "..."],
    longitude: Float[np.ndarray, "..."],
    apogee_km: Numbers | None,
    rotation_rad_s: float,
    sphere: Sphere,
) -> tuple[Arc, Float[np.ndarray, "... 3"], Float[np.ndarray, "... 3"]]:
    """The arc to where the target will be, its start and the direction of that place: the time of flight moves it, and it the time."""
    time, moved = np.zeros(here.shape[:-1]), np.inf
    while True:
        aim = _direction(latitude, longitude + rotation_rad_s * time)
        reach = sphere.radius_km * _angle(here, aim)
        arc = minimum_energy_arc(reach, 0.0, sphere) if apogee_km is None else apogee_arc(reach, apogee_km, 0.0, sphere)
        before, moved = moved, float(np.max(np.abs(arc.time_s - time), initial=0.0))
        if moved < SETTLED_S or moved >= before:
            return arc, here, aim
        time = np.asarray(arc.time_s)


def _velocity(
    arc: Arc, aim: Float[np.ndarray, "... 3"], start: tuple[Float[np.ndarray, "..."], Float[np.ndarray, "..."]], equator_km_s: float
) -> tuple[Result, Result, Result]:
    """The velocity relative to the ground at the start: to the east, to the north, and up."""
    latitude, longitude = start
    here = _direction(latitude, longitude)
    along = aim - np.sum(aim * here, axis=-1, keepdims=True) * here
    along /= np.linalg.norm(along, axis=-1, keepdims=True)
    east = np.stack([-np.sin(longitude), np.cos(longitude), 0.0 * longitude], axis=-1)
    slope = np.radians(arc.elevation_deg)
    level, up = arc.speed_km_s * np.cos(slope), arc.speed_km_s * np.sin(slope)
    eastward = level * np.sum(along * east, axis=-1) - equator_km_s * np.cos(latitude)
    return eastward, level * np.sum(along * np.cross(here, east), axis=-1), up


def _coarse(name: str, latitude_deg: Numbers, longitude_deg: Numbers) -> tuple[Float[np.ndarray, "..."], Float[np.ndarray, "..."]]:
    """Latitude and longitude in radians, if they are whole degrees."""
    given = ((f"{name}_latitude_deg", latitude_deg, 90.0), (f"{name}_longitude_deg", longitude_deg, 360.0))
    for label, value, most in given:
        degrees = numbers(label, value)
        if np.any(np.abs(degrees) > most):
            raise InputError(
                f"{label} {degrees[np.abs(degrees) > most].flat[0]:g} is impossible", fix=f"give degrees {between(-most, most)}"
            )
        off = np.abs(degrees - np.round(degrees)) > WHOLE
        if off.any():
            raise InputError(f"{label} {degrees[off].flat[0]:g} names a site, not a region", fix="give whole degrees: regions are coarse")
    latitude, longitude = np.broadcast_arrays(np.radians(latitude_deg), np.radians(longitude_deg))
    return latitude, longitude


def _direction(latitude: Result, longitude: Result) -> Float[np.ndarray, "... 3"]:
    phi, lam = np.broadcast_arrays(latitude, longitude)
    return np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=-1)


def _angle(first: Float[np.ndarray, "... 3"], second: Float[np.ndarray, "... 3"]) -> Float[np.ndarray, "..."]:
    return np.asarray(2.0 * np.arctan2(np.linalg.norm(first - second, axis=-1), np.linalg.norm(first + second, axis=-1)))


def _refuse_same(angle: Float[np.ndarray, "..."]) -> None:
    if np.any(angle < NEAR_ANTIPODE):
        raise InputError("the flight starts and ends in one region", fix="give two regions")
    if np.any(angle > np.pi - NEAR_ANTIPODE):
        raise InputError("the two regions are antipodes, between which every direction is as short", fix="move one of them by a degree")
