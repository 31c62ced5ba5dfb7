"""Walker patterns: their symmetry, counts against the analytic share, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.physics.constellation import walker as constellation
from equipoise.core.physics.constellation.absentee import in_reach_share
from equipoise.core.physics.constellation.walker import Walker
from equipoise.errors import InputError

PATTERN = Walker(550, 53, 12, 8, 1)


@given(st.integers(1, 12), st.integers(1, 8), st.integers(0, 11), st.floats(0, 180))
def test_satellites_stand_on_their_planes_evenly(planes: int, per_plane: int, phasing: int, inclination: float) -> None:
    found = constellation.satellite_directions(Walker(550, inclination, planes, per_plane, phasing), 17.0)
    assert found.shape == (planes * per_plane, 3)
    assert np.abs(np.linalg.norm(found, axis=1) - 1.0).max() < 1e-14
    assert np.abs(found[:, 2]).max() <= np.sin(np.radians(inclination)) + 1e-12
    first = found[:per_plane]
    if per_plane > 1:
        assert np.abs(first.sum(axis=0)).max() < 1e-12
        angles = np.degrees(np.arccos(np.clip((first * np.roll(first, 1, axis=0)).sum(axis=1), -1, 1)))
        assert np.abs(angles - (360 / per_plane if per_plane > 1 else 0)).max() < 1e-5


def test_a_delta_pattern_turned_by_one_plane_is_itself_later() -> None:
    here = constellation.satellite_directions(PATTERN, 0.0)
    turn = np.radians(360 / PATTERN.n_planes)
    turned = here @ np.array([[np.cos(turn), np.sin(turn), 0], [-np.sin(turn), np.cos(turn), 0], [0, 0, 1]])
    earlier = constellation.satellite_directions(PATTERN, -PATTERN.phasing * 360 / constellation.n_satellites(PATTERN))
    apart = np.linalg.norm(turned[:, np.newaxis] - earlier, axis=-1).min(axis=1)
    assert apart.max() < 1e-12


def test_a_star_pattern_spreads_its_nodes_over_half_a_turn() -> None:
    found = constellation.satellite_directions(Walker(780, 90, 2, 1, 0, 180), 0.0)
    assert np.abs(found - np.array([[1, 0, 0], [0, 1, 0]])).max() < 1e-12


@pytest.mark.parametrize("latitude", [0, 40, 52])
def test_counts_in_reach_have_the_mean_of_the_analytic_share(latitude: int) -> None:
    arguments, longitudes = np.arange(0.0, 360.0, 0.7), np.arange(0.0, 360.0, 1.3)
    counts = constellation.in_reach_count(PATTERN, latitude, 12.0, arguments, longitudes)
    share = in_reach_share(latitude, 53, 12.0)
    assert abs(counts.mean() / (96 * share) - 1.0) < 0.01
    assert counts.min() < counts.mean() < counts.max()


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: constellation.n_satellites(PATTERN._replace(altitude_km=0)), "altitude_km 0 is no orbit; give an altitude above 0"),
        (
            lambda: constellation.n_satellites(PATTERN._replace(inclination_deg=181)),
            "inclination_deg 181 is impossible; give an inclination between 0 and 180",
        ),
        (lambda: constellation.n_satellites(PATTERN._replace(spread_deg=0)), "spread_deg 0 is impossible; give 360 (delta) or 180 (star)"),
        (lambda: constellation.n_satellites(PATTERN._replace(n_planes=0)), "n_planes 0 is impossible; give a number of at least 1"),
        (
            lambda: constellation.n_satellites(PATTERN._replace(n_per_plane=1.5)),
            "n_per_plane 1.5 is not a whole number; give a whole number of at least 1",
        ),
        (lambda: constellation.n_satellites(PATTERN._replace(phasing=np.nan)), "phasing is not a finite number; give a number"),
        (
            lambda: constellation.in_reach_count(PATTERN, 40, 181, np.zeros(1), np.zeros(1)),
            "reach_deg 181 is impossible; give an angle between 0 and 180",
        ),
    ],
)
def test_impossible_patterns_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence
