"""Rosettes: worst-case ranges against dense points on the sphere, their symmetry, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from equipoise.core.physics.constellation import rosette
from equipoise.core.physics.constellation.rosette import Rosette
from equipoise.core.physics.constellation.walker import Walker, satellite_directions
from equipoise.errors import InputError

GOLDEN_ANGLE = np.pi * (3.0 - np.sqrt(5.0))


def sphere_points(number: int) -> np.ndarray:
    """Points spread evenly over the sphere (Fibonacci's lattice)."""
    z = 1.0 - (2.0 * np.arange(number) + 1.0) / number
    turn = GOLDEN_ANGLE * np.arange(number)
    return np.stack([np.sqrt(1 - z**2) * np.cos(turn), np.sqrt(1 - z**2) * np.sin(turn), z], axis=-1)


@pytest.mark.parametrize(
    ("pattern", "walker", "fold"),
    [
        (Rosette(5, 1), Walker(1000, 50, 5, 1, 1), 1),
        (Rosette(7, 5), Walker(1000, 50, 7, 1, 5), 2),
        (Rosette(8, 0.5, 4), Walker(1000, 50, 4, 2, 1), 1),
        (Rosette(9, 1 / 3, 3), Walker(1000, 50, 3, 3, 1), 3),
    ],
)
def test_the_worst_place_and_time_is_that_of_dense_points_and_times(pattern: Rosette, walker: Walker, fold: int) -> None:
    points, worst = sphere_points(8000), 0.0
    for argument in np.arange(0.0, 360.0, 1.0):
        cosines = np.sort(satellite_directions(walker, argument) @ points.T, axis=0)[-fold]
        worst = max(worst, float(np.degrees(np.arccos(cosines.min()))))
    exact = rosette.worst_case_range_deg(pattern, 50, fold)
    assert worst <= exact + 1e-9
    assert exact - worst < 1.2


def test_the_range_at_one_time_is_that_of_regular_bodies() -> None:
    octahedron = np.concatenate([np.eye(3), -np.eye(3)])
    assert abs(float(rosette.least_fold_cosine(octahedron, 1)) - 1 / np.sqrt(3)) < 1e-12
    assert abs(float(rosette.least_fold_cosine(octahedron, 3)) - 0.0) < 1e-12
    assert abs(float(rosette.least_fold_cosine(np.array([[0.0, 0.0, 1.0]]), 1)) + 1.0) < 1e-15
    assert abs(float(rosette.least_fold_cosine(np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]), 1)) + np.sqrt(0.5)) < 1e-12


@pytest.mark.parametrize("fold", [1, 2])
def test_inclinations_beyond_the_pole_mirror_the_harmonic(fold: int) -> None:
    """A retrograde rosette with harmonic m is a prograde one with harmonic N - m."""
    assert rosette.worst_case_range_deg(Rosette(7, 2), 125, fold) == pytest.approx(
        rosette.worst_case_range_deg(Rosette(7, 5), 55, fold), abs=1e-6
    )


def test_more_satellites_wanted_are_farther() -> None:
    ranges = [rosette.worst_case_range_deg(Rosette(9, 7), 70, fold) for fold in range(1, 6)]
    assert ranges == sorted(ranges)


def test_the_best_inclination_is_a_trough() -> None:
    best = rosette.best_rosette(Rosette(6, 4))
    for off in (-2.0, -0.1, 0.1, 2.0):
        assert rosette.worst_case_range_deg(Rosette(6, 4), best.inclination_deg + off) > best.range_deg


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: rosette.worst_case_range_deg(Rosette(6, 1, 4), 50),
            "6 satellites do not fill 4 planes alike; give a number of planes that divides them",
        ),
        (
            lambda: rosette.worst_case_range_deg(Rosette(6, 0.3), 50),
            "harmonic 0.3 is impossible; give a whole number of planes over satellites",
        ),
        (
            lambda: rosette.worst_case_range_deg(Rosette(6, -1), 50),
            "harmonic -1 is impossible; give a whole number of planes over satellites",
        ),
        (
            lambda: rosette.worst_case_range_deg(Rosette(6, 1), 200),
            "inclination_deg 200 is impossible; give an inclination between 0 and 180",
        ),
        (
            lambda: rosette.worst_case_range_deg(Rosette(3, 1), 50, 4),
            "4 satellites wanted of 3; give a fold of at most the number of satellites",
        ),
        (lambda: rosette.worst_case_range_deg(Rosette(0, 1), 50), "n_satellites 0 is impossible; give a number of at least 1"),
        (lambda: rosette.fewest_satellites(0), "fold 0 is impossible; give a number of at least 1"),
        (lambda: rosette.fewest_satellites(15), "fold 15 is too large; give a whole number of at most 6"),
    ],
)
def test_impossible_rosettes_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence
