"""Means, quantiles and chances, against distributions that can be counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise import facts
from equipoise.core.defence.engagement.engine import engagement
from equipoise.core.defence.engagement.system import Failure, Layer, System, Threat
from equipoise.study.engagement.outcome import branches, by_class, chance, outcome, p_exhausted, quantiles, spending
from equipoise.study.engagement.record import RaidSize
from tests.samples import ENGAGEMENT

COUNTS = np.array([0.1, 0.4, 0.3, 0.2])
LAYER = Layer(0, (1,), (0.5,), (1.0,))


def test_an_outcome() -> None:
    found = outcome(COUNTS)
    assert found["mean"] == pytest.approx(1.6, abs=1e-15)
    assert (found["q05"], found["q50"], found["q95"]) == (0, 1, 3)
    assert (found["p_no_leak"], found["p_at_most_one"]) == (0.1, 0.5)


def test_quantiles_of_what_windows_left_are_those_of_the_whole() -> None:
    assert quantiles(0.5 * COUNTS) == quantiles(COUNTS) == {"q05": 0, "q50": 1, "q95": 3}


def test_a_chance_stays_below_one() -> None:
    assert chance(np.array([0.5, 0.5 + 1e-12]), 1) == 1.0


def test_branches_stand_apart_the_likeliest_first() -> None:
    failure = Failure("the radar fails", 0.2, (0.0,), (1.0,), (1.0,))
    works, fails = branches(engagement((Threat(2),), System((2,), (LAYER,), (failure,))))
    assert (works.name, works.probability, works.mean) == ("everything works", pytest.approx(0.8), pytest.approx(1.0))
    assert (fails.name, fails.failed, fails.mean) == ("the radar fails", ("the radar fails",), pytest.approx(2.0))
    assert works.distribution == pytest.approx([0.25, 0.5, 0.25])


def test_spending_and_its_stock() -> None:
    record = facts.engagement_scenario(ENGAGEMENT, facts.load())
    system = System((2, 3), (LAYER, LAYER._replace(stock=1)))
    found = engagement((Threat(2),), system)
    far, near = spending(record, found, system, {"near": RaidSize(warheads=4, decoys=0)})
    assert (far.name, far.stock, far.fired_mean, far.p_exhausted) == ("far", 2, pytest.approx(2.0), pytest.approx(1.0))
    assert (far.saturation, near.saturation) == (None, RaidSize(warheads=4, decoys=0))
    assert (near.name, near.fired_mean, near.p_exhausted) == ("near", pytest.approx(1.0), 0.0)


def test_a_shared_or_empty_stock_has_no_chance_of_its_own() -> None:
    shared = System((2,), (LAYER, LAYER))
    assert p_exhausted(shared, 0, np.array([0.0, 0.0, 1.0])) is None
    assert p_exhausted(System((0,), (LAYER,)), 0, np.array([1.0])) is None
    assert p_exhausted(System((2,), (LAYER,)), 0, np.array([0.5, 0.5])) == 0.0


def test_classes_are_margins_of_the_joint_distribution() -> None:
    record = facts.engagement_scenario("two_classes", facts.load())
    raid = (Threat(2, 4), Threat(1, 3))
    layer = LAYER._replace(kill_probability=(1.0, 0.0), reach=(1.0, 1.0))
    ballistic, glide = by_class(record, engagement(raid, System((9,), (layer,))), raid)
    assert [(row.warheads, row.decoys) for row in (ballistic, glide)] == [(2, 4), (1, 3)]
    assert (ballistic.name, ballistic.mean) == ("ballistic", pytest.approx(0.0))
    assert (glide.name, glide.mean) == ("glide", pytest.approx(1.0))
