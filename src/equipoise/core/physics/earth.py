"""The Earth as flight sees it: its gravity, size, flattening and rotation."""

from __future__ import annotations

from typing import NamedTuple

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
