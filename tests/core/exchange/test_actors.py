"""What two sides put into an exchange, by hand; what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.actors import (
    Side,
    coalition,
    exchange,
    facing,
    n_actors,
    of_rows,
    refuse_inconsistent,
    single,
    together,
)
from equipoise.core.exchange.posture import BOMBER
from equipoise.core.exchange.retaliation import refuse_mismatched
from equipoise.core.exchange.warning import any_works
from equipoise.errors import InputError
from tests.core.exchange.small_worlds import world

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
                assert all(array.flags.c_contiguous for record in found for array in record)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_coalition_pools_strike_search_and_layers(seed: int) -> None:
    actors = world(seed)
    one, other, both = (exchange(actors, single(3, 0), side) for side in (single(3, 1), single(3, 2), coalition(3, (1, 2))))
    assert both.attack.warheads == pytest.approx(one.attack.warheads + other.attack.warheads)
    fails = (1.0 - one.attack.p_breakthrough) * (1.0 - other.attack.p_breakthrough)
    assert both.attack.p_breakthrough == pytest.approx(1.0 - fails)
    assert both.defence.salvo.shape[1] == one.defence.salvo.shape[1] + other.defence.salvo.shape[1]
    low, high = (f(np.stack([one.attack.p_soft, other.attack.p_soft]), axis=0) for f in (np.min, np.max))
    assert (both.attack.p_soft >= low - 1e-12).all()
    assert (both.attack.p_soft <= high + 1e-12).all()


def test_the_strike_by_hand() -> None:
    actors = world(4)
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
    actors = actors._replace(**{name: np.ones((2, 1)) for name in ("interceptors", "salvo", "kill_probability", "p_track", "coverage")})
    actors = actors._replace(track_per_raid=np.array([0]), met=np.ones_like(actors.met))
    assert exchange(actors, single(3, 0), single(3, 1)).force.met.all()
    assert not exchange(actors, single(3, 0), single(3, 2)).force.met.any()


def test_some_draws_of_the_actors_are_actors() -> None:
    actors = world(3, draws=4)
    some = of_rows(actors, (1, 3))
    refuse_inconsistent(some)
    assert np.array_equal(some.detect, actors.detect[1:3])
    assert some.owner is actors.owner
    with pytest.raises(InputError) as caught:
        of_rows(actors, (2, 5))
    assert str(caught.value) == "draws 2 to 4 are not among the 4 given; name rows of the record"


def test_sides_are_joined() -> None:
    joint = together((single(3, 0), coalition(3, (1,), defence=(2,))))
    assert joint.offence.tolist() == [True, True, False]
    assert joint.defence.tolist() == [True, False, True]
    with pytest.raises(InputError) as caught:
        together(())
    assert str(caught.value) == "no side is named; name at least one side"


@pytest.mark.parametrize(
    ("side", "sentence"),
    [
        (lambda: single(3, 3), "a side names an actor that is not among the 3 given; give places from 0 to 2"),
        (lambda: coalition(3, ()), "a side has no member; name at least one actor"),
        (
            lambda: exchange(world(0), single(3, 0), Side(np.array([False, True, False]), np.array([True, False, False]))),
            "an actor stands on both sides of an exchange; name sides without a common member",
        ),
        (lambda: exchange(world(0), single(4, 0), single(4, 1)), "a side is not one of 3 actors; give masks of 3 actors"),
    ],
)
def test_impossible_sides_are_refused(side: object, sentence: str) -> None:
    assert callable(side)
    with pytest.raises(InputError) as caught:
        side()
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("warning", np.zeros((2, 4)), "warning of the actors has the shape (2, 4), not (2, 3); give each array the shape that it states"),
        ("warning", np.full((2, 3), 1.5), "warning of the actors holds a value above 1; give shares and probabilities between 0 and 1"),
        (
            "warning",
            np.full((2, 3), np.nan),
            "warning of the actors holds what is no number of at least 0; give finite numbers of at least 0",
        ),
        (
            "fratricide",
            np.full(2, -0.1),
            "fratricide of the actors holds what is no number of at least 0; give finite numbers of at least 0",
        ),
    ],
)
def test_inconsistent_records_are_refused(name: str, value: np.ndarray, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        refuse_inconsistent(world(0)._replace(**{name: value}))
    assert str(caught.value) == sentence


def test_sizes_and_owners_are_refused() -> None:
    actors = world(1)
    with pytest.raises(InputError) as caught:
        refuse_inconsistent(actors._replace(per_platform=np.zeros_like(actors.per_platform)))
    assert str(caught.value) == "per_platform of the actors holds a size of 0; give groups of at least one launcher"
    with pytest.raises(InputError) as caught:
        refuse_inconsistent(actors._replace(owner=actors.owner + 1))
    assert str(caught.value) == "a leg or layer belongs to an actor that is not among the 3 given; give owners from 0 to 2"


def test_two_sides_face_each_other_if_each_has_a_leg_that_reaches_the_other() -> None:
    actors = world(2)
    first, second = single(3, 0), single(3, 1)
    assert facing(actors, first, second)
    assert not facing(actors, first, coalition(3, (0, 2))), "a common member"
    out_of_reach = actors.reaches.copy()
    out_of_reach[actors.owner == 1, 0] = 0
    one_way = actors._replace(reaches=out_of_reach)
    assert not facing(one_way, first, second)
    assert not facing(one_way, second, first)
    assert facing(one_way, first, coalition(3, (1, 2))), "the third reaches the first"
