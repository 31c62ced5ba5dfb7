"""The signs of a step of defence, between two and among all."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.stability.externality import more_defence
from equipoise.study.party import party
from equipoise.study.sample import Sample
from equipoise.study.stability.first_strike import index
from equipoise.study.stability.sign import facing_pairs, index_changes, sign_record, steppers
from equipoise.study.stability.spread import signs
from equipoise.study.stability.steps import changes, costs
from equipoise.study.world import World
from tests import stabilities
from tests.core.exchange.small_worlds import changed


def test_pairs_that_can_face_each_other(here: World) -> None:
    assert facing_pairs(here) == [("USA", "RUS"), ("RUS", "IND"), ("RUS", "PAK"), ("IND", "PAK")]


def test_only_actors_with_layers_step_and_each_setting_has_both_measures() -> None:
    rows = stabilities.record().sign
    assert [(row.spender, row.setting, row.measure) for row in rows] == [
        (spender, setting, measure) for spender in ("USA", "RUS") for setting in ("two", "many") for measure in ("index", "assured")
    ]
    for row in rows:
        assert abs(row.negative + row.zero + row.positive - 1.0) < 1e-5


def test_assured_retaliation_rises_only_where_layers_protect_their_owners_forces(here: World, sample: Sample) -> None:
    """The sum over two sides: the other's falls with the layers, the owner's may rise, since they meet the strike on it."""
    rows = [row for row in stabilities.record().sign if row.measure == "assured"]
    assert any(row.negative > 0.0 for row in rows)
    assert any(row.positive > 0.0 for row in rows)
    bare = here._replace(actors=changed(here.actors, layers={"coverage_forces": np.zeros_like(here.actors.layers.coverage_forces)}))
    nothing = np.zeros((len(here.actors.capabilities.fratricide), 4, 4))
    found = [row for row in sign_record(bare, sample, [("USA", "RUS")], {"defence": nothing}, lambda _: None) if row.measure == "assured"]
    assert all(row.positive == 0.0 for row in found)
    assert any(row.negative != 0.0 for row in found)


def test_a_step_of_an_actor_leaves_the_index_of_others_as_it_is_and_chunks_do_not_matter(here: World) -> None:
    """So that only pairs of the spender are computed, in any chunks of draws."""
    every, richer = facing_pairs(here), more_defence(here.actors, 0, costs(here))
    assert richer is not None
    found = index_changes(here, 0, [("USA", "RUS")], costs(here), lambda _: None)
    for pair in every:
        whole = [index(here, richer, pair, p).capped - index(here, here.actors, pair, p).capped for p in range(2)]
        assert np.array_equal(found.get(pair, np.zeros_like(whole)), np.array(whole))
        assert ("USA" in pair) == bool(np.any(whole))


def test_only_actors_with_layers_can_step(here: World) -> None:
    assert steppers(here) == ["USA", "RUS"]


def test_each_measure_is_the_change_that_it_names(here: World, sample: Sample) -> None:
    """The index as the mean over both postures and all pairs; between two, assured retaliation as if the two were alone in the world."""
    usa, rus = (party(here, stabilities.four(), name) for name in ("USA", "RUS"))
    nobody = dict.fromkeys(here.names, ())
    alone = changes(here, sample, nobody | {"USA": (rus,), "RUS": (usa,)}, lambda _: None)
    every = changes(here, sample, nobody | {"USA": (rus,), "RUS": (usa,), "IND": (rus,)}, lambda _: None)
    found = sign_record(here, sample, [("USA", "RUS")], every, lambda _: None)
    for name in ("USA", "RUS"):
        spender = here.names.index(name)
        index_change = index_changes(here, spender, facing_pairs(here), costs(here), lambda _: None)
        rows = {(row.setting, row.measure): row for row in found if row.spender == name}
        for key, values in (
            (("two", "index"), index_change["USA", "RUS"].mean(axis=0)),
            (("two", "assured"), np.nansum(alone["defence"][:, :, spender], axis=1)),
            (("many", "index"), np.mean([index_change[pair].mean(axis=0) for pair in facing_pairs(here)], axis=0)),
            (("many", "assured"), np.nansum(every["defence"][:, :, spender], axis=1)),
        ):
            wanted = signs(values)
            assert rows[key].change.model_dump() == pytest.approx(wanted.change.model_dump(), abs=2e-6), (name, key)
            assert (rows[key].negative, rows[key].zero, rows[key].positive) == (wanted.negative, wanted.zero, wanted.positive)


def test_where_no_pair_has_an_index_there_is_no_mean_of_it() -> None:
    assert [(row.spender, row.setting, row.measure) for row in stabilities.apart().sign] == [("USA", "many", "assured")]
