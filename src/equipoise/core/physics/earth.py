"""The Earth as flight sees it: its gravity, size, flattening and rotation."""

from __future__ import annotations

from typing import NamedTuple

from equipoise.core.domain import plain
from equipoise.errors import InputError

GRAVITY_KM3_S2 = 398600.4418  # product of the gravitational constant and the Earth's mass
RADIUS_KM = 6371.0  # of the sphere with the Earth's mean radius
EQUATOR_KM = 6378.137  # radius to which the oblateness term refers
OBLATENESS = 1.08262668e-3  # J2, the second zonal harmonic
ROTATION_RAD_S = 7.2921159e-5
STANDARD_GRAVITY_KM_S2 = 9.80665e-3


class Sphere(NamedTuple):
    """A sphere that attracts as a point: its radius and its gravity, in one system of units (here kilometres and seconds)."""

    radius_km: float = RADIUS_KM
    gravity_km3_s2: float = GRAVITY_KM3_S2


EARTH = Sphere()


def usable_sphere(sphere: Sphere) -> Sphere:
    """The sphere, if it can be used, with plain numbers.

    sphere: radius and gravity, both above 0.

    Valid for: any system of units.
    Raises: InputError for a radius or gravity that is not a finite number above 0.
    Source: definition.

    >>> usable_sphere(Sphere(1, 1))
    Sphere(radius_km=1.0, gravity_km3_s2=1.0)
    """
    found = EARTH if sphere is EARTH else plain("the sphere", sphere)
    if found.radius_km <= 0.0 or found.gravity_km3_s2 <= 0.0:
        raise InputError("the sphere has no size or no gravity", fix="give a radius and a gravity above 0")
    return found
