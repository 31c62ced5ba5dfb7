"""The Earth seen from far away: what lies where on the disc, what the globe hides, and areas cut at its edge.

Points are in Earth radii from the centre. On the disc, x runs to the right, y up, and the third number is how near the
viewer a point is: negative on the far half.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float

from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.region import directions

EDGE_STEP = np.radians(3.0)  # between the points of an arc along the edge of the disc
NONE = 1e-9
Points = Float[np.ndarray, "n 3"]
Ring = Float[np.ndarray, "n 2"]


class View(NamedTuple):
    """The place on which the viewer looks straight down."""

    latitude_deg: float
    longitude_deg: float

    def seen(self, points: Points) -> Points:
        """Points as they lie on the disc, north up, with their nearness."""
        lon = np.radians(self.longitude_deg)
        middle = directions(self.latitude_deg, self.longitude_deg)
        east = np.array([-np.sin(lon), np.cos(lon), 0.0])
        return points @ np.stack([east, np.cross(middle, east), middle]).T


def above(latitude_deg: Float[np.ndarray, " n"], longitude_deg: Float[np.ndarray, " n"], altitude_km: Float[np.ndarray, " n"]) -> Points:
    """Points at an altitude above the ground."""
    return directions(latitude_deg, longitude_deg) * (1.0 + altitude_km / RADIUS_KM)[:, np.newaxis]


def hidden(seen: Points) -> Bool[np.ndarray, " n"]:
    """Which points on the disc lie behind the globe: on the far half and inside its edge."""
    return (seen[:, 2] < -NONE) & (np.hypot(seen[:, 0], seen[:, 1]) < 1.0 - NONE)


def pieces(line: Float[np.ndarray, "n k"], mask: Bool[np.ndarray, " n"]) -> list[Float[np.ndarray, "m k"]]:
    """The runs of a line where a mask holds; each is drawn on to the next point, so that runs of both kinds meet."""
    found: list[Float[np.ndarray, "m k"]] = []
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(int)))
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        run = line[first : last + 1]
        if len(run) > 1:
            found.append(run)
    return found


def circle(latitude_deg: float, longitude_deg: float, radius_deg: float, n: int = 120) -> Points:
    """Points on the ground at one angle from a place, anticlockwise as seen from above."""
    middle = directions(latitude_deg, longitude_deg)
    east = np.array([-np.sin(np.radians(longitude_deg)), np.cos(np.radians(longitude_deg)), 0.0])
    north, turn, radius = np.cross(middle, east), 2.0 * np.pi * np.arange(n)[:, np.newaxis] / n, np.radians(radius_deg)
    return np.cos(radius) * middle + np.sin(radius) * (np.cos(turn) * east + np.sin(turn) * north)


def areas(view: View, rings: list[Points]) -> list[Ring]:
    """Closed rings on the disc that enclose what the rings on the ground enclose and the viewer sees; draw them as one shape.

    A ring of the ground encloses the smaller side; where that lies to its right it is a hole in what another encloses.
    What lies on the far half is pushed out to the edge of the disc. A ring round the point opposite the viewer then
    encloses the wrong side, which the whole disc beneath it puts right.
    """
    found: list[Ring] = []
    for ring in rings:
        seen = view.seen(ring)
        if np.any(seen[:, 2] > NONE):
            way = _way(ring, ring.mean(axis=0))
            if way != _turn(seen):
                found.append(_arc(0.0, way * 2.0 * np.pi))
            found.append(_clamped(seen))
    return found


def _way(ring: Points, towards: Float[np.ndarray, " 3"]) -> int:
    """1 for a ring that runs anticlockwise seen from above its mean direction, -1 for the other way."""
    x, y, z = towards / max(float(np.linalg.norm(towards)), NONE)
    view = View(float(np.degrees(np.arcsin(np.clip(z, -1.0, 1.0)))), float(np.degrees(np.arctan2(y, x))))
    return _turn(view.seen(ring))


def _turn(seen: Points) -> int:
    """Which way a ring runs in a plane on which all but the point opposite the viewer has its place."""
    x, y = (seen[:, :2] / np.maximum(1.0 + seen[:, 2:], NONE)).T
    return 1 if float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) > 0.0 else -1


def _clamped(seen: Points) -> Ring:
    """A ring with its far points pushed out to the edge, exact where it crosses the edge."""
    parts: list[Ring] = []
    for here, there in zip(seen, np.roll(seen, -1, axis=0), strict=True):
        stops = [here, there]
        if (here[2] > 0.0) != (there[2] > 0.0):
            crossing = here + (there - here) * here[2] / (here[2] - there[2])
            stops = [here, crossing, there]
        for first, last in pairwise(stops):
            if first[2] + last[2] > 0.0:
                parts.append(_flat(first)[np.newaxis])
            else:
                start = np.arctan2(first[1], first[0])
                turn = (np.arctan2(last[1], last[0]) - start + np.pi) % (2.0 * np.pi) - np.pi
                parts.append(_arc(start, turn)[:-1])
    return np.concatenate(parts)


def _flat(point: Float[np.ndarray, " 3"]) -> Float[np.ndarray, " 2"]:
    """A near point on the disc, one of the edge exactly on it."""
    return point[:2] if point[2] > NONE else point[:2] / max(float(np.hypot(point[0], point[1])), NONE)


def _arc(start: float, turn: float) -> Ring:
    """Points along the edge of the disc, both ends among them."""
    angles = start + np.linspace(0.0, turn, max(2, int(abs(turn) / EDGE_STEP) + 2))
    return np.stack([np.cos(angles), np.sin(angles)], axis=-1)
