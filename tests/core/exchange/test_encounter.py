"""What two sides put into an exchange, by hand; what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.actors import Side, coalition, n_actors, refuse_inconsistent, single
from equipoise.core.exchange.encounter import exchange
from equipoise.core.exchange.posture import BOMBER
from equipoise.core.exchange.retaliation import refuse_mismatched
from equipoise.core.exchange.warning import any_works
from equipoise.errors import InputError
from tests.core.exchange.small_worlds import armed, world

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
    legs = np.flatnonzero((actors.owner == 1) & (actors.basing != BOMBER))
    expected = sum(
        actors.launchers[0, leg] * actors.loading[0, leg] * actors.alert[0, 1, leg] * (1.0 - actors.withheld[0, 1]) for leg in legs
    )
    assert exchange(actors, single(3, 0), single(3, 1)).attack.warheads[0, 1].sum() == pytest.approx(expected)


def test_pooled_offence_does_not_pool_the_defence() -> None:
    actors = world(6)._replace(layer_owner=np.array([1, 2]))
    side = coalition(3, (1, 2), defence=(1,))
    assert exchange(actors, single(3, 0), side).defence.salvo.shape[1] == 1


def test_members_that_retaliate_share_their_warning() -> None:
    actors = world(5)
    found = exchange(actors, coalition(3, (0, 1)), single(3, 2)).attack
    warned, confirmed = (any_works(p[:, :2], actors.warning_common_failure) for p in (actors.warning, actors.confirmation))
    assert found.p_warning == pytest.approx(warned)
    assert found.p_confirmed == pytest.approx(warned * confirmed)
    assert (found.p_warning < 1.0 - (1.0 - actors.warning[:, 0]) * (1.0 - actors.warning[:, 1])).all(), "not independent"


def test_one_that_retaliates_alone_fails_alone() -> None:
    actors = world(5)
    found = exchange(actors, single(3, 1), single(3, 2))
    assert found.attack.p_warning.tolist() == actors.warning[:, 1].tolist()
    assert found.attack.p_confirmed == pytest.approx(actors.warning[:, 1] * actors.confirmation[:, 1])
    assert (found.force.leaves_under_attack == actors.leaves_under_attack[:, 1:2]).all()


def test_a_leg_that_does_not_reach_takes_no_part() -> None:
    actors = world(6)
    nowhere = actors._replace(reaches=actors.reaches * (np.arange(3) != 1))
    assert exchange(nowhere, single(3, 0), single(3, 1)).force.basing.size == 0
    assert exchange(nowhere, single(3, 1), single(3, 0)).force.basing.size == int((actors.owner == 1).sum())
    assert float(exchange(nowhere, single(3, 1), single(3, 0)).attack.warheads.sum()) == 0.0
    assert float(exchange(nowhere, single(3, 2), single(3, 1)).attack.warheads.sum()) > 0.0


def test_weapons_are_met_only_by_sides_with_layers() -> None:
    actors = world(7)._replace(layer_owner=np.array([1]))
    actors = actors._replace(
        **{name: np.ones((2, 1)) for name in ("interceptors", "salvo", "kill_probability", "p_track", "coverage", "coverage_forces")}
    )
    actors = actors._replace(track_per_raid=np.array([0]), met=np.ones_like(actors.met))
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
    leg = int(np.flatnonzero((actors.owner == 1) & (actors.basing != BOMBER))[0])
    actors = actors._replace(apart=(np.arange(actors.owner.size) == leg).astype(np.int64))
    found = exchange(actors, single(3, 0), single(3, 1)).attack
    assert found.nuclear.tolist() == [1, 1, 0]
    struck = 1.0 - actors.withheld[0, 1] - actors.withheld_third[0, 1]
    carried = actors.launchers[0, leg] * actors.loading[0, leg]
    assert found.warheads[0, 1, 1] == pytest.approx(carried * actors.alert[0, 1, leg] * struck)
    assert found.p_hard[0, 1] == pytest.approx(actors.reliability[0, leg] * actors.sspk_leg[0, leg])
    assert found.warheads[0, :, 2] == pytest.approx(actors.conventional[0, 1])
    assert found.p_soft[0, 2] == pytest.approx(actors.conventional_works[0, 1] * actors.conventional_soft[0, 1])
    others = [k for k in np.flatnonzero((actors.owner == 1) & (actors.basing != BOMBER)) if k != leg]
    ready = sum(actors.launchers[0, k] * actors.loading[0, k] * actors.alert[0, 1, k] * struck for k in others)
    assert found.warheads[0, 1, 0] == pytest.approx(ready)


def test_layers_of_a_struck_coalition_guard_the_legs_of_their_owners() -> None:
    actors = world(6)._replace(layer_owner=np.array([1, 2]))
    found = exchange(actors, coalition(3, (1, 2)), single(3, 0))
    force_defence = found.attack.force_defence
    legs = np.flatnonzero((actors.owner == 1) | (actors.owner == 2))
    assert force_defence.guards.tolist() == [(actors.owner[legs] == 1).astype(int).tolist(), (actors.owner[legs] == 2).astype(int).tolist()]
    assert force_defence.exposure.sum(axis=1) == pytest.approx(1.0)
    assert exchange(actors, single(3, 1), single(3, 0)).attack.force_defence.exposure == pytest.approx(1.0)


@pytest.mark.parametrize("seed", SEEDS)
def test_more_in_reserve_never_makes_the_strike_larger(seed: int) -> None:
    actors = armed(world(seed), seed)
    less = actors._replace(withheld_third=actors.withheld_third / 2.0)
    one, other = (exchange(some, single(3, 0), single(3, 1)).attack for some in (actors, less))
    assert (one.warheads <= other.warheads + 1e-12).all()
    assert np.array_equal(one.warheads[:, :, one.nuclear == 0], other.warheads[:, :, other.nuclear == 0])


def test_reserves_beyond_the_arsenal_are_refused() -> None:
    actors = world(1)
    with pytest.raises(InputError) as caught:
        exchange(actors._replace(withheld_third=np.ones_like(actors.withheld)), single(3, 0), single(3, 1))
    assert str(caught.value).startswith("reserves of 1.")
