"""Re-entry: closed form and integration agree where both hold, SciPy on the same equations, and each refusal."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from equipoise.core.physics.earth import GRAVITY_KM3_S2, RADIUS_KM, Sphere
from equipoise.core.physics.flight import reentry
from equipoise.core.physics.flight.atmosphere import Air
from equipoise.errors import InputError

WEIGHTLESS = Sphere(RADIUS_KM, 1e-9)
THIN = Air(1.7523, 6.7056)  # of the report's example


def test_without_gravity_the_closed_form_is_exact() -> None:
    altitudes = np.array([60.0, 30.0, 10.0, 0.0])
    fall = reentry.descent(9.144, 90, 1600, altitudes, 199.0, THIN, WEIGHTLESS)
    assert np.allclose(fall.speed_km_s, reentry.speed_km_s(9.144, 90, 1600, altitudes, THIN), rtol=1e-7)


def test_highest_deceleration_with_gravity_is_within_two_per_cent() -> None:
    fall = reentry.descent(9.144, 90, 1600, np.linspace(64.0, 0.0, 1281), 64.3738, THIN)
    top = int(np.argmax(fall.deceleration_g))
    assert abs(fall.deceleration_g[top] / reentry.peak_deceleration_g(9.144, 90, 6.7056) - 1.0) < 0.02
    assert abs(fall.altitude_km[top] / reentry.peak_altitude_km(90, 1600, THIN) - 1.0) < 0.02
    assert abs(fall.speed_km_s[top] / (9.144 * np.exp(-0.5)) - 1.0) < 0.02


@pytest.mark.parametrize("coefficient", [500.0, 3000.0, 20000.0])
def test_highest_deceleration_does_not_depend_on_the_ballistic_coefficient(coefficient: float) -> None:
    altitudes = np.linspace(100.0, 0.0, 4001)
    if reentry.peak_altitude_km(60, coefficient) > 0.0:
        speed = reentry.speed_km_s(7.0, 60, coefficient, altitudes)
        density = 1.225 * np.exp(-altitudes / 7.2)
        assert abs(np.max(500.0 * density * speed**2 / coefficient) / 9.80665e-3 / reentry.peak_deceleration_g(7.0, 60) - 1.0) < 1e-4


def test_a_heavy_body_decelerates_most_at_the_ground() -> None:
    assert reentry.peak_altitude_km(90, 1e5) == 0.0


def test_the_same_equations_in_scipy() -> None:
    def rates(t: float, y: NDArray[np.float64]) -> NDArray[np.float64]:
        place, motion = y[:2], y[2:]
        r = float(np.hypot(*place))
        drag = 500.0 / 5000.0 * 1.225 * np.exp(-(r - RADIUS_KM) / 7.2) * np.hypot(*motion) * motion
        return np.concatenate([motion, -GRAVITY_KM3_S2 * place / r**3 - drag])

    fall = reentry.descent(7.0, 25, 5000, np.array([40.0, 0.0]), air=reentry.EXPONENTIAL)
    slope = np.radians(25.0)
    start = [RADIUS_KM + 120.0, 0.0, -7.0 * np.sin(slope), 7.0 * np.cos(slope)]
    end = solve_ivp(rates, (0.0, float(fall.time_s[1])), start, method="DOP853", rtol=1e-11, atol=1e-11).y[:, -1]
    assert abs(np.hypot(*end[:2]) - RADIUS_KM) < 1e-6
    assert abs(fall.speed_km_s[1] - np.hypot(*end[2:])) < 1e-7
    assert abs(fall.range_km[1] - RADIUS_KM * np.arctan2(end[1], end[0])) < 1e-6


def test_steeper_entry_is_faster_at_the_ground() -> None:
    fall = reentry.descent(7.0, np.array([15.0, 30.0, 60.0]), 8000, 0.0)
    assert np.all(np.diff(fall.speed_km_s[:, 0]) > 0.0)
    assert np.all(np.diff(fall.time_s[:, 0]) < 0.0)


def test_shapes() -> None:
    assert reentry.descent(np.full((2, 3), 7.0), 30, 8000, np.array([50.0, 0.0])).speed_km_s.shape == (2, 3, 2)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: reentry.speed_km_s(0.0, 30, 1000, 0), "entry_speed_km_s 0 is impossible; give a number above 0"),
        (lambda: reentry.speed_km_s(7.0, 0, 1000, 0), "elevation_deg 0 does not lead down; give an elevation above 0, at most 90"),
        (lambda: reentry.speed_km_s(7.0, 91, 1000, 0), "elevation_deg 91 does not lead down; give an elevation above 0, at most 90"),
        (lambda: reentry.speed_km_s(7.0, 30, 0, 0), "ballistic_coefficient_kg_m2 0 is impossible; give a number above 0"),
        (lambda: reentry.speed_km_s(7.0, 30, 1000, -1), "altitude_km -1 is impossible; give a number of at least 0"),
        (
            lambda: reentry.peak_altitude_km(30, 1000, Air()),
            "the closed form needs an exponential atmosphere; give a scale_height_km above 0, or use descent",
        ),
        (lambda: reentry.peak_deceleration_g(7.0, 30, 0), "scale_height_km 0 is impossible; give a number above 0"),
        (
            lambda: reentry.descent(7.0, 30, 1000, np.array([0.0, 50.0])),
            "altitudes_km does not fall from entry_altitude_km; give altitudes below it",
        ),
        (lambda: reentry.descent(7.0, 30, 1000, 130.0), "altitudes_km does not fall from entry_altitude_km; give altitudes below it"),
        (
            lambda: reentry.descent(9.5, 1, 20000, 0.0),
            "a body does not come down through the air; give a steeper elevation_deg or a lower speed",
        ),
    ],
)
def test_bad_entries_get_one_sentence(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as error:
        call()
    assert str(error.value).startswith(sentence)
