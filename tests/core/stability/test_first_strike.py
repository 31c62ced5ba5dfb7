"""What the index of first-strike stability counts of one side, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.posture import SILO
from equipoise.core.stability.first_strike import side_forces, stopped_weapons
from equipoise.errors import InputError
from tests.core.exchange.small_worlds import changed, world

WORLD = next(
    found
    for found in map(world, range(40))
    if 0 < found.layers.owner.size < 3 and {SILO} < set(found.legs.basing[found.legs.owner == 1].tolist())
)
W80 = np.array([300.0, 200.0])


def test_silos_are_fixed_and_every_other_leg_is_survivable() -> None:
    own = WORLD.legs.owner == 1
    silo, other = own & (WORLD.legs.basing == SILO), own & (WORLD.legs.basing != SILO)
    found = side_forces(WORLD, 1, 2, 1, W80)
    np.testing.assert_array_equal(found.n_fixed, WORLD.legs.launchers[:, silo].sum(axis=1))
    np.testing.assert_array_equal(found.n_survivable, WORLD.legs.launchers[:, other].sum(axis=1))
    moving = WORLD.legs.launchers[:, other]
    alert = (moving * WORLD.legs.alert[:, 1, other]).sum(axis=1) / np.maximum(moving.sum(axis=1), 1e-9)
    np.testing.assert_allclose(found.alert, alert)
    np.testing.assert_array_equal(found.w80, W80)


def test_legs_that_do_not_reach_the_other_do_not_count() -> None:
    reaches = WORLD.legs.reaches.copy()
    reaches[WORLD.legs.owner == 1, 2] = 0
    short = changed(WORLD, legs={"reaches": reaches})
    found = side_forces(short, 1, 2, 0, W80)
    assert not np.any(found.n_fixed) and not np.any(found.n_survivable) and not np.any(found.p_kill)
    assert np.any(np.asarray(side_forces(short, 1, 0, 0, W80).n_survivable) + WORLD.legs.launchers.sum())


def test_what_is_kept_back_against_third_parties_is_kept_back_too() -> None:
    third = np.array([[0.1, 0.2, 0.0], [0.0, 0.3, 0.1]])
    found = side_forces(changed(WORLD, capabilities={"withheld_third": third}), 1, 0, 0, W80)
    np.testing.assert_allclose(found.withheld, WORLD.capabilities.withheld[:, 1] + third[:, 1])


def test_a_layer_stops_its_stock_over_its_salvo_times_what_a_salvo_destroys() -> None:
    own = int(WORLD.layers.owner[0])
    one = WORLD.layers.owner == own
    shots = WORLD.layers.interceptors[:, one] / 2.0
    expected = (shots * (1.0 - (1.0 - WORLD.layers.kill_probability[:, one]) ** 2) * WORLD.layers.p_track[:, one]).sum(axis=1)
    np.testing.assert_allclose(stopped_weapons(WORLD, own), expected)
    bare = next(place for place in range(3) if place not in WORLD.layers.owner)
    assert not stopped_weapons(WORLD, bare).any()


@pytest.mark.parametrize(("own", "other", "posture", "n"), [(3, 0, 0, 2), (0, 3, 0, 2), (-1, 0, 0, 2), (0, 1, 2, 2), (0, 1, 0, 3)])
def test_places_postures_and_draws_that_are_not_there_are_refused(own: int, other: int, posture: int, n: int) -> None:
    with pytest.raises(InputError):
        side_forces(WORLD, own, other, posture, np.full(n, 300.0))
