"""Test records: exact intervals against the binomial tail, rival counts that stay apart, refusals."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.defence.trials import test_record as trials
from equipoise.core.defence.trials.test_record import Record
from equipoise.errors import InputError

RECORDS = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
CONFIDENCE = st.floats(0.01, 0.999)


def at_least(successes: int, attempts: int, p: float) -> float:
    """Probability of so many successes or more, written out."""
    return math.fsum(math.comb(attempts, k) * p**k * (1 - p) ** (attempts - k) for k in range(successes, attempts + 1))


@given(RECORDS, CONFIDENCE)
def test_bounds_are_where_the_tail_is_as_improbable_as_stated(record: tuple[int, int], confidence: float) -> None:
    successes, attempts = record
    low = float(trials.lower_bound(successes, attempts, confidence))
    high = float(trials.upper_bound(successes, attempts, confidence))
    if successes > 0:
        assert abs(at_least(successes, attempts, low) - (1 - confidence)) < 1e-9
    else:
        assert low == 0.0
    if successes < attempts:
        assert abs(1 - at_least(successes + 1, attempts, high) - (1 - confidence)) < 1e-9
    else:
        assert high == 1.0


@pytest.mark.parametrize("p", [0.1, 0.5, 0.56, 0.9])
def test_intervals_hold_the_truth_at_least_as_often_as_stated(p: float) -> None:
    intervals = trials.exact_interval(np.arange(22), 21)
    held = sum(
        math.comb(21, k) * p**k * (1 - p) ** (21 - k) for k, (low, high) in enumerate(np.asarray(intervals).tolist()) if low <= p <= high
    )
    assert held >= 0.95


@pytest.mark.parametrize(
    ("successes", "attempts", "interval"),
    [
        (12, 21, (0.340, 0.782)),
        (10, 18, (0.308, 0.785)),
        (9, 17, (0.278, 0.770)),
        (2, 5, (0.053, 0.853)),
        (6, 10, (0.262, 0.878)),
        (7, 13, (0.251, 0.808)),
        (14, 14, (0.768, 1.0)),
    ],
)
def test_intervals_of_the_published_records(successes: int, attempts: int, interval: tuple[float, float]) -> None:
    assert np.round(trials.exact_interval(successes, attempts), 3).tolist() == list(interval)


def test_a_record_without_a_miss_does_not_show_certainty() -> None:
    assert float(trials.success_rate(14, 14)) == 1.0
    for attempts in (14, 16):
        assert abs(float(trials.lower_bound(attempts, attempts)) - 0.05 ** (1 / attempts)) < 1e-12
    assert round(float(trials.lower_bound(14, 14)), 3) == 0.807
    assert round(float(trials.lower_bound(12, 21)), 3) == 0.372


def test_confidence_at_its_ends() -> None:
    assert trials.exact_interval(3, 7, 1.0).tolist() == [0.0, 1.0]
    low, high = trials.exact_interval(3, 7, 0.0).tolist()
    assert low < high
    assert trials.exact_interval(np.array([0, 3]), 7, np.array([[0.5], [0.9]])).shape == (2, 2, 2)


def test_rival_counts_of_the_same_tests_are_never_merged() -> None:
    agency, centre = Record(6, 10, "Missile Defense Agency"), Record(7, 13, "Center for Defense Information")
    assert [round(float(trials.success_rate(r.successes, r.attempts)), 3) for r in (agency, centre)] == [0.6, 0.538]
    with pytest.raises(InputError) as caught:
        trials.combined((agency, centre))
    assert str(caught.value) == (
        "the records are counted by different rules (Center for Defense Information; Missile Defense Agency); keep them as separate entries"
    )


def test_series_of_one_rule_add_up() -> None:
    assert trials.combined((Record(9, 17, "press"), Record(1, 1, "press"))) == (10, 18, "press")
    assert trials.combined((Record(0, 0, "press"),)) == (0, 0, "press")


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: trials.combined(()), "there are no records to combine; give at least one"),
        (
            lambda: trials.combined((Record(3, 2, "press"), Record(0, 5, "press"))),
            "3 successes in 2 attempts are impossible; give at most as many successes as attempts",
        ),
        (
            lambda: trials.success_rate(np.array([1, 9]), np.array([2, 8])),
            "9 successes in 8 attempts are impossible; give at most as many successes as attempts",
        ),
        (lambda: trials.success_rate(0, 0), "attempts 0 is impossible; give a number of at least 1"),
        (lambda: trials.success_rate(0.5, 1), "successes 0.5 is not a whole number; give a whole number of at least 0"),
        (lambda: trials.lower_bound(-1, 5), "successes -1 is impossible; give a number of at least 0"),
        (lambda: trials.upper_bound(1, 5, 95), "confidence 95 is impossible; give a probability between 0 and 1"),
        (lambda: trials.exact_interval(1, 5, -0.1), "confidence -0.1 is impossible; give a probability between 0 and 1"),
        (lambda: trials.exact_interval(1, 0), "attempts 0 is impossible; give a number of at least 1"),
    ],
)
def test_impossible_records_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence


def test_bounds_of_long_records_are_those_of_the_closed_forms() -> None:
    """None of n failed or all of n: powers; the upper end keeps its digits near 0."""
    for n in (10**6, 10**10):
        assert float(trials.upper_bound(0, n, 0.95)) == pytest.approx(-math.expm1(math.log(0.05) / n), rel=1e-10)
        assert float(trials.lower_bound(n, n, 0.95)) == pytest.approx(math.exp(math.log(0.05) / n), rel=1e-10)
        low, high = trials.exact_interval(n // 2, n, 0.95).tolist()
        assert (high - low) / 2 == pytest.approx(1.959963984540054 / 2 / math.sqrt(n), rel=1e-2 if n < 10**7 else 1e-4)
    with pytest.raises(InputError, match=r"attempts 10000000001 is too large; give a whole number of at most 10,000,000,000"):
        trials.upper_bound(0, 10**10 + 1)


def test_a_confidence_near_certainty_keeps_its_tail() -> None:
    low, high = trials.exact_interval(0, 10, 1.0 - 2.0**-50).tolist()
    assert low == 0.0
    assert 1.0 - high == pytest.approx((2.0**-51) ** 0.1, rel=1e-10)
