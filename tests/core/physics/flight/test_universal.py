"""Universal variables: the functions against their series, the anomaly against its equation, and states against a reference."""

from __future__ import annotations

from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.physics.earth import GRAVITY_KM3_S2
from equipoise.core.physics.flight import universal
from tests.core.physics.two_bodies import reference_state

BOUND = st.one_of(st.just(0.0), st.floats(1e-18, universal.WEAK))


def functions(anomaly: float, bound: float) -> list[Decimal]:
    """G_0 to G_3 by their series alone, in decimal numbers."""
    with localcontext() as context:
        context.prec = 60
        u, turn = Decimal(anomaly), Decimal(bound) * Decimal(anomaly) ** 2
        found: list[Decimal] = []
        for k in range(4):
            term = u**k / (1, 1, 2, 6)[k]
            total = Decimal(0)
            for n in range(k + 1, 400, 2):
                total, term = total + term, -term * turn / (n * (n + 1))
            found.append(total)
        return found


@settings(max_examples=60)
@given(st.floats(1e-9, 1e3), BOUND)
def test_the_functions_are_their_series(anomaly: float, bound: float) -> None:
    if bound * anomaly**2 > 40.0:
        bound = 40.0 / anomaly**2
    for k, (got, true) in enumerate(zip(universal.powers(anomaly, bound), functions(anomaly, bound), strict=True)):
        assert abs(got - float(true)) <= 3e-14 * anomaly**k


@settings(max_examples=200)
@given(st.floats(-12.0, 9.0), st.floats(-1.41, 1.41), BOUND)
def test_the_anomaly_solves_the_equation_at_every_scale(power: float, slope: float, bound: float) -> None:
    time = 10.0**power
    if bound:
        time = min(time, np.pi / bound**1.5)
    if slope**2 > 2.0 - bound:
        slope = float(np.sign(slope) * np.sqrt(2.0 - bound) * 0.999)
    u = universal.anomaly_after(time, slope, bound)
    zeroth, first, second, third = universal.powers(u, bound)
    size = first * np.sign(zeroth) + abs(slope) * second + third + time
    assert abs(first + slope * second + third - time) <= 1e-14 * abs(size)


@pytest.mark.parametrize("scale", [1e-30, 1e-9, 1.0, 1e9, 1e30])
def test_states_have_no_scale(scale: float) -> None:
    start = np.array([6471.0, 0.0, 0.0, 7.0, 8.5, 0.0])
    true = reference_state(start.tolist(), 36_000.0, GRAVITY_KM3_S2)
    found = np.empty((1, 1, 6))  # lengths and times grow alike, so that speeds stay
    universal.fill(scale * start[None, :3], start[None, 3:], np.array([[36_000.0 * scale]]), GRAVITY_KM3_S2 * scale, found)
    assert np.allclose(found[0, 0, :3] / scale, true[:3], rtol=1e-12, atol=0)
    assert np.allclose(found[0, 0, 3:], true[3:], rtol=1e-12, atol=0)
