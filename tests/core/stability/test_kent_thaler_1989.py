"""The index of Kent and Thaler: costs by hand, limits, a stop point searched apart, what must hold."""

from __future__ import annotations

import math

import numpy as np
import pytest

from equipoise.core.exchange.posture import SILO
from equipoise.core.stability.drawdown import drawdown, stop_point
from equipoise.core.stability.kent_thaler_1989 import Forces, cost, costs_along, damage, first_strike_stability, strike
from equipoise.errors import InputError
from tests.core.exchange.small_forces import Leg, attack_of, defence_of, force_of

SILOS = Forces(110, 10, 25, 16, 0.4, 0.8, 900)
MIXED = Forces(400, 1, 70, 16, 0.6, 0.8, 900), Forces(150, 6, 40, 16, 0.4, 0.8, 900)


def test_costs_of_the_first_notional_case() -> None:
    found = first_strike_stability(*MIXED, tie=0.002)
    costs = [float(value) for value in (found.first_a, found.second_a, found.first_b, found.second_b)]
    assert costs == pytest.approx([0.5588, 0.9351, 0.8411, 1.0278], abs=0.002)


def test_the_stop_is_where_a_search_apart_finds_the_least_cost() -> None:
    """Two options against silos of ten and boats in port, walked weapon by weapon."""
    options = sorted([(8.0, 110.0), (1.6, 110.0), (12.8, 15.0), (2.56, 15.0)], reverse=True)
    available, held = 1100 + 0.9 * 400, 1500.0
    least = math.inf
    for spent in np.linspace(0.0, 250.0, 25_001):
        left, survivors = spent, held
        for rate, most in options:
            survivors -= rate * min(left, most)
            left -= min(left, most)
        own = float(cost(damage(survivors, 900), damage(available - spent, 900)))
        least = min(least, own)
    found = strike(SILOS, SILOS)
    assert float(found.own_cost[found.stop]) == pytest.approx(least, abs=1e-4)
    assert float(found.own_cost[found.stop]) >= least - 1e-9


def test_launch_under_attack_saves_nine_tenths_of_the_fixed_force() -> None:
    fixed_only = SILOS._replace(n_survivable=0)
    plain, away = (strike(SILOS, fixed_only, launch_under_attack=launch) for launch in (False, True))
    destroyed = [float(1100.0 - item.surviving[-1]) for item in (plain, away)]
    assert destroyed[1] == pytest.approx(0.1 * destroyed[0])


def test_nothing_to_be_gained_leaves_an_index_of_one() -> None:
    """No launcher can be hit: going first spares neither side anything."""
    hidden = Forces(0, 1, 200, 16, 1.0, 0.8, 900)
    found = first_strike_stability(hidden, hidden)
    assert float(found.capped) == 1.0
    assert float(found.uncapped) >= 1.0


def test_perfect_counterforce_leaves_no_answer() -> None:
    """Every weapon of the victim is destroyed by a handful: the striker's own cost is the surcharge for what it spares, no more."""
    naked = Forces(1, 1000, 0, 1, 0.0, 1.0, 900)
    found = strike(Forces(2000, 1, 0, 1, 0.0, 1.0, 900), naked)
    at_stop = float(found.own_cost[found.stop])
    assert float(found.surviving[found.stop]) == 0.0
    assert at_stop == pytest.approx(float(cost(0.0, damage(1999, 900))), abs=1e-6)
    assert float(first_strike_stability(naked, naked).capped) < 0.05


def test_sides_exchanged_exchange_the_costs() -> None:
    one, other = first_strike_stability(*MIXED), first_strike_stability(MIXED[1], MIXED[0])
    assert (one.first_a, one.second_a, one.ratio_a) == (other.first_b, other.second_b, other.ratio_b)
    assert float(one.capped) == float(other.capped)


def test_arrays_are_studied_at_once() -> None:
    alert = np.linspace(0.0, 1.0, 6)
    sides = Forces(500, 1, 70, 16, alert, 0.8, 900)
    whole = first_strike_stability(sides, sides).capped
    assert whole.shape == (6,)
    for place, share in enumerate(alert):
        alone = sides._replace(alert=float(share))
        assert float(first_strike_stability(alone, alone).capped) == whole[place]


def test_scaled_with_the_values_that_they_threaten_forces_keep_their_index() -> None:
    """Homogeneity: all launchers and both w80 doubled change no cost."""
    doubled = [side._replace(n_fixed=2 * side.n_fixed, n_survivable=2 * side.n_survivable, w80=2 * side.w80) for side in MIXED]
    assert float(first_strike_stability(doubled[0], doubled[1]).capped) == pytest.approx(
        float(first_strike_stability(*MIXED).capped), abs=1e-12
    )


def test_more_alert_never_raises_the_cost_of_being_struck_first_at_full_spending() -> None:
    alert = np.linspace(0.0, 1.0, 11)
    found = strike(SILOS, SILOS._replace(alert=alert))
    assert (np.diff(found.surviving[:, -1]) >= -1e-9).all()


def test_capping_hides_what_the_uncapped_index_shows() -> None:
    calm = Forces(150, 1, 22, 16, 0.8, 0.8, 900)
    found = first_strike_stability(calm, calm)
    assert float(found.capped) == 1.0
    assert float(found.uncapped) > 1.02


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"alert": 1.2}, "alert 1.2 is impossible; give a probability between 0 and 1"),
        ({"n_fixed": -1}, "n_fixed -1 is impossible; give a number of at least 0"),
        ({"w80": 0}, "w80 of 0 is impossible; give the weapons that destroy 80 per cent of the value, above 0"),
    ],
)
def test_impossible_sides_are_refused(change: dict[str, float], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        first_strike_stability(SILOS, SILOS._replace(**change))
    assert str(caught.value) == sentence


def test_a_grid_is_one_call() -> None:
    """Contours over alert and loading: the fields of a side may be arrays that are spread over each other."""
    alert, loading = np.linspace(0.0, 1.0, 4)[:, None], np.array([1.0, 4.0, 10.0])
    sides = Forces(1100 / loading, loading, 25, 16, alert, 0.8, 900)
    found = first_strike_stability(sides, sides).capped
    assert found.shape == (4, 3)
    alone = Forces(275, 4, 25, 16, float(alert[2, 0]), 0.8, 900)
    assert float(found[2, 1]) == pytest.approx(float(first_strike_stability(alone, alone).capped))


def test_the_stop_rule_applies_to_the_curve_of_the_chain() -> None:
    """100 silos of ten under certain shots: the striker with 1,000 to spend stops when all are gone, not before and not after."""
    force, attack = force_of((Leg(SILO, 100, (100, 100), loading=10.0),)), attack_of((1000.0, 1000.0), p_hard=1.0)
    shares = np.linspace(0.0, 1.0, 101)
    curve = drawdown(force, attack, defence_of(), np.array([1.0]), shares, (0, 1))
    left = 1000.0 - np.minimum(curve.spent[0, 0], 100.0)
    own, other = costs_along(left, curve.arriving[0, 0, 0], 900, 900)
    assert curve.spent[0, 0, int(stop_point(own, other))] == pytest.approx(100.0)


def test_withheld_weapons_take_no_part_on_either_side() -> None:
    """Withholding half is having half: of all launchers, with the values that they threaten unchanged."""
    held = [side._replace(withheld=0.5) for side in MIXED]
    half = [side._replace(n_fixed=side.n_fixed / 2, n_survivable=side.n_survivable / 2) for side in MIXED]
    one, other = first_strike_stability(held[0], held[1]), first_strike_stability(half[0], half[1])
    assert [float(value) for value in one] == pytest.approx([float(value) for value in other])
    only_striker = strike(held[0], MIXED[1])
    assert float(only_striker.left[0]) == pytest.approx(0.5 * (400 + 0.9 * 70 * 16))
    assert float(only_striker.surviving[0]) == 150 * 6 + 40 * 16


def test_costs_that_differ_are_not_equal_unless_told() -> None:
    exact, near = strike(MIXED[1], MIXED[0]), strike(MIXED[1], MIXED[0], tie=0.002)
    assert float(exact.own_cost[exact.stop]) == float(exact.own_cost.min())
    assert 0.0 < float(near.own_cost[near.stop] - exact.own_cost[exact.stop]) <= 0.002
    assert float(near.other_cost[near.stop]) > float(exact.other_cost[exact.stop])


def test_a_striker_can_spend_all_it_has() -> None:
    few = Forces(100, 1, 0, 1, 0.0, 0.8, 900)
    assert float(strike(few, SILOS).left[-1]) == 0.0


def test_where_nothing_costs_anything_going_first_gains_nothing() -> None:
    """One side cannot hurt, and is destroyed whole whoever goes first: the other has no cost either way."""
    harmless, giant = Forces(0, 1, 0, 1, 0.0, 0.8, 1), Forces(0, 1, 1000, 10, 1.0, 0.8, 1)
    found = first_strike_stability(giant, harmless)
    assert (float(found.first_a), float(found.second_a), float(found.ratio_a)) == (0.0, 0.0, 1.0)
