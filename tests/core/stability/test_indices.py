"""Ratios of cells by hand, the product arithmetic of published studies and what must hold for it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.exchange.allocation.targeting import exchange_ratio
from equipoise.core.stability.indices import (
    coming_back,
    drawdown_exchange_ratio,
    force_ratio,
    generation_stability,
    launch_stability,
)
from equipoise.errors import InputError

CELLS = np.array([[[146.0, 353.0], [508.0, 726.0]], [[0.0, 0.0], [5.0, 10.0]]])
SHARE = st.floats(0.0, 1.0)


def test_ratios_are_taken_along_the_right_axis() -> None:
    assert generation_stability(CELLS) == pytest.approx(np.array([[146 / 508, 353 / 726], [0.0, 0.0]]))
    assert launch_stability(CELLS)[0] == pytest.approx(np.array([146 / 353, 508 / 726]))


def test_nothing_over_nothing_is_no_number() -> None:
    assert np.isnan(launch_stability(CELLS)[1, 0])
    assert launch_stability(CELLS)[1, 1] == 0.5
    assert np.isnan(float(force_ratio(0.0, 0.0)))


def test_shares_of_small_and_large_numbers() -> None:
    assert force_ratio(np.array([300.0, 0.3, 0.0]), np.array([100.0, 0.1, 5.0])) == pytest.approx([0.75, 0.75, 0.0])


def test_the_curve_of_one_class_has_the_exchange_ratio_of_its_end() -> None:
    """100 launchers of ten under two shots of 80 per cent each."""
    found = drawdown_exchange_ratio(np.array([0.0, 100.0, 200.0]), np.array([1000.0, 200.0, 40.0]))
    assert found[1:] == pytest.approx([exchange_ratio(10, 1, 0.8), exchange_ratio(10, 2, 0.8)])


@given(
    st.lists(st.tuples(st.floats(0.0, 2000.0), SHARE, SHARE, SHARE, SHARE, SHARE), min_size=1, max_size=4),
    st.floats(0.0, 1.0),
)
def test_what_must_hold_for_the_product_of_shares(legs: list[tuple[float, ...]], leakage: float) -> None:
    """Generated and launched under warning is the most, day to day and riding out the least; a defence acts in proportion."""
    table = np.array(legs)
    alert = np.sort(table[:, 1:3], axis=1).T
    survives = np.sort(table[:, 3:5], axis=1).T
    found = coming_back(table[:, 0], alert, survives, table[:, 5])
    assert found[1, 1] == found.max()
    assert found[0, 0] == found.min()
    assert coming_back(table[:, 0], alert, survives, table[:, 5], leakage) == pytest.approx(found * leakage)
    assert coming_back(3.0 * table[:, 0], alert, survives, table[:, 5]) == pytest.approx(3.0 * found)


@pytest.mark.parametrize("function", [generation_stability, launch_stability])
def test_what_are_no_cells_is_refused(function: object) -> None:
    assert callable(function)
    with pytest.raises(InputError) as caught:
        function(np.zeros((5, 3, 2)))
    assert (
        str(caught.value) == "cells of the shape (3, 2) are not two postures by two doctrines or more; give a 2 by 2 or 2 by 3 table last"
    )
    with pytest.raises(InputError) as caught:
        function(np.full((2, 2), np.nan))
    assert str(caught.value) == "what comes back is not a finite number; give a number"
