"""A value set: even spread is best, points are joined in classes, impossible sets are refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.defence.preferential.value_set import point_survival, value_set
from equipoise.errors import InputError
from tests.core.defence.value_games import divisions, value_left

SHARES = st.sampled_from([0.0, 0.3, 0.5, 0.9, 1.0])


@given(st.integers(0, 4), st.integers(0, 6), SHARES, SHARES)
def test_no_firing_beats_the_even_spread(n_warheads: int, n_interceptors: int, p_shot: float, p_damage: float) -> None:
    firings = divisions(n_interceptors, n_warheads) if n_warheads else [()]
    best = max(value_left([1.0], (n_warheads,), shots, p_shot, p_damage) for shots in firings)
    assert float(point_survival(n_warheads, n_interceptors, p_shot, p_damage)) == pytest.approx(best, abs=1e-14)


def test_survival_by_hand() -> None:
    assert float(point_survival(0, 5, 0.5)) == 1.0
    assert float(point_survival(3, 2, 1.0)) == 0.0
    assert float(point_survival(3, 3, 1.0)) == 1.0
    assert float(point_survival(2, 1, 1.0, 0.25)) == 0.75
    assert np.shape(point_survival(np.arange(3)[:, np.newaxis], np.arange(4), 0.5)) == (3, 4)


def test_points_of_equal_value_are_one_class() -> None:
    found = value_set(np.array([2.0, 5.0, 0.0, 2.0]), 3, 2, 0.5, 1.0)
    assert found.values.tolist() == [5.0, 2.0]
    assert found.n_points.tolist() == [1, 2]
    assert found.points().tolist() == [5.0, 2.0, 2.0]
    assert found.survival().shape == (4, 3)


@pytest.mark.parametrize(
    ("values", "stocks", "chances", "sentence"),
    [
        ([], (1, 1), (0.5, 1.0), "the value set has no points; give the value of at least one point"),
        ([-1.0], (1, 1), (0.5, 1.0), "values -1 is impossible; give a number of at least 0"),
        ([np.nan], (1, 1), (0.5, 1.0), "values is not a finite number; give a number"),
        ([1.0], (-1, 1), (0.5, 1.0), "n_warheads -1 is impossible; give a number of at least 0"),
        ([1.0], (1, -2), (0.5, 1.0), "n_interceptors -2 is impossible; give a number of at least 0"),
        ([1.0], (1, 1), (1.5, 1.0), "p_shot 1.5 is impossible; give a probability between 0 and 1"),
        ([1.0], (1, 1), (0.5, -0.5), "p_damage -0.5 is impossible; give a probability between 0 and 1"),
    ],
)
def test_impossible_sets_are_refused(values: list[float], stocks: tuple[int, int], chances: tuple[float, float], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        value_set(np.array(values), *stocks, *chances)
    assert str(caught.value) == sentence
