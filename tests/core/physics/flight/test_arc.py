"""One arc: what is conserved on it, its limits, and each refusal."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.physics.earth import GRAVITY_KM3_S2, RADIUS_KM, Sphere
from equipoise.core.physics.flight import arc
from equipoise.errors import InputError

SPEED, SLOPE, HEIGHT = st.floats(0.3, 9.5), st.floats(2.0, 88.0), st.floats(0.0, 500.0)


@given(SPEED, SLOPE, HEIGHT)
def test_energy_and_momentum_at_the_apogee_are_those_of_burnout(speed: float, slope: float, height: float) -> None:
    found = arc.burnout_arc(speed, slope, height)
    top = RADIUS_KM + found.apogee_km
    assert abs(0.5 * found.apogee_speed_km_s**2 - GRAVITY_KM3_S2 / top - found.energy_km2_s2) < 1e-10 * abs(found.energy_km2_s2)
    start = (RADIUS_KM + height) * speed * np.cos(np.radians(slope))
    assert abs(top * found.apogee_speed_km_s - start) < 1e-10 * start


@given(SPEED, SLOPE, HEIGHT)
def test_a_climb_to_the_apogee_of_an_arc_is_that_arc(speed: float, slope: float, height: float) -> None:
    first = arc.burnout_arc(speed, slope, height)
    second = arc.climb_arc(speed, first.apogee_km, height)
    assert abs(second.elevation_deg - slope) < 1e-5
    assert abs(second.time_s - first.time_s) < 1e-5 * first.time_s


def test_slow_arcs_are_parabolas() -> None:
    g, speed, slope = GRAVITY_KM3_S2 / RADIUS_KM**2, 0.1, np.radians(40.0)
    found = arc.burnout_arc(speed, 40.0)
    assert abs(found.time_s / (2.0 * speed * np.sin(slope) / g) - 1.0) < 1e-3
    assert abs(found.range_km / (speed**2 * np.sin(2.0 * slope) / g) - 1.0) < 1e-3
    assert abs(found.apogee_km / (0.5 * (speed * np.sin(slope)) ** 2 / g) - 1.0) < 1e-3


def test_arguments_broadcast() -> None:
    found = arc.burnout_arc(np.array([[3.0], [5.0]]), np.array([20.0, 30.0, 40.0]))
    assert np.shape(found.range_km) == np.shape(found.time_s) == (2, 3)
    assert np.asarray(found.range_km)[1, 2] == arc.burnout_arc(5.0, 40.0).range_km


def test_units_are_free() -> None:
    ours, unit = arc.burnout_arc(7.0, 30.0), np.sqrt(GRAVITY_KM3_S2 / RADIUS_KM)
    scaled = arc.burnout_arc(7.0 / unit, 30.0, 0.0, Sphere(1.0, 1.0))
    assert abs(scaled.range_km * RADIUS_KM - ours.range_km) < 1e-9
    assert abs(scaled.time_s * RADIUS_KM / unit - ours.time_s) < 1e-9


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: arc.burnout_arc(12.0, 30.0),
            "speed_km_s 12 is above escape: the missile does not come back; give a speed below 11.1861 km/s",
        ),
        (lambda: arc.burnout_arc(0.0, 30.0), "speed_km_s 0 begins no flight; give a speed above 0"),
        (lambda: arc.burnout_arc(5.0, 0.0), "elevation_deg 0 begins no arc; give an elevation above 0 and below 90"),
        (lambda: arc.burnout_arc(5.0, 90.0), "elevation_deg 90 begins no arc; give an elevation above 0 and below 90"),
        (lambda: arc.burnout_arc(float("nan"), 30.0), "speed_km_s is not a finite number; give a number"),
        (lambda: arc.burnout_arc(5.0, 30.0, -1.0), "altitude_km -1 is impossible; give a number of at least 0"),
        (
            lambda: arc.climb_arc(3.0, 5000.0),
            "no arc climbs to apogee_km 5000 from a burnout at 3 km/s; "
            "give a speed between that of a vertical climb to it and that of a horizontal start",
        ),
        (lambda: arc.climb_arc(7.9, 50.0, 100.0), "no arc climbs to apogee_km 50 from a burnout at 7.9 km/s"),
        (lambda: arc.climb_arc(11.5, 5000.0), "speed_km_s 11.5 is above escape: the missile does not come back"),
        (lambda: arc.escape_speed_km_s(-1.0), "altitude_km -1 is impossible; give a number of at least 0"),
    ],
)
def test_bad_geometry_gets_one_sentence(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as error:
        call()
    assert str(error.value).startswith(sentence)


@pytest.mark.parametrize("speed", [1e-6, 1e-3, 0.5])
def test_a_slow_arc_climbs_as_in_a_uniform_field(speed: float) -> None:
    """The highest point is not the difference of two distances from the centre, which would lose it."""
    climb = speed**2 / (4.0 * GRAVITY_KM3_S2 / RADIUS_KM**2)
    found = arc.burnout_arc(speed, 45.0)
    assert float(found.apogee_km) == pytest.approx(climb, rel=speed**2 / 50.0 + 1e-9)
    assert found.apogee_km > 0.0
    assert arc.burnout_arc(speed, 45.0, 0.1).altitude_km == 0.1
