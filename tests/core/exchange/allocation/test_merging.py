"""Alike types and classes put together and taken apart again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from equipoise.core.exchange.allocation.columns import answer_by_columns
from equipoise.core.exchange.allocation.merging import merged, unmerged
from equipoise.core.exchange.allocation.problem import Problem
from tests.core.exchange.small_strikes import Small, most_destroyed, problem_of, strikes

ROWS = ((0.5, 0.2, 0.5, 1.0),) * 3 + ((0.0, 0.0, 0.0, 0.9), (0.4, 0.3, 0.4, 0.1))
ALIKE = Small((2, 0, 3, 1, 4), (3, 2, 1, 5), (1.0, 6.0, 1.0, 0.0), ROWS)


def test_alike_ones_are_one_and_useless_ones_are_none() -> None:
    small = merged(problem_of(ALIKE))
    assert small.problem.n_weapons.tolist() == [4, 5]
    assert sorted(zip(small.problem.value.tolist(), small.problem.n_aimpoints.tolist(), strict=True)) == [(0.25, 4), (1.5, 2)]
    assert small.type_place.tolist() == [1, -1, 1, -1, 0]
    assert small.class_place[0] == small.class_place[2] != small.class_place[1]
    assert small.class_place[3] == -1
    assert small.scale == 4.0


@settings(max_examples=100, deadline=None)
@given(strikes(most_types=4, most_classes=4))
def test_what_is_taken_apart_is_worth_as_much(strike: Small) -> None:
    problem = problem_of(strike)
    small = merged(problem)
    if small.problem.n_weapons.size == 0:
        assert most_destroyed(strike) == 0.0
        return
    answer = answer_by_columns(small.problem, 0.0, 100)
    loads, number = unmerged(problem, small, answer.loads, answer.n_aimpoints)
    assert float(problem.destroyed(loads) @ number) == pytest.approx(small.scale * answer.value, abs=1e-9)
    assert np.all(number @ loads.weapons <= problem.n_weapons)
    assert np.all(np.bincount(loads.classes, number, problem.value.size) <= problem.n_aimpoints)


def test_the_order_is_its_own() -> None:
    problem = problem_of(ALIKE)
    first = merged(problem)
    backwards = Problem(problem.n_weapons[::-1], problem.n_aimpoints[::-1], problem.value[::-1], problem.p_kill[::-1, ::-1], 12)
    second = merged(backwards)
    assert all(np.array_equal(a, b) for a, b in zip(first.problem, second.problem, strict=True))
    assert np.array_equal(second.type_place, first.type_place[::-1])
