"""A planned strike reviewed: sums that fit, exact with one type, near column generation with several."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.allocation.arsenal import strike_of_one_type
from equipoise.core.exchange.encounter import Exchange, exchange
from equipoise.core.exchange.remainder import remainder
from equipoise.core.exchange.review import gaps, in_whole_numbers, review, spared
from equipoise.core.exchange.sides import single
from equipoise.core.exchange.survivors import Plan
from equipoise.errors import InputError
from tests.core.exchange.small_forces import random_system
from tests.core.exchange.small_worlds import armed, world

SEEDS = range(10)


def met(seed: int) -> Exchange:
    """Two sides of an armed world: several types of weapon, a layer or none."""
    return exchange(armed(world(seed), seed), single(3, 0), single(3, 1))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sums_fit(seed: int) -> None:
    force, attack, defence = met(seed)
    for draw in range(2):
        for posture in range(2):
            found = review(force, attack, draw, posture)
            fired, left = found.fired(), found.left()
            assert (fired.sum(axis=1) <= found.plan.ready + 1e-9).all()
            assert (left <= found.plan.number + 1e-9).all()
            assert found.value == pytest.approx(float(((found.plan.number - left) * found.plan.value).sum()))
            spent = remainder(force, attack, defence, (0, 2)).spent[draw, posture]
            assert spent == pytest.approx(float(fired[attack.nuclear == 1].sum())), "nuclear warheads alone are spent"
            assert 0.0 <= found.gap < 0.1


@pytest.mark.parametrize("seed", SEEDS)
def test_one_type_is_exact(seed: int) -> None:
    """The bound of one type is its value; so it is by prices, for the same type taken apart."""
    force, attack, _ = random_system(np.random.default_rng([74, seed]))
    parts = {name: np.repeat(getattr(attack, name), 2, axis=-1) for name in ("p_hard", "p_soft", "works", "met", "nuclear", "scheduled")}
    apart = attack._replace(warheads=np.repeat(attack.warheads, 2, axis=2) * np.array([0.3, 0.7]), **parts)
    one, two = review(force, attack, 0, 0), review(force, apart, 0, 0)
    assert one.gap == 0.0
    assert two.value == pytest.approx(one.value, rel=1e-9)
    assert two.bound == pytest.approx(one.bound, rel=1e-5)
    assert gaps(force, attack, (0, 1)).tolist() == [[0.0, 0.0]]


@pytest.mark.parametrize("seed", SEEDS)
def test_column_generation_agrees_where_there_is_no_debris(seed: int) -> None:
    force, attack, _ = met(seed)
    found = review(force, attack._replace(fratricide=np.zeros(2)), 0, 1)
    whole = found.plan._replace(ready=np.floor(found.plan.ready), number=np.floor(found.plan.number + 0.5))
    other = in_whole_numbers(found.plan)
    assert other.gap <= 1e-4 + 1e-12
    assert other.value <= float(whole.number @ whole.value)
    if np.array_equal(whole.number, found.plan.number):
        assert other.value <= found.bound * (1.0 + 1e-9)


def test_the_gaps_of_all_draws_are_those_of_each() -> None:
    force, attack, _ = met(3)
    assert gaps(force, attack, (0, 2)).tolist() == [[review(force, attack, d, p).gap for p in range(2)] for d in range(2)]


def test_a_draw_or_a_posture_that_there_is_not_is_refused() -> None:
    force, attack, _ = met(3)
    for work in (lambda: review(force, attack, 2, 0), lambda: review(force, attack, 0, 2), lambda: gaps(force, attack, (0, 3))):
        with pytest.raises(InputError, match="are not among 2 draws and 2 postures; name rows of the records"):
            work()


def test_above_four_types_there_is_no_bound_and_no_gap() -> None:
    force, attack, _ = random_system(np.random.default_rng([74, 7]))
    parts = {name: np.repeat(getattr(attack, name), 5, axis=-1) for name in ("p_hard", "p_soft", "works", "met", "nuclear", "scheduled")}
    five = attack._replace(warheads=np.repeat(attack.warheads, 5, axis=2), **parts)
    found = review(force, five, 0, 0)
    assert np.isinf(found.bound)
    assert np.isnan(found.gap)


@pytest.mark.parametrize(("p", "ready"), [(0.01, 300.0), (0.05, 40.0), (0.5, 60.0), (0.9, 3.0)])
def test_the_bound_of_one_type_is_not_that_of_the_limit_of_shots(p: float, ready: float) -> None:
    number, value = np.array([1.0, 2.0]), np.array([3.0, 1.0])
    plan = Plan(np.array([ready]), number, value, np.full((1, 2), p))
    strike = strike_of_one_type(number, value, plan.p_kill[0], 0.0, ready)
    destroyed = float((number[strike.leg] * strike.share * value[strike.leg] * (1.0 - strike.p_alive)).sum())
    shots = np.arange(400)
    returns = np.concatenate([np.tile(v * p * (1.0 - p) ** shots, int(n)) for n, v in zip(number, value, strict=True)])
    most = float(np.sort(returns)[::-1][: int(ready)].sum())  # without any limit
    assert destroyed + spared(plan, strike) >= most * (1.0 - 1e-12)
    if ready == 3.0:
        assert spared(plan, strike) == 0.0
