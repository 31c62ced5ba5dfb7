"""Spreads and signs by hand."""

from __future__ import annotations

import numpy as np

from equipoise.study.record import Spread
from equipoise.study.stability.spread import chance, signs, spread


def test_a_spread_is_the_best_estimate_and_quantiles_of_the_draws() -> None:
    assert spread(np.array([7.0, 1.0, 2.0, 3.0])) == Spread(best=7.0, q05=1.0, q50=2.0, q95=3.0)
    assert spread(np.array([np.inf, 1.0, np.inf, np.inf])) == Spread(best=None, q05=1.0, q50=None, q95=None)


def test_a_chance_says_in_which_share_of_the_draws_it_is_enough() -> None:
    assert chance(np.array([0.0, 0.89, 0.9, 0.95, 1.0]), 0.9).share == 0.75


def test_signs_count_draws_and_not_the_best_estimate() -> None:
    found = signs(np.array([5.0, -1.0, -1e-12, 0.0, 2.0]))
    assert (found.negative, found.zero, found.positive) == (0.25, 0.5, 0.25)
