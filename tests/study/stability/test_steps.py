"""Steps and their costs."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise import facts
from equipoise.study.sample import Sample
from equipoise.study.stability.azimuth import asked
from equipoise.study.stability.steps import changes, costs, externality_record
from equipoise.study.world import World, world_of
from tests import stabilities


@pytest.fixture(scope="module")
def found(here: World, sample: Sample) -> dict[str, np.ndarray]:
    return changes(here, sample, asked(here, stabilities.four()), lambda _: None)


def test_costs_are_by_basing_and_the_same_for_every_actor(here: World) -> None:
    price = costs(here)
    silos = {float(price.launcher[place]) for place, (_, _, leg) in enumerate(here.legs) if leg.basing == "silo"}
    assert silos == {200.0}
    assert set(price.interceptor.tolist()) == {111.0}
    assert price.step == 5000.0


def test_more_of_ones_own_offence_helps_and_an_adversarys_defence_does_not(found: dict[str, np.ndarray]) -> None:
    assert np.all(found["defence"][:, 1, 0] <= 1e-12), "layers of the United States and Russia's retaliation"
    assert found["defence"][:, 1, 0].min() < 0.0
    assert found["offence"][:, 1, 1].max() > 0.0


def test_what_cannot_be_bought_has_no_number(here: World, sample: Sample, found: dict[str, np.ndarray]) -> None:
    record = externality_record(here, sample, found)
    rows = {(row.actor, row.spender): row for row in record.defence}
    assert rows["RUS", "IND"].reason == "nothing to add to"
    assert rows["RUS", "IND"].change is None
    row = rows["RUS", "USA"]
    assert row.reason is None
    assert (row.negative or 0.0) + (row.zero or 0.0) + (row.positive or 0.0) == pytest.approx(1.0)
    assert {part.kind for part in record.costs} == {"assumption", "estimate"}


def test_costs_are_best_values_even_where_they_have_a_range() -> None:
    names = {"silo": (150, 220, 900), "interceptor": (50, 80, 300), "step": (1000, 4000, 9000)}
    overrides = tuple(
        facts.Override(id=f"parameters.cost_{name}", low=low, best=best, high=high, reason="a test")
        for name, (low, best, high) in names.items()
    )
    ranged = Sample(facts.Lookup(stabilities.base(), stabilities.four().model_copy(update={"overrides": overrides})))
    there = world_of(ranged)
    price = costs(there)
    assert (set(price.interceptor.tolist()), price.step) == ({80.0}, 4000.0)
    assert {float(price.launcher[place]) for place, (_, _, leg) in enumerate(there.legs) if leg.basing == "silo"} == {220.0}
    nothing = np.zeros((ranged.draws + 1, len(there.names), len(there.names)))
    record = externality_record(there, ranged, dict.fromkeys(("offence", "defence"), nothing))
    told = {row.what: row.cost for row in record.costs}
    assert {name: told[name] for name in names} == {name: best for name, (_, best, _) in names.items()}
    assert (record.step, record.draws) == (4000.0, 6)
