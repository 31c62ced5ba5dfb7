"""Who survives, one leg at a time, against distributions written with SciPy; no defence stands in the way."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import binom

from equipoise.core.exchange.doctrine import LAUNCH_ON_WARNING, LAUNCH_UNDER_ATTACK, RIDE_OUT
from equipoise.core.exchange.posture import BOMBER, RAIL_MOBILE, ROAD_MOBILE, SILO, SUBMARINE
from equipoise.core.stability.requirement import arriving
from tests.core.exchange.small_forces import Leg, attack_of, defence_of, force_of

Distribution = NDArray[np.float64]
EVERY = [RIDE_OUT, LAUNCH_UNDER_ATTACK, LAUNCH_ON_WARNING]
FOUND = ((0.1, 0.2), (0.7, 0.9))


def pmf(n: int, p: float, size: int = 1) -> Distribution:
    """The distribution of units: n groups of `size` succeed, each as a whole."""
    out = np.zeros(200)
    out[: n * size + 1 : size] = binom.pmf(np.arange(n + 1), n, p)
    return out


def total(*parts: Distribution) -> Distribution:
    """The distribution of the sum of independent counts."""
    out = np.array([1.0])
    for part in parts:
        out = np.convolve(out, part)
    return out[:200]


def back(leg: Leg, doctrine: int, posture: int = 0, **attack: object) -> Distribution:
    """What comes back of one leg."""
    found = arriving(force_of((leg,)), attack_of(**attack), defence_of(), 0, posture, doctrine)  # pyright: ignore[reportArgumentType] (each test gives its own)
    assert found[200:].sum() == 0.0
    return np.pad(found, (0, max(0, 200 - found.size)))[:200]


@pytest.mark.parametrize("posture", [0, 1])
def test_silos_that_ride_out(posture: int) -> None:
    leg = Leg(SILO, 10, (5, 10), reliability=0.9)
    expected = total(pmf(4, 0.4 * 0.4 * 0.9), pmf(6, 0.4 * 0.9))  # 14 warheads: each silo one, four of them two
    assert back(leg, RIDE_OUT, posture, warheads=(14.0, 14.0), p_hard=0.6) == pytest.approx(expected, abs=1e-12)


def test_silos_that_launch_on_warning() -> None:
    leg = Leg(SILO, 10, (5, 10), reliability=0.9)
    stays = total(pmf(4, 0.4 * 0.4 * 0.9), pmf(6, 0.4 * 0.9))
    leaves = total(pmf(5, 0.9), pmf(2, 0.4 * 0.4 * 0.9), pmf(3, 0.4 * 0.9))
    found = back(leg, LAUNCH_ON_WARNING, warheads=(14.0, 14.0), p_hard=0.6, p_warning=0.7)
    assert found == pytest.approx(0.7 * leaves + 0.3 * stays, abs=1e-12)


def test_silos_that_launch_under_attack_wait_for_a_confirmation_and_leave_in_part() -> None:
    leg = Leg(SILO, 10, (5, 10), reliability=0.9, leaves_under_attack=0.4)
    struck = {"warheads": (10.0, 10.0), "p_hard": 0.6, "p_warning": 0.7, "p_confirmed": 0.35}
    for posture, gone in ((0, 2), (1, 4)):  # 0.4 of the five and of the ten on alert
        stays = pmf(10, 0.4 * 0.9)
        expected = 0.35 * total(pmf(gone, 0.9), pmf(10 - gone, 0.4 * 0.9)) + 0.65 * stays
        assert back(leg, LAUNCH_UNDER_ATTACK, posture, **struck) == pytest.approx(expected, abs=1e-12)


def test_third_and_later_shots_suffer_from_the_first_two() -> None:
    leg = Leg(SILO, 5, (5, 5))
    expected = pmf(5, 0.4 * 0.4 * (1.0 - 0.6 * 0.25) ** 2)
    assert back(leg, RIDE_OUT, warheads=(20.0, 0.0), p_hard=0.6, fratricide=0.75) == pytest.approx(expected, abs=1e-12)


def test_dispersed_launchers_share_one_breakthrough_and_garrisons_fall_whole() -> None:
    leg = Leg(ROAD_MOBILE, 10, (4, 4), per_aimpoint=3, loading=2.0)
    states = [total(pmf(4, 1.0 - p, 2), pmf(2, 0.2, 6)) for p in (0.1, 0.7)]
    found = back(leg, RIDE_OUT, warheads=(2.0, 2.0), p_soft=0.8, p_breakthrough=(0.3, 0.9), p_found_killed=FOUND)
    assert found == pytest.approx(0.7 * states[0] + 0.3 * states[1], abs=1e-12)


def test_dispersed_launchers_that_leave_on_warning_are_not_found() -> None:
    leg = Leg(ROAD_MOBILE, 10, (4, 4), per_aimpoint=3, loading=2.0)
    expected = total(pmf(4, 1.0, 2), pmf(2, 0.2, 6))
    found = back(leg, LAUNCH_ON_WARNING, warheads=(2.0, 2.0), p_breakthrough=(0.3, 0.9), p_found_killed=FOUND, p_warning=1.0)
    assert found == pytest.approx(expected, abs=1e-12)


def test_dispersed_launchers_that_do_not_leave_in_time_can_be_found() -> None:
    leg = Leg(ROAD_MOBILE, 10, (4, 4), per_aimpoint=3, loading=2.0, leaves_under_attack=0.25)
    garrisons = pmf(2, 0.2, 6)
    states = [total(pmf(1, 1.0, 2), pmf(3, 1.0 - p, 2), garrisons) for p in (0.1, 0.7)]
    stays = [total(pmf(4, 1.0 - p, 2), garrisons) for p in (0.1, 0.7)]
    expected = 0.6 * (0.7 * states[0] + 0.3 * states[1]) + 0.4 * (0.7 * stays[0] + 0.3 * stays[1])
    found = back(
        leg,
        LAUNCH_UNDER_ATTACK,
        warheads=(2.0, 2.0),
        p_breakthrough=(0.3, 0.9),
        p_found_killed=FOUND,
        p_warning=0.9,
        p_confirmed=0.6,
    )
    assert found == pytest.approx(expected, abs=1e-12)


def test_trains_fall_whole_and_share_the_breakthrough_of_road_mobile_launchers() -> None:
    """Eight launchers on four trains are dispersed, twelve on six trains stand at two garrisons."""
    leg = Leg(RAIL_MOBILE, 20, (8, 8), per_platform=2, per_aimpoint=6)
    states = [total(pmf(4, 1.0 - p, 2), pmf(2, 0.2, 6)) for p in (0.1, 0.7)]
    found = back(leg, RIDE_OUT, warheads=(2.0, 2.0), p_soft=0.8, p_breakthrough=(0.3, 0.9), p_found_killed=FOUND)
    assert found == pytest.approx(0.7 * states[0] + 0.3 * states[1], abs=1e-12)
    both = (leg, Leg(ROAD_MOBILE, 6, (6, 6)))
    tracked = attack_of(p_breakthrough=(0.3, 0.0), p_found_killed=((0.0, 0.0), (1.0, 0.0)))
    one = arriving(force_of(both), tracked, defence_of(), 0, 0, RIDE_OUT)
    assert one[[12, 26]] == pytest.approx([0.3, 0.7])  # what is dispersed of both is lost at once


@pytest.mark.parametrize("doctrine", EVERY)
def test_boats_at_sea_fall_whole_and_need_no_warning(doctrine: int) -> None:
    leg = Leg(SUBMARINE, 20, (8, 8), per_platform=4, per_aimpoint=12)
    states = [total(pmf(2, 1.0 - p, 4), pmf(1, 0.2, 12)) for p in (0.2, 0.9)]
    known = {"p_breakthrough": (0.9, 0.25), "p_found_killed": FOUND, "p_warning": 0.6, "p_confirmed": 0.5}
    found = back(leg, doctrine, 0, warheads=(1.0, 1.0), p_soft=0.8, **known)
    assert found == pytest.approx(0.75 * states[0] + 0.25 * states[1], abs=1e-12)


@pytest.mark.parametrize("doctrine", EVERY)
def test_bombers_on_alert_leave_on_warning_under_every_doctrine(doctrine: int) -> None:
    leg = Leg(BOMBER, 12, (6, 6), per_aimpoint=4, loading=3.0)
    stays, leaves = pmf(3, 0.2, 12), total(pmf(6, 1.0, 3), pmf(3, 0.2, 6))
    found = back(leg, doctrine, warheads=(3.0, 3.0), p_soft=0.8, p_warning=0.4, p_confirmed=0.3)
    assert found == pytest.approx(0.4 * leaves + 0.6 * stays, abs=1e-12)


def test_warheads_of_one_missile_live_and_die_together() -> None:
    found = back(Leg(SILO, 3, (0, 0), loading=4.0, reliability=0.5), RIDE_OUT)
    assert found == pytest.approx(pmf(3, 0.5, 4), abs=1e-12)


def test_average_loading_delivers_the_nearest_whole_number() -> None:
    found = back(Leg(SILO, 3, (0, 0), loading=1.4, reliability=0.5), RIDE_OUT)
    assert found[[0, 1, 3, 4]] == pytest.approx([0.125, 0.375, 0.375, 0.125], abs=1e-12)


def test_loading_below_one_fits_its_arrays() -> None:
    found = back(Leg(SILO, 1000, (0, 0), loading=0.1), RIDE_OUT)
    assert found[100] == pytest.approx(1.0, abs=1e-12)


def test_twin_spread_tells_common_from_independent_discovery() -> None:
    leg = Leg(ROAD_MOBILE, 6, (6, 6))
    common = back(leg, RIDE_OUT, p_breakthrough=(0.5, 0.0), p_found_killed=((0.0, 0.0), (1.0, 0.0)))
    assert common[[0, 6]] == pytest.approx([0.5, 0.5])
    alone = back(leg, RIDE_OUT, p_found_killed=((0.5, 0.0), (0.5, 0.0)))
    assert np.arange(200) @ alone == pytest.approx(np.arange(200) @ common)
    assert alone[0] < 0.02
