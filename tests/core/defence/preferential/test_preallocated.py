"""Preallocated preferential defence, against the whole game written out, and its bounds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.defence.preferential.adaptive import adaptive_value
from equipoise.core.defence.preferential.preallocated import preallocated_bounds, preallocated_value
from equipoise.errors import InputError
from tests.core.defence import value_games

SHARES = st.sampled_from([0.0, 0.3, 0.5, 0.9, 1.0])
VALUES = st.lists(st.sampled_from([0.0, 1.0, 2.0, 3.5]), min_size=1, max_size=3)
MORE_VALUES = st.lists(st.sampled_from([1.0, 2.0]), min_size=1, max_size=5)


@settings(max_examples=40)
@given(VALUES, st.integers(0, 4), st.integers(0, 4), SHARES, SHARES)
def test_the_whole_game_gives_the_same(values: list[float], a: int, i: int, p_shot: float, p_damage: float) -> None:
    expected = value_games.preallocated(values, a, i, p_shot, p_damage)
    assert preallocated_value(np.array(values), a, i, p_shot, p_damage) == pytest.approx(expected, abs=1e-7)


@settings(max_examples=60)
@given(MORE_VALUES, st.integers(0, 7), st.integers(0, 6), SHARES, SHARES)
def test_bounds_monotony_and_the_worth_of_seeing(values: list[float], a: int, i: int, p_shot: float, p_damage: float) -> None:
    points, near = np.array(values), 1e-7
    found = preallocated_value(points, a, i, p_shot, p_damage)
    low, high = preallocated_bounds(points, a, i, p_shot, p_damage)
    assert low - near <= found <= high + near
    assert -near <= found <= adaptive_value(points, a, i, p_shot, p_damage) + near
    assert preallocated_value(points, a + 1, i, p_shot, p_damage) <= found + near
    assert preallocated_value(points, a, i + 1, p_shot, p_damage) >= found - near
    assert preallocated_value(points, a, i, min(1.0, p_shot + 0.1), p_damage) >= found - near
    assert preallocated_value(3.0 * points[::-1], a, i, p_shot, p_damage) == pytest.approx(3.0 * found, abs=near)


def test_values_by_hand() -> None:
    # one warhead and one perfect interceptor at n points: they meet with probability 1/n
    for n in (1, 2, 5):
        assert preallocated_value(np.ones(n), 1, 1, 1.0) == pytest.approx(n - 1 + 1 / n)
    # points of 2 and 1: the attacker makes the defender indifferent with 1/3 and 2/3, each loses 2/3
    assert preallocated_value(np.array([2.0, 1.0]), 1, 1, 1.0) == pytest.approx(3.0 - 2 / 3)
    # two points, two warheads, one perfect interceptor: one at each point leaves one, two at one point leave one
    assert preallocated_value(np.ones(2), 2, 1, 1.0) == pytest.approx(1.0)
    assert preallocated_value(np.zeros(2), 2, 1, 1.0) == 0.0
    assert preallocated_bounds(np.zeros(2), 2, 1, 1.0) == (0.0, 0.0)


def test_many_points_of_different_value_are_listed_without_waste() -> None:
    # one interceptor, one warhead: the attacker plays the greatest values so that each guarded point is worth as much
    values = np.arange(1.0, 21.0)
    lost = max((k - 1) / (1.0 / values[-k:]).sum() for k in range(1, 21))
    assert preallocated_value(values, 1, 1, 1.0) == pytest.approx(values.sum() - lost)


@pytest.mark.parametrize("warheads_per_point", [1, 2, 3])
def test_large_alike_sets_approach_the_even_mixture_of_attacks(warheads_per_point: int) -> None:
    # 1 to K = 2 a - 1 warheads are equally likely, so each of the first K perfect interceptors saves 1/K of a point
    n = 1000
    low, high = preallocated_bounds(np.ones(n), warheads_per_point * n, n // 2, 1.0)
    expected = n / 2 / (2 * warheads_per_point - 1)
    assert low - 1e-6 <= expected <= high + 1e-6
    assert high - low < 5.0


def test_numbers_beyond_the_levels_keep_the_bounds_apart_in_the_right_order() -> None:
    low, high = preallocated_bounds(np.ones(2), 500, 700, 0.9, 0.01)
    assert 0.0 <= low <= high <= 2.0


def test_too_large_a_set_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        preallocated_value(np.ones(50), 100, 60, 0.8)
    assert str(caught.value) == (
        "50 points, 100 warheads and 60 interceptors are too many for the exact preallocated value; use preallocated_bounds"
    )


@pytest.mark.parametrize("unit", [1e-12, 1e-6, 1e6, 1e15])
def test_the_unit_of_value_does_not_matter(unit: float) -> None:
    values = np.array([1.0, 2.0, 3.0])
    expected = preallocated_value(values, 3, 2, 0.7)
    assert preallocated_value(values * unit, 3, 2, 0.7) == pytest.approx(unit * expected, rel=1e-9)
    bounds, scaled = (preallocated_bounds(values * u, 30, 20, 0.7) for u in (1.0, unit))
    assert np.array(scaled) == pytest.approx(unit * np.array(bounds), rel=1e-6)
