"""The signs of a step of defence, between two and among all."""

from __future__ import annotations

import numpy as np

from equipoise.core.exchange.actors import single
from equipoise.core.stability.dyads import assured_matrix
from equipoise.core.stability.externality import more_defence
from equipoise.study.sample import Sample
from equipoise.study.stability.first_strike import index
from equipoise.study.stability.sign import facing_pairs, index_changes, steppers
from equipoise.study.stability.steps import costs
from equipoise.study.stability.world import World
from tests import stabilities


def test_pairs_that_can_face_each_other(here: World) -> None:
    assert facing_pairs(here) == [("USA", "RUS"), ("RUS", "IND"), ("RUS", "PAK"), ("IND", "PAK")]


def test_only_actors_with_layers_step_and_each_setting_has_both_measures() -> None:
    rows = stabilities.record()["sign"]
    assert [(row["spender"], row["setting"], row["measure"]) for row in rows] == [
        (spender, setting, measure) for spender in ("USA", "RUS") for setting in ("two", "many") for measure in ("index", "assured")
    ]
    for row in rows:
        assert abs(row["negative"] + row["zero"] + row["positive"] - 1.0) < 1e-5


def test_between_two_assured_retaliation_cannot_rise_with_the_others_layers() -> None:
    rows = [row for row in stabilities.record()["sign"] if row["measure"] == "assured"]
    assert all(row["positive"] == 0.0 for row in rows)
    assert any(row["negative"] > 0.0 for row in rows)


def test_a_step_of_an_actor_leaves_the_index_of_others_as_it_is_and_chunks_do_not_matter(here: World) -> None:
    """So that only pairs of the spender are computed, in any chunks of draws."""
    every, richer = facing_pairs(here), more_defence(here.actors, 0, costs(here))
    assert richer is not None
    found = index_changes(here, 0, [("USA", "RUS")], costs(here), lambda _: None)
    for pair in every:
        whole = [index(here, richer, pair, p).capped - index(here, here.actors, pair, p).capped for p in range(2)]
        assert np.array_equal(found.get(pair, np.zeros_like(whole)), np.array(whole))
        assert ("USA" in pair) == bool(np.any(whole))


def test_a_step_of_a_side_changes_nothing_of_its_own_retaliation(here: World, sample: Sample) -> None:
    richer = more_defence(here.actors, 0, costs(here))
    assert richer is not None
    sides = (single(4, 0), single(4, 1))
    needed = np.full((here.actors.launchers.shape[0], 2, 2), 30.0)
    now, then = (assured_matrix(each, sides, sides, needed, (0, 7)).p_assured for each in (here.actors, richer))
    assert np.array_equal(now[:, 0, 1], then[:, 0, 1])
    assert np.any(now[:, 1, 0] != then[:, 1, 0])


def test_only_actors_with_layers_can_step(here: World) -> None:
    assert steppers(here) == ["USA", "RUS"]
