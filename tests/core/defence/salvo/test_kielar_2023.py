"""The saturating defence of Kielar (2023)."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.defence.salvo import kielar_2023
from equipoise.errors import InputError


def test_crossings_of_one_and_two_layers() -> None:
    assert abs(kielar_2023.crossing(0.8, 0.999) - np.log(1 / 1.6) / np.log(0.999)) < 1e-9
    assert abs(kielar_2023.crossing(np.array([0.8, 0.8]), 0.999) - 1004.30) < 0.005


@given(st.lists(st.floats(0.55, 1.0), min_size=1, max_size=4), st.floats(0.5, 0.9999))
def test_half_pass_at_the_crossing(p_first: list[float], decay: float) -> None:
    first = np.array(p_first)
    raid = kielar_2023.crossing(first, decay)
    assert abs(float(kielar_2023.intercepts(raid, first, decay)) - float(kielar_2023.leaks(raid, first, decay))) < 1e-6 * max(raid, 1.0)


def test_larger_raids_are_stopped_less_often() -> None:
    stopped = np.asarray(kielar_2023.intercept_probability(np.arange(0.0, 3000.0, 100.0), np.array([0.8, 0.6]), 0.999))
    assert stopped.shape == (30,)
    assert (np.diff(stopped) < 0).all()
    assert abs(stopped[0] - 0.92) < 1e-12


@pytest.mark.parametrize(
    ("p_first", "decay", "sentence"),
    [
        (0.8, 1.0, "decay 1 gives no crossing; give a decay above 0 and below 1"),
        (0.8, 0.0, "decay 0 gives no crossing; give a decay above 0 and below 1"),
        (0.5, 0.9, "the defence stops at most half of the smallest raid; give layers that together stop more than half"),
        (1.5, 0.9, "p_first 1.5 is impossible; give a probability between 0 and 1"),
    ],
)
def test_impossible_defences_are_refused(p_first: float, decay: float, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        kielar_2023.crossing(p_first, decay)
    assert str(caught.value) == sentence


def test_a_crossing_near_none_keeps_its_digits() -> None:
    """One layer: p exp(-wear) is one half."""
    for excess in (1e-12, 1e-6, 0.3):
        p = 0.5 + excess
        assert kielar_2023.crossing(p, 0.999) == pytest.approx(math.log1p(2.0 * (p - 0.5)) / -math.log(0.999), rel=1e-9)
    assert kielar_2023.crossing(np.full(10_000, 1.0), 0.5) == pytest.approx(math.log2(1.0 / -math.expm1(math.log(0.5) / 10_000)), rel=1e-12)


@pytest.mark.parametrize("more", [1e-3, 1e-9, 1e-13])
def test_the_crossing_of_a_defence_hardly_better_than_half(more: float) -> None:
    first = 0.5 + more
    true = -np.log1p(2.0 * (first - 0.5)) / np.log(0.999)
    assert np.isclose(kielar_2023.crossing(first, 0.999), true, rtol=1e-15 / more + 1e-12)
