"""Finite stocks: engaged is not destroyed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.defence.salvo import inventory
from equipoise.errors import InputError


def test_engaged_is_not_destroyed() -> None:
    assert inventory.engaged(44, 4) == 11
    assert inventory.saturation(44, 4) == 12
    kills = float(inventory.expected_kills(20, 44, 4, 0.25))
    assert abs(kills - 7.51953125) < 1e-12
    assert kills < 11
    assert float(inventory.expected_kills(11, 44, 4, 0.25)) == kills
    assert kills == 11 * (1 - 0.75**4)


def test_a_smaller_raid_is_engaged_whole() -> None:
    assert float(inventory.expected_kills(3, 44, 4, 1.0)) == 3.0
    assert float(inventory.expected_kills(0, 44, 4, 1.0)) == 0.0


@given(st.integers(0, 5000), st.integers(1, 10))
def test_full_salvos_fit_the_stock(interceptors: int, salvo: int) -> None:
    reached = int(inventory.engaged(interceptors, salvo))
    assert reached * salvo <= interceptors < int(inventory.saturation(interceptors, salvo)) * salvo


def test_allocations_keep_their_shape() -> None:
    table = inventory.allocation_kill_probability(np.array([[4, 2, 1], [0, 0, 7]]), 0.56)
    assert np.shape(table) == (2, 3)
    assert np.asarray(table)[1, 0] == 0.0


@pytest.mark.parametrize(
    ("interceptors", "salvo", "sentence"),
    [
        (44, 0, "salvo 0 is impossible; give a number of at least 1"),
        (-1, 4, "interceptors -1 is impossible; give a number of at least 0"),
        (44.5, 4, "interceptors 44.5 is not a whole number; give a whole number of at least 0"),
    ],
)
def test_impossible_stocks_are_refused(interceptors: float, salvo: int, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        inventory.engaged(interceptors, salvo)
    assert str(caught.value) == sentence
