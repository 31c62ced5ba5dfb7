"""Allocation by marginal return: exact for one type, step by step for several."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.marginal import allocate_by_return
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
