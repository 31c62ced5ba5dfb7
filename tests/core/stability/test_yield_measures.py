"""Equivalent megatons and counter-military potential by hand."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.stability.yield_measures import counter_military_potential, equivalent_megatons, force_measure
from equipoise.errors import InputError


def test_both_powers_meet_at_one_megaton() -> None:
    assert np.asarray(equivalent_megatons(1.0, np.array([1.0 - 1e-9, 1.0, 1.0 + 1e-9]))) == pytest.approx([1.0, 1.0, 1.0], abs=1e-8)


@pytest.mark.parametrize(("size", "value"), [(0.001, 0.01), (0.125, 0.25), (1.0, 1.0), (4.0, 2.0), (9.0, 3.0)])
def test_equivalent_megatons(size: float, value: float) -> None:
    assert equivalent_megatons(7.0, size) == pytest.approx(7.0 * value)


def test_halving_the_error_is_worth_eight_times_the_yield() -> None:
    near = counter_military_potential(5.0, 0.2, 100.0)
    assert near == pytest.approx(float(counter_military_potential(5.0, 1.6, 200.0)))
    assert counter_military_potential(5.0, 0.2, 100.0, reliability=0.5) == pytest.approx(float(near) / 2.0)


def test_an_error_of_nothing_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        counter_military_potential(1.0, 1.0, 0.0)
    assert str(caught.value) == "cep_m of 0 is impossible; give a number above 0"


def test_a_measure_of_one_counts_warheads_and_others_weigh_them() -> None:
    launchers, loading = np.array([[3.0, 5.0], [0.0, 2.0]]), np.array([[1.0, 4.0], [1.0, 4.0]])
    assert force_measure(launchers, loading, np.ones(2)).tolist() == [23.0, 8.0]
    weights = np.asarray(equivalent_megatons(1.0, np.array([0.125, 4.0])))
    assert force_measure(launchers, loading, weights).tolist() == pytest.approx([0.75 + 40.0, 16.0])
    own_rows = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert force_measure(launchers, loading, own_rows).tolist() == [43.0, 32.0]
    with pytest.raises(InputError) as caught:
        force_measure(-launchers, loading, weights)
    assert str(caught.value) == "launchers -3 is impossible; give a number of at least 0"
