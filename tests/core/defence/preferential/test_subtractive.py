"""Subtractive defence, against every lot and every attack written out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.defence.preferential.subtractive import subtractive_value
from equipoise.errors import InputError
from tests.core.defence import value_games

SHARES = st.sampled_from([0.0, 0.3, 0.5, 0.9, 1.0])
VALUES = st.lists(st.sampled_from([0.0, 1.0, 2.0, 3.5]), min_size=1, max_size=3)


@settings(max_examples=60)
@given(VALUES, st.integers(0, 5), st.integers(0, 7), SHARES, SHARES)
def test_everything_written_out_gives_the_same(values: list[float], a: int, i: int, p_shot: float, p_damage: float) -> None:
    expected = value_games.subtractive(values, a, i, p_shot, p_damage)
    assert subtractive_value(np.array(values), a, i, p_shot, p_damage) == pytest.approx(expected, abs=1e-12)


@given(VALUES, st.integers(0, 40), st.integers(0, 60), SHARES, SHARES)
def test_more_warheads_save_less_and_more_interceptors_more(values: list[float], a: int, i: int, p_shot: float, p_damage: float) -> None:
    points = np.array(values)
    found = subtractive_value(points, a, i, p_shot, p_damage)
    assert subtractive_value(points, a + 1, i, p_shot, p_damage) <= found + 1e-11
    assert subtractive_value(points, a, i + 1, p_shot, p_damage) >= found - 1e-11
    assert subtractive_value(points, a, i, min(1.0, p_shot + 0.1), p_damage) >= found - 1e-11
    assert subtractive_value(3.0 * points[::-1], a, i, p_shot, p_damage) == pytest.approx(3.0 * found, abs=1e-10)


def test_lots_by_hand() -> None:
    # half of 20 warheads are stopped; both of a point's two are with probability (10/20)(9/19)
    assert subtractive_value(np.ones(10), 20, 10, 1.0) == pytest.approx(10 * 9 / 38, rel=1e-12)
    assert subtractive_value(np.ones(10), 20, 20, 1.0) == pytest.approx(10.0, rel=1e-12)


def test_large_lots_are_those_of_exact_fractions() -> None:
    """Half of n warheads stopped: both of a point's two with probability (n/2)(n/2 - 1) / (n (n - 1)); evenly spread over n/2 points."""
    n = 3000
    assert subtractive_value(np.ones(n // 2), n, n // 2, 1.0) == pytest.approx(n / 2 * (n / 2 - 1) / (2 * (n - 1)), rel=1e-10)


def test_more_warheads_than_the_bound_are_refused() -> None:
    with pytest.raises(InputError, match=r"n_warheads 10001 is too large; give a whole number of at most 10,000"):
        subtractive_value(np.ones(2), 10_001, 1, 0.5)
