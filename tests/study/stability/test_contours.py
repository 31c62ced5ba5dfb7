"""Maps of the index against the index itself."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.stability.kent_thaler_1989 import Forces, first_strike_stability
from equipoise.study.stability.contours import ALERT, KEPT, LOADING, STOPPED, contour_record
from equipoise.study.stability.first_strike import COST_TIE, both, index
from equipoise.study.world import World


@pytest.fixture(scope="module")
def sides(here: World) -> list[Forces]:
    return [Forces._make(float(np.atleast_1d(field)[0]) for field in side) for side in both(here, here.actors, ("USA", "RUS"), 0)]


def test_each_map_stands_beside_its_mirror_on_the_same_axes(here: World) -> None:
    maps = contour_record(here, ("USA", "RUS"))
    assert [(part.vary, part.actor, part.kind) for part in maps] == [
        ("a", "USA", "alert_loading"),
        ("a", "USA", "defence_cuts"),
        ("b", "RUS", "alert_loading"),
        ("b", "RUS", "defence_cuts"),
    ]
    for one, mirror in zip(maps[:2], maps[2:], strict=True):
        for axis in ("x", "y"):
            assert getattr(one, axis).values == getattr(mirror, axis).values


def test_a_point_of_alert_and_loading_is_the_index_of_that_force(here: World, sides: list[Forces]) -> None:
    usa, rus = sides
    found = contour_record(here, ("USA", "RUS"))[0]
    grid, column = np.array(found.capped), found.x.values.index(0.15)
    assert grid.shape == (LOADING.size, len(found.x.values))
    assert len(set(found.x.values) & set(ALERT.round(6).tolist())) >= ALERT.size - 2
    changed = usa._replace(alert=0.15, fixed_loading=2 * usa.fixed_loading, survivable_loading=2 * usa.survivable_loading)
    row = int(np.flatnonzero(LOADING == 2.0)[0])
    assert grid[row, column] == pytest.approx(float(first_strike_stability(changed, rus, tie=COST_TIE).capped), abs=1e-4)


def test_cuts_are_of_both_and_the_defence_of_one(here: World, sides: list[Forces]) -> None:
    usa, rus = (side._replace(n_fixed=0.5 * side.n_fixed, n_survivable=0.5 * side.n_survivable) for side in sides)
    found = contour_record(here, ("USA", "RUS"))[1]
    assert 100.0 in STOPPED
    grid, column = np.array(found.capped), found.x.values.index(100.0)
    row = int(np.flatnonzero(KEPT == 0.5)[0])
    expected = first_strike_stability(usa._replace(n_stopped=100.0), rus, tie=COST_TIE)
    assert grid[row, column] == pytest.approx(float(expected.capped), abs=1e-4)


def test_every_map_has_the_index_of_today_at_today_s_place(here: World) -> None:
    """Exactly, not between points of the grid: it is the number of the table of indices."""
    for pair in (("USA", "RUS"), ("IND", "PAK")):
        today = float(index(here, here.actors, pair, 0).capped[0])
        for part in contour_record(here, pair):
            x, y = part.x, part.y
            row, column = y.values.index(y.now), x.values.index(x.now)
            assert part.capped[row][column] == pytest.approx(today, abs=1e-4)
