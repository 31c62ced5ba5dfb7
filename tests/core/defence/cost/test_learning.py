"""Learning curves: the closed form beside the sum, the fit of two curves, refusals."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.defence.cost import learning
from equipoise.errors import InputError

RATES = np.array([0.85, 0.95])
LEARNING = st.floats(0.7, 1.0)


@given(LEARNING, st.floats(1, 1e6))
def test_a_doubling_lowers_the_cost_to_the_stated_share(rate: float, number: float) -> None:
    power = float(learning.learning_exponent(rate))
    assert abs((2 * number) ** power - rate * number**power) < 1e-9


@pytest.mark.parametrize(("n_units", "within"), [(100, 0.05), (1_000, 0.01), (50_000, 0.001)])
def test_the_closed_form_is_near_the_sum_for_large_numbers(n_units: int, within: float) -> None:
    each = 70 * np.arange(1.0, n_units + 1) ** float(learning.learning_exponent(0.85))
    assert abs(float(learning.learned_unit_cost(70, n_units, 0.85)) / each.mean() - 1) < within


def test_the_closed_form_fails_for_a_single_unit() -> None:
    assert float(learning.learned_unit_cost(70, 1, 0.85)) > 2 * 70


def test_without_learning_a_unit_costs_what_the_first_did() -> None:
    assert float(learning.learning_exponent(1.0)) == 0
    assert abs(float(learning.learned_unit_cost(70, 1e9, 1.0)) - 70) < 1e-6


@pytest.mark.parametrize(("known", "third", "ours"), [((67, 421), 1560, 1543.117), ((12, 72), 262, 253.584), ((32, 202), 740, 743.210)])
def test_third_size_of_the_published_layers(known: tuple[int, int], third: float, ours: float) -> None:
    """The published third size lies within what the rounding of all three sizes allows."""
    found = float(learning.extrapolated_cost(np.array([1, 10]), np.array(known), RATES, 50))
    assert abs(found - ours) < 1e-3
    sizes = np.power(np.array([[1.0], [10.0], [50.0]]), 1 + np.log2(RATES))
    first_two = [np.add(known, [low, high]) for low in (-0.5, 0.5) for high in (-0.5, 0.5)]
    thirds = [float(sizes[2] @ np.linalg.solve(sizes[:2], totals)) for totals in first_two]
    assert min(thirds) - 5 <= third <= max(thirds) + 5
    assert abs(found - (min(thirds) + max(thirds)) / 2) < 1e-3


@given(st.floats(0, 1e3), st.floats(0, 1e3), st.floats(2, 100))
def test_parts_are_found_again(first: float, second: float, scale: float) -> None:
    sizes = np.array([1.0, scale])
    powers = 1 + np.log2(RATES)
    totals = first * sizes ** powers[0] + second * sizes ** powers[1]
    parts = learning.curve_parts(sizes, totals, RATES)
    assert (parts >= 0).all()
    assert np.allclose(parts, [first, second], atol=1e-6 * (1 + first + second))


def test_two_curves_pass_through_what_is_known() -> None:
    known, totals = np.array([1, 10]), np.array([67, 421])
    assert np.allclose(learning.extrapolated_cost(known, totals, RATES, np.array([0, 1, 10])), [0, 67, 421], atol=1e-9)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: learning.learning_exponent(0.5), "learning 0.5 is impossible; give a share above 0.5 and at most 1, such as 0.85"),
        (lambda: learning.learning_exponent(85), "learning 85 is impossible; give a share above 0.5 and at most 1, such as 0.85"),
        (lambda: learning.learning_exponent(float("nan")), "learning is not a finite number; give a number"),
        (lambda: learning.learned_unit_cost(70, 0, 0.85), "n_units 0 is impossible; give a number of at least 1"),
        (lambda: learning.learned_unit_cost(-70, 1, 0.85), "first_cost -70 is impossible; give a number of at least 0"),
        (
            lambda: learning.curve_parts(np.array([0, 10]), np.array([67, 421]), RATES),
            "n_units must be above 0; give the size of each purchase",
        ),
        (
            lambda: learning.curve_parts(np.array([10, 10]), np.array([67, 421]), RATES),
            "the two curves cannot be told apart; give two different purchases and two different learnings",
        ),
        (
            lambda: learning.curve_parts(np.array([1, 10]), np.array([67, 421]), np.array([0.85, 0.85])),
            "the two curves cannot be told apart; give two different purchases and two different learnings",
        ),
        (
            lambda: learning.curve_parts(np.array([1, 10]), np.array([67, 670]), RATES),
            "no mix of the two curves meets both costs; give costs whose ratio lies between those of the two curves",
        ),
        (
            lambda: learning.curve_parts(np.array([1, 10]), np.array([67, -1]), RATES),
            "costs -1 is impossible; give a number of at least 0",
        ),
        (
            lambda: learning.extrapolated_cost(np.array([1, 10]), np.array([67, 421]), RATES, -1),
            "n_units -1 is impossible; give a number of at least 0",
        ),
    ],
)
def test_impossible_curves_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence
