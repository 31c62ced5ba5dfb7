"""The index of a pair from the record of all actors, by hand where that can be done."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.stability.kent_thaler_1989 import Forces, first_strike_stability, strike
from equipoise.study.stability.first_strike import COST_TIE, SHOTS, both, index, index_record, input_record, strike_record
from equipoise.study.world import World


def test_forces_count_legs_that_reach_the_other(here: World) -> None:
    usa, rus = both(here, here.actors, ("USA", "RUS"), 0)
    assert float(np.atleast_1d(usa.n_fixed)[0]) == 400.0
    assert float(np.atleast_1d(usa.n_survivable)[0]) == 230 + 46 + 19
    expected = (230 * 4.2 + 46 * 4.3 + 19 * 5.3) / (230 + 46 + 19)
    assert float(np.atleast_1d(usa.survivable_loading)[0]) == pytest.approx(expected)
    assert float(np.atleast_1d(rus.n_fixed)[0]) == 34 + 12 + 60 + 24


def test_the_index_is_that_of_its_authors(here: World) -> None:
    one, other = both(here, here.actors, ("USA", "RUS"), 1)
    best = [Forces._make(float(np.atleast_1d(field)[0]) for field in side) for side in (one, other)]
    expected = first_strike_stability(best[0], best[1], tie=COST_TIE)
    assert index(here, here.actors, ("USA", "RUS"), 1).capped[0] == pytest.approx(float(expected.capped))
    rows = index_record(here, ("USA", "RUS"), lambda _posture, _values: ())
    assert rows[1].capped.best == pytest.approx(float(expected.capped), abs=1e-6)


def test_the_mirror_has_the_ratios_exchanged(here: World) -> None:
    one, other = (index(here, here.actors, pair, 0) for pair in (("USA", "RUS"), ("RUS", "USA")))
    np.testing.assert_allclose(one.capped, other.capped)
    np.testing.assert_allclose(one.ratio_a, other.ratio_b)


def test_a_strike_stops_where_its_own_cost_is_least(here: World) -> None:
    rows = strike_record(here, ("USA", "RUS"))
    assert [(row.striker, row.posture) for row in rows] == [
        ("USA", "day_to_day"),
        ("RUS", "day_to_day"),
        ("USA", "generated"),
        ("RUS", "generated"),
    ]
    for row in rows:
        own = np.array(row.own_cost)
        assert own[row.stop] <= own.min() + COST_TIE
        assert np.all(np.diff(np.array(row.spent)) >= 0)
        assert np.all(np.diff(np.array(row.surviving)) <= 1e-6)


def test_what_the_index_is_computed_from_gives_the_index(here: World) -> None:
    given = input_record(here, ("USA", "RUS"))
    sides = [side.model_dump() for side in given.sides]
    assert [(side.pop("actor"), side.pop("posture")) for side in sides] == [
        ("USA", "day_to_day"),
        ("USA", "generated"),
        ("RUS", "day_to_day"),
        ("RUS", "generated"),
    ]
    for p in range(2):
        found = first_strike_stability(Forces(**sides[p]), Forces(**sides[2 + p]), given.shots, tie=given.tie)
        assert float(found.capped) == pytest.approx(index(here, here.actors, ("USA", "RUS"), p).capped[0], abs=1e-4)


def test_a_strike_is_that_of_its_striker_on_the_other_from_its_first_weapon_on(here: World) -> None:
    for row in strike_record(here, ("USA", "RUS")):
        pair = (str(row.striker), str(row.struck))
        p = ("day_to_day", "generated").index(str(row.posture))
        whole = strike(*both(here, here.actors, pair, p), SHOTS, tie=COST_TIE)
        spent, surviving = np.array(row.spent), np.array(row.surviving)
        assert spent[0] == 0.0
        assert np.all(np.diff(spent) > 0.0)
        assert spent[-1] == pytest.approx(whole.spent[0, -1], abs=1e-6)
        np.testing.assert_allclose(surviving, np.interp(spent, whole.spent[0], whole.surviving[0]), atol=1e-5)
        assert spent[row.stop] == pytest.approx(whole.spent[0, whole.stop[0]], abs=1e-6)
