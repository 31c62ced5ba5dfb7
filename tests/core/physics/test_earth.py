"""The Earth's constants: what they imply."""

from __future__ import annotations

from equipoise.core.physics import earth


def test_gravity_at_the_surface_is_the_standard_one() -> None:
    assert abs(earth.GRAVITY_KM3_S2 / earth.RADIUS_KM**2 / earth.STANDARD_GRAVITY_KM_S2 - 1.0) < 0.002


def test_the_earth_turns_once_in_a_sidereal_day() -> None:
    assert abs(2.0 * 3.141592653589793 / earth.ROTATION_RAD_S - 86164.1) < 0.1


def test_default_sphere() -> None:
    assert earth.EARTH == (earth.RADIUS_KM, earth.GRAVITY_KM3_S2)
