"""The kill probability after a test record: exact fractions, quantiles, what sharing the unknown costs a salvo."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betainc

from equipoise.core.defence.salvo.single_shot import salvo_kill_probability
from equipoise.core.defence.trials import posterior
from equipoise.errors import InputError

RECORDS = st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def all_miss(successes: int, attempts: int, shots: int) -> Fraction:
    """Probability that every shot misses under a flat prior: each miss makes the next more probable."""
    missed = Fraction(1)
    for shot in range(shots):
        missed *= Fraction(attempts - successes + 1 + shot, attempts + 2 + shot)
    return missed


@given(RECORDS, st.integers(0, 12))
def test_predictive_salvo_against_exact_fractions(record: tuple[int, int], shots: int) -> None:
    found = float(posterior.predictive_kill_probability(*record, shots))
    assert abs(found - float(1 - all_miss(*record, shots))) < 1e-12


def test_predictive_salvo_against_an_average_over_the_distribution() -> None:
    single = posterior.posterior_quantile(12, 21, (np.arange(200_000) + 0.5) / 200_000, 0.5, 0.5)
    found = posterior.predictive_kill_probability(12, 21, np.array([1, 2.5, 4]), 0.5, 0.5)
    averages = [np.mean(salvo_kill_probability(single, shots)) for shots in (1, 2.5, 4)]
    assert np.allclose(found, averages, atol=1e-6)


@given(RECORDS, st.integers(2, 12))
def test_a_shared_unknown_makes_a_salvo_worse_than_its_mean_shot(record: tuple[int, int], shots: int) -> None:
    mean = float(posterior.posterior_mean(*record))
    assert float(posterior.predictive_kill_probability(*record, shots)) < float(salvo_kill_probability(mean, shots))
    assert abs(float(posterior.predictive_kill_probability(*record, 1)) - mean) < 1e-12


def test_four_shots_after_twelve_in_twenty_one() -> None:
    """The 97 per cent of the point estimate are 95 per cent once the record is taken as a record."""
    assert round(float(salvo_kill_probability(12 / 21, 4)), 3) == 0.966
    assert all_miss(12, 21, 4) == Fraction(10 * 11 * 12 * 13, 23 * 24 * 25 * 26)
    assert round(float(posterior.predictive_kill_probability(12, 21, 4)), 3) == 0.952


def test_rival_counts_give_rival_posteriors() -> None:
    agency, centre = (float(posterior.posterior_mean(*record)) for record in ((6, 10), (7, 13)))
    assert (round(agency, 3), round(centre, 3)) == (0.583, 0.533)


def test_without_tests_the_prior_stays() -> None:
    assert float(posterior.posterior_mean(0, 0)) == 0.5
    assert float(posterior.posterior_mean(0, 0, 3.0, 1.0)) == 0.75
    assert abs(float(posterior.posterior_quantile(0, 0, 0.2)) - 0.2) < 1e-12
    assert abs(float(posterior.predictive_kill_probability(0, 0, 4)) - 0.8) < 1e-12


@given(RECORDS, st.floats(0.001, 0.999), st.floats(0.5, 3), st.floats(0.5, 3))
def test_quantiles_invert_the_distribution(record: tuple[int, int], level: float, yes: float, no: float) -> None:
    successes, attempts = record
    found = float(posterior.posterior_quantile(successes, attempts, level, yes, no))
    assert abs(float(betainc(yes + successes, no + attempts - successes, found)) - level) < 1e-9


def test_many_tests_leave_the_point() -> None:
    found = float(posterior.predictive_kill_probability(560_000, 1_000_000, 4))
    assert abs(found - float(salvo_kill_probability(0.56, 4))) < 1e-6


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: posterior.posterior_mean(3, 2),
            "3 successes in 2 attempts are impossible; give at most as many successes as attempts",
        ),
        (
            lambda: posterior.posterior_mean(1, 2, 0.0),
            "prior_successes must be above 0; give 1 and 1 for a flat prior, 0.5 and 0.5 for Jeffreys'",
        ),
        (
            lambda: posterior.predictive_kill_probability(1, 2, 4, 1.0, -1.0),
            "prior_failures must be above 0; give 1 and 1 for a flat prior, 0.5 and 0.5 for Jeffreys'",
        ),
        (lambda: posterior.posterior_quantile(1, 2, 1.5), "quantile 1.5 is impossible; give a probability between 0 and 1"),
        (lambda: posterior.predictive_kill_probability(1, 2, -1), "shots -1 is impossible; give a number of at least 0"),
        (lambda: posterior.posterior_mean(1, 2, float("nan")), "prior_successes is not a finite number; give a number"),
    ],
)
def test_impossible_records_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence


def spared(hits: int, misses: int, shots: int) -> float:
    """The chance that a salvo fails, as the product over its shots."""
    return math.prod((misses + i) / (hits + misses + i) for i in range(shots))


@pytest.mark.parametrize("size", [1, 10, 1000, 10**5, 10**7, 10**9])
@pytest.mark.parametrize("shots", [0, 1, 2, 4, 100])
def test_salvos_after_long_records(size: int, shots: int) -> None:
    for hits, misses in ((0, size), (size, 0), (size, size), (2 * size, 5 * size), (1, size)):
        expected = 1.0 - spared(hits + 1, misses + 1, shots)
        assert float(posterior.predictive_kill_probability(hits, hits + misses, shots)) == pytest.approx(expected, rel=1e-12, abs=1e-15)


def test_many_shots_after_a_long_record() -> None:
    """Shots and prior parameters may be exchanged: B(a, b + s) / B(a, b) is symmetric in a and s."""
    one = float(posterior.predictive_kill_probability(0, 10**9, 3e5, 1234.5, 1.0))
    other = float(posterior.predictive_kill_probability(0, 10**9, 1234.5, 3e5, 1.0))
    assert one == pytest.approx(other, rel=1e-12)
    assert float(posterior.predictive_kill_probability(5, 5, 3, 1.0, 1e-300)) == pytest.approx(1.0)


def test_a_prior_beyond_the_bound_is_refused() -> None:
    with pytest.raises(InputError, match=r"prior_failures 1e\+11 is too large; give at most 10,000,000,000"):
        posterior.posterior_mean(1, 2, 1.0, 1e11)


def test_a_prior_almost_sure_of_failure_keeps_its_digits() -> None:
    """One shot kills with the mean of the prior; none kills with nothing, not with minus nothing."""
    for failures in (0.5, 1.0, 30.0, 26481.2):
        found = float(posterior.predictive_kill_probability(0, 0, 1.0, 1e-12, failures))
        assert found == pytest.approx(1e-12 / (failures + 1e-12), rel=1e-11)
    many = posterior.predictive_kill_probability(0, 0, 0.005, 1e-12, 1.0)  # a shots times the trigamma of 1, less a little
    assert float(many) == pytest.approx(0.005e-12 * (math.pi**2 / 6.0 - 0.005 * 1.2020569), rel=1e-4)
    nothing = float(posterior.predictive_kill_probability(32, 444, 0.0))
    assert nothing == 0.0
    assert math.copysign(1.0, nothing) == 1.0
