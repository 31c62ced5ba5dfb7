"""What two sides put into an exchange, by hand; what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.actors import Layers, n_actors, refuse_inconsistent
from equipoise.core.exchange.encounter import exchange
from equipoise.core.exchange.posture import BOMBER
from equipoise.core.exchange.retaliation import refuse_mismatched
from equipoise.core.exchange.sides import Side, coalition, single
from equipoise.core.exchange.warning import any_works
from equipoise.errors import InputError
from tests.core.exchange.small_worlds import armed, changed, world

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_exchanged_fits_together(seed: int) -> None:
    actors = world(seed)
    refuse_inconsistent(actors)
    for i in range(n_actors(actors)):
        for j in range(n_actors(actors)):
            if i != j:
                found = exchange(actors, single(3, i), single(3, j))
                refuse_mismatched(*found, 0, 1)
                assert all(
                    array.flags.c_contiguous
                    for record in (*found, found.attack.force_defence)
                    for array in record
                    if isinstance(array, np.ndarray)
                )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_coalition_pools_strike_search_and_layers(seed: int) -> None:
    actors = world(seed)
    one, other, both = (exchange(actors, single(3, 0), side) for side in (single(3, 1), single(3, 2), coalition(3, (1, 2))))
    assert both.attack.warheads == pytest.approx(np.concatenate([one.attack.warheads, other.attack.warheads], axis=2))
    fails = (1.0 - one.attack.p_breakthrough) * (1.0 - other.attack.p_breakthrough)
    assert both.attack.p_breakthrough == pytest.approx(1.0 - fails)
    assert both.defence.salvo.shape[1] == one.defence.salvo.shape[1] + other.defence.salvo.shape[1]
    assert both.attack.p_soft == pytest.approx(np.concatenate([one.attack.p_soft, other.attack.p_soft], axis=1))
    assert both.attack.nuclear.tolist() == [1, 1]


def test_the_strike_by_hand() -> None:
    actors = world(5)
    legs = np.flatnonzero((actors.legs.owner == 1) & (actors.legs.basing != BOMBER))
    ready = [actors.legs.launchers[0, leg] * actors.legs.loading[0, leg] * actors.legs.alert[0, 1, leg] for leg in legs]
    expected = sum(ready) * (1.0 - actors.capabilities.withheld[0, 1])
    assert exchange(actors, single(3, 0), single(3, 1)).attack.warheads[0, 1].sum() == pytest.approx(expected)


def test_pooled_offence_does_not_pool_the_defence() -> None:
    actors = changed(world(6), layers={"owner": np.array([1, 2])})
    side = coalition(3, (1, 2), defence=(1,))
    assert exchange(actors, single(3, 0), side).defence.salvo.shape[1] == 1


def test_members_that_retaliate_share_their_warning() -> None:
    actors = world(5)
    found = exchange(actors, coalition(3, (0, 1)), single(3, 2)).attack
    able = actors.capabilities
    warned, confirmed = (any_works(p[:, :2], able.warning_common_failure) for p in (able.warning, able.confirmation))
    assert found.p_warning == pytest.approx(warned)
    assert found.p_confirmed == pytest.approx(warned * confirmed)
    assert (found.p_warning < 1.0 - (1.0 - able.warning[:, 0]) * (1.0 - able.warning[:, 1])).all(), "not independent"


def test_one_that_retaliates_alone_fails_alone() -> None:
    actors = world(5)
    found = exchange(actors, single(3, 1), single(3, 2))
    assert found.attack.p_warning.tolist() == actors.capabilities.warning[:, 1].tolist()
    assert found.attack.p_confirmed == pytest.approx(actors.capabilities.warning[:, 1] * actors.capabilities.confirmation[:, 1])
    assert (found.force.leaves_under_attack == actors.capabilities.leaves_under_attack[:, 1:2]).all()


def test_a_leg_that_does_not_reach_takes_no_part() -> None:
    actors = world(6)
    nowhere = changed(actors, legs={"reaches": actors.legs.reaches * (np.arange(3) != 1)})
    assert exchange(nowhere, single(3, 0), single(3, 1)).force.basing.size == 0
    assert exchange(nowhere, single(3, 1), single(3, 0)).force.basing.size == int((actors.legs.owner == 1).sum())
    assert float(exchange(nowhere, single(3, 1), single(3, 0)).attack.warheads.sum()) == 0.0
    assert float(exchange(nowhere, single(3, 2), single(3, 1)).attack.warheads.sum()) > 0.0


def test_weapons_are_met_only_by_sides_with_layers() -> None:
    actors = world(7)
    layers = Layers(np.array([1]), *[np.ones((2, 1))] * 6, track_per_raid=np.array([0]))
    actors = actors._replace(layers=layers, legs=actors.legs._replace(met=np.ones_like(actors.legs.met)))
    assert exchange(actors, single(3, 0), single(3, 1)).force.met.all()
    assert not exchange(actors, single(3, 0), single(3, 2)).force.met.any()


@pytest.mark.parametrize(
    ("side", "sentence"),
    [
        (
            lambda: exchange(world(0), single(3, 0), Side(np.array([False, True, False]), np.array([True, False, False]))),
            "an actor stands on both sides of an exchange; name sides without a common member",
        ),
        (lambda: exchange(world(0), single(4, 0), single(4, 1)), "a side is not one of 3 actors; give masks of 3 actors"),
    ],
)
def test_impossible_pairs_of_sides_are_refused(side: object, sentence: str) -> None:
    assert callable(side)
    with pytest.raises(InputError) as caught:
        side()
    assert str(caught.value) == sentence


def test_types_of_a_strike_by_hand() -> None:
    """One average type for each member, one for a leg apart, one for each conventional class; reserves add up."""
    actors = armed(world(5), 5)
    leg = int(np.flatnonzero((actors.legs.owner == 1) & (actors.legs.basing != BOMBER))[0])
    actors = changed(actors, legs={"apart": (np.arange(actors.legs.owner.size) == leg).astype(np.int64)})
    found = exchange(actors, single(3, 0), single(3, 1)).attack
    assert found.nuclear.tolist() == [1, 1, 0]
    struck = 1.0 - actors.capabilities.withheld[0, 1] - actors.capabilities.withheld_third[0, 1]
    carried = actors.legs.launchers[0, leg] * actors.legs.loading[0, leg]
    assert found.warheads[0, 1, 1] == pytest.approx(carried * actors.legs.alert[0, 1, leg] * struck)
    assert found.p_hard[0, 1] == pytest.approx(actors.legs.reliability[0, leg] * actors.legs.sspk[0, leg])
    assert found.warheads[0, :, 2] == pytest.approx(actors.conventional.weapons[0, 1])
    assert found.p_soft[0, 2] == pytest.approx(actors.conventional.works[0, 1] * actors.conventional.soft[0, 1])
    others = [k for k in np.flatnonzero((actors.legs.owner == 1) & (actors.legs.basing != BOMBER)) if k != leg]
    ready = sum(actors.legs.launchers[0, k] * actors.legs.loading[0, k] * actors.legs.alert[0, 1, k] * struck for k in others)
    assert found.warheads[0, 1, 0] == pytest.approx(ready)


def test_layers_of_a_struck_coalition_guard_the_legs_of_their_owners() -> None:
    actors = changed(world(6), layers={"owner": np.array([1, 2])})
    found = exchange(actors, coalition(3, (1, 2)), single(3, 0))
    force_defence = found.attack.force_defence
    legs = np.flatnonzero((actors.legs.owner == 1) | (actors.legs.owner == 2))
    owner = actors.legs.owner[legs]
    assert force_defence.guards.tolist() == [(owner == 1).astype(int).tolist(), (owner == 2).astype(int).tolist()]
    assert force_defence.exposure.sum(axis=1) == pytest.approx(1.0)
    assert exchange(actors, single(3, 1), single(3, 0)).attack.force_defence.exposure == pytest.approx(1.0)


@pytest.mark.parametrize("seed", SEEDS)
def test_more_in_reserve_never_makes_the_strike_larger(seed: int) -> None:
    actors = armed(world(seed), seed)
    less = changed(actors, capabilities={"withheld_third": actors.capabilities.withheld_third / 2.0})
    one, other = (exchange(some, single(3, 0), single(3, 1)).attack for some in (actors, less))
    assert (one.warheads <= other.warheads + 1e-12).all()
    assert np.array_equal(one.warheads[:, :, one.nuclear == 0], other.warheads[:, :, other.nuclear == 0])


def test_reserves_beyond_the_arsenal_are_refused() -> None:
    actors = world(1)
    with pytest.raises(InputError) as caught:
        exchange(changed(actors, capabilities={"withheld_third": np.ones((2, 3))}), single(3, 0), single(3, 1))
    assert str(caught.value).startswith("reserves of 1.")
