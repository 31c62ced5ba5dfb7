"""Costs: published sums, the chain of a public calculator worked by hand, refusals."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.defence.cost import costs, learning
from equipoise.core.defence.salvo import sizing
from equipoise.errors import InputError

MONEY = st.floats(0, 1e6)


def test_purchases() -> None:
    assert abs(costs.acquisition_cost(7800, 0.022, 5, 20) - 686.4) < 1e-9
    assert costs.acquisition_cost(10, 2, 5, 21) == 100
    assert costs.acquisition_cost(10, 2, 0.1, 0.3) == 60
    assert costs.acquisition_cost(10, 2, 5, 0) == 0
    assert costs.relative_saving(100, 150) == -0.5


def test_a_programme_is_the_sum_of_its_parts() -> None:
    assert abs(float(costs.total_cost(np.array([13.1, 2.3, 2.3]))) - 17.7) < 1e-12
    layers = costs.total_cost(np.array([[67, 195], [421, 1220], [1560, 4480]]), 0.45, 20)
    assert np.allclose(layers, [271, 1650, 6049], atol=1e-9)
    assert float(costs.total_cost(0, 0.45, 20)) == 9.0
    assert float(costs.total_cost(723)) == 723.0


@given(MONEY, MONEY, st.floats(0, 100))
def test_order_of_payment_does_not_matter(first: float, second: float, years: float) -> None:
    forward = float(costs.total_cost(np.array([first, second]), 1.0, years))
    assert forward == float(costs.total_cost(np.array([second, first]), 1.0, years))


def test_published_averages_need_their_rounded_totals() -> None:
    """An average of 111 million is not what the rounded 2.3 thousand million give, yet lies within that rounding."""
    assert abs(float(costs.mean_cost(2300, 21)) - 109.52380952380952) < 1e-9
    assert float(costs.mean_cost(2250, 21)) < 111 < float(costs.mean_cost(2350, 21))


def test_defaults_of_the_public_calculator() -> None:
    """998 interceptors, 34 to a launch, four generations, 20 years; the calculator starts each generation at the first cost."""
    interceptors = 998
    launches = -(-interceptors // 34)
    assert launches == 30
    unit = float(learning.learned_unit_cost(70, interceptors, 0.85))
    launch = float(learning.learned_unit_cost(150, launches, 0.95))
    generation = interceptors * unit + launches * launch
    assert abs(unit - 18.2026) < 1e-4
    assert abs(float(costs.total_cost(np.array([7000, 4 * generation]), 450, 20)) - 104_425.73) < 0.01
    assert sizing.constellation_size(499, 1, shots=2) == interceptors


def test_a_salvo_multiplies_the_cost_exchange() -> None:
    assert float(costs.cost_exchange_ratio(2e6, 2e3)) == 1000
    assert np.array_equal(costs.cost_exchange_ratio(80, 40, np.array([1, 2, 4])), [2, 4, 8])
    assert float(costs.cost_exchange_ratio(0, 40)) == 0


def test_share_of_a_whole() -> None:
    assert costs.cost_share(0, 5) == 0
    assert costs.cost_share(5, 5) == 1
    assert abs(costs.cost_share(743, 1191) - 0.6238) < 1e-4


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: costs.acquisition_cost(10, 2, 0, 20), "service_years must be above 0; give the life of a unit in years"),
        (lambda: costs.acquisition_cost(10, -2, 5, 20), "unit_cost -2 is impossible; give a number of at least 0"),
        (lambda: costs.relative_saving(0, 1), "cost_before must be above 0; give the cost that the saving is a share of"),
        (lambda: costs.total_cost(np.array([1.0, -1.0])), "purchases -1 is impossible; give a number of at least 0"),
        (lambda: costs.total_cost(1, -1, 20), "yearly_cost -1 is impossible; give a number of at least 0"),
        (lambda: costs.total_cost(1, 1, float("nan")), "years is not a finite number; give a number"),
        (lambda: costs.launch_cost(-1, 1), "mass_kg -1 is impossible; give a number of at least 0"),
        (lambda: costs.launch_cost(1, -1), "price_per_kg -1 is impossible; give a number of at least 0"),
        (lambda: costs.mean_cost(1, 0), "n_parts must be above 0; give the number of units or years that share the cost"),
        (lambda: costs.mean_cost(-1, 1), "cost -1 is impossible; give a number of at least 0"),
        (lambda: costs.cost_share(0, 0), "whole must be above 0; give the cost that the share is of"),
        (lambda: costs.cost_share(3, 2), "part 3 is larger than the whole 2; give a part that the whole contains"),
        (lambda: costs.cost_exchange_ratio(1, 0), "threat_cost must be above 0; give what one threat costs its owner"),
        (lambda: costs.cost_exchange_ratio(-1, 1), "interceptor_cost -1 is impossible; give a number of at least 0"),
        (lambda: costs.cost_exchange_ratio(1, 1, -1), "shots -1 is impossible; give a number of at least 0"),
    ],
)
def test_impossible_costs_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence
