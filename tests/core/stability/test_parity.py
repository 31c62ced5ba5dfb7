"""Parity with the sum of the others: the threshold against arsenals that were searched for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.stability.parity import highest_common_ratio, unclaimed_share
from equipoise.errors import InputError


@given(st.integers(2, 9))
def test_the_highest_common_ratio_leaves_nothing_over(n: int) -> None:
    assert unclaimed_share(np.full(n, highest_common_ratio(n))) == pytest.approx(0.0, abs=1e-12)


@given(st.lists(st.floats(0.0, 3.0), min_size=2, max_size=6))
def test_what_is_left_over_decides_whether_arsenals_exist(ratios: list[float]) -> None:
    """Where something is left, shares of the whole that grant all wishes exist; where it is missing, their sum would exceed the whole."""
    wanted = np.array(ratios)
    left = float(unclaimed_share(wanted))
    shares = wanted / (1.0 + wanted)
    if left >= 0.0:
        arsenals = shares + left / wanted.size
        others = arsenals.sum() - arsenals
        assert (arsenals >= wanted * others - 1e-9).all()
    else:
        assert shares.sum() > 1.0


def test_one_actor_alone_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        highest_common_ratio(1)
    assert str(caught.value) == "n_actors 1 is impossible; give a number of at least 2"
