"""Sizing: published numbers, inverses, and aims that cannot be reached."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.defence.salvo import sizing
from equipoise.errors import InputError


def test_barrage_against_twenty_warheads() -> None:
    """The published 113 divides shots; alike whole salvos take 120, and the best mix of five and six shots takes 116."""
    assert abs(sizing.interceptors_needed(20, 0.8, 0.99, 0.7) - 113.072288) < 1e-6
    assert sizing.interceptors_needed(20, 0.8, 0.99, 0.7, whole=True) == 120
    assert sizing.fewest_interceptors(20, 0.8, 0.99, 0.7) == 116
    assert no_leak(20, 116, 0.99, 0.7) >= 0.8 > no_leak(20, 115, 0.99, 0.7)


def no_leak(n_warheads: int, interceptors: int, p_track: float, kill_probability: float) -> float:
    """Probability that no warhead passes when the shots are spread as evenly as they go."""
    each, more = divmod(interceptors, n_warheads)
    shots = [each + 1] * more + [each] * (n_warheads - more)
    return math.prod(p_track * (1 - (1 - kill_probability) ** n) for n in shots)


@given(st.integers(1, 60), st.floats(0.01, 0.99), st.floats(0.05, 0.99))
def test_fewest_are_enough_and_one_less_is_not(n_warheads: int, p_no_leak: float, kill_probability: float) -> None:
    fewest = sizing.fewest_interceptors(n_warheads, p_no_leak, 1.0, kill_probability)
    assert no_leak(n_warheads, fewest, 1.0, kill_probability) >= p_no_leak - 1e-7
    assert no_leak(n_warheads, fewest - 1, 1.0, kill_probability) < p_no_leak
    divided = sizing.interceptors_needed(n_warheads, p_no_leak, 1.0, kill_probability)
    alike = sizing.interceptors_needed(n_warheads, p_no_leak, 1.0, kill_probability, whole=True)
    assert divided - 1e-6 <= fewest <= alike


def test_no_uneven_spread_needs_fewer() -> None:
    """Every division of up to nine shots among three warheads, tried out."""
    fewest = sizing.fewest_interceptors(3, 0.7, 0.99, 0.6)
    for spread in itertools.product(range(10), repeat=3):
        if sum(spread) < fewest:
            assert math.prod(0.99 * (1 - 0.4**n) for n in spread) < 0.7
    assert fewest == 8


def test_fewest_at_the_ends() -> None:
    assert sizing.fewest_interceptors(10, 0.0, 0.9, 0.5) == 0
    assert sizing.fewest_interceptors(10, 0.5, 1.0, 1.0) == 10
    assert sizing.fewest_interceptors(1, 0.96, 1.0, 0.8) == 2
    assert sizing.fewest_interceptors(10, 0.01, 1.0, 0.9) == 10


def test_at_least_probability_at_the_ends() -> None:
    assert sizing.at_least_probability(0.3, 0, 0) == 1.0
    assert sizing.at_least_probability(0.3, 5, 6) == 0.0
    assert sizing.at_least_probability(1.0, 5, 5) == 1.0
    assert abs(float(sizing.at_least_probability(0.3, 1, 1)) - 0.3) < 1e-15


@given(st.floats(0.05, 1.0), st.integers(0, 20), st.floats(0.0, 0.999))
def test_units_needed_are_enough_and_one_less_is_not(p_unit: float, successes: int, confidence: float) -> None:
    units = sizing.units_needed(p_unit, successes, confidence)
    assert float(sizing.at_least_probability(p_unit, units, successes)) >= confidence
    if units > 0:
        assert float(sizing.at_least_probability(p_unit, units - 1, successes)) < confidence


LARGE = [  # written out to fifty digits by summing the terms of the binomial from the nearest one outward
    (0.5, 20_000_000, 10_000_000, 0.50008920620469256),
    (0.5, 10_000_000, 5_000_000, 0.50012615661982634),
    (1.2057523406662735e-07, 83_285_022, 10, 0.54732758783888549),
    (9.750750372905018e-09, 1_866_567_591, 18, 0.55000191417948326),
    (6.53829196958875e-09, 2_080_139_875, 13, 0.60115389034547688),
    (0.5, 2**31, 1, 1.0),
    (1e-12, 10**10, 1, 0.00995016625083195),
]


@pytest.mark.parametrize(("p", "n", "k", "value"), LARGE)
def test_tails_of_many_units(p: float, n: int, k: int, value: float) -> None:
    assert float(sizing.at_least_probability(p, n, k)) == pytest.approx(value, rel=1e-10)


def test_half_of_an_odd_number_is_even_odds() -> None:
    for n in (10**7 + 1, 10**9 + 1, 10**10 - 1):
        assert float(sizing.at_least_probability(0.5, n, (n + 1) // 2)) == pytest.approx(0.5, abs=1e-12)


def test_units_up_to_the_promised_bound() -> None:
    assert sizing.units_needed(1.0, 10_000_000, 1.0) == 10_000_000
    assert sizing.units_needed(0.5, 4_498_000, 0.95) > 2**23
    units = sizing.units_needed(1e-6, 1, 0.9999)
    assert (1 - 1e-6) ** units <= 1e-4 < (1 - 1e-6) ** (units - 1)


@pytest.mark.parametrize("n_warheads", [10**3, 10**5, 10**7])
def test_fewest_against_a_raid_at_the_bound(n_warheads: int) -> None:
    for p_no_leak in (1e-6, 0.5, 0.999, 1.0 - 1e-9):
        fewest = sizing.fewest_interceptors(n_warheads, p_no_leak, 1.0, 0.6)
        assert log_no_leak(n_warheads, fewest, 0.6) >= math.log(p_no_leak) * (1 + 1e-8)
        assert log_no_leak(n_warheads, fewest - 1, 0.6) < math.log(p_no_leak)
        divided = sizing.interceptors_needed(n_warheads, p_no_leak, 1.0, 0.6)
        assert n_warheads * math.log1p(-(0.4 ** (divided / n_warheads))) == pytest.approx(math.log(p_no_leak), rel=1e-7)


def log_no_leak(n_warheads: int, interceptors: int, kill_probability: float) -> float:
    """The logarithm of the probability that no warhead passes when shots are spread evenly."""
    each, more = divmod(interceptors, n_warheads)
    few, many = (math.log1p(-((1 - kill_probability) ** shots)) for shots in (each, each + 1))
    return n_warheads * few + more * (many - few)


def test_nothing_wanted_needs_nothing() -> None:
    assert sizing.units_needed(0.5, 0, 0.95) == 0
    assert sizing.units_needed(0.5, 3, 0.0) == 0


@given(st.floats(1, 2000), st.floats(1, 100))
def test_constellation_size_inverts_the_multiple(multiple: float, n_targets: float) -> None:
    size = sizing.constellation_size(multiple, n_targets)
    assert abs(sizing.absentee_multiple(size, n_targets) - multiple) < 1e-9 * multiple


def test_shots_multiply_the_constellation() -> None:
    assert sizing.constellation_size(499, 5, shots=2) == 4990
    assert sizing.constellation_size(950, 10) == 9500
    assert sizing.constellation_size(950, 10, shots=0) == 0


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: sizing.interceptors_needed(20, 0.8, 0.95, 0.7),
            "no number of interceptors reaches p_no_leak 0.8 against 20 warheads at p_track 0.95; give p_track above 0.988905",
        ),
        (
            lambda: sizing.units_needed(0.0, 3, 0.95),
            "p_unit 0 does not give 3 successes with confidence 0.95 out of up to 10,000,000 units; "
            "give a higher p_unit, fewer successes or a confidence below 1",
        ),
        (
            lambda: sizing.at_least_probability(0.5, 1e19, 1),
            "n_units 1e+19 is too large; give a whole number of at most 10,000,000,000",
        ),
        (
            lambda: sizing.at_least_probability(0.5, 10, 2**53),
            "successes 9007199254740992 is too large; give a whole number of at most 9,007,199,254,740,991",
        ),
        (
            lambda: sizing.units_needed(0.5, 3, 1.0),
            "p_unit 0.5 does not give 3 successes with confidence 1 out of up to 10,000,000 units; "
            "give a higher p_unit, fewer successes or a confidence below 1",
        ),
        (
            lambda: sizing.units_needed(1.0, 20_000_000, 0.5),
            "p_unit 1 does not give 20000000 successes with confidence 0.5 out of up to 10,000,000 units; "
            "give a higher p_unit, fewer successes or a confidence below 1",
        ),
        (
            lambda: sizing.interceptors_needed(10**8, 0.8, 1.0, 0.7),
            "n_warheads 100000000 is too large; give a whole number of at most 10,000,000",
        ),
        (
            lambda: sizing.interceptors_needed(10**6, 0.8, 0.9999, 0.7),
            "no number of interceptors reaches p_no_leak 0.8 against 1000000 warheads at p_track 0.9999; give p_track 1",
        ),
        (lambda: sizing.units_needed(0.5, -1, 0.95), "successes -1 is impossible; give a number of at least 0"),
        (
            lambda: sizing.fewest_interceptors(20, 0.8, 0.95, 0.7),
            "no number of interceptors reaches p_no_leak 0.8 against 20 warheads at p_track 0.95; give p_track above 0.988905",
        ),
        (
            lambda: sizing.fewest_interceptors(20, 0.8, 0.99, 0.0),
            "kill_probability 0 never reaches p_salvo; give a kill probability above 0",
        ),
        (lambda: sizing.constellation_size(950, 10, shots=-1), "shots -1 is impossible; give a number of at least 0"),
        (lambda: sizing.absentee_multiple(10, 0), "n_targets 0 is impossible; give a number of at least 1"),
        (lambda: sizing.constellation_size(0.5, 1), "absentee_multiple 0.5 is impossible; give a number of at least 1"),
    ],
)
def test_impossible_aims_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence
