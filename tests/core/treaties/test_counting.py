"""Counting rules and data exchanges of New START."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.treaties import counting
from equipoise.errors import InputError


def test_a_bomber_counts_one_whatever_it_carries() -> None:
    launchers, loading = np.array([400, 240]), np.array([1, 4.5])
    assert counting.counted_warheads(launchers, loading, 60) == 1540
    assert counting.counted_warheads(launchers, loading, 60, 16) == 2440


def test_the_total_is_the_sum_of_all_items() -> None:
    assert counting.total(np.array([[1.0, 2.5], [3.0, 4.0]])) == 10.5
    assert counting.total(7) == 7.0
    with pytest.raises(InputError, match="counts -1 is impossible; give a number of at least 0"):
        counting.total(np.array([1.0, -1.0]))


def test_headroom_and_excess() -> None:
    assert np.array_equal(counting.headroom(np.array([1376, 668, 800]), np.array([1550, 700, 800])), [174, 32, 0])
    assert counting.headroom(1735, 1550) == -185


def test_differences_of_two_exchanges() -> None:
    change = counting.exchange_difference(np.array([517, 1420, 775]), np.array([513, 1426, 757]))
    assert np.array_equal(change, [-4, 6, -18])


def test_unlike_lists_are_refused() -> None:
    with pytest.raises(InputError) as legs:
        counting.counted_warheads(np.array([400, 240]), np.array([1.0]), 60)
    assert str(legs.value) == "2 legs of launchers and 1 loadings do not match; give one loading per leg"
    with pytest.raises(InputError) as lists:
        counting.headroom(np.array([1, 2]), np.array([1, 2, 3]))
    assert str(lists.value) == "lists of shape (2,) and (3,) do not match; give both lists the same items in the same order"
    with pytest.raises(InputError) as negative:
        counting.counted_warheads(np.array([400.0]), np.array([1.0]), -1)
    assert str(negative.value) == "n_bombers -1 is impossible; give a number of at least 0"
    with pytest.raises(InputError) as nothing:
        counting.exchange_difference(np.array([np.nan]), np.array([1.0]))
    assert str(nothing.value) == "first is not a finite number; give a number"
