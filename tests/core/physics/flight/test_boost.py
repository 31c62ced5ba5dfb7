"""Boost: the rocket equation, SciPy on the same equations, what a class of missile reaches, and each refusal."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from equipoise.core.physics.earth import GRAVITY_KM3_S2, RADIUS_KM, Sphere
from equipoise.core.physics.flight import boost
from equipoise.core.physics.flight.atmosphere import Air
from equipoise.core.physics.flight.boost import Stage
from equipoise.core.physics.flight.propagation import FAILED
from equipoise.errors import InputError

SHORT = (Stage(65.0, 2.0, 0.68),)
SOLID = (Stage(60.0, 2.6, 0.65, 0.08), Stage(60.0, 2.8, 0.62, 0.08), Stage(50.0, 2.9, 0.6, 0.08))  # 170 s: no real missile


def test_without_gravity_and_air_the_rocket_equation_holds() -> None:
    end = boost.burnout(SOLID, 0.0, 1e15, sphere=Sphere(RADIUS_KM, 1e-6))
    assert abs(end.speed_km_s - boost.ideal_speed_km_s(SOLID)) < 1e-7
    assert end.elevation_deg == 90.0


def test_vertical_climb_loses_gravity_times_time() -> None:
    end = boost.burnout(SHORT, 0.0)
    lost = boost.ideal_speed_km_s(SHORT) - float(end.speed_km_s)
    assert abs(lost / (65.0 * GRAVITY_KM3_S2 / RADIUS_KM**2) - 1.0) < 0.01


def test_the_same_equations_in_scipy() -> None:
    air, coefficient, kick = Air(1.225, 7.2), 5000.0, np.radians(4.0)
    stage = SHORT[0]

    def rates(t: float, y: NDArray[np.float64]) -> NDArray[np.float64]:
        place, motion = y[:2], y[2:]
        r, speed = float(np.hypot(*place)), float(np.hypot(*motion))
        mass = 1.0 - stage.propellant_share * t / stage.burn_time_s
        thrust = stage.exhaust_speed_km_s * stage.propellant_share / stage.burn_time_s
        way = place / r if t < 5.0 else motion / speed
        drag = 500.0 / coefficient * air.sea_level_kg_m3 * np.exp(-(r - RADIUS_KM) / air.scale_height_km) * speed * motion
        return np.concatenate([motion, -GRAVITY_KM3_S2 * place / r**3 + (thrust * way - drag) / mass])

    first = solve_ivp(rates, (0.0, 5.0 - 1e-12), [RADIUS_KM, 0.0, 0.0, 0.0], method="DOP853", rtol=1e-11, atol=1e-11).y[:, -1]
    first[2:] = first[2] * np.array([np.cos(kick), np.sin(kick)])
    last = solve_ivp(rates, (5.0, 65.0), first, method="DOP853", rtol=1e-11, atol=1e-11).y[:, -1]
    end = boost.burnout(SHORT, 4.0, coefficient, air=air)
    assert abs(end.altitude_km - (np.hypot(*last[:2]) - RADIUS_KM)) < 1e-6
    assert abs(end.speed_km_s - np.hypot(*last[2:])) < 1e-7


def test_a_class_of_solid_missiles_burns_out_where_they_are_known_to() -> None:
    """Published of one such missile: burnout near 190 km after about three minutes."""
    kicks = np.linspace(5.0, 22.0, 69)
    end = boost.burnout(SOLID, kicks, 20000.0)
    level = int(np.argmin(np.abs(end.elevation_deg - 25.0)))
    assert 130.0 < end.altitude_km[level] < 300.0
    assert 6.0 < end.speed_km_s[level] < boost.ideal_speed_km_s(SOLID)


def test_times_along_the_burn() -> None:
    times = np.array([0.0, 5.0, 5.0, 30.0, 60.0, 100.0, 170.0])
    found = boost.ascent(SOLID, np.array([3.0, 6.0]), times, 20000.0)
    assert found.altitude_km.shape == (2, 7)
    assert np.all(found.altitude_km[:, 0] == 0.0)
    assert np.all(np.diff(found.altitude_km[:, 2:], axis=1) > 0.0)
    end = boost.burnout(SOLID, 6.0, 20000.0)
    assert abs(found.speed_km_s[1, -1] - end.speed_km_s) < 1e-6


def test_more_air_more_loss_and_more_kick_more_range() -> None:
    ends = [boost.burnout(SHORT, 4.0, coefficient) for coefficient in (2000.0, 8000.0, 1e9)]
    assert ends[0].speed_km_s < ends[1].speed_km_s < ends[2].speed_km_s
    assert np.all(np.diff(boost.burnout(SHORT, np.array([1.0, 2.0, 4.0]), 8000.0).range_km) > 0.0)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: boost.ideal_speed_km_s(()), "the vehicle has no stage; give at least one stage"),
        (
            lambda: boost.burnout((Stage(0.0, 2.0, 0.6),), 3.0),
            "stage 1 does not burn; give a burn_time_s and an exhaust_speed_km_s above 0",
        ),
        (lambda: boost.burnout((*SHORT, Stage(60.0, 2.0, 1.0)), 3.0), "stage 2 leaves no mass; give a propellant_share above 0 and"),
        (lambda: boost.burnout((Stage(60.0, 2.0, 0.9, 0.1),), 3.0), "stage 1 leaves no mass; give a propellant_share above 0 and"),
        (
            lambda: boost.burnout((Stage(300.0, 2.0, 0.6),), 3.0),
            "the first stage does not lift off: its thrust is 0.41 of the weight; give a shorter burn_time_s",
        ),
        (lambda: boost.burnout(SHORT, 50.0), "kick_deg 50 is impossible; give an angle between 0 and 45"),
        (lambda: boost.burnout(SHORT, 45.0), "a vehicle turns into the ground while it burns; give a smaller kick_deg"),
        (lambda: boost.burnout(SHORT, 3.0, 0.0), "ballistic_coefficient_kg_m2 must be above 0; give the lift-off mass over the drag area"),
        (
            lambda: boost.burnout(SHORT, 3.0, vertical_s=65.0),
            "vertical_s 65 is impossible; give a time above 0 and below the burn of the first stage",
        ),
        (lambda: boost.ascent(SHORT, 3.0, -1.0), "times_s -1 is impossible; give a number of at least 0"),
        (lambda: boost.ascent(SHORT, 3.0, 66.0), "times_s leaves the burn or does not rise; give rising times between 0 and 65"),
        (
            lambda: boost.ascent(SHORT, 3.0, np.array([9.0, 8.0])),
            "times_s leaves the burn or does not rise; give rising times between 0 and 65",
        ),
        (lambda: boost.burnout(SHORT, 3.0, air=Air(0.0, 7.0)), "the atmosphere has no density"),
    ],
)
def test_bad_vehicles_get_one_sentence(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as error:
        call()
    assert str(error.value).startswith(sentence)


def test_a_flight_that_ends_before_its_time_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def failed(flights: NDArray[np.float64], *_: object) -> NDArray[np.int64]:
        return np.full(flights.shape[0], FAILED)

    monkeypatch.setattr(boost, "flown", failed)
    with pytest.raises(InputError, match="a powered flight cannot be followed to its end within the steps allowed; give a longer burn"):
        boost.ascent(SOLID, np.array([3.0]), np.array([10.0]), 20000.0)
