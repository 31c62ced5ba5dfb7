"""Generated loads: the bound of the linear programme, the lists that prove an answer, and one type alone."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from equipoise.core.exchange.allocation import columns as column_generation
from equipoise.core.exchange.allocation.columns import Effort, answer_by_columns, answer_by_return, loads_within, relaxed
from equipoise.core.exchange.allocation.integer_program import Solution
from equipoise.core.exchange.allocation.merging import merged
from equipoise.core.exchange.allocation.problem import Loads, Problem
from tests.core.exchange.small_strikes import Small, most_destroyed, problem_of, random_strike, strikes


@settings(max_examples=60, deadline=None)
@given(strikes().filter(lambda strike: most_destroyed(strike) > 0.0))
def test_the_linear_bound_is_at_least_what_whole_weapons_destroy(strike: Small) -> None:
    problem = merged(problem_of(strike)).problem
    assert (
        relaxed(problem, answer_by_return(problem).loads, 1e-9, Effort()).bound
        >= most_destroyed(strike) / merged(problem_of(strike)).scale - 1e-9
    )


@settings(max_examples=40, deadline=None)
@given(strikes(most_types=1, most_weapons=6).filter(lambda strike: most_destroyed(strike) > 0.0))
def test_for_one_type_columns_agree_with_marginal_returns(strike: Small) -> None:
    problem = merged(problem_of(strike)).problem
    assert answer_by_columns(problem, 0.0, 100).value == pytest.approx(answer_by_return(problem).value, abs=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_for_interchangeable_types_columns_agree_with_marginal_returns(seed: int) -> None:
    one = problem_of(random_strike(seed, n_types=1, n_classes=10, n_weapons=90, n_aimpoints=60))
    apart = one._replace(n_weapons=np.array([40, 30, 20]), p_kill=np.repeat(one.p_kill, 3, axis=0))
    exact, found = answer_by_return(one), answer_by_columns(apart, 0.0, 1000)
    assert found.value == pytest.approx(exact.value, rel=1e-9)
    assert found.bound >= exact.value * (1.0 - 1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_all_that_matters_is_listed(seed: int) -> None:
    problem = merged(problem_of(random_strike(seed, n_types=3, n_classes=3, n_weapons=7, n_aimpoints=5))).problem
    relaxation = relaxed(problem, answer_by_return(problem).loads, 1e-9, Effort())
    best = answer_by_columns(problem, 0.0, 1000)
    listed = loads_within(problem, relaxation, relaxation.bound - best.value + 1e-9, Effort())
    assert listed is not None
    known = {(int(c), *map(int, w)) for c, w in zip(listed.classes, listed.weapons, strict=True)}
    assert {(int(c), *map(int, w)) for c, w in zip(best.loads.classes, best.loads.weapons, strict=True)} <= known


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("slack", [0.05, 0.3])
def test_the_list_is_every_load_within_the_slack(seed: int, slack: float) -> None:
    problem = merged(problem_of(random_strike(seed, n_types=2, n_classes=3, n_weapons=8, n_aimpoints=5))).problem
    relaxation = relaxed(problem, answer_by_return(problem).loads, 1e-9, Effort())
    listed = loads_within(problem, relaxation, slack, Effort())
    assert listed is not None
    for c, earning in enumerate(relaxation.earning):
        every = np.array([load for load in product(*(range(n + 1) for n in problem.n_weapons)) if 0 < sum(load) <= 12])
        loads = Loads(np.full(len(every), c), every)
        fits = problem.destroyed(loads) - every @ relaxation.price > earning - slack
        assert {tuple(load) for load in every[fits].tolist()} == {tuple(load) for load in listed.weapons[listed.classes == c].tolist()}


def test_an_integer_programme_that_was_stopped_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = problem_of(random_strike(4, n_types=4, n_classes=5, n_weapons=60, n_aimpoints=20))
    first, proven = answer_by_return(problem), answer_by_columns(problem, 0.0, 1000)

    def stopped(_: Problem, loads: Loads, *_rest: float) -> Solution:
        return Solution(0.0, np.inf, np.zeros(loads.classes.size))

    monkeypatch.setattr(column_generation, "integer_solution", stopped)
    found = answer_by_columns(problem, 0.0, 1000)
    assert first.value <= found.value <= proven.value + 1e-9
    assert found.bound == relaxed(problem, first.loads, 1e-9, Effort()).bound > found.value


def test_a_list_too_long_leaves_the_gap_open(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = problem_of(random_strike(4, n_types=4, n_classes=5, n_weapons=60, n_aimpoints=20))
    proven = answer_by_columns(problem, 0.0, 1000)
    monkeypatch.setattr(column_generation, "MOST_LOADS", 30)
    found = answer_by_columns(problem, 0.0, 1000)
    assert found.value <= proven.bound
    assert found.bound >= proven.value


def test_each_round_is_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = problem_of(random_strike(2, n_types=4, n_classes=5, n_weapons=40, n_aimpoints=20))
    value = answer_by_columns(problem, 0.0, 1000).value
    bounds: list[Any] = []
    for rounds in (1, 2, 4, 400):
        monkeypatch.setattr(column_generation, "MOST_ROUNDS", rounds)
        bounds.append(relaxed(problem, answer_by_return(problem).loads, 1e-9, Effort()).bound)
    assert all(bound >= value - 1e-9 for bound in bounds)
    assert bounds == sorted(bounds, reverse=True)
    assert bounds[0] > bounds[-1] + 1e-3


@pytest.mark.parametrize("steps", [0, 1, 50, 1000])
def test_searches_that_use_up_their_effort_leave_a_bound(monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    """However early the searches stop, the bound holds for the best allocation known, and no step is taken beyond the effort."""
    problem = merged(problem_of(random_strike(4, n_types=4, n_classes=5, n_weapons=60, n_aimpoints=20))).problem
    proven, effort = answer_by_columns(problem, 0.0, 1000), Effort(steps)
    assert relaxed(problem, answer_by_return(problem).loads, 0.0, effort).bound >= proven.value
    assert 0 <= effort.left < max(steps, 1)
    monkeypatch.setattr(column_generation, "Effort", lambda: Effort(steps))
    found = answer_by_columns(problem, 0.0, 1000)
    assert found.value <= proven.value + 1e-9 <= found.bound + 2e-9
