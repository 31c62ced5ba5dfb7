"""Rosettes (Ballard 1980): how far the worst place is from its nearest satellite, at the worst time.

A rosette of N satellites in P planes with harmonic m has satellite j on the plane with node 360 j / P degrees, m times
that ahead of its node. Over the sphere, the distance to the k-th nearest satellite has its greatest values at points as
far from three satellites as from each other, or opposite the middle of two, or opposite one: all are tried. By symmetry
the times within half of a repeat of the pattern are enough.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from equipoise.compiled import kernel
from equipoise.core.domain import Number, count, numbers
from equipoise.core.physics.constellation.walker import orbit_directions
from equipoise.errors import InputError

PHASES = 25
ROUNDS = 40  # of golden section; the bracket shrinks below 1e-8 of itself
GOLDEN = 0.5 * (math.sqrt(5.0) - 1.0)
MOST_SATELLITES = 40
MOST_SEARCHED = 15
MOST_FOLD = 6
HEMISPHERE_DEG = 90.0 - 1e-6


class Rosette(NamedTuple):
    """The pattern; 0 planes stands for one plane for each satellite."""

    n_satellites: int
    harmonic: float
    n_planes: int = 0


class Best(NamedTuple):
    """The inclination at which the worst-case range is least, and that range, in degrees."""

    inclination_deg: float
    range_deg: float


@kernel
def fold_cosine(points, x, y, z, fold, nearest):
    """Cosine of the angle from a direction to the `fold`-th nearest of the points."""
    nearest[:fold] = -2.0
    for p in range(points.shape[0]):
        cosine = points[p, 0] * x + points[p, 1] * y + points[p, 2] * z
        if cosine > nearest[fold - 1]:
            at = fold - 1
            while at > 0 and nearest[at - 1] < cosine:
                nearest[at] = nearest[at - 1]
                at -= 1
            nearest[at] = cosine
    return nearest[fold - 1]


@kernel
def least_fold_cosine(points, fold):
    """Cosine of the greatest angle between any direction and the `fold`-th nearest of the points."""
    n, nearest, least = points.shape[0], np.empty(fold), 1.0
    for i in range(n):
        a = points[i]
        least = min(least, fold_cosine(points, -a[0], -a[1], -a[2], fold, nearest))
        for j in range(i):
            b = points[j]
            length = np.sqrt((a[0] + b[0]) ** 2 + (a[1] + b[1]) ** 2 + (a[2] + b[2]) ** 2)
            if length > 1e-9:
                middle = (a + b) / -length
                least = min(least, fold_cosine(points, middle[0], middle[1], middle[2], fold, nearest))
            u, v, w = b[0] - a[0], b[1] - a[1], b[2] - a[2]
            for k in range(j):
                p, q, r = points[k, 0] - a[0], points[k, 1] - a[1], points[k, 2] - a[2]
                x, y, z = v * r - w * q, w * p - u * r, u * q - v * p
                length = np.sqrt(x * x + y * y + z * z)
                if length > 1e-9:
                    for side in (-1.0, 1.0):
                        s = side / length
                        least = min(least, fold_cosine(points, s * x, s * y, s * z, fold, nearest))
    return least


def worst_case_range_deg(rosette: Rosette, inclination_deg: Number, fold: int = 1) -> float:
    """Greatest angle, over all places and times, from a place to its nearest satellite (or its `fold`-th nearest), in degrees.

    rosette: 1 to 40 satellites, a number of planes that divides them, a harmonic that is a whole number of planes per
    satellite, less than planes; inclination_deg: 0 to 180; fold: satellites wanted, 1 to the number of satellites.

    Valid for: circular orbits; found to about 1e-6 degrees.
    Raises: InputError for an invalid pattern or more satellites wanted than there are.
    Source: ballard_1980.

    >>> round(worst_case_range_deg(Rosette(6, 4), 53.13), 2)
    66.42
    """
    steps = _steps(rosette, fold)
    inclination = float(numbers("inclination_deg", inclination_deg))
    if not 0.0 <= inclination <= 180.0:
        raise InputError(f"inclination_deg {inclination:g} is impossible", fix="give an inclination between 0 and 180")
    span = math.pi * math.gcd(steps, rosette.n_satellites) / rosette.n_satellites
    step = span / (PHASES - 1)
    ranges = [_range_deg(rosette, inclination, fold, step * k) for k in range(PHASES)]
    at = int(np.argmax(ranges))
    low, high, greatest = step * max(at - 1, 0), step * min(at + 1, PHASES - 1), ranges[at]
    for _ in range(ROUNDS):
        one, two = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        first, second = _range_deg(rosette, inclination, fold, one), _range_deg(rosette, inclination, fold, two)
        low, high = (low, two) if first > second else (one, high)
        greatest = max(greatest, first, second)
    return greatest


def best_rosette(rosette: Rosette, fold: int = 1) -> Best:
    """The inclination at which the worst-case range of a rosette is least.

    rosette: see worst_case_range_deg, with at most 15 satellites; fold: satellites wanted, 1 to their number.

    Valid for: inclinations of 1 to 90 degrees, one trough within a degree of the best whole one.
    Raises: InputError for an invalid pattern.
    Source: ballard_1980.

    >>> best = best_rosette(Rosette(5, 1))
    >>> round(best.inclination_deg, 2), round(best.range_deg, 2)
    (43.66, 69.15)
    """
    count("n_satellites", rosette.n_satellites, 1, MOST_SEARCHED)
    whole = range(1, 91)
    ranges = [worst_case_range_deg(rosette, float(inclination), fold) for inclination in whole]
    at = whole[int(np.argmin(ranges))]
    low, high = at - 1.0, min(at + 1.0, 90.0)
    while high - low > 1e-5:
        one, two = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        first, second = worst_case_range_deg(rosette, one, fold), worst_case_range_deg(rosette, two, fold)
        low, high = (low, two) if first < second else (one, high)
    return Best(0.5 * (low + high), worst_case_range_deg(rosette, 0.5 * (low + high), fold))


def fewest_satellites(fold: int = 1) -> int:
    """Fewest satellites of which a rosette keeps so many in sight of every place at all times, from whatever altitude it takes.

    fold: satellites wanted, 1 to 6.

    Valid for: one rosette, inclinations of whole degrees.
    Raises: InputError for a number wanted that is not whole or too large to be searched.
    Source: ballard_1980.

    >>> fewest_satellites(1)
    5
    """
    wanted = int(count("fold", fold, 1, MOST_FOLD))
    for number in range(wanted + 1, MOST_SEARCHED + 1):
        if any(_covers(Rosette(number, harmonic), wanted) for harmonic in range(number)):
            return number
    raise InputError(f"fold {wanted} takes more than {MOST_SEARCHED} satellites", fix=f"ask for at most {wanted - 1}")


def _covers(rosette: Rosette, fold: int) -> bool:
    """Whether the worst-case range is below 90 degrees at some whole inclination."""
    span = math.pi * math.gcd(_steps(rosette, fold), rosette.n_satellites) / rosette.n_satellites
    phases = [span * k / (PHASES - 1) for k in range(PHASES)]
    for inclination in range(1, 91):
        if all(_range_deg(rosette, inclination, fold, phase) < HEMISPHERE_DEG for phase in phases):
            return worst_case_range_deg(rosette, inclination, fold) < HEMISPHERE_DEG
    return False


def _range_deg(rosette: Rosette, inclination_deg: Number, fold: int, phase: float) -> float:
    """The greatest angle at one time."""
    number, planes = rosette.n_satellites, rosette.n_planes or rosette.n_satellites
    node = 2.0 * np.pi * np.arange(number) / planes
    points = orbit_directions(node, rosette.harmonic * node + phase, math.radians(inclination_deg))
    return math.degrees(math.acos(max(-1.0, float(least_fold_cosine(points, fold)))))


def _steps(rosette: Rosette, fold: int) -> int:
    """The harmonic in steps of one satellite, after the pattern has been checked."""
    number = int(count("n_satellites", rosette.n_satellites, 1, MOST_SATELLITES))
    planes = int(count("n_planes", rosette.n_planes, 0, number)) or number
    steps = float(numbers("harmonic", rosette.harmonic)) * number / planes
    if number % planes:
        raise InputError(f"{number} satellites do not fill {planes} planes alike", fix="give a number of planes that divides them")
    if abs(steps - round(steps)) > 1e-9 or steps < 0.0:
        raise InputError(f"harmonic {rosette.harmonic:g} is impossible", fix="give a whole number of planes over satellites")
    if steps > number * number:
        raise InputError(f"harmonic {rosette.harmonic:g} is too large", fix="give a harmonic of at most the number of satellites")
    if int(count("fold", fold, 1)) > number:
        raise InputError(f"{fold} satellites wanted of {number}", fix="give a fold of at most the number of satellites")
    return round(steps)
