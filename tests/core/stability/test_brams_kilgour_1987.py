"""Thresholds of deterrence: the ordinal game, the payoffs at the threshold, and convexity in winding down."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.stability.brams_kilgour_1987 import critical_retaliation, is_deterrence_equilibrium
from equipoise.errors import InputError


@given(st.floats(0.1, 5.0), st.floats(0.1, 5.0), st.floats(-5.0, 5.0))
def test_at_the_threshold_pre_empting_is_worth_as_much_as_restraint(gain: float, loss: float, punishment: float) -> None:
    reward = punishment + loss
    temptation = reward + gain
    q = float(critical_retaliation(temptation, reward, punishment))
    assert (1.0 - q) * temptation + q * punishment == pytest.approx(reward)
    assert 0.0 < q < 1.0


def test_winding_down_needs_threats_that_rise_at_an_increasing_rate() -> None:
    found = np.asarray(critical_retaliation(4.0, 3.0, 1.0, np.linspace(0.0, 1.0, 21), 2.5))
    assert (np.diff(found) > 0.0).all()
    assert (np.diff(found, 2) > 0.0).all()
    assert found[-1] == pytest.approx((4.0 - 3.0) / (4.0 - 2.5))


@pytest.mark.parametrize(
    ("threats", "holds"), [((1.0, 1.0), True), ((1 / 3, 1 / 3), True), ((0.3, 1.0), False), ((1.0, 0.3), False), ((0.0, 0.0), False)]
)
def test_both_must_threaten(threats: tuple[float, float], *, holds: bool) -> None:
    assert is_deterrence_equilibrium(*threats, 1 / 3, 1 / 3) == holds


def test_each_is_deterred_by_the_other() -> None:
    assert is_deterrence_equilibrium(0.2, 0.9, critical_a=0.8, critical_b=0.1)
    assert not is_deterrence_equilibrium(0.9, 0.2, critical_a=0.8, critical_b=0.1)


@pytest.mark.parametrize("payoffs", [(3.0, 3.0, 1.0), (4.0, 3.0, 3.0), (4.0, 3.0, 1.0, 0.5, 0.5), (4.0, 3.0, 1.0, 0.5, 3.0)])
def test_other_games_are_refused(payoffs: tuple[float, ...]) -> None:
    with pytest.raises(InputError) as caught:
        critical_retaliation(*payoffs)
    assert str(caught.value) == "the payoffs are not those of the game; give temptation > reward > compromise >= punishment"
