"""Wars by hand, pooled forces, and the mean index: two sides, signs, relabelling."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from equipoise.core.stability.kent_thaler_1989 import Forces, first_strike_stability
from equipoise.core.stability.wars import change_by_defence, n_wars, pooled, war_index, wars
from equipoise.errors import InputError

LARGE = Forces(400, 2, 40, 16, 0.6, 0.7, 900)
SMALL = Forces(40, 1, 4, 16, 0.5, 0.5, 900)


@pytest.mark.parametrize(("n", "expected"), [(2, 2), (3, 12), (4, 50), (5, 180), (8, 6050)])
def test_every_ordered_pair_of_coalitions_is_there_once(n: int, expected: int) -> None:
    found = wars(n)
    assert found.shape == (expected, 2, n)
    assert n_wars(n) == expected
    assert not (found[:, 0] & found[:, 1]).any()
    assert found.any(axis=2).all()
    assert len({mask.tobytes() for mask in found}) == expected


def test_six_wars_of_three_sides_are_between_single_ones() -> None:
    sizes = wars(3).sum(axis=2)
    assert int((sizes.sum(axis=1) == 2).sum()) == 6
    assert int((sizes.sum(axis=1) == 3).sum()) == 6


def test_weapons_add_up_in_a_coalition() -> None:
    both = pooled((LARGE, SMALL), np.array([True, True]))
    assert both.n_fixed * both.fixed_loading == 840.0
    assert both.n_survivable * both.survivable_loading == pytest.approx(704.0)
    assert both.n_survivable * both.survivable_loading * both.alert == pytest.approx(40 * 16 * 0.6 + 4 * 16 * 0.5)
    assert both.w80 == 1800.0
    assert pooled((LARGE, SMALL), np.array([True, False])) == Forces._make(float(field) for field in LARGE)


def test_averages_are_taken_over_what_carries_them() -> None:
    """440 weapons at 70 per cent and 104 at 50; nothing to carry a loading leaves its plain mean."""
    carrier = LARGE._replace(n_fixed=40, n_survivable=10, survivable_loading=36, withheld=0.1, leakage=0.2)
    both = pooled((carrier, SMALL._replace(w80=300)), np.array([True, True]))
    assert both.p_kill == pytest.approx((440 * 0.7 + 104 * 0.5) / 544)
    assert both.withheld == pytest.approx(440 * 0.1 / 544)
    assert both.leakage == pytest.approx((900 * 0.2 + 300 * 1.0) / 1200)
    bare = pooled((LARGE._replace(n_fixed=0), SMALL._replace(n_fixed=0)), np.array([True, True]))
    assert (bare.n_fixed, bare.fixed_loading) == (0.0, 1.5)


def test_two_shots_are_the_default_everywhere() -> None:
    stopped = np.full(2, 50.0)
    assert change_by_defence((LARGE, SMALL), stopped) == change_by_defence((LARGE, SMALL), stopped, shots=2)
    assert change_by_defence((LARGE, SMALL), stopped) != change_by_defence((LARGE, SMALL), stopped, shots=3)
    assert war_index((LARGE, SMALL)).mean == war_index((LARGE, SMALL), shots=2).mean != war_index((LARGE, SMALL), shots=1).mean


def test_two_sides_have_the_index_of_kent_and_thaler() -> None:
    found = war_index((LARGE, SMALL))
    assert found.each.size == 1
    assert found.mean == found.least == float(first_strike_stability(LARGE, SMALL).capped)


def test_sides_relabelled_change_nothing() -> None:
    sides = (LARGE, SMALL, LARGE._replace(alert=0.3))
    values = [war_index(tuple(sides[place] for place in order)) for order in permutations(range(3))]
    assert np.ptp([value.mean for value in values]) < 1e-12
    assert np.ptp([value.least for value in values]) < 1e-12


def test_a_defence_against_the_third_side_stabilises_and_the_same_between_two_does_not() -> None:
    """The pattern of Bracken (1993): large against the small third side, small against each other."""
    assert change_by_defence((LARGE, LARGE), np.full(2, 100.0)) < -0.01
    assert change_by_defence((LARGE, LARGE, SMALL), np.array([100.0, 100.0, 0.0])) > 0.01


def test_a_defence_that_stops_only_a_ragged_answer_does_not_stabilise() -> None:
    assert change_by_defence((LARGE, LARGE, SMALL), np.array([25.0, 25.0, 0.0])) < -0.1


def test_a_transition_of_both_sides_dips_and_recovers() -> None:
    """Defences on both sides, from none to nearly tight: stability falls first and rises at the end."""
    sides = LARGE._replace(leakage=np.array([1.0, 0.9, 0.7, 0.5, 0.3, 0.1, 0.02, 0.0]))
    found = first_strike_stability(sides, sides).capped
    lowest = int(found.argmin())
    assert 0 < lowest < 7
    assert (np.diff(found[: lowest + 1]) < 0.0).all()
    assert (np.diff(found[lowest:]) > 0.0).all()
    assert found[-1] == 1.0


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: wars(1), "n_sides 1 is impossible; give a number of at least 2"),
        (lambda: wars(9), "n_sides 9 is too large; give a whole number of at most 8"),
        (lambda: pooled((LARGE,), np.array([False])), "a coalition has no member; name at least one side"),
        (lambda: war_index((LARGE, SMALL._replace(leakage=1.5))), "leakage 1.5 is impossible; give a probability between 0 and 1"),
        (lambda: war_index((LARGE, SMALL._replace(n_stopped=-1))), "n_stopped -1 is impossible; give a number of at least 0"),
    ],
)
def test_impossible_wars_are_refused(call: object, sentence: str) -> None:
    assert callable(call)
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence


def test_what_does_not_fit_the_sides_is_refused() -> None:
    side = Forces(400, 2, 40, 16, 0.6, 0.7, 900)
    with pytest.raises(InputError, match="3 marks for 2 sides; give a mark for each side"):
        pooled((side, side), np.array([True, False, True]))
    with pytest.raises(InputError, match="1 stopped weapons for 2 sides; give a number for each side"):
        change_by_defence((side, side), np.array([5.0]))
    with pytest.raises(InputError, match="alert of a side is not one number, but an array; give a single number"):
        war_index((side, side._replace(alert=np.array([0.5, 0.6]))))
