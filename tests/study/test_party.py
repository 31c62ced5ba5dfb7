"""Sides, and the pairs of them that can face each other."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.sides import legs_facing
from equipoise.study.party import COMMON, OUT_OF_REACH, TOO_FAR, dyads, parties, requirement
from equipoise.study.sample import Sample
from equipoise.study.world import World
from tests import stabilities


def test_actors_come_before_coalitions(here: World) -> None:
    sides = parties(here, stabilities.four())
    assert [side.id for side in sides] == ["USA", "RUS", "IND", "PAK", "two_large"]
    assert sides[-1].members == ("USA", "RUS")
    assert sides[-1].side.offence.tolist() == [True, True, False, False]


@pytest.mark.parametrize(
    ("retaliator", "adversary", "reason"),
    [
        ("USA", "RUS", None),
        ("IND", "PAK", None),
        ("PAK", "USA", TOO_FAR),
        ("USA", "PAK", OUT_OF_REACH),
        ("USA", "two_large", COMMON),
        ("two_large", "IND", None),
    ],
)
def test_a_pair_without_an_exchange_says_why(here: World, retaliator: str, adversary: str, reason: str | None) -> None:
    pairs = {(pair.retaliator.id, pair.adversary.id): pair for pair in dyads(here, parties(here, stabilities.four()))}
    assert len(pairs) == 20
    assert pairs[retaliator, adversary].reason == reason
    assert (pairs[retaliator, adversary].exchange is None) == (reason is not None)


def test_an_actor_may_have_a_requirement_of_its_own(sample: Sample) -> None:
    assert requirement(sample, "RUS")[0] == 30.0
    own = requirement(sample, "PAK")
    assert own[0] == 3.0
    assert np.all((own >= 1.0) & (own <= 9.0))
    shared = requirement(sample, "RUS")
    assert np.array_equal(np.argsort(own[1:]), np.argsort(shared[1:])), "the ranks are those of the scenario's requirement"


def test_the_legs_that_reach_are_those_of_the_exchange(here: World) -> None:
    sides = parties(here, stabilities.four())
    places = {(one.id, other.id): legs_facing(here.actors, one.side, other.side) for one in sides for other in sides}
    for pair in dyads(here, sides):
        taken = places[pair.retaliator.id, pair.adversary.id]
        if pair.exchange is not None:
            np.testing.assert_array_equal(here.actors.legs.launchers[:, taken], pair.exchange.force.launchers)
    assert places["IND", "USA"].size == 0
