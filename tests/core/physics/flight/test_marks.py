"""Time marks: the ends, symmetry about the apogee, passages, and each refusal."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.physics.earth import GRAVITY_KM3_S2, RADIUS_KM
from equipoise.core.physics.flight.arc import burnout_arc
from equipoise.core.physics.flight.ballistic import minimum_energy_arc
from equipoise.core.physics.flight.kepler import states
from equipoise.core.physics.flight.marks import marks, passage
from equipoise.errors import InputError
from tests.core.physics.two_bodies import reference_state

SPEED, SLOPE = st.floats(0.5, 9.5), st.floats(2.0, 88.0)


@given(SPEED, SLOPE, st.floats(0.0, 1.0))
def test_marks_lie_where_the_states_lie(speed: float, slope: float, share: float) -> None:
    arc = burnout_arc(speed, slope, 100.0)
    time = share * float(arc.time_s)
    found = marks(arc, time)
    velocity = speed * np.array([[np.sin(np.radians(slope)), np.cos(np.radians(slope)), 0.0]])
    place = states(np.array([[RADIUS_KM + 100.0, 0.0, 0.0]]), velocity, np.array([time]))[0, 0]
    angle = np.arctan2(place[1], place[0]) % (2.0 * np.pi)
    assert abs(found.altitude_km - (np.linalg.norm(place[:3]) - RADIUS_KM)) < 1e-6
    if share > 1e-6:
        assert abs(found.range_km - RADIUS_KM * angle) < 1e-5


@given(SPEED, SLOPE, st.floats(0.01, 0.99))
def test_passages_invert_marks(speed: float, slope: float, share: float) -> None:
    arc = burnout_arc(speed, slope)
    there = marks(arc, share * arc.time_s)
    back = passage(arc, there.altitude_km, descending=share > 0.5)
    assert abs(back.time_s - there.time_s) < 1e-4 * arc.time_s
    other = passage(arc, there.altitude_km, descending=share <= 0.5)
    assert abs(back.time_s + other.time_s - arc.time_s) < 1e-7 * arc.time_s
    assert abs(back.range_km + other.range_km - arc.range_km) < 1e-6


def test_ends_and_the_middle() -> None:
    arc = minimum_energy_arc(8000.0)
    found = marks(arc, np.array([0.0, 0.5, 1.0]) * arc.time_s)
    assert np.allclose(found.altitude_km, np.array([0.0, float(arc.apogee_km), 0.0]), atol=1e-8)
    assert np.allclose(found.range_km, [0.0, 4000.0, 8000.0], atol=1e-8)


def test_below_the_altitude_of_burnout_the_arc_goes_on() -> None:
    arc = burnout_arc(6.9, 30.0, 200.0)
    ground = passage(arc, 0.0)
    assert ground.time_s > arc.time_s
    assert ground.range_km > arc.range_km


@pytest.mark.parametrize("speed", [0.1, 0.3, 5.0, 7.9, 10.818])
@pytest.mark.parametrize("from_vertical", [1e-12, 1e-8, 1e-4, 1.0])
def test_nearly_vertical_and_short_arcs_are_those_of_the_equation_of_motion(speed: float, from_vertical: float) -> None:
    """An ellipse as thin as a line, whose own formulas lose the distance along the ground."""
    flown = burnout_arc(speed, 90.0 - from_vertical, 100.0)
    tilt = np.radians(90.0 - (90.0 - from_vertical))
    time = 0.25 * float(flown.time_s)
    true = reference_state([RADIUS_KM + 100.0, 0.0, 0.0, speed * np.cos(tilt), speed * np.sin(tilt), 0.0], time, GRAVITY_KM3_S2)
    distance, along = np.hypot(*true[:2]), RADIUS_KM * np.arctan2(true[1], true[0])
    found = marks(flown, time)
    passed = passage(flown, found.altitude_km, descending=False)
    assert abs(float(found.altitude_km) + RADIUS_KM - distance) < 1e-12 * distance
    assert float(found.range_km) == pytest.approx(along, rel=1e-11)
    assert float(passed.range_km) == pytest.approx(along, rel=1e-8)
    assert float(passed.time_s) == pytest.approx(time, rel=1e-8)


def test_the_ends_of_a_flat_arc_are_passed() -> None:
    arc = burnout_arc(9.426267670549912, 9.8e-8, 887.1418143478638)
    assert passage(arc, 887.1418143478638, descending=False).time_s == 0.0
    assert passage(arc, 887.1418143478638).time_s == arc.time_s


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: marks(minimum_energy_arc(8000.0), -5.0), "time_s -5 is before burnout; give the seconds since burnout, 0 or more"),
        (lambda: marks(minimum_energy_arc(8000.0), 9000.0), "time_s 9000 is after the end of the arc; give at most 1679.48"),
        (lambda: passage(minimum_energy_arc(8000.0), 1300.0), "the arc does not pass altitude_km 1300; give one between 0 and 1263.67"),
        (lambda: passage(minimum_energy_arc(8000.0), -1.0), "the arc does not pass altitude_km -1; give one between 0 and 1263.67"),
        (
            lambda: passage(minimum_energy_arc(8000.0, 200.0), 100.0, descending=False),
            "the arc does not pass altitude_km 100; give one between 200 and 1",
        ),
    ],
)
def test_bad_geometry_gets_one_sentence(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as error:
        call()
    assert str(error.value).startswith(sentence)


@pytest.mark.parametrize("digits", [2, 4, 7, 10, 13, 15])
@pytest.mark.parametrize("elevation", [1e-6, 30.0, 89.9])
def test_marks_and_passages_near_escape_are_those_of_the_equation_of_motion(digits: int, elevation: float) -> None:
    speed = float(np.sqrt(2.0 * GRAVITY_KM3_S2 / (RADIUS_KM + 100.0))) * (1.0 - 10.0**-digits)
    flown, slope = burnout_arc(speed, elevation, 100.0), np.radians(elevation)
    for time in (1e-3, 40.0, 36_000.0):
        true = reference_state([RADIUS_KM + 100.0, 0.0, 0.0, speed * np.sin(slope), speed * np.cos(slope), 0.0], time, GRAVITY_KM3_S2)
        distance, along = np.hypot(*true[:2]), RADIUS_KM * np.arctan2(true[1], true[0])
        found = marks(flown, time)
        assert abs(float(found.altitude_km) + RADIUS_KM - distance) < 1e-12 * distance
        assert abs(float(found.range_km) - along) < 1e-12 * RADIUS_KM
        rise = (true[:2] @ true[3:5]) / distance
        passed = passage(flown, distance - RADIUS_KM, descending=False)
        assert abs(float(passed.time_s) - time) < 1e-12 * (distance / rise + time)
        assert abs(float(passed.range_km) - along) < 1e-12 * RADIUS_KM * (1.0 + speed / rise)
        fallen = passage(flown, distance - RADIUS_KM)
        assert np.isclose(float(fallen.time_s), float(flown.time_s) - time, rtol=1e-9)
        assert np.isclose(float(fallen.range_km), float(flown.range_km) - along, rtol=1e-8)


def test_near_escape_and_other_arcs_together_are_what_each_is_alone() -> None:
    speeds, times = np.array([[7.0], [11.0]]), np.array([10.0, 500.0])
    together = marks(burnout_arc(speeds, 40.0), times)
    for row, speed in enumerate(speeds[:, 0]):
        alone = marks(burnout_arc(float(speed), 40.0), times)
        assert np.array_equal(np.asarray(together.altitude_km)[row], alone.altitude_km)
        assert np.array_equal(np.asarray(together.range_km)[row], alone.range_km)
