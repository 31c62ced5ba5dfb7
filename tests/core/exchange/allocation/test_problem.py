"""The problem checked, and what loads destroy. What is refused: `test_allocation`."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.allocation.problem import Loads, strike_problem
from equipoise.errors import InputError


def test_a_weapon_that_may_not_arrive_kills_less() -> None:
    problem = strike_problem(np.array([2, 3]), np.array([4]), np.array([8.0]), np.array([[0.5], [0.8]]), np.array([[1.0], [0.25]]), 12)
    assert problem.p_kill == pytest.approx(np.array([[0.5], [0.2]]))
    loads = Loads(np.array([0, 0, 0]), np.array([[1, 0], [2, 1], [0, 0]]))
    assert problem.destroyed(loads) == pytest.approx([4.0, 8.0 * (1.0 - 0.25 * 0.8), 0.0])


def test_a_defence_of_the_wrong_shape_is_refused() -> None:
    with pytest.raises(InputError, match=r"^p_arrival has the shape \(1, 1, 1\); give one number, or the shape of p_kill, \(1, 1\)$"):
        strike_problem(np.ones(1), np.ones(1), np.ones(1), np.ones((1, 1)), np.ones((1, 1, 1)), 1)
