"""What is hidden, gone and exposed, written out for every basing."""

from __future__ import annotations

import pytest

from equipoise.core.exchange.posture import BASINGS, BOMBER, ROAD_MOBILE, SILO, SUBMARINE, exposed_share, gone_share, hidden_share

ALERT = 0.75
STAYS = {
    # basing: (hidden, gone, exposed) unless the warning works
    SILO: (0.0, 0.0, 1.0),
    ROAD_MOBILE: (ALERT, 0.0, 1.0 - ALERT),
    SUBMARINE: (ALERT, 0.0, 1.0 - ALERT),
    BOMBER: (0.0, 0.0, 1.0),
}
LEAVES = {
    SILO: (0.0, ALERT, 1.0 - ALERT),
    ROAD_MOBILE: (0.0, ALERT, 1.0 - ALERT),
    SUBMARINE: (ALERT, 0.0, 1.0 - ALERT),
    BOMBER: (0.0, ALERT, 1.0 - ALERT),
}


def shares(basing: int, warned: bool, away: bool) -> tuple[float, float, float]:
    """Hidden, gone and exposed; `away` says that missiles leave, which they do only when warned."""
    return hidden_share(basing, ALERT, away), gone_share(basing, ALERT, warned, away), exposed_share(basing, ALERT, warned, away)


@pytest.mark.parametrize("basing", range(len(BASINGS)))
def test_without_warning_nothing_leaves(basing: int) -> None:
    assert shares(basing, warned=False, away=False) == STAYS[basing]


@pytest.mark.parametrize("basing", range(len(BASINGS)))
def test_on_warning_alert_missiles_and_bombers_leave(basing: int) -> None:
    assert shares(basing, warned=True, away=True) == LEAVES[basing]


@pytest.mark.parametrize("basing", range(len(BASINGS)))
def test_riding_out_only_bombers_leave_on_warning(basing: int) -> None:
    assert shares(basing, warned=True, away=False) == (LEAVES if basing == BOMBER else STAYS)[basing]


@pytest.mark.parametrize("basing", range(len(BASINGS)))
@pytest.mark.parametrize(("warned", "away"), [(False, False), (True, False), (True, True)])
def test_each_launcher_is_in_one_state(basing: int, warned: bool, away: bool) -> None:
    assert sum(shares(basing, warned, away)) == 1.0
