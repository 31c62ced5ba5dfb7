"""Sizing: published numbers, inverses, and aims that cannot be reached."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.defence import sizing
from equipoise.errors import InputError


def test_barrage_against_twenty_warheads() -> None:
    assert abs(sizing.interceptors_needed(20, 0.8, 0.99, 0.7) - 113.072288) < 1e-6
    assert sizing.interceptors_needed(20, 0.8, 0.99, 0.7, whole=True) == 120


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


def test_nothing_wanted_needs_nothing() -> None:
    assert sizing.units_needed(0.5, 0, 0.95) == 0
    assert sizing.units_needed(0.5, 3, 0.0) == 0


@given(st.floats(1, 2000), st.floats(1, 100))
def test_constellation_size_inverts_the_multiple(multiple: float, n_targets: float) -> None:
    size = sizing.constellation_size(multiple, n_targets)
    assert abs(sizing.absentee_multiple(size, n_targets) - multiple) < 1e-9 * multiple


def test_costs() -> None:
    assert abs(sizing.acquisition_cost(7800, 0.022, 5, 20) - 686.4) < 1e-9
    assert sizing.acquisition_cost(10, 2, 5, 21) == 100
    assert sizing.acquisition_cost(10, 2, 0.1, 0.3) == 60
    assert sizing.acquisition_cost(10, 2, 5, 0) == 0
    assert sizing.relative_saving(100, 150) == -0.5


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: sizing.interceptors_needed(20, 0.8, 0.95, 0.7),
            "no number of interceptors reaches p_no_leak 0.8 against 20 warheads at p_track 0.95; give p_track above 0.9889",
        ),
        (
            lambda: sizing.units_needed(0.0, 3, 0.95),
            "p_unit 0 does not give 3 successes with confidence 0.95; give a higher p_unit or a confidence below 1",
        ),
        (lambda: sizing.units_needed(0.5, -1, 0.95), "successes -1 is impossible; give a number of at least 0"),
        (lambda: sizing.acquisition_cost(10, 2, 0, 20), "service_years must be above 0; give the life of a unit in years"),
        (lambda: sizing.relative_saving(0, 1), "cost_before must be above 0; give the cost that the saving is a share of"),
        (lambda: sizing.absentee_multiple(10, 0), "n_targets 0 is impossible; give a number of at least 1"),
        (lambda: sizing.constellation_size(0.5, 1), "absentee_multiple 0.5 is impossible; give a number of at least 1"),
    ],
)
def test_impossible_aims_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence
