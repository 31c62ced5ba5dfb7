"""The Earth's constants: what they imply."""

from __future__ import annotations

import pytest

from equipoise.core.physics import earth
from equipoise.core.physics.earth import Sphere, usable_sphere
from equipoise.core.physics.flight.ballistic import minimum_energy_arc
from equipoise.errors import InputError


def test_gravity_at_the_surface_is_the_standard_one() -> None:
    assert abs(earth.GRAVITY_KM3_S2 / earth.RADIUS_KM**2 / earth.STANDARD_GRAVITY_KM_S2 - 1.0) < 0.002


def test_the_earth_turns_once_in_a_sidereal_day() -> None:
    assert abs(2.0 * 3.141592653589793 / earth.ROTATION_RAD_S - 86164.1) < 0.1


def test_default_sphere() -> None:
    assert earth.EARTH == (earth.RADIUS_KM, earth.GRAVITY_KM3_S2)


@pytest.mark.parametrize("sphere", [Sphere(0.0, 1.0), Sphere(1.0, -1.0)])
def test_a_sphere_without_size_or_gravity_is_refused(sphere: Sphere) -> None:
    with pytest.raises(InputError, match="the sphere has no size or no gravity; give a radius and a gravity above 0"):
        usable_sphere(sphere)
    with pytest.raises(InputError, match="the sphere has no size or no gravity"):
        minimum_energy_arc(1000.0, sphere=sphere)


def test_a_sphere_of_no_number_is_refused() -> None:
    with pytest.raises(InputError, match="radius_km of the sphere is not a finite number"):
        usable_sphere(Sphere(float("nan"), 1.0))
