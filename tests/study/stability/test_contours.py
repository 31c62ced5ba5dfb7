"""Maps of the index against the index itself."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.stability.kent_thaler_1989 import Forces, first_strike_stability
from equipoise.study.stability.contours import ALERT, KEPT, LOADING, STOPPED, contour_record
from equipoise.study.stability.first_strike import COST_TIE, both
from equipoise.study.stability.world import World


@pytest.fixture(scope="module")
def sides(here: World) -> list[Forces]:
    return [Forces._make(float(np.atleast_1d(field)[0]) for field in side) for side in both(here, here.actors, ("USA", "RUS"), 0)]


def test_each_map_stands_beside_its_mirror_on_the_same_axes(here: World) -> None:
    maps = contour_record(here, ("USA", "RUS"))
    assert [(part["vary"], part["actor"], part["kind"]) for part in maps] == [
        ("a", "USA", "alert_loading"),
        ("a", "USA", "defence_cuts"),
        ("b", "RUS", "alert_loading"),
        ("b", "RUS", "defence_cuts"),
    ]
    for one, mirror in zip(maps[:2], maps[2:], strict=True):
        for axis in ("x", "y"):
            assert one[axis]["values"] == mirror[axis]["values"]  # pyright: ignore[reportIndexIssue] (an axis)


def test_a_point_of_alert_and_loading_is_the_index_of_that_force(here: World, sides: list[Forces]) -> None:
    usa, rus = sides
    grid = np.array(contour_record(here, ("USA", "RUS"))[0]["capped"])
    assert grid.shape == (LOADING.size, ALERT.size)
    changed = usa._replace(alert=ALERT[3], fixed_loading=2 * usa.fixed_loading, survivable_loading=2 * usa.survivable_loading)
    row = int(np.flatnonzero(LOADING == 2.0)[0])
    assert grid[row, 3] == pytest.approx(float(first_strike_stability(changed, rus, tie=COST_TIE).capped), abs=1e-6)


def test_cuts_are_of_both_and_the_defence_of_one(here: World, sides: list[Forces]) -> None:
    usa, rus = (side._replace(n_fixed=0.5 * side.n_fixed, n_survivable=0.5 * side.n_survivable) for side in sides)
    grid = np.array(contour_record(here, ("USA", "RUS"))[1]["capped"])
    column, row = int(np.flatnonzero(STOPPED == 100.0)[0]), int(np.flatnonzero(KEPT == 0.5)[0])
    expected = first_strike_stability(usa._replace(n_stopped=100.0), rus, tie=COST_TIE)
    assert grid[row, column] == pytest.approx(float(expected.capped), abs=1e-6)
