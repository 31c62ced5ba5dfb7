"""The bound by prices: above every strike, near the linear programme, exact for one type."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.allocation.arsenal import strike_of_types
from equipoise.core.exchange.allocation.dual_bound import destroyed_by, loads, strike_bound
from equipoise.core.exchange.allocation.strike import strike_allocation
from equipoise.core.exchange.allocation.targeting import MOST_SHOTS
from equipoise.errors import InputError
from tests.core.exchange.allocation.test_arsenal import destroyed, random_case


@pytest.mark.parametrize(("n_types", "number"), [(1, 13), (2, 91), (3, 455)])
def test_every_load_is_listed_once(n_types: int, number: int) -> None:
    found = loads(n_types)
    assert found.shape == (number, n_types)
    assert len({tuple(row) for row in found.tolist()}) == number
    assert found.sum(axis=1).max() == MOST_SHOTS


@pytest.mark.parametrize("n_types", [2, 3, 4])
@pytest.mark.parametrize("seed", range(6))
def test_no_strike_destroys_more(n_types: int, seed: int) -> None:
    case = random_case(seed, n_types)
    assert destroyed(case, strike_of_types(*case)) <= strike_bound(*case) * (1.0 + 1e-12)


@pytest.mark.parametrize("n_types", [2, 3])
@pytest.mark.parametrize("seed", range(6))
def test_it_is_the_bound_of_column_generation_without_debris(n_types: int, seed: int) -> None:
    """Two programmes of one problem: prices by the ellipsoid method here, by HiGHS there; whole numbers only lower the value."""
    case = random_case(seed, n_types)
    case = case._replace(number=np.ceil(case.number), ready=np.ceil(case.ready), fratricide=0.0)
    other = strike_allocation(case.ready, case.number, case.value, case.p_kill)
    assert strike_bound(*case) >= other.value * (1.0 - 1e-12)
    assert strike_bound(*case) == pytest.approx(other.bound, rel=2e-4)


@pytest.mark.parametrize("seed", range(6))
def test_debris_only_lowers_it(seed: int) -> None:
    case = random_case(seed, 2)
    found = [strike_bound(*case._replace(fratricide=p)) for p in (0.0, 0.5, 1.0)]
    assert found[0] >= found[1] * (1.0 - 1e-6)
    assert found[1] >= found[2] * (1.0 - 1e-6)


def test_one_type_that_is_ready_is_exact() -> None:
    case = random_case(3, 2)._replace(ready=np.array([37.0, 0.0]))
    assert destroyed(case, strike_of_types(*case)) == pytest.approx(strike_bound(*case), rel=1e-5)


def test_the_first_two_nuclear_weapons_are_the_best_ones() -> None:
    p_kill, nuclear = np.array([0.5, 0.8, 0.3]), np.array([1, 1, 0])
    found = destroyed_by(np.array([1, 2, 1]), 1.0, p_kill, nuclear, 1.0)
    assert found == pytest.approx(1.0 - 0.2**2 * 0.7)


def test_more_types_than_can_be_listed_have_no_bound() -> None:
    assert strike_bound(*random_case(1, 5)) == np.inf


def test_impossible_strikes_are_refused() -> None:
    case = random_case(1, 2)
    with pytest.raises(InputError) as caught:
        strike_bound(*case._replace(ready=np.array([-1.0, 1.0])))
    assert str(caught.value) == "ready -1 is impossible; give a number of at least 0"
    with pytest.raises(InputError) as caught:
        strike_bound(*random_case(1, 1))
    assert str(caught.value) == "a strike of one type needs no prices; its allocation by marginal return is exact"


@pytest.mark.parametrize("p", [0.001, 0.01, 0.05])
@pytest.mark.parametrize("nuclear", [0, 1])
def test_it_holds_for_more_weapons_on_an_aimpoint_than_are_listed(p: float, nuclear: int) -> None:
    """One aimpoint and 100 weapons of one type, 50 of another: all of them are fired at it."""
    p_kill, kinds = np.array([[p], [2.0 * p]]), np.array([nuclear, 0])
    for fratricide in (0.0, 0.5):
        later = p * (1.0 - fratricide * nuclear)
        destroyed_by_all = 1.0 - (1.0 - p) ** 2 * (1.0 - later) ** 98 * (1.0 - 2.0 * p) ** 50
        found = strike_bound(np.ones(1), np.ones(1), p_kill, kinds, fratricide, np.array([100.0, 50.0]))
        assert destroyed_by_all * (1.0 - 1e-9) <= found <= destroyed_by_all * 1.02
