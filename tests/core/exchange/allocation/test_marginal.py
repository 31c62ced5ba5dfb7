"""Allocation by marginal return: exact for one type, step by step for several."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.allocation.marginal import MANY, allocate_by_return, allocate_more, shots_at_once
from tests.core.exchange.small_strikes import Small, most_destroyed, problem_of, random_strike


def by_weapon(strike: Small, most_shots: int) -> float:
    """What single weapons destroy, each where it destroys the most at that moment."""
    classes = np.repeat(np.arange(len(strike.value)), strike.n_aimpoints)
    left = np.array(strike.value)[classes]
    shots, stocks, p_kill = np.zeros(classes.size), np.array(strike.n_weapons), np.array(strike.p_kill)[:, classes]
    while True:
        returns = np.where((stocks > 0)[:, np.newaxis] & (shots < most_shots), p_kill * left, 0.0)
        i, t = np.unravel_index(np.argmax(returns), returns.shape)
        if returns[i, t] <= 0.0:
            return float(np.array(strike.value)[classes].sum() - left.sum())
        left[t] *= 1.0 - p_kill[i, t]
        stocks[i] -= 1
        shots[t] += 1


def destroyed(strike: Small, most_shots: int) -> float:
    classes, number, weapons = allocate_by_return(*problem_of(strike, most_shots))
    assert np.all(number @ weapons <= strike.n_weapons)
    assert weapons.sum(axis=1).max() <= most_shots
    assert np.array_equal(np.bincount(classes, number, len(strike.value)), strike.n_aimpoints)
    alive = np.prod((1.0 - np.array(strike.p_kill).T[classes]) ** weapons, axis=1)
    return float(number @ (np.array(strike.value)[classes] * (1.0 - alive)))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("most_shots", [2, 12])
def test_groups_are_fired_at_as_single_weapons_would_be(seed: int, most_shots: int) -> None:
    strike = random_strike(seed, n_types=3, n_classes=4, n_weapons=60, n_aimpoints=20)
    assert destroyed(strike, most_shots) == pytest.approx(by_weapon(strike, most_shots), rel=1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_one_type_is_exact_and_two_need_not_be(seed: int) -> None:
    strike = random_strike(seed, n_types=1, n_classes=3, n_weapons=7, n_aimpoints=5)
    assert destroyed(strike, 12) == pytest.approx(most_destroyed(strike), abs=1e-9)
    two = Small((1, 1), (1, 1), (1.0, 1.0), ((0.9, 0.8), (0.9, 0.1)))
    assert destroyed(two, 12) == pytest.approx(1.0)
    assert most_destroyed(two) == pytest.approx(1.7)


@pytest.mark.parametrize("seed", range(40))
def test_shots_given_at_once_are_those_of_single_steps(seed: int) -> None:
    generator = np.random.default_rng(seed)
    n_classes, n_weapons = int(generator.integers(1, 4)), int(generator.integers(0, 60))
    number, value = generator.integers(0, 3, n_classes), generator.choice([0.0, 1.0, 2.5, 7.0], n_classes)
    p_kill = generator.choice([0.0, 1.0, 0.5, 0.3, 0.02], (1, n_classes))
    first = shots_at_once(n_weapons, number, value, p_kill[0], 50)[:, np.newaxis]
    assert (number @ first)[0] <= n_weapons
    found = []
    for start in (np.zeros_like(first), first):
        classes, size, weapons = allocate_more(np.array([n_weapons]), number, value, p_kill, 50, start)
        assert (size @ weapons)[0] <= n_weapons
        found.append(float(size @ (value[classes] * (1.0 - (1.0 - p_kill[0, classes]) ** weapons[:, 0]))))
    assert found[0] == pytest.approx(found[1], rel=1e-12)


def test_many_weapons_take_no_more_steps_than_few() -> None:
    number, value, p_kill = np.array([3, 7]), np.array([1.0, 2.0]), np.array([[1e-6, 3e-7]])
    n_weapons = np.array([1000 * MANY])
    first = shots_at_once(n_weapons[0], number, value, p_kill[0], 10**9)
    assert n_weapons[0] - number @ first < 2 * number.sum()
    _, size, weapons = allocate_by_return(n_weapons, number, value, p_kill, 10**9)
    assert size @ weapons == n_weapons
    several = allocate_by_return(np.array([10**9, 10**9]), number, value, np.vstack([p_kill, 2.0 * p_kill]), 10**9)
    assert np.all(several[1] @ several[2] <= 10**9)
