"""The strike of several types: within stocks, no worse than one type, blind to the order of types, and what debris does."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest

from equipoise.core.exchange.allocation.arsenal import Strike, strike_of_one_type, strike_of_types
from equipoise.core.exchange.allocation.dual_bound import strike_bound
from equipoise.core.exchange.allocation.strike import strike_allocation
from equipoise.core.exchange.allocation.targeting import MOST_SHOTS

SEEDS = range(25)


class Case(NamedTuple):
    """A strike to be planned: aimpoints and their value by leg, chances by type and leg, which types are nuclear, debris, stocks."""

    number: np.ndarray
    value: np.ndarray
    p_kill: np.ndarray
    nuclear: np.ndarray
    fratricide: float
    ready: np.ndarray


def random_case(seed: int, n_types: int = 3, n_legs: int = 4) -> Case:
    """Fractions of aimpoints and weapons; the last type is conventional."""
    generator = np.random.default_rng([73, seed])
    nuclear = (np.arange(n_types) < max(1, n_types - 1)).astype(np.int64)
    p_kill = generator.uniform(0.05, 0.95, (n_types, n_legs))
    number, value = generator.uniform(0.5, 60.0, n_legs), generator.uniform(1.0, 20.0, n_legs)
    return Case(number, value, p_kill, nuclear, float(generator.uniform(0.0, 1.0)), generator.uniform(1.0, 80.0, n_types))


def destroyed(case: Case, strike: Strike) -> float:
    """The value destroyed."""
    return float((case.number[strike.leg] * strike.share * case.value[strike.leg] * (1.0 - strike.p_alive)).sum())


def fired(case: Case, strike: Strike) -> np.ndarray:
    """The weapons of each type that are fired."""
    return (case.number[strike.leg] * strike.share) @ strike.weapons


@pytest.mark.parametrize("seed", SEEDS)
def test_stocks_aimpoints_and_shots_are_kept(seed: int) -> None:
    case = random_case(seed)
    found = strike_of_types(*case)
    assert (fired(case, found) <= case.ready + 1e-9).all()
    assert np.bincount(found.leg, found.share, case.number.size) == pytest.approx(1.0)
    assert (found.share >= 0.0).all()
    assert found.weapons.sum(axis=1).max() <= MOST_SHOTS
    for g, leg in enumerate(found.leg):
        clear = np.prod((1.0 - case.p_kill[:, leg]) ** found.weapons[g])
        assert found.p_alive[g] >= clear - 1e-12, "debris never raises the kill"


@pytest.mark.parametrize("seed", SEEDS)
def test_one_type_in_parts_is_one_type(seed: int) -> None:
    """A type taken apart is the same strike; so is the path for one type."""
    case = random_case(seed, 1)
    alone = strike_of_one_type(case.number, case.value, case.p_kill[0], case.fratricide, float(case.ready[0]))
    one = strike_of_types(*case)
    parts = np.array([0.2, 0.5, 0.3])
    apart = case._replace(p_kill=np.repeat(case.p_kill, 3, axis=0), nuclear=np.ones(3, dtype=np.int64), ready=case.ready * parts)
    three = strike_of_types(*apart)
    assert destroyed(case, one) == pytest.approx(destroyed(case, alone), rel=1e-12)
    assert destroyed(apart, three) == pytest.approx(destroyed(case, alone), rel=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_types_does_not_matter(seed: int) -> None:
    case = random_case(seed)
    if seed % 2:
        case = case._replace(p_kill=np.round(case.p_kill, 1), value=np.ones(4), number=np.full(4, 8.0), ready=np.full(3, 30.0))
    order = np.random.default_rng(seed).permutation(3)
    other = case._replace(p_kill=case.p_kill[order], nuclear=case.nuclear[order], ready=case.ready[order])
    assert fired(other, strike_of_types(*other)) == pytest.approx(fired(case, strike_of_types(*case))[order])
    assert destroyed(other, strike_of_types(*other)) == pytest.approx(destroyed(case, strike_of_types(*case)))


@pytest.mark.parametrize("seed", SEEDS)
def test_more_debris_and_fewer_weapons_never_destroy_more(seed: int) -> None:
    case = random_case(seed, 2)
    less = case._replace(ready=case.ready * np.array([1.0, 0.0]))
    assert destroyed(less, strike_of_types(*less)) <= destroyed(case, strike_of_types(*case)) + 1e-9
    without, full = case._replace(fratricide=0.0), case._replace(fratricide=1.0)
    assert destroyed(full, strike_of_types(*full)) <= destroyed(without, strike_of_types(*without)) + 1e-9


def test_conventional_weapons_suffer_no_debris_and_cause_none() -> None:
    """After two nuclear shots, and full debris, only conventional ones follow; and they do not count among the first two."""
    case = Case(np.ones(1), np.ones(1), np.array([[0.5], [0.4]]), np.array([1, 0]), 1.0, np.array([9.0, 9.0]))
    found = strike_of_types(*case)
    assert found.weapons.tolist() == [[2, 9]]
    assert found.p_alive[0] == pytest.approx(0.5**2 * 0.6**9)


@pytest.mark.parametrize("seed", range(12))
def test_it_is_near_the_best_of_whole_numbers(seed: int) -> None:
    """Beside column generation, without debris."""
    case = random_case(seed)
    case = case._replace(number=np.ceil(case.number), ready=np.ceil(case.ready), fratricide=0.0)
    best = strike_allocation(case.ready, case.number, case.value, case.p_kill)
    assert destroyed(case, strike_of_types(*case)) >= 0.97 * best.value


def test_legs_without_aimpoints_get_nothing() -> None:
    case = random_case(1)._replace(number=np.array([0.0, 3.0, 0.0, 2.0]))
    found = strike_of_types(*case)
    assert np.isfinite(found.share).all()
    assert found.weapons[(found.leg == 0) | (found.leg == 2)].sum() == 0


@pytest.mark.parametrize("seed", range(40))
def test_how_far_it_may_fall_short(seed: int) -> None:
    """Two types, debris included, against the bound of any strike: the worst of these falls short by less than a twentieth."""
    case = random_case(seed, 2)
    bound = strike_bound(*case)
    assert 0.95 * bound <= destroyed(case, strike_of_types(*case)) <= bound * (1.0 + 1e-12)
