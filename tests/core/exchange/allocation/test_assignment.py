"""Weapon-target assignment: against every assignment, and against the most that whole loads can do."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.exchange.allocation.assignment import UNUSED, assignment, surviving_value
from equipoise.errors import InputError

CHANCES = st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0.05, 0.95))
SIZES = st.tuples(st.integers(1, 5), st.integers(1, 4))


def least_left(values: list[float], p_kill: list[list[float]]) -> float:
    """The least value left over all assignments of every weapon."""
    least = sum(values)
    for targets in product(range(len(values)), repeat=len(p_kill)):
        left = list(values)
        for weapon, target in enumerate(targets):
            left[target] *= 1.0 - p_kill[weapon][target]
        least = min(least, sum(left))
    return least


@settings(max_examples=80, deadline=None)
@given(SIZES.flatmap(lambda size: st.tuples(
    st.lists(st.floats(0.0, 9.0), min_size=size[1], max_size=size[1]),
    st.lists(st.lists(CHANCES, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]),
)))  # fmt: skip
def test_no_assignment_leaves_less(case: tuple[list[float], list[list[float]]]) -> None:
    values, p_kill = np.array(case[0]), np.array(case[1])
    found = assignment(values, p_kill)
    left = surviving_value(values, p_kill, found.targets)
    assert left == pytest.approx(least_left(*case), abs=1e-9)
    assert found.value == pytest.approx(values.sum() - left, abs=1e-9)
    assert found.value <= found.bound <= found.value + 1e-8 * max(1.0, found.value)


def test_twin_another_assignment_leaves_more() -> None:
    values, p_kill = np.array([10.0, 4.0]), np.array([[0.6, 0.9], [0.5, 0.4]])
    best = assignment(values, p_kill)
    assert best.targets.tolist() == [1, 0]
    assert surviving_value(values, p_kill, np.array([0, 1])) > surviving_value(values, p_kill, best.targets) + 0.9


@pytest.mark.parametrize("seed", range(2))
def test_twenty_weapons_on_thirty_targets_are_solved_to_proven_optimality(seed: int) -> None:
    generator = np.random.default_rng(seed)
    values, p_kill = generator.integers(1, 101, 30).astype(np.float64), generator.uniform(0.0, 1.0, (20, 30))
    found = assignment(values, p_kill)
    assert found.bound - found.value <= 1e-8 * found.value
    assert surviving_value(values, p_kill, found.targets) == pytest.approx(values.sum() - found.value, abs=1e-9)
    order = generator.permutation(20)
    assert np.array_equal(assignment(values, p_kill[order]).targets, found.targets[order])


def test_weapons_without_use_stay() -> None:
    assert assignment(np.array([1.0, 2.0]), np.array([[0.0, 0.0], [0.5, 1.0]])).targets.tolist() == [UNUSED, 1]
    assert assignment(np.zeros(0), np.zeros((2, 0))).targets.tolist() == [UNUSED, UNUSED]
    assert assignment(np.ones(2), np.zeros((0, 2))).value == 0.0


def test_impossible_assignments_are_refused() -> None:
    with pytest.raises(InputError, match=r"^p_kill has the shape \(2,\); give one row for each weapon and one column for each target$"):
        assignment(np.ones(2), np.ones(2))
    with pytest.raises(InputError, match=r"^p_kill is not a finite number; give a number$"):
        assignment(np.ones(1), np.full((1, 1), np.nan))
    with pytest.raises(InputError, match=r"^the strike's arrays do not fit together"):
        assignment(np.ones(3), np.ones((2, 2)))
