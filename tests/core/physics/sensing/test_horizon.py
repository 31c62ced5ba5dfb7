"""Horizons against plane geometry, their limits, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.sensing import horizon
from equipoise.errors import InputError

ANGLES, HEIGHTS = st.floats(0.01, 179.0), st.floats(0.0, 40000.0)


@given(ANGLES, HEIGHTS)
def test_range_and_elevation_agree_with_coordinates_in_a_plane(ground: float, altitude: float) -> None:
    top = RADIUS_KM + altitude
    east, up = top * np.sin(np.radians(ground)), top * np.cos(np.radians(ground)) - RADIUS_KM
    assert abs(float(horizon.slant_range_km(ground, altitude)) - np.hypot(east, up)) < 1e-6
    assert abs(float(horizon.elevation_deg(ground, altitude)) - np.degrees(np.arctan2(up, east))) < 1e-9


@given(st.floats(0.0, 40000.0), st.floats(0.0, 80.0))
def test_the_edge_of_sight_stands_at_the_lowest_elevation(altitude: float, lowest: float) -> None:
    ground = float(np.degrees(np.asarray(horizon.horizon_ground_km(altitude, lowest)) / RADIUS_KM))
    if ground > 1e-3:
        assert abs(float(horizon.elevation_deg(ground, altitude)) - lowest) < 1e-4
        assert abs(float(horizon.least_visible_altitude_km(ground, lowest)) - altitude) < 1e-6 * (1.0 + altitude)


@given(st.floats(1.0, 40000.0), st.floats(1.0, 40000.0), st.floats(0.0, 60.0), st.floats(0.0, 60.0))
def test_more_altitude_and_a_lower_beam_never_see_less(first: float, second: float, low: float, high: float) -> None:
    (first, second), (low, high) = sorted((first, second)), sorted((low, high))
    assert float(horizon.horizon_ground_km(first, low)) <= float(horizon.horizon_ground_km(second, low)) + 1e-9
    assert float(horizon.horizon_ground_km(first, high)) <= float(horizon.horizon_ground_km(first, low)) + 1e-9


def test_the_distance_to_the_horizon_is_the_slant_range_to_it() -> None:
    ground = np.degrees(np.asarray(horizon.horizon_ground_km(300.0)) / RADIUS_KM)
    assert abs(float(horizon.horizon_range_km(300.0)) - float(horizon.slant_range_km(float(ground), 300.0))) < 1e-9


def test_refraction_stretches_the_horizon_as_the_rule_of_thumb_says() -> None:
    """4.12 km for each square root of a metre, with four thirds of the Earth's radius."""
    assert abs(float(horizon.horizon_range_km(0.1, 4 / 3)) / (4.12 * np.sqrt(100.0)) - 1.0) < 0.001


def test_no_altitude_is_seen_from_behind_the_earth() -> None:
    assert horizon.least_visible_altitude_km(90.0) == np.inf
    assert horizon.least_visible_altitude_km(120.0, 3.0) == np.inf
    assert float(horizon.least_visible_altitude_km(0.0, 10.0)) == 0.0


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: horizon.horizon_range_km(-1), "altitude_km -1 is impossible; give a number of at least 0"),
        (lambda: horizon.horizon_range_km(1, 0.5), "earth_factor 0.5 is impossible; give a number of at least 1"),
        (lambda: horizon.horizon_ground_km(1, 91), "elevation_deg 91 is impossible; give an elevation between 0 and 90"),
        (lambda: horizon.slant_range_km(181, 1), "ground_deg 181 is impossible; give an angle between 0 and 180"),
        (lambda: horizon.elevation_deg(-1, 1), "ground_deg -1 is impossible; give a number of at least 0"),
        (lambda: horizon.least_visible_altitude_km(10, -1), "elevation_deg -1 is impossible; give an elevation between 0 and 90"),
    ],
)
def test_impossible_geometry_is_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence
