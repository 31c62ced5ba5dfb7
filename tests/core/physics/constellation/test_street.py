"""Streets of coverage: against satellites placed one by one, Iridium, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.physics.constellation import street
from equipoise.core.physics.constellation.walker import orbit_directions
from equipoise.core.physics.region import directions, grid
from equipoise.errors import InputError


def uncovered(coverage: float, planes: int, per_plane: int, phase: float) -> float:
    """Share of coarse points that no satellite of a polar layer sees, its planes set side by side as the streets ask."""
    half = street.street_half_width_deg(coverage, per_plane)
    step = np.radians((180.0 - 2.0 * half) / max(1, planes - 1)) if planes > 1 else 0.0
    step = min(step, np.radians(coverage + half))
    nodes = np.repeat(step * np.arange(planes), per_plane)
    half_turn = np.repeat((np.arange(planes) % 2) * np.pi / per_plane, per_plane)  # next planes are staggered by half a gap
    along = np.tile(2 * np.pi * np.arange(per_plane) / per_plane, planes) + half_turn + phase
    points = grid(-90, 90, 0, 356, 4)
    seen = orbit_directions(nodes, along, np.pi / 2) @ directions(points[:, 0], points[:, 1]).T
    return float((seen.max(axis=0) < np.cos(np.radians(coverage + 1e-6))).mean())


@pytest.mark.parametrize(("coverage", "per_plane"), [(20.0, 11), (30.0, 8), (45.0, 5), (60.0, 4)])
def test_the_planes_found_cover_and_one_less_does_not(coverage: float, per_plane: int) -> None:
    planes = street.polar_planes(coverage, per_plane)
    phases = np.linspace(0.0, 2.0 * np.pi / per_plane, 12)
    assert max(uncovered(coverage, planes, per_plane, phase) for phase in phases) == 0.0
    if planes > 2:
        assert max(uncovered(coverage, planes - 1, per_plane, phase) for phase in phases) > 0.0


@settings(max_examples=25)
@given(st.floats(5.0, 80.0), st.floats(1.0, 1.5))
def test_more_coverage_never_takes_more(coverage: float, factor: float) -> None:
    more = min(85.0, coverage * factor)
    small, large = (street.fewest_polar(angle) for angle in (coverage, more))
    assert large.n_planes * large.n_per_plane <= small.n_planes * small.n_per_plane


def test_the_rule_of_thumb_is_near_the_streets_of_many_satellites() -> None:
    for coverage in (8.0, 12.0, 20.0):
        layer = street.fewest_polar(coverage)
        assert 0.9 < layer.n_planes * layer.n_per_plane / float(street.approximate_number(coverage)) < 1.2


def test_gaps_in_an_orbit_leave_no_street() -> None:
    assert street.street_half_width_deg(20, 9) == 0.0
    assert street.street_half_width_deg(20, 2) == 0.0
    assert street.street_half_width_deg(90, 4) == 90.0


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: street.coverage_angle_deg(-1), "altitude_km -1 is impossible; give a number of at least 0"),
        (lambda: street.street_half_width_deg(91, 9), "coverage_deg 91 is impossible; give an angle between 0 and 90"),
        (
            lambda: street.polar_planes(20, 9),
            "9 satellites of 20 degrees leave gaps in their own orbit; give more satellites in each plane",
        ),
        (lambda: street.polar_planes(20, 0), "n_per_plane 0 is impossible; give a number of at least 1"),
        (lambda: street.fewest_polar(1), "coverage_deg 1 is too small; give at least 2 degrees"),
        (lambda: street.approximate_number(0), "coverage_deg is impossible; give an angle above 0 to 90"),
    ],
)
def test_impossible_streets_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence
