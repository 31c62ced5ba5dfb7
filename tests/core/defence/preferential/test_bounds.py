"""Bounds of the adaptive value hold the exact value, and are near each other at every size."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.defence.preferential import bounds as preferential_bounds
from equipoise.core.defence.preferential.adaptive import adaptive_value
from equipoise.core.defence.preferential.bounds import adaptive_bounds
from equipoise.errors import InputError

SHARES = st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0])


@given(st.lists(st.integers(0, 4), min_size=1, max_size=7), st.integers(0, 14), st.integers(0, 12), SHARES, SHARES)
def test_the_exact_value_lies_between(values: list[int], a: int, i: int, p_shot: float, p_damage: float) -> None:
    points = np.array(values, dtype=np.float64)
    low, high = adaptive_bounds(points, a, i, p_shot, p_damage)
    assert low - 1e-9 <= adaptive_value(points, a, i, p_shot, p_damage) <= high + 1e-9
    assert high - low < 2.0 * max(*values, 1) + 1e-9


@pytest.mark.parametrize("p_shot", [0.8, 1.0])
def test_a_larger_exact_value_lies_between(p_shot: float) -> None:
    points = np.repeat([3.0, 1.0], [6, 24])
    low, high = adaptive_bounds(points, 60, 40, p_shot)
    assert low <= adaptive_value(points, 60, 40, p_shot) <= high


@pytest.mark.parametrize(("n", "a", "i", "p_shot"), [(450, 1000, 400, 0.8), (1000, 2000, 1000, 1.0), (1000, 2000, 1000, 0.8)])
def test_large_alike_sets_are_known_to_one_point(n: int, a: int, i: int, p_shot: float) -> None:
    low, high = adaptive_bounds(np.ones(n), a, i, p_shot)
    assert 0.0 <= high - low <= 1.0
    # two warheads at each point, one interceptor for each of two warheads of half of them
    assert high <= i / 2 * p_shot**2 + n * max(0.0, 1.0 - a / n) + 1e-9


def test_no_points_of_value_and_no_attack() -> None:
    assert adaptive_bounds(np.zeros(2), 3, 1, 0.5) == (0.0, 0.0)
    assert adaptive_bounds(np.ones(2), 0, 1, 0.5) == (2.0, 2.0)


def test_too_many_classes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preferential_bounds, "MOST_STEPS", 10)
    with pytest.raises(InputError) as caught:
        adaptive_bounds(np.array([1.0, 2.0]), 20, 5, 0.5)
    assert str(caught.value) == "20 warheads in 2 classes of points are too many; join classes of points"
