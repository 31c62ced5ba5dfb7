"""Streets of coverage: satellites of one orbit overlap into a band, and polar bands side by side cover the Earth."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from equipoise.core.domain import Number, Numbers, Result, amount, count, refuse_unlike
from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.sensing.horizon import horizon_ground_km
from equipoise.core.whole import whole_above
from equipoise.errors import InputError

MOST_PER_PLANE = 200


class PolarLayer(NamedTuple):
    """Planes of polar orbits, and satellites in each."""

    n_planes: int
    n_per_plane: int


def coverage_angle_deg(altitude_km: Numbers, lowest_elevation_deg: Numbers = 0.0) -> Result:
    """Angle at the centre of the Earth within which a satellite is seen above an elevation, in degrees.

    altitude_km: any shape, 0 or more; lowest_elevation_deg: 0 to 90.

    Valid for: a smooth sphere without refraction.
    Raises: InputError for a negative altitude or an impossible elevation, or for shapes that do not fit each other.
    Source: definition.

    >>> round(float(coverage_angle_deg(780, 8.2)))
    20
    """
    refuse_unlike(altitude_km=altitude_km, lowest_elevation_deg=lowest_elevation_deg)
    return np.degrees(np.asarray(horizon_ground_km(altitude_km, lowest_elevation_deg)) / RADIUS_KM)[()]


def street_half_width_deg(coverage_deg: Number, n_per_plane: int) -> float:
    """Half of the width of the band that one orbit always covers, in degrees; 0 where its satellites leave gaps.

    coverage_deg: of one satellite, 0 to 90; n_per_plane: satellites evenly in the orbit, 1 or more.

    Valid for: circular orbits.
    Raises: InputError for an impossible angle or number.
    Source: beste_1978.
    """
    coverage, number = _coverage(coverage_deg), int(count("n_per_plane", n_per_plane, 1))
    share = math.cos(coverage) / math.cos(math.pi / number) if number > 2 else 2.0
    return math.degrees(math.acos(share)) if share < 1.0 else 0.0


def polar_planes(coverage_deg: Number, n_per_plane: int) -> int:
    """Fewest polar planes that see every place at all times.

    coverage_deg: of one satellite, above 0 to 90; n_per_plane: satellites evenly in each orbit, 3 or more.

    Valid for: planes whose satellites move alike, side by side, and opposite where the first and the last plane meet.
    Raises: InputError for an impossible angle, or satellites that leave gaps in their own orbit.
    Source: beste_1978.

    >>> polar_planes(20, 11)
    6
    """
    coverage, half = math.degrees(_coverage(coverage_deg)), street_half_width_deg(coverage_deg, n_per_plane)
    if half <= 0.0:
        raise InputError(
            f"{n_per_plane} satellites of {coverage_deg:g} degrees leave gaps in their own orbit", fix="give more satellites in each plane"
        )
    return max(1, int(whole_above(1.0 + (180.0 - 2.0 * half) / (coverage + half))))


def fewest_polar(coverage_deg: Number) -> PolarLayer:
    """The polar constellation with fewest satellites that sees every place at all times.

    coverage_deg: of one satellite, above 0 to 90.

    Valid for: coverage of 2 degrees or more.
    Raises: InputError for an impossible angle or one below 2 degrees.
    Source: beste_1978.

    >>> fewest_polar(20)
    PolarLayer(n_planes=6, n_per_plane=11)
    """
    if math.degrees(_coverage(coverage_deg)) < 2.0:
        raise InputError(f"coverage_deg {coverage_deg:g} is too small", fix="give at least 2 degrees")
    numbers = [number for number in range(3, MOST_PER_PLANE + 1) if street_half_width_deg(coverage_deg, number) > 0.0]
    layers = [PolarLayer(polar_planes(coverage_deg, number), number) for number in numbers]
    return min(layers, key=lambda layer: (layer.n_planes * layer.n_per_plane, layer.n_planes))


def approximate_number(coverage_deg: Numbers) -> Result:
    """Satellites that see every place at all times, by the rule of thumb 4 / (1 - cos coverage).

    coverage_deg: of one satellite, any shape, above 0 to 90.

    Valid for: near-polar constellations of many satellites.
    Raises: InputError for an impossible angle.
    Source: beste_1978.

    >>> round(float(approximate_number(coverage_angle_deg(800))))
    36
    """
    coverage = amount("coverage_deg", coverage_deg)
    if np.any(coverage <= 0.0) or np.any(coverage > 90.0):
        raise InputError("coverage_deg is impossible", fix="give an angle above 0 to 90")
    return 4.0 / (1.0 - np.cos(np.radians(coverage)))


def _coverage(coverage_deg: Number) -> float:
    coverage = float(amount("coverage_deg", coverage_deg))
    if coverage > 90.0:
        raise InputError(f"coverage_deg {coverage:g} is impossible", fix="give an angle between 0 and 90")
    return math.radians(coverage)
