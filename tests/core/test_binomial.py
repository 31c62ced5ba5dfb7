"""Binomial tails and Beta quantiles against sums written out in whole numbers."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.binomial import at_least_tails, beta_quantile, beta_tails

COUNTS = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n + 1), st.just(n)))


def written_out(n: int, k: int, p: float) -> tuple[float, float]:
    """The chances of at least k among n, and of fewer, as exact fractions."""
    share = Fraction(p)
    terms = [math.comb(n, j) * share**j * (1 - share) ** (n - j) for j in range(n + 1)]
    return float(sum(terms[k:])), float(sum(terms[:k]))


@settings(max_examples=40)
@given(COUNTS, st.sampled_from([0.0, 2.0**-40, 0.125, 0.5, 0.8125, 1.0 - 2.0**-30, 1.0]))
def test_both_tails_are_those_written_out(counts: tuple[int, int], p: float) -> None:
    k, n = counts
    for found, true in zip(at_least_tails(n, k, p), written_out(n, k, p), strict=True):
        assert float(found) == pytest.approx(true, rel=1e-10, abs=1e-15)


@pytest.mark.parametrize("n", [10**3, 10**6, 10**8, 10**10])
def test_rare_successes_follow_poisson(n: int) -> None:
    """The two distributions differ by at most n p^2 (Le Cam)."""
    for mean in (0.01, 1.0, 3.0, 20.0):
        for k in (1, 2, 5, 18, 25):
            fewer = math.fsum(math.exp(-mean + j * math.log(mean) - math.lgamma(j + 1)) for j in range(k))
            assert abs(float(at_least_tails(n, k, mean / n)[1]) - fewer) <= mean**2 / n + 1e-11


@pytest.mark.parametrize("n", [10, 10**4, 10**7, 10**10])
def test_quantiles_at_the_bound_have_closed_forms(n: int) -> None:
    """All or none of n: the tails are powers."""
    for tail in (1e-12, 0.025, 0.5, 0.975):
        assert float(beta_quantile(n, 1.0, tail, 1.0 - tail)) == pytest.approx(math.exp(math.log(tail) / n), rel=1e-10)
        assert float(beta_quantile(1.0, n, 1.0 - tail, tail)) == pytest.approx(-math.expm1(math.log(tail) / n), rel=1e-10)


@given(st.floats(0.2, 1e6), st.floats(0.2, 1e6), st.floats(1e-9, 1.0 - 1e-9))
def test_a_quantile_has_its_tails(a: float, b: float, q: float) -> None:
    found = float(beta_quantile(a, b, q, 1.0 - q))
    before, after = np.nextafter(found, 0.0), np.nextafter(found, 1.0)
    assert float(beta_tails(a, b, before)[0]) <= q + 1e-9
    assert float(beta_tails(a, b, after)[0]) >= q - 1e-9


def test_quantiles_at_the_ends() -> None:
    assert beta_quantile(2.0, 3.0, 0.0, 1.0) == 0.0
    assert beta_quantile(2.0, 3.0, 1.0, 0.0) == 1.0
