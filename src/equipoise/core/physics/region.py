"""Coarse places on a spherical Earth: whole degrees of latitude and longitude, never a site."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Number, Numbers, Result, amount, numbers, refuse_unlike
from equipoise.errors import InputError, between

WHOLE = 1e-9  # degrees by which rounding may move a whole degree


def directions(latitude_deg: Numbers, longitude_deg: Numbers) -> Float[np.ndarray, "... 3"]:
    """Unit vectors from the centre of the Earth: x to the equator at longitude 0, z to the north pole.

    latitude_deg: any shape, -90 to 90; longitude_deg: same shape, -360 to 360.

    Valid for: a sphere.
    Raises: InputError for a value that is not a number or outside its range, or for shapes that do not fit each other.
    Source: definition.

    >>> directions(90, 0).round(12).tolist()
    [0.0, 0.0, 1.0]
    """
    refuse_unlike(latitude_deg=latitude_deg, longitude_deg=longitude_deg)
    latitude, longitude = np.broadcast_arrays(numbers("latitude_deg", latitude_deg), numbers("longitude_deg", longitude_deg))
    for name, array, most in (("latitude_deg", latitude, 90.0), ("longitude_deg", longitude, 360.0)):
        bad = array[np.abs(array) > most]
        if bad.size:
            raise InputError(f"{name} {bad.flat[0]:g} is impossible", fix=f"give degrees {between(-most, most)}")
    phi, lam = np.radians(latitude), np.radians(longitude)
    return np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=-1)


def coarse_directions(name: str, places: Float[np.ndarray, "n 2"]) -> Float[np.ndarray, "n 3"]:
    """Unit vectors of places that are given in whole degrees, as all regions must be.

    name: what the caller calls them; places: rows of latitude (-90 to 90) and longitude (-360 to 360), whole degrees.

    Valid for: a sphere.
    Raises: InputError for a fraction of a degree, or a value outside its range.
    Source: definition.
    """
    table = numbers(name, places)
    bad = np.any(np.abs(table - np.round(table)) > WHOLE, axis=-1)
    if bad.any():
        latitude, longitude = table[bad][0]
        raise InputError(f"{name} {latitude:.6g}, {longitude:.6g} is a site, not a region", fix="give whole degrees: regions are coarse")
    return directions(table[..., 0], table[..., 1])


def central_angle_deg(first: Float[np.ndarray, "... 3"], second: Float[np.ndarray, "... 3"]) -> Result:
    """Angles at the centre of the Earth between unit vectors, in degrees, exact for small and for large angles.

    first, second: unit vectors whose shapes broadcast.

    Valid for: any two directions.
    Raises: nothing.
    Source: definition.

    >>> float(central_angle_deg(directions(0, 0), directions(0, 90)))
    90.0
    """
    across = np.linalg.norm(first - second, axis=-1)
    along = np.linalg.norm(first + second, axis=-1)
    return np.degrees(2.0 * np.arctan2(across, along))[()]


def grid(south_deg: Number, north_deg: Number, west_deg: Number, east_deg: Number, step_deg: Number = 1) -> Float[np.ndarray, "n 2"]:
    """Coarse points of a box of whole degrees, as rows of latitude and longitude, from the south-west.

    south_deg, north_deg: -90 to 90, whole; west_deg, east_deg: -360 to 360, whole; step_deg: whole, 1 to 360.

    Valid for: boxes that do not cross the longitude at which they are given to begin.
    Raises: InputError for fractions of a degree or a box without content.
    Source: definition.

    >>> grid(40, 41, -100, -98, 2).tolist()
    [[40.0, -100.0], [40.0, -98.0]]
    """
    step = float(amount("step_deg", step_deg, 1.0, 360.0))
    for name, most, degrees in (("latitude", 90.0, (south_deg, north_deg)), ("longitude", 360.0, (west_deg, east_deg))):
        amount(f"{name} of the grid", np.array(degrees), -most, most)
    if step != round(step):
        raise InputError(f"step_deg {step:g} is not whole", fix="give whole degrees: regions are coarse")
    if south_deg > north_deg or west_deg > east_deg:
        raise InputError("the box of the grid has no content", fix="give south below north and west below east")
    latitudes, longitudes = np.arange(south_deg, north_deg + WHOLE, step), np.arange(west_deg, east_deg + WHOLE, step)
    points = np.stack(np.meshgrid(latitudes, longitudes, indexing="ij"), axis=-1).reshape(-1, 2).astype(np.float64)
    coarse_directions("grid", points)
    return points
