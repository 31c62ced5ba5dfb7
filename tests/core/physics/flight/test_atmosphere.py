"""The air: layers that join, its limits, and refusals."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.physics.flight.atmosphere import BASE_KM, GEOPOTENTIAL_RADIUS_KM, TOP_KM, Air, air_density_kg_m3, usable_air
from equipoise.errors import InputError


def test_layers_join() -> None:
    joints = GEOPOTENTIAL_RADIUS_KM * BASE_KM[1:] / (GEOPOTENTIAL_RADIUS_KM - BASE_KM[1:])
    for joint in (*joints, TOP_KM):
        below, above = np.asarray(air_density_kg_m3(np.array([joint - 1e-9, joint + 1e-9])))
        assert abs(above / below - 1.0) < 1e-8


def test_density_falls_all_the_way_up() -> None:
    assert np.all(np.diff(air_density_kg_m3(np.linspace(0, 200, 2001))) < 0)


def test_published_density_where_the_layers_end() -> None:
    assert abs(float(air_density_kg_m3(86)) / 6.958e-6 - 1.0) < 1e-3


def test_exponential_air_has_its_scale_height() -> None:
    assert np.allclose(air_density_kg_m3(np.array([0.0, 7.0]), Air(1.3, 7.0)), [1.3, 1.3 / np.e])


def test_shape_is_kept() -> None:
    assert np.shape(air_density_kg_m3(np.zeros((2, 3)))) == (2, 3)
    assert usable_air(Air()) == (1.225, 0.0)


@pytest.mark.parametrize("air", [Air(0.0, 7.0), Air(1.2, -1.0)])
def test_air_that_is_none_is_refused(air: Air) -> None:
    with pytest.raises(InputError) as error:
        air_density_kg_m3(1.0, air)
    assert str(error.value) == "the atmosphere has no density; give a density at sea level above 0 and a scale height of 0 or more"


def test_altitudes_below_the_ground_are_refused() -> None:
    with pytest.raises(InputError, match="^altitude_km -1 is impossible; give a number of at least 0$"):
        air_density_kg_m3(-1.0)


def test_air_without_numbers_is_refused() -> None:
    with pytest.raises(InputError, match="^sea_level_kg_m3 of the atmosphere is not a finite number; give a number$"):
        air_density_kg_m3(1.0, Air(float("nan"), 7.0))
