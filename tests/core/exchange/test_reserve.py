"""What a strike may use: reserves are taken off before, and none is greater than the stock."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.exchange.reserve import available
from equipoise.errors import InputError


def test_amounts_and_shares_of_several_reserves_add_up() -> None:
    amounts = np.array([[100.0, 0.0], [20.0, 5.0]])
    shares = np.array([[0.1, 0.5]])
    assert available(np.array([450, 60]), amounts, shares).tolist() == [285, 25]
    assert available(np.array([30, 3]), 0.0, 0.1).tolist() == [27, 2]
    assert available(np.array([7]), 7.0).tolist() == [0]
    assert available(np.array([7]), 0.0, 1.0).tolist() == [0]
    assert available(np.zeros(0)).tolist() == []


@given(st.integers(0, 10_000), st.integers(0, 100), st.integers(0, 100))
def test_what_is_left_and_what_is_kept_make_the_stock(stock: int, percent: int, amount: int) -> None:
    kept = amount + stock * percent / 100.0
    if kept <= stock:
        left = int(available(np.array([stock]), float(amount), percent / 100.0)[0])
        assert left <= stock - kept + 1e-6 < left + 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((np.array([5, 5]), np.array([6.0, 0.0])), "reserves of 6 exceed the 5 weapons of type 0; withhold less"),
        ((np.array([5, 8]), np.array([0.0, 3.0]), np.array([0.1, 0.8])), "reserves of 9.4 exceed the 8 weapons of type 1; withhold less"),
        (
            (np.array([5, 8]), np.zeros(3)),
            "withheld has the shape (3,) for 2 types; give one number, or one for each type, a row a reserve",
        ),
        ((np.array([5]), 0.0, 1.5), "withheld_share 1.5 is impossible; give a probability between 0 and 1"),
        ((np.array([5]), -1.0), "withheld -1 is impossible; give a number of at least 0"),
        ((np.array([5.5]),), "n_weapons 5.5 is not a whole number; give a whole number of at least 0"),
        ((np.array([5]), float("nan")), "withheld is not a finite number; give a number"),
    ],
)
def test_impossible_reserves_are_refused(arguments: tuple[Any, ...], message: str) -> None:
    with pytest.raises(InputError) as caught:
        available(*arguments)
    assert str(caught.value) == message


def test_shares_of_large_stocks_are_whole_numbers() -> None:
    stocks = np.array([10 * n for n in (3, 10**9 + 7, 10**12 + 9, 10**13 + 1)])
    assert available(stocks, withheld_share=0.7).tolist() == [3 * int(n) // 10 for n in stocks]
    assert available(stocks).tolist() == stocks.tolist()
