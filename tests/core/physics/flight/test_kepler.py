"""States by Kepler's equation: conservation, reversal, symmetry, hard orbits, and each refusal."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from equipoise.core.physics.earth import GRAVITY_KM3_S2, RADIUS_KM, Sphere
from equipoise.core.physics.flight import kepler
from equipoise.errors import InputError
from tests.core.physics.flight.test_propagation import starts
from tests.core.physics.two_bodies import reference_state

UNIT = Sphere(1.0, 1.0)
PATHS = [np.linspace(0.0, 2400.0, 200), np.array([-3000.0, 2000.0, 1000.0, 5.0, 20000.0]), np.array([0.0, 0.0, 1e-3, 1e5])]


@pytest.mark.parametrize("times", PATHS, ids=["rising", "in any order", "repeated and late"])
def test_energy_and_angular_momentum_are_conserved(times: NDArray[np.float64]) -> None:
    rows = starts(200)
    found = kepler.states(rows[:, :3], rows[:, 3:6], times)
    start, here = rows[:, None, :6], found
    for measure in (energy, momentum):
        first, last = measure(start), measure(here)
        assert np.abs(last - first).max() < 1e-10 * np.abs(first).max()


def test_the_equation_of_motion_holds() -> None:
    rows, step = starts(5), 0.5
    times = 700.0 + step * np.array([-1.0, 0.0, 1.0])
    found = kepler.states(rows[:, :3], rows[:, 3:6], times)
    rate = (found[:, 2] - found[:, 0]) / (2.0 * step)
    r = np.linalg.norm(found[:, 1, :3], axis=-1, keepdims=True)
    assert np.allclose(rate[:, :3], found[:, 1, 3:], atol=1e-6)
    assert np.allclose(rate[:, 3:], -GRAVITY_KM3_S2 * found[:, 1, :3] / r**3, atol=1e-8)


def test_time_reversal() -> None:
    rows = starts(50)
    there = kepler.states(rows[:, :3], rows[:, 3:6], np.array([1500.0]))[:, 0]
    back = kepler.states(there[:, :3], -there[:, 3:], np.array([1500.0]))[:, 0]
    assert np.allclose(back[:, :3], rows[:, :3], rtol=0, atol=1e-8)
    assert np.allclose(back[:, 3:], -rows[:, 3:6], rtol=0, atol=1e-11)


def test_turning_the_sphere_turns_the_states() -> None:
    rows, turn = starts(20), np.linalg.qr(np.random.default_rng(3).normal(size=(3, 3)))[0]
    times = np.linspace(0.0, 2000.0, 7)
    first = kepler.states(rows[:, :3], rows[:, 3:6], times)
    second = kepler.states(rows[:, :3] @ turn, rows[:, 3:6] @ turn, times)
    assert np.allclose(np.concatenate([first[..., :3] @ turn, first[..., 3:] @ turn], axis=-1), second, rtol=0, atol=1e-8)


def test_each_arc_may_have_its_own_times() -> None:
    rows, times = starts(3), np.array([[0.0, 100.0], [50.0, 700.0], [-9.0, 3.0]])
    found = kepler.states(rows[:, :3], rows[:, 3:6], times)
    for i in range(3):
        assert np.array_equal(found[i], kepler.states(rows[i : i + 1, :3], rows[i : i + 1, 3:6], times[i])[0])


def test_many_arcs_are_what_each_is_alone() -> None:
    rows, times = starts(kepler.LANES + 5), np.array([0.0, 3.0, 10.0, 400.0, 2000.0])
    together = kepler.states(rows[:, :3], rows[:, 3:6], times)
    alone = [kepler.states(rows[i : i + 1, :3], rows[i : i + 1, 3:6], times)[0] for i in range(len(rows))]
    assert np.allclose(together, np.array(alone), rtol=1e-13, atol=1e-9)


def test_hard_orbits() -> None:
    rising = kepler.states(np.array([[1.0, 0.0, 0.0]]), np.array([[1.0, 0.0, 0.0]]), np.array([1.0, 3.0]), UNIT)
    assert np.allclose(energy(rising, 1.0), -0.5)
    assert np.all(rising[..., 1:3] == 0.0)
    thin = kepler.states(np.array([[1.0, 0.0, 0.0]]), np.array([[0.0, 1e-3, 0.0]]), np.linspace(0.0, 20.0, 1000), UNIT)
    assert np.abs(momentum(thin)[..., 2] - 1e-3).max() < 1e-10
    wide = kepler.states(np.array([[1.0, 0.0, 0.0]]), np.array([[0.0, 1.41, 0.0]]), np.linspace(0.0, 2000.0, 100), UNIT)
    assert np.allclose(energy(wide, 1.0), 0.5 * 1.41**2 - 1.0, atol=1e-10)


ESCAPE_KM_S = float(np.sqrt(2.0 * GRAVITY_KM3_S2 / 6471.0))
TRIED = [  # degrees upwards at the start, and seconds
    (30.0, [1e-6, 1800.0]),
    (30.0, [-3000.0, 36_000.0]),
    (0.0, [2e6]),
    (90.0, [5.0, 36_000.0]),
    (-30.0, [1800.0, 2e6]),
    (85.0, [1e7]),
]


def thrown(speed: float, elevation_deg: float) -> NDArray[np.float64]:
    """A start 100 km high."""
    slope = np.radians(elevation_deg)
    return np.array([6471.0, 0.0, 0.0, speed * np.sin(slope), 0.0, speed * np.cos(slope) if elevation_deg < 90.0 else 0.0])


@pytest.mark.parametrize("digits", range(1, 17))
def test_states_near_escape_are_those_of_the_equation_of_motion(digits: int) -> None:
    for elevation, times in TRIED:
        start = thrown(ESCAPE_KM_S * (1.0 - 10.0**-digits), elevation)
        short = [time for time in times if digits > 2 or abs(time) < 4000.0]  # vertical starts end in the centre
        found = kepler.states(start[None, :3], start[None, 3:], np.array(short))[0]
        for time, state in zip(short, found, strict=True):
            true = reference_state(start.tolist(), time, GRAVITY_KM3_S2)
            for part in (slice(0, 3), slice(3, 6)):
                allowed = 2e-13 * np.linalg.norm(true[part]) + 2e-15 * np.linalg.norm(start[part])  # near the apogee, speeds cancel
                assert np.linalg.norm(state[part] - true[part]) < allowed, (elevation, time)


@pytest.mark.parametrize("elevation", [0.0, 40.0])
def test_many_revolutions_of_a_long_ellipse(elevation: float) -> None:
    start = thrown(0.985 * ESCAPE_KM_S, elevation)
    axis = 1.0 / (2.0 / 6471.0 - start[3:] @ start[3:] / GRAVITY_KM3_S2)
    period = 2.0 * np.pi * np.sqrt(axis**3 / GRAVITY_KM3_S2)
    times = np.array([700.0, 0.3 * period, 0.8 * period])
    there = kepler.states(start[None, :3], start[None, 3:], times)
    for turns in (1, -1, 40):
        later = kepler.states(start[None, :3], start[None, 3:], times + turns * period)
        assert np.allclose(later, there, rtol=0, atol=1e-11 * abs(turns) * axis)


@pytest.mark.parametrize("speed", [ESCAPE_KM_S * (1.0 + 1e-15), ESCAPE_KM_S * (1.0 + 1e-10), 12.0])
def test_from_escape_on_is_refused(speed: float) -> None:
    start = thrown(speed, 30.0)
    with pytest.raises(InputError, match="above escape"):
        kepler.states(start[None, :3], start[None, 3:], np.array([1.0]))


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: kepler.states(np.zeros((1, 3)), np.ones((1, 3)), np.zeros(1)),
            "position_km is the centre of the Earth; give a position above the ground",
        ),
        (
            lambda: kepler.states(np.array([[RADIUS_KM, 0.0, 0.0]]), np.array([[12.0, 0.0, 0.0]]), np.zeros(1)),
            "velocity_km_s is above escape: the missile does not come back; give a speed below 11.1861 km/s",
        ),
        (
            lambda: kepler.states(np.ones((1, 3)), np.zeros((1, 3)), np.array([np.nan])),
            "times_s is not a finite number; give a number",
        ),
        (
            lambda: kepler.states(np.ones((2, 3)), np.ones((1, 3)), np.zeros(1)),
            "position_km, velocity_km_s and times_s differ in their rows; give one row for each arc",
        ),
        (
            lambda: kepler.states(np.ones((2, 3)), np.ones((2, 3)), np.zeros((3, 1))),
            "position_km, velocity_km_s and times_s differ in their rows; give one row for each arc",
        ),
        (lambda: kepler.circular_speed_km_s(-1.0), "altitude_km -1 is impossible; give a number of at least 0"),
        (lambda: kepler.orbital_period_s(-1.0), "altitude_km -1 is impossible; give a number of at least 0"),
    ],
)
def test_bad_input_gets_one_sentence(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as error:
        call()
    assert str(error.value) == sentence


def energy(rows: NDArray[np.float64], gravity: float = GRAVITY_KM3_S2) -> NDArray[np.float64]:
    return 0.5 * np.sum(rows[..., 3:] ** 2, axis=-1) - gravity / np.linalg.norm(rows[..., :3], axis=-1)


def momentum(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.cross(rows[..., :3], rows[..., 3:])
