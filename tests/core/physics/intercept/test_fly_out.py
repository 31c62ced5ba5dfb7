"""Fly-out tables: against SciPy, against uniform gravity, that more speed never loses, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from equipoise.core.physics.earth import GRAVITY_KM3_S2, RADIUS_KM
from equipoise.core.physics.intercept import fly_out as module
from equipoise.core.physics.intercept.fly_out import FlyOut, Interceptor, flight_time_s, fly_out, reach_km
from equipoise.errors import InputError

SHORT = Interceptor(np.array([15.0]), np.array([2.8]), 40.0, 150.0, 150.0)
LONG = Interceptor(np.array([60.0, 60.0, 60.0]), np.array([2.5, 2.0, 3.0]), 200.0, 2000.0, 1500.0)
TABLES = {"short": fly_out(SHORT), "long": fly_out(LONG)}


def flown_by_scipy(interceptor: Interceptor, direction_deg: float, until_s: float) -> tuple[float, float]:
    """Ground angle in degrees and altitude of a flight, stage by stage."""
    state, now = np.array([RADIUS_KM, 0.0, 0.0, 0.0]), 0.0
    stages = [*zip(interceptor.burn_s, interceptor.speed_km_s / interceptor.burn_s, strict=True), (np.inf, 0.0)]
    for burn, push in stages:
        end = min(until_s, now + burn)

        def rate(_: float, y: np.ndarray, push: float = float(push)) -> np.ndarray:
            pull = GRAVITY_KM3_S2 / (y[0] ** 2 + y[1] ** 2) ** 1.5
            up, along = push * np.sin(np.radians(direction_deg)), push * np.cos(np.radians(direction_deg))
            return np.array([y[2], y[3], up - pull * y[0], along - pull * y[1]])

        if end > now:
            state, now = solve_ivp(rate, (now, end), state, rtol=1e-10, atol=1e-10, method="DOP853").y[:, -1], end
    return float(np.degrees(np.arctan2(state[1], state[0]))), float(np.hypot(state[0], state[1]) - RADIUS_KM)


@pytest.mark.parametrize(("name", "interceptor"), [("short", SHORT), ("long", LONG)])
def test_the_table_holds_the_flights_that_scipy_flies(name: str, interceptor: Interceptor) -> None:
    compared = 0
    for direction in (30.0, 47.3, 61.0, 75.2, 89.0):
        for until in (0.15, 0.25, 0.4, 0.6):
            ground, altitude = flown_by_scipy(interceptor, direction, until * interceptor.longest_s)
            time = float(flight_time_s(TABLES[name], ground, altitude)) if altitude > 0.0 else np.inf
            if interceptor.lowest_km < altitude < interceptor.highest_km and np.isfinite(time):
                assert time <= until * interceptor.longest_s * 1.005
                compared += time > until * interceptor.longest_s * 0.995
    assert compared >= 5


def test_a_short_flight_is_free_fall_and_a_push() -> None:
    """With uniform gravity, what is reached at a time is a sphere about the point that a dropped stone has reached."""
    for time in (60.0, 100.0, 150.0):
        push = 0.5 * 2.8 * 15.0 + 2.8 * (time - 15.0)
        for altitude in (40.0, 80.0, 120.0):
            ground = np.sqrt(max(0.0, push**2 - (altitude + 0.5 * 9.81e-3 * time**2) ** 2))
            assert abs(reach_km(TABLES["short"], altitude, time) - ground) < 4.0


def test_straight_up_takes_what_the_climb_takes() -> None:
    altitude = 0.5 * 2.8 * 15.0 + 2.8 * 15.0 - 0.5 * 9.81e-3 * 30.0**2
    assert abs(float(flight_time_s(TABLES["short"], 0.0, altitude)) - 30.0) < 0.15


@settings(max_examples=6)
@given(st.floats(1.5, 5.0), st.floats(1.05, 1.4))
def test_more_speed_never_takes_longer(speed: float, factor: float) -> None:
    slow, fast = (fly_out(SHORT._replace(speed_km_s=np.array([v]))) for v in (speed, speed * factor))
    ground, altitude = np.meshgrid(np.linspace(0.0, 3.0, 25), np.linspace(41.0, 149.0, 20))
    # What lies in the last step before the edge of reach counts as out of it, for each by itself.
    assert np.mean(flight_time_s(fast, ground, altitude) <= np.asarray(flight_time_s(slow, ground, altitude)) + 0.05) > 0.97


def test_out_of_reach_is_infinite() -> None:
    assert flight_time_s(TABLES["short"], 0.0, 39.0) == np.inf
    assert flight_time_s(TABLES["short"], 0.0, 151.0) == np.inf
    assert flight_time_s(TABLES["short"], 90.0, 80.0) == np.inf
    assert reach_km(TABLES["short"], 80.0, 1.0) == 0.0
    assert module.finite_table(TABLES["short"]).max() == module.NEVER


def test_the_time_between_points_of_a_table_is_a_mean_of_four() -> None:
    table = FlyOut(np.full((module.CHORDS, module.ALTITUDES), np.inf), 0.001, 10.0, 1.0)
    table.time_s[3:5, 7:9] = np.array([[1.0, 2.0], [3.0, 4.0]])
    chord = np.degrees(2.0 * np.arcsin(0.5 * 0.001 * 3.25))
    assert abs(float(flight_time_s(table, chord, 17.5)) - (0.75 * 1.5 + 0.25 * 3.5)) < 1e-9
    assert flight_time_s(table, chord, 18.5) == np.inf


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: fly_out(SHORT._replace(burn_s=np.array([0.0]))), "burn_s 0 is impossible; give a number above 0"),
        (lambda: fly_out(SHORT._replace(speed_km_s=np.array([-1.0]))), "speed_km_s -1 is impossible; give a number above 0"),
        (lambda: fly_out(SHORT._replace(longest_s=0.0)), "longest_s 0 is impossible; give a number above 0"),
        (
            lambda: fly_out(SHORT._replace(longest_s=1e6)),
            "longest_s 1e+06 is too coarse for the table; give 7,200 s or less; no flight to meet is longer",
        ),
        (
            lambda: fly_out(SHORT._replace(speed_km_s=np.array([0.01]), lowest_km=0.0)),
            "the interceptor never reaches 0 km; give it more speed or a lower lowest_km",
        ),
        (
            lambda: fly_out(SHORT._replace(burn_s=np.array([1.0, 2.0]))),
            "2 burn times for 1 speeds; give each stage its burn_s and speed_km_s",
        ),
        (
            lambda: fly_out(SHORT._replace(speed_km_s=np.array([12.0]))),
            "a speed of 12 km/s is above escape; give speeds that sum to at most 11.1861 km/s",
        ),
        (
            lambda: fly_out(SHORT._replace(lowest_km=200.0)),
            "the altitudes of the interceptor leave no room; give a lowest_km of 0 or more and a higher highest_km",
        ),
        (
            lambda: fly_out(SHORT._replace(speed_km_s=np.array([0.5]))),
            "the interceptor never reaches 40 km; give it more speed or a lower lowest_km",
        ),
        (lambda: flight_time_s(TABLES["short"], 200.0, 50.0), "ground_deg 200 is impossible; give an angle between 0 and 180"),
        (lambda: flight_time_s(TABLES["short"], 1.0, -1.0), "altitude_km -1 is impossible; give a number of at least 0"),
        (lambda: reach_km(TABLES["short"], 80.0, -1.0), "time_s -1 is impossible; give a number of at least 0"),
    ],
)
def test_impossible_interceptors_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence
