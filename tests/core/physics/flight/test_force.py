"""Accelerations: gravity from its potential, drag against the turning air, thrust."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from equipoise.core.physics.earth import EQUATOR_KM, GRAVITY_KM3_S2, OBLATENESS, RADIUS_KM, ROTATION_RAD_S
from equipoise.core.physics.flight import force
from equipoise.core.physics.flight.force import LANES


def rates(state: list[float], forces: NDArray[np.float64], t: float = 0.0) -> NDArray[np.float64]:
    """The rates of one state, which flies in every lane."""
    y, out = np.repeat(np.array(state), LANES), np.empty(6 * LANES)
    table = np.repeat(forces[0][:, None], LANES, axis=1)
    force.rates(np.full(LANES, t), 0.0, np.zeros(LANES), y, table, False, out)
    lanes = out.reshape(6, LANES)
    assert np.all(lanes == lanes[:, :1])
    return lanes[:, 0]


def potential(place: NDArray[np.float64]) -> float:
    r, sine = float(np.linalg.norm(place)), place[2] / np.linalg.norm(place)
    return GRAVITY_KM3_S2 / r * (1.0 - OBLATENESS * (EQUATOR_KM / r) ** 2 * 0.5 * (3.0 * sine**2 - 1.0))


def test_gravity_is_the_slope_of_the_potential() -> None:
    place, step = np.array([4000.0, -3000.0, 5000.0]), 1e-2
    slope = [(potential(place + step * axis) - potential(place - step * axis)) / (2.0 * step) for axis in np.eye(3)]
    found = rates([*place, 1.0, 2.0, 3.0], force.gravity_forces(1, oblate=True))
    assert found[:3].tolist() == [1.0, 2.0, 3.0]
    assert np.allclose(found[3:], slope, rtol=1e-8)


def test_air_that_turns_with_a_body_does_not_brake_it() -> None:
    forces = force.gravity_forces(1)
    forces[:, [force.DRAG, force.SEA_LEVEL, force.SCALE, force.ROTATION]] = 1e-4, 1.225, 7.2, ROTATION_RAD_S
    along = rates([RADIUS_KM + 10.0, 0.0, 0.0, 0.0, ROTATION_RAD_S * (RADIUS_KM + 10.0), 0.0], forces)
    assert abs(along[4]) < 1e-15
    against = rates([RADIUS_KM + 10.0, 0.0, 0.0, 0.0, 1.0, 0.0], forces)
    relative = 1.0 - ROTATION_RAD_S * (RADIUS_KM + 10.0)
    assert np.isclose(against[4], -1000.0 * 1e-4 * 1.225 * np.exp(-10.0 / 7.2) * relative**2)


def test_no_drag_far_above_the_air() -> None:
    forces = force.gravity_forces(1)
    forces[:, [force.DRAG, force.SEA_LEVEL]] = 1.0, 1.225
    assert rates([RADIUS_KM + force.HIGHEST_AIR_KM + 1.0, 0.0, 0.0, 0.0, 1.0, 0.0], forces)[4] == 0.0


def test_thrust_points_up_or_along_and_grows_as_the_mass_falls() -> None:
    forces = force.gravity_forces(1)
    forces[:, [force.THRUST, force.BURN]] = 0.02, 0.01
    state = [RADIUS_KM, 0.0, 0.0, 0.0, 1.0, 0.0]
    assert np.isclose(rates(state, forces)[4], 0.02)
    assert np.isclose(rates(state, forces, 50.0)[4], 0.04)
    at_rest = rates([RADIUS_KM, 0.0, 0.0, 0.0, 0.0, 0.0], forces)
    forces[:, force.UPRIGHT] = 1.0
    upright = rates(state, forces)
    assert np.isclose(at_rest[3], 0.02 - GRAVITY_KM3_S2 / RADIUS_KM**2)
    assert upright[4] == 0.0
    assert np.isclose(upright[3], at_rest[3])
