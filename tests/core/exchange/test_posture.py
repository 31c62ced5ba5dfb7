"""What is hidden, gone and exposed, written out for every basing."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.doctrine import LAUNCH_ON_WARNING, LAUNCH_UNDER_ATTACK, RIDE_OUT
from equipoise.core.exchange.posture import (
    BOMBER,
    RAIL_MOBILE,
    ROAD_MOBILE,
    SILO,
    SUBMARINE,
    away_share,
    exposed_share,
    gone_share,
    hidden_share,
)
from equipoise.vocabulary import BASINGS
from tests.core.exchange.small_forces import Leg, force_of

ALERT = 0.75
STAYS = {
    # basing: (hidden, gone, exposed) unless the warning works
    SILO: (0.0, 0.0, 1.0),
    ROAD_MOBILE: (ALERT, 0.0, 1.0 - ALERT),
    SUBMARINE: (ALERT, 0.0, 1.0 - ALERT),
    BOMBER: (0.0, 0.0, 1.0),
    RAIL_MOBILE: (ALERT, 0.0, 1.0 - ALERT),
}
LEAVES = {
    SILO: (0.0, ALERT, 1.0 - ALERT),
    ROAD_MOBILE: (0.0, ALERT, 1.0 - ALERT),
    SUBMARINE: (ALERT, 0.0, 1.0 - ALERT),
    BOMBER: (0.0, ALERT, 1.0 - ALERT),
    RAIL_MOBILE: (0.0, ALERT, 1.0 - ALERT),
}


def shares(basing: int, warned: bool, away: float) -> tuple[float, float, float]:
    """Hidden, gone and exposed; `away` is the share of the alert missiles that leaves, which they do only when warned."""
    return hidden_share(basing, ALERT, away), gone_share(basing, ALERT, warned, away), exposed_share(basing, ALERT, warned, away)


@pytest.mark.parametrize("basing", range(len(BASINGS)))
def test_without_warning_nothing_leaves(basing: int) -> None:
    assert shares(basing, warned=False, away=0.0) == STAYS[basing]


@pytest.mark.parametrize("basing", range(len(BASINGS)))
def test_on_warning_alert_missiles_and_bombers_leave(basing: int) -> None:
    assert shares(basing, warned=True, away=1.0) == LEAVES[basing]


@pytest.mark.parametrize("basing", range(len(BASINGS)))
def test_riding_out_only_bombers_leave_on_warning(basing: int) -> None:
    assert shares(basing, warned=True, away=0.0) == (LEAVES if basing == BOMBER else STAYS)[basing]


@pytest.mark.parametrize("basing", range(len(BASINGS)))
def test_under_attack_missiles_leave_in_part(basing: int) -> None:
    parts = [0.25 * there + 0.75 * here for there, here in zip(LEAVES[basing], STAYS[basing], strict=True)]
    assert shares(basing, warned=True, away=0.25) == pytest.approx(LEAVES[BOMBER] if basing == BOMBER else parts)


@pytest.mark.parametrize("basing", range(len(BASINGS)))
@pytest.mark.parametrize(("warned", "away"), [(False, 0.0), (True, 0.0), (True, 0.25), (True, 1.0)])
def test_each_launcher_is_in_one_state(basing: int, warned: bool, away: float) -> None:
    assert sum(shares(basing, warned, away)) == 1.0


def test_how_much_of_the_alert_missiles_is_away() -> None:
    force = force_of((Leg(SILO, 4, (4, 4)), Leg(SILO, 4, (4, 4), leaves_under_attack=0.5)))
    found = np.array([[away_share(force, 0, leg, doctrine) for leg in range(2)] for doctrine in range(3)])
    assert found[[RIDE_OUT, LAUNCH_UNDER_ATTACK, LAUNCH_ON_WARNING]].tolist() == [[0.0, 0.0], [0.0, 0.5], [1.0, 1.0]]
