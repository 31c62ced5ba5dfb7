"""The integrator: against the closed form, forwards and backwards, to the ground, and where it gives up."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

from equipoise.core.physics.earth import EQUATOR_KM, GRAVITY_KM3_S2, OBLATENESS, RADIUS_KM
from equipoise.core.physics.flight import force, propagation
from equipoise.core.physics.flight.ballistic import minimum_energy_arc
from equipoise.core.physics.flight.kepler import states

Rows = NDArray[np.float64]


def starts(n: int, seed: int = 1) -> Rows:
    """Post-boost states at 200 km in all directions, with time 0."""
    g = np.random.default_rng(seed)
    up = g.normal(size=(n, 3))
    up /= np.linalg.norm(up, axis=1, keepdims=True)
    level = np.cross(up, g.normal(size=(n, 3)))
    level /= np.linalg.norm(level, axis=1, keepdims=True)
    speed, slope = 6.9 * g.uniform(0.98, 1.02, (n, 1)), np.radians(g.uniform(27, 33, (n, 1)))
    return np.concatenate([(RADIUS_KM + 200.0) * up, speed * (np.sin(slope) * up + np.cos(slope) * level), np.zeros((n, 1))], axis=1)


def flown(rows: Rows, end: float, floor: float = 0.0, *, oblate: bool = False, tolerance: float = 1e-12) -> tuple[Rows, NDArray[np.int64]]:
    flights = rows.copy()
    reasons = propagation.flown(flights, np.tile([end, floor], (len(rows), 1)), force.gravity_forces(len(rows), oblate=oblate), tolerance)
    return flights, reasons


def test_the_closed_form_and_the_integrator_agree() -> None:
    rows = starts(100)
    flights, reasons = flown(rows, 2500.0)
    exact = states(rows[:, :3], rows[:, 3:6], np.array([2500.0]))[:, 0]
    assert np.all(reasons == propagation.REACHED)
    assert np.all(np.abs(flights[:, :3] - exact[:, :3]) < 1e-8 * RADIUS_KM)
    assert np.all(np.abs(flights[:, 3:6] - exact[:, 3:]) < 1e-8 * 7.0)


def test_the_ground_is_met_where_the_closed_form_meets_it() -> None:
    arc = minimum_energy_arc(np.array([500.0, 3000.0, 10000.0, 15000.0]))
    slope = np.radians(arc.elevation_deg)
    rows = np.zeros((4, 7))
    rows[:, 0], rows[:, 3], rows[:, 4] = RADIUS_KM, arc.speed_km_s * np.sin(slope), arc.speed_km_s * np.cos(slope)
    flights, reasons = flown(rows, 10000.0, RADIUS_KM)
    assert np.all(reasons == propagation.FELL)
    assert np.allclose(flights[:, 6], arc.time_s, rtol=1e-8)
    assert np.allclose(RADIUS_KM * np.arctan2(flights[:, 1], flights[:, 0]), arc.range_km, rtol=1e-8)
    assert np.allclose(np.linalg.norm(flights[:, :3], axis=1), RADIUS_KM, rtol=1e-12)


def test_energy_and_angular_momentum_are_conserved() -> None:
    rows = starts(50)
    flights, _ = flown(rows, 2500.0, tolerance=1e-13)
    for first, last in ((energy(rows), energy(flights)), (momentum(rows), momentum(flights))):
        assert np.all(np.abs(last - first) < 1e-10 * np.abs(first).max())


def test_with_oblateness_energy_and_the_polar_part_are_conserved() -> None:
    rows = starts(50)
    flights, _ = flown(rows, 2500.0, oblate=True, tolerance=1e-13)
    assert np.allclose(energy(flights) + bulge(flights), energy(rows) + bulge(rows), rtol=1e-10)
    assert np.allclose(momentum(flights)[:, 2], momentum(rows)[:, 2], rtol=0, atol=1e-10 * 5e4)
    assert np.abs(energy(flights) - energy(rows)).max() > 1e-5


def test_time_reversal_with_oblateness() -> None:
    rows = starts(20)
    there, _ = flown(rows, 2000.0, oblate=True)
    back, reasons = flown(there, 0.0, oblate=True)
    assert np.all(reasons == propagation.REACHED)
    assert np.allclose(back, rows, rtol=0, atol=1e-6)


def test_backwards_in_time_a_flight_ends_on_the_floor_too() -> None:
    rows = starts(3)
    there, _ = flown(rows, 1000.0)
    back, reasons = flown(there, -5000.0, RADIUS_KM + 200.0)
    assert np.all(reasons == propagation.FELL)
    assert np.allclose(back, rows, rtol=0, atol=1e-6)


def test_turning_the_sphere_turns_the_flight() -> None:
    rows, turn = starts(10), np.linalg.qr(np.random.default_rng(2).normal(size=(3, 3)))[0]
    turned = np.concatenate([rows[:, :3] @ turn, rows[:, 3:6] @ turn, rows[:, 6:]], axis=1)
    first, second = flown(rows, 5000.0, RADIUS_KM)[0], flown(turned, 5000.0, RADIUS_KM)[0]
    assert np.allclose(first[:, :3] @ turn, second[:, :3], rtol=0, atol=1e-7)
    assert np.allclose(first[:, 6], second[:, 6], rtol=1e-11)


def test_an_oblate_earth_may_be_turned_about_its_axis_only() -> None:
    rows, turn = starts(5), np.array([[0.8, 0.6, 0.0], [-0.6, 0.8, 0.0], [0.0, 0.0, 1.0]])
    turned = np.concatenate([rows[:, :3] @ turn, rows[:, 3:6] @ turn, rows[:, 6:]], axis=1)
    first, second = flown(rows, 5000.0, RADIUS_KM, oblate=True)[0], flown(turned, 5000.0, RADIUS_KM, oblate=True)[0]
    assert np.allclose(first[:, :3] @ turn, second[:, :3], rtol=0, atol=1e-7)


def test_impacts_with_oblateness_agree_with_scipy() -> None:
    rows = starts(3)
    flights, _ = flown(rows, 5000.0, RADIUS_KM, oblate=True, tolerance=3e-8)
    for start, end in zip(rows, flights, strict=True):
        solution = solve_ivp(rates, (0.0, end[6]), start[:6], method="DOP853", rtol=1e-12, atol=1e-10)
        assert np.abs(solution.y[:3, -1] - end[:3]).max() < 5e-5


def test_many_flights_are_what_each_is_alone() -> None:
    rows = starts(21)
    together = flown(rows, 5000.0, RADIUS_KM, oblate=True)[0]
    alone = np.concatenate([flown(rows[i : i + 1], 5000.0, RADIUS_KM, oblate=True)[0] for i in range(21)])
    assert np.array_equal(together, alone)


def test_a_flight_that_needs_endless_steps_is_given_up() -> None:
    rows = np.array([[RADIUS_KM, 0.0, 0.0, np.nan, 0.0, 0.0, 0.0]])
    assert flown(rows, 10.0)[1].tolist() == [propagation.FAILED]


def test_no_flights() -> None:
    assert flown(np.zeros((0, 7)), 10.0)[1].size == 0


def test_the_cubic_finds_where_a_step_meets_the_floor() -> None:
    assert abs(propagation.crossing(1.0, -1.0, -1.0, -1.0, 2.0) - 0.5) < 1e-8
    fall = propagation.crossing(20.0, 0.0, -25.0, -30.0, 3.0)  # 20 - 5 t^2
    assert abs(fall - 2.0 / 3.0) < 1e-8


def energy(rows: Rows) -> Rows:
    return 0.5 * np.sum(rows[:, 3:6] ** 2, axis=1) - GRAVITY_KM3_S2 / np.linalg.norm(rows[:, :3], axis=1)


def bulge(rows: Rows) -> Rows:
    r, z = np.linalg.norm(rows[:, :3], axis=1), rows[:, 2]
    return GRAVITY_KM3_S2 / r * OBLATENESS * (EQUATOR_KM / r) ** 2 * 0.5 * (3.0 * (z / r) ** 2 - 1.0)


def momentum(rows: Rows) -> Rows:
    return np.cross(rows[:, :3], rows[:, 3:6])


def rates(t: float, y: Rows) -> Rows:
    """Gravity with oblateness, written out again."""
    x, r = y[:3], float(np.linalg.norm(y[:3]))
    factor = 1.5 * OBLATENESS * (EQUATOR_KM / r) ** 2
    q = 5.0 * (x[2] / r) ** 2
    return np.concatenate([y[3:], -GRAVITY_KM3_S2 / r**3 * x * (1.0 + factor * (np.array([1.0, 1.0, 3.0]) - q))])
