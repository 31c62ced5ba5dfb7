"""What is drawn for a force stays within what is published about it."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise import facts
from equipoise.study.reductions.pair import exchange_of
from equipoise.study.sample import Sample
from equipoise.study.world import ACROSS, world_of

NON_STRATEGIC = {"USA": 100, "RUS": 0}  # deployed bombs for shorter ranges, part of the published total
RETALIATORS = {"USA": "RUS", "RUS": "USA", "CHN": "USA", "FRA": "RUS", "GBR": "RUS"}


@pytest.fixture(scope="module")
def sample() -> Sample:
    base = facts.load()
    return Sample(facts.Lookup(base, facts.scenario("today", base).model_copy(update={"draws": 1000})))


def warheads(sample: Sample, actor: str) -> np.ndarray:
    pair = facts.Pair(retaliator=actor, adversary=RETALIATORS[actor])
    legs = exchange_of(world_of(sample, ACROSS), pair, pair.adversary).force
    return (legs.launchers * legs.loading).sum(axis=1)


@pytest.mark.parametrize("actor", RETALIATORS)
def test_the_best_estimate_lies_in_the_middle_of_the_draws(sample: Sample, actor: str) -> None:
    drawn = warheads(sample, actor)
    assert abs(np.median(drawn[1:]) / drawn[0] - 1.0) < 0.06


@pytest.mark.parametrize("actor", RETALIATORS)
def test_no_draw_exceeds_the_published_stockpile(sample: Sample, actor: str) -> None:
    stockpile = sample.lookup.value(f"{actor}.totals.military_stockpile").high
    assert warheads(sample, actor).max() <= stockpile


@pytest.mark.parametrize("actor", ["USA", "RUS"])
def test_the_deployed_forces_of_the_two_largest_stay_near_their_published_totals(sample: Sample, actor: str) -> None:
    deployed = sample.lookup.value(f"{actor}.totals.deployed")
    low, high = np.quantile(warheads(sample, actor)[1:], [0.05, 0.95])
    assert 0.95 * (deployed.low - NON_STRATEGIC[actor]) <= low
    assert high <= 1.06 * (deployed.high - NON_STRATEGIC[actor])


def test_twin_a_loading_up_to_the_ceiling_leaves_the_published_totals(sample: Sample) -> None:
    lookup = sample.lookup
    wide = {"id": "USA.b52.loading", "low": 2, "best": 4.3, "high": 20, "reason": "up to the ceiling"}
    override = facts.Override.model_validate(wide)
    other = Sample(facts.Lookup(lookup.base, lookup.scenario.model_copy(update={"overrides": (override,)})))
    drawn = warheads(other, "USA")
    assert abs(np.median(drawn[1:]) / drawn[0] - 1.0) >= 0.06
