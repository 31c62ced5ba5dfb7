"""Distributions of counts, against SciPy and against every outcome written out."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import comb

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import binom

from equipoise.core import distribution

Distribution = NDArray[np.float64]
SIZE = 400


def window(out: Distribution, low: int, high: int) -> Distribution:
    """The distribution with nothing outside its window."""
    clean = np.zeros(SIZE)
    clean[low : high + 1] = out[low : high + 1]
    return clean


def stale() -> Distribution:
    """An array as earlier work left it: what is not filled must not be read."""
    return np.full(SIZE, 7.0)


def filled(n: float, p: float) -> Distribution:
    out = stale()
    return window(out, *distribution.binomial(n, p, out))


@pytest.mark.parametrize("n", [0, 1, 2, 17, 300])
@pytest.mark.parametrize("p", [0.0, 1e-12, 0.03, 0.5, 0.97, 1.0 - 1e-12, 1.0])
def test_binomial_of_whole_units_is_scipys(n: int, p: float) -> None:
    assert np.abs(filled(n, p) - binom.pmf(np.arange(SIZE), n, p)).max() < 1e-12
    assert abs(filled(n, p).sum() - 1.0) < 1e-12


@pytest.mark.parametrize("n", [0.25, 1.5, 16.75, 99.1])
@pytest.mark.parametrize("p", [0.0, 0.3, 1.0])
def test_fraction_of_a_unit_is_one_unit_with_that_probability(n: float, p: float) -> None:
    whole, rest = int(n), n % 1.0
    mixture = (1.0 - rest) * binom.pmf(np.arange(SIZE), whole, p) + rest * binom.pmf(np.arange(SIZE), whole + 1, p)
    assert np.abs(filled(n, p) - mixture).max() < 1e-12
    assert np.arange(SIZE) @ filled(n, p) == pytest.approx(n * p)


@pytest.mark.parametrize("n", [3.0 - 1e-12, 3.0 + 1e-12])
def test_whole_number_within_rounding_is_whole(n: float) -> None:
    assert np.abs(filled(n, 0.4) - binom.pmf(np.arange(SIZE), 3, 0.4)).max() < 1e-11


def test_more_units_never_mean_fewer_successes() -> None:
    tails = np.array([np.cumsum(filled(n, 0.37)) for n in np.linspace(0.0, 6.0, 61)])
    assert (np.diff(tails, axis=0) <= 1e-12).all()


@pytest.mark.parametrize(("n_groups", "size"), [(1, 3), (2, 2), (3, 1), (2, 3)])
def test_groups_that_live_or_die_whole_match_every_outcome(n_groups: int, size: int) -> None:
    p_group, p_unit = 0.6, 0.8
    expected = np.zeros(SIZE)
    for groups in product([0, 1], repeat=n_groups):
        for units in product([0, 1], repeat=n_groups * size):
            chance = np.prod([p_group if g else 1.0 - p_group for g in groups]) * np.prod([p_unit if u else 1.0 - p_unit for u in units])
            delivered = sum(u for place, u in enumerate(units) if groups[place // size])
            expected[delivered] += float(chance)
    out = stale()
    found = window(out, *distribution.compound(float(n_groups), float(size), p_group, p_unit, out, stale(), stale()))
    assert np.abs(found - expected).max() < 1e-12


def test_fractions_of_groups_and_of_sizes_keep_the_mean() -> None:
    out = stale()
    found = window(out, *distribution.compound(2.3, 1.7, 0.6, 0.8, out, stale(), stale()))
    assert found.sum() == pytest.approx(1.0, abs=1e-12)
    assert np.arange(SIZE) @ found == pytest.approx(2.3 * 1.7 * 0.6 * 0.8)


@pytest.mark.parametrize("swapped", [False, True])
def test_sum_of_independent_counts_is_numpys_convolution(swapped: bool) -> None:
    one, other = binom.pmf(np.arange(9), 8, 0.3), binom.pmf(np.arange(21), 20, 0.7)
    a, b = (other, one) if swapped else (one, other)
    left, right, out = stale(), stale(), stale()
    left[5 : 5 + a.size], right[2 : 2 + b.size] = a, b
    low, high = distribution.convolution(left, 5, 4 + a.size, right, 2, 1 + b.size, out)
    assert (low, high) == (7, 7 + a.size + b.size - 2)
    assert np.abs(window(out, low, high)[low : high + 1] - np.convolve(a, b)).max() < 1e-15


def test_negligible_ends_move_to_the_new_edge() -> None:
    values = np.array([1e-16, 1e-15, 0.25, 0.5, 0.25, 3e-15])
    total = values.sum()
    low, high = distribution.trimmed(values, 0, 5)
    assert (low, high) == (2, 4)
    assert values[2:5].sum() == pytest.approx(total, abs=1e-15)


@pytest.mark.parametrize(("n", "p"), [(0, 0.3), (1, 0.3), (7, 0.5), (40, 0.01), (40, 0.99), (300, 0.3), (2_000, 0.7)])
def test_a_binomial_is_exact_however_unlikely(n: int, p: float) -> None:
    row = np.zeros(n + 3)
    distribution.binomial_row(n, p, 0, n, row)
    for k in {0, 1, n // 7, n // 3, n // 2, 2 * n // 3, n - 1, n} & set(range(n + 1)):
        exact = comb(n, k) * Fraction(p) ** k * (1 - Fraction(p)) ** (n - k)
        if exact > Fraction(1, 10**300):
            assert row[k] == pytest.approx(float(exact), rel=1e-11, abs=0.0)
        else:
            assert row[k] < 1e-299
    assert row.sum() == pytest.approx(1.0, abs=1e-13)


@pytest.mark.parametrize(("low", "high"), [(0, 3), (4, 9), (11, 11), (17, 20), (20, 20), (0, 0)])
def test_a_window_of_a_binomial(low: int, high: int) -> None:
    row = np.full(30, 7.0)
    distribution.binomial_row(20, 0.4, low, high, row)
    exact = [comb(20, k) * 0.4**k * 0.6 ** (20 - k) for k in range(low, high + 1)]
    assert row[: high - low + 1] == pytest.approx(exact, rel=1e-12, abs=0.0)
    assert np.all(row[high - low + 1 :] == 7.0)


@pytest.mark.parametrize(
    ("p", "n", "low", "high", "expected"),
    [
        (0.0, 3, 0, 3, [1.0, 0.0, 0.0, 0.0]),
        (1.0, 3, 0, 3, [0.0, 0.0, 0.0, 1.0]),
        (1.0, 3, 1, 2, [0.0, 0.0]),
        (0.0, 3, 1, 2, [0.0, 0.0]),
        (0.5, 0, 0, 0, [1.0]),
    ],
)
def test_a_certain_binomial(p: float, n: int, low: int, high: int, expected: list[float]) -> None:
    row = np.full(4, 7.0)
    distribution.binomial_row(n, p, low, high, row)
    assert row[: len(expected)].tolist() == expected
