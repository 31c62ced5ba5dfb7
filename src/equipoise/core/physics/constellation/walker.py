"""Walker constellations: circular orbits at one altitude and inclination, evenly spread over planes and within them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.domain import Number, amount, count, numbers, refuse_unlike
from equipoise.core.physics.region import directions
from equipoise.errors import InputError

MOST_SATELLITES = 100_000


class Walker(NamedTuple):
    """A pattern: `phasing` is the lead of a satellite over the like one in the plane before, in parts of 360 / number degrees.

    Nodes are spread over 360 degrees (delta pattern) or 180 (star pattern).
    """

    altitude_km: float
    inclination_deg: float
    n_planes: int
    n_per_plane: int
    phasing: float = 0.0
    spread_deg: float = 360.0


def n_satellites(pattern: Walker) -> int:
    """Satellites of a pattern.

    pattern: altitude above 0 km, inclination 0 to 180 degrees, 1 plane or more with 1 satellite or more, 100,000 satellites at most,
    spread above 0 to 360.

    Valid for: any Walker pattern.
    Raises: InputError for an invalid pattern.
    Source: walker_1970.

    >>> n_satellites(Walker(1000, 80, 4, 7))
    28
    """
    if float(amount("altitude_km", pattern.altitude_km)) == 0.0:
        raise InputError("altitude_km 0 is no orbit", fix="give an altitude above 0")
    inclination = float(numbers("inclination_deg", pattern.inclination_deg))
    if not 0.0 <= inclination <= 180.0:
        raise InputError(f"inclination_deg {inclination:g} is impossible", fix="give an inclination between 0 and 180")
    if not 0.0 < float(numbers("spread_deg", pattern.spread_deg)) <= 360.0:
        raise InputError(f"spread_deg {pattern.spread_deg:g} is impossible", fix="give 360 (delta) or 180 (star)")
    numbers("phasing", pattern.phasing)
    planes = int(count("n_planes", pattern.n_planes, 1, MOST_SATELLITES))
    number = planes * int(count("n_per_plane", pattern.n_per_plane, 1, MOST_SATELLITES))
    if number > MOST_SATELLITES:
        raise InputError(f"{number} satellites are too many", fix=f"give a pattern of at most {MOST_SATELLITES}")
    return number


def satellite_directions(pattern: Walker, argument_deg: Number = 0.0) -> Float[np.ndarray, "satellites 3"]:
    """Unit vectors to the satellites, plane by plane, in a frame that does not turn with the Earth.

    pattern: see n_satellites; argument_deg: how far the first satellite is past its ascending node, which stands for the time.

    Valid for: circular orbits without drift of their nodes.
    Raises: InputError for an invalid pattern.
    Source: walker_1970.
    """
    number, start = n_satellites(pattern), float(numbers("argument_deg", argument_deg))
    plane, place = np.divmod(np.arange(number), pattern.n_per_plane)
    node = np.radians(pattern.spread_deg) * plane / pattern.n_planes
    along = np.radians(start) + 2.0 * np.pi * (place / pattern.n_per_plane + float(pattern.phasing) * plane / number)
    return orbit_directions(node, along, np.radians(pattern.inclination_deg))


def orbit_directions(node: Float[np.ndarray, " n"], along: Float[np.ndarray, " n"], inclination: Number) -> Float[np.ndarray, "n 3"]:
    """Unit vectors on circular orbits, all angles in radians.

    node: of the ascending nodes; along: past the node; inclination: of all.

    Valid for: any finite angles.
    Raises: InputError for an inclination that is not a finite number, or shapes that do not fit each other.
    Source: definition.
    """
    refuse_unlike(node=node, along=along)
    tilt = float(numbers("inclination", inclination))
    x, y, z = np.cos(along), np.sin(along) * np.cos(tilt), np.sin(along) * np.sin(tilt)
    return np.stack([x * np.cos(node) - y * np.sin(node), x * np.sin(node) + y * np.cos(node), z], axis=-1)


def in_reach_count(
    pattern: Walker,
    latitude_deg: Number,
    reach_deg: Number,
    arguments_deg: Float[np.ndarray, " times"],
    longitudes_deg: Float[np.ndarray, " n"],
) -> Int[np.ndarray, "times n"]:
    """Satellites within reach of places on one latitude at several times; the least of them is what is always there.

    pattern: see n_satellites; latitude_deg: -90 to 90; reach_deg: angle at the centre of the Earth, 0 to 180;
    arguments_deg: of the first satellite, for the times; longitudes_deg: in the frame of the orbits.

    Valid for: circular orbits without drift of their nodes.
    Raises: InputError for an invalid pattern, latitude or reach.
    Source: definition.
    """
    reach = float(amount("reach_deg", reach_deg))
    if reach > 180.0:
        raise InputError(f"reach_deg {reach:g} is impossible", fix="give an angle between 0 and 180")
    places = directions(latitude_deg, longitudes_deg).T
    counts = [(satellite_directions(pattern, float(at)) @ places >= np.cos(np.radians(reach))).sum(axis=0) for at in arguments_deg]
    return np.array(counts, dtype=np.int64)
