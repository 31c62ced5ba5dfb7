"""The coefficients of the method: the conditions that they must meet, and those that SciPy uses."""

from __future__ import annotations

import numpy as np
from scipy.integrate import DOP853

from equipoise.core.physics.flight import dop853


def test_weights_meet_the_conditions_of_order_eight_for_quadrature() -> None:
    weights = dop853.RESULT[0]
    for power in range(8):
        assert abs(weights @ dop853.NODE**power - 1.0 / (power + 1)) < 1e-14, power


def test_stages_stand_at_their_nodes() -> None:
    assert np.allclose(dop853.STAGE.sum(axis=1), dop853.NODE, rtol=0, atol=1e-14)
    assert np.all(np.triu(dop853.STAGE) == 0.0)


def test_errors_vanish_where_the_rate_is_constant() -> None:
    assert np.allclose(dop853.RESULT[1:].sum(axis=1), 0.0, atol=1e-14)


def test_the_same_as_scipy() -> None:
    assert np.array_equal(dop853.STAGE, DOP853.A)
    assert np.array_equal(dop853.RESULT, [DOP853.B, DOP853.E5[:12], DOP853.E3[:12]])
    assert np.array_equal(dop853.NODE, DOP853.C)


def test_sums_by_fours_are_those_of_the_tables() -> None:
    stages = np.random.default_rng(1).normal(size=dop853.N_STAGES)
    sums = (dop853.WEIGHTS * stages[dop853.SUMMANDS]).sum(axis=(1, 2))
    assert np.allclose(sums, np.concatenate([dop853.STAGE @ stages, dop853.RESULT @ stages]), rtol=0, atol=1e-13)
    beyond = np.arange(dop853.WEIGHTS.shape[1]) >= dop853.N_FOURS[:, None]
    assert not dop853.WEIGHTS[beyond].any()
