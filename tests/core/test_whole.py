"""Whole numbers from quotients: what rounding leaves is taken away, whatever the size, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.whole import whole_above, whole_below


@given(st.integers(1, 10**15), st.sampled_from([0.0, 1e-15, -1e-15, 3e-16]))
def test_whole_numbers_stay_but_for_rounding(number: int, error: float) -> None:
    assert whole_above(number * (1.0 + error)) == whole_below(number * (1.0 + error)) == np.rint(number * (1.0 + error))


@given(st.integers(0, 10**6), st.floats(1e-2, 0.99))
def test_fractions_are_rounded_to_their_side(number: int, part: float) -> None:
    assert (whole_below(number + part), whole_above(number + part)) == (number, number + 1)


@pytest.mark.parametrize("value", [1e-300, 1e-12, 1e-9])
def test_the_smallest_number_above_nothing_takes_one(value: float) -> None:
    assert (whole_below(value), whole_above(value), whole_above(0.0)) == (0.0, 1.0, 0.0)
