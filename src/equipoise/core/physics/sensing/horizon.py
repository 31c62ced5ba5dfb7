"""What stands above the horizon: slant range, elevation, and the least altitude that can be seen."""

from __future__ import annotations

import numpy as np

from equipoise.core.domain import Numbers, Result, amount, numbers, refuse_unlike
from equipoise.core.physics.earth import RADIUS_KM
from equipoise.errors import InputError


def horizon_range_km(altitude_km: Numbers, earth_factor: Numbers = 1.0) -> Result:
    """Straight distance from a sensor on the ground to the horizon at an altitude, in kilometres.

    altitude_km: any shape, 0 or more; earth_factor: by which refraction stretches the radius of the Earth, 1 or more
    (4/3 for radar in the lower atmosphere).

    Valid for: a smooth sphere; the factor holds within the atmosphere only.
    Raises: InputError for a negative altitude or a factor below 1, or for shapes that do not fit each other.
    Source: definition.

    >>> round(float(horizon_range_km(100)))
    1133
    """
    refuse_unlike(altitude_km=altitude_km, earth_factor=earth_factor)
    altitude, radius = amount("altitude_km", altitude_km), RADIUS_KM * amount("earth_factor", earth_factor, 1.0)
    return np.sqrt(altitude * (2.0 * radius + altitude))


def horizon_ground_km(altitude_km: Numbers, elevation_deg: Numbers = 0.0) -> Result:
    """Distance along the ground within which an altitude stands above an elevation, in kilometres.

    altitude_km: any shape, 0 or more; elevation_deg: lowest at which the sensor sees, 0 to 90.

    Valid for: a smooth sphere without refraction.
    Raises: InputError for a negative altitude or an impossible elevation, or for shapes that do not fit each other.
    Source: definition.

    >>> import numpy as np
    >>> horizon_ground_km(np.array([10.0, 100.0, 300.0, 1000.0])).round().tolist()
    [357.0, 1121.0, 1918.0, 3357.0]
    """
    refuse_unlike(altitude_km=altitude_km, elevation_deg=elevation_deg)
    elevation = _elevation(elevation_deg)
    nadir = np.cos(elevation) * RADIUS_KM / (RADIUS_KM + amount("altitude_km", altitude_km))
    return RADIUS_KM * (np.arccos(np.clip(nadir, -1.0, 1.0)) - elevation)


def slant_range_km(ground_deg: Numbers, altitude_km: Numbers) -> Result:
    """Straight distance from a place on the ground to a point above another, in kilometres.

    ground_deg: angle at the centre of the Earth between the two, any shape, 0 to 180; altitude_km: of the point, 0 or more.

    Valid for: a sphere.
    Raises: InputError for a negative altitude or an impossible angle, or for shapes that do not fit each other.
    Source: definition.
    """
    refuse_unlike(ground_deg=ground_deg, altitude_km=altitude_km)
    half, top = np.sin(0.5 * _ground(ground_deg)), RADIUS_KM + amount("altitude_km", altitude_km)
    return np.sqrt((top - RADIUS_KM) ** 2 + 4.0 * RADIUS_KM * top * half**2)


def elevation_deg(ground_deg: Numbers, altitude_km: Numbers) -> Result:
    """Elevation above the horizontal at which a point is seen from the ground, in degrees; negative below the horizon.

    ground_deg: angle at the centre of the Earth between the two, any shape, 0 to 180; altitude_km: of the point, 0 or more.

    Valid for: a sphere without refraction.
    Raises: InputError for a negative altitude or an impossible angle, or for shapes that do not fit each other.
    Source: definition.

    >>> float(elevation_deg(0, 100))
    90.0
    """
    refuse_unlike(ground_deg=ground_deg, altitude_km=altitude_km)
    angle, top = _ground(ground_deg), RADIUS_KM + amount("altitude_km", altitude_km)
    return np.degrees(np.arctan2(top * np.cos(angle) - RADIUS_KM, top * np.sin(angle)))


def least_visible_altitude_km(ground_deg: Numbers, lowest_elevation_deg: Numbers = 0.0) -> Result:
    """Altitude from which on a point is seen from a distance, in kilometres; infinite where no altitude is enough.

    ground_deg: angle at the centre of the Earth between the two, any shape, 0 to 180; lowest_elevation_deg: 0 to 90.

    Valid for: a smooth sphere without refraction.
    Raises: InputError for an impossible angle or elevation, or for shapes that do not fit each other.
    Source: definition.
    """
    refuse_unlike(ground_deg=ground_deg, lowest_elevation_deg=lowest_elevation_deg)
    elevation = _elevation(lowest_elevation_deg)
    turn = np.asarray(_ground(ground_deg) + elevation)
    before = turn < 0.5 * np.pi
    return np.where(before, RADIUS_KM * (np.cos(elevation) / np.cos(np.where(before, turn, 0.0)) - 1.0), np.inf)[()]


def _ground(ground_deg: Numbers) -> Result:
    angle = amount("ground_deg", ground_deg)
    if np.any(angle > 180.0):
        raise InputError(f"ground_deg {angle.max():g} is impossible", fix="give an angle between 0 and 180")
    return np.radians(angle)


def _elevation(elevation_deg: Numbers) -> Result:
    angle = numbers("elevation_deg", elevation_deg)
    if np.any((angle < 0.0) | (angle > 90.0)):
        raise InputError(f"elevation_deg {angle.flat[0]:g} is impossible", fix="give an elevation between 0 and 90")
    return np.radians(angle)
