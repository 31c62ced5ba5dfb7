"""Equilibrium glide: the closed form against an integration, its limits, and each refusal."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from equipoise.core.physics.earth import GRAVITY_KM3_S2, RADIUS_KM
from equipoise.core.physics.flight import glide
from equipoise.core.physics.flight.atmosphere import Air
from equipoise.errors import InputError

R = RADIUS_KM + glide.GLIDE_KM
G = GRAVITY_KM3_S2 / R**2


@given(st.floats(2.0, 7.8), st.floats(0.1, 0.9), st.floats(0.5, 5.0))
def test_closed_form_is_the_integral_of_drag(start: float, share: float, ratio: float) -> None:
    found = glide.glide(start, share * start, ratio)
    seconds = quad(lambda v: ratio / (G - v * v / R), share * start, start)[0]
    kilometres = quad(lambda v: ratio * v / (G - v * v / R) * RADIUS_KM / R, share * start, start)[0]
    assert abs(found.time_s / seconds - 1.0) < 1e-9
    assert abs(found.range_km / kilometres - 1.0) < 1e-9


def test_parts_add_up() -> None:
    whole, first, last = glide.glide(6.0, 1.0, 2.6), glide.glide(6.0, 3.0, 2.6), glide.glide(3.0, 1.0, 2.6)
    assert np.allclose(np.array(first) + np.array(last), np.array(whole))


def test_a_slow_glide_is_that_of_a_flat_earth() -> None:
    assert abs(glide.glide(0.5, 0.0, 3.0).range_km / (0.5 * 3.0 * 0.5**2 / G * RADIUS_KM / R) - 1.0) < 0.01


def test_lift_carries_the_weight_at_the_altitude_of_gliding() -> None:
    altitude = float(glide.glide_altitude_km(4.0, 5000.0))
    lift = 0.5 * 1.225 * np.exp(-altitude / 7.2) * (4000.0**2) / 5000.0
    assert abs(lift - 1000.0 * (G - 16.0 / R)) < 1e-9
    assert np.all(np.diff(glide.glide_altitude_km(np.linspace(2.0, 7.8, 30), 5000.0)) > 0.0)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: glide.glide(3.0, 4.0, 2.6),
            "start_speed_km_s is not above end_speed_km_s: a glide only slows down; give a lower end_speed_km_s",
        ),
        (
            lambda: glide.glide(8.0, 4.0, 2.6),
            "speed 8 is circular or more: such a glider does not come down; give a speed below 7.87893 km/s",
        ),
        (lambda: glide.glide(6.0, 4.0, 0.0), "lift_to_drag 0 carries nothing; give a ratio above 0"),
        (lambda: glide.glide(6.0, -1.0, 2.0), "end_speed_km_s -1 is impossible; give a number of at least 0"),
        (
            lambda: glide.glide_altitude_km(0.0, 5000),
            "speed_km_s, lift_loading_kg_m2 and the scale height must be above 0; give numbers above 0",
        ),
        (lambda: glide.glide_altitude_km(6.0, 5000, Air()), "speed_km_s, lift_loading_kg_m2 and the scale height must be above 0"),
        (lambda: glide.glide_altitude_km(8.0, 5000), "speed 8 is circular or more: such a glider does not come down"),
        (
            lambda: glide.glide_altitude_km(0.1, 5000),
            "at speed_km_s 0.1 the air does not carry the glider; give a higher speed or a lower lift_loading_kg_m2",
        ),
    ],
)
def test_bad_glides_get_one_sentence(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as error:
        call()
    assert str(error.value).startswith(sentence)
