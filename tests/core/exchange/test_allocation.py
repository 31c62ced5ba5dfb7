"""Allocation of several types: against every division of the weapons, and what must hold for any strike."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.exchange.allocation import Allocation, available, strike_allocation
from equipoise.errors import InputError
from tests.core.exchange.small_strikes import Small, destroyed, most_destroyed, strikes

EXACT: dict[str, Any] = {"gap": 0.0}


def allocated(strike: Small, **how: Any) -> Allocation:
    return strike_allocation(*(np.array(part) for part in strike), **how)


def check_stocks(strike: Small, found: Allocation) -> None:
    """No more weapons and aimpoints than there are, and the value is that of the loads."""
    assert np.all(found.fired(len(strike.value)).sum(axis=1) <= strike.n_weapons)
    assert np.all(np.bincount(found.classes, found.n_aimpoints, len(strike.value)) <= strike.n_aimpoints)
    loads = zip(found.classes, found.n_aimpoints, found.weapons, strict=True)
    total = sum(int(n) * destroyed(strike, int(c), tuple(int(m) for m in weapons)) for c, n, weapons in loads)
    assert found.value == pytest.approx(total, rel=1e-12, abs=1e-12)


@settings(max_examples=150, deadline=None)
@given(strikes(), st.sampled_from([2, 12]))
def test_no_division_of_the_weapons_destroys_more(strike: Small, most_shots: int) -> None:
    found = allocated(strike, **EXACT, most_shots=most_shots)
    check_stocks(strike, found)
    most = most_destroyed(strike, most_shots)
    assert found.value == pytest.approx(most, abs=1e-9)
    assert most - 1e-9 <= found.bound <= found.value + 1e-8 * max(1.0, most)
