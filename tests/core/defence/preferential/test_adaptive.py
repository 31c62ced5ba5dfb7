"""Adaptive preferential defence, against every attack and reply written out, and what must hold for every value set."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.defence.preferential.adaptive import adaptive_value, floors, least_reply, reply_value
from equipoise.core.defence.preferential.subtractive import subtractive_value
from equipoise.core.defence.preferential.value_set import value_set
from equipoise.errors import InputError
from tests.core.defence import value_games

SHARES = st.sampled_from([0.0, 0.3, 0.5, 0.9, 1.0])
VALUES = st.lists(st.sampled_from([0.0, 1.0, 2.0, 3.5]), min_size=1, max_size=3)
MORE_VALUES = st.lists(st.floats(0.0, 9.0), min_size=1, max_size=6)


@settings(max_examples=60)
@given(VALUES, st.integers(0, 4), st.integers(0, 4), SHARES, SHARES)
def test_everything_written_out_gives_the_same(values: list[float], a: int, i: int, p_shot: float, p_damage: float) -> None:
    expected = value_games.adaptive(values, a, i, p_shot, p_damage)
    assert adaptive_value(np.array(values), a, i, p_shot, p_damage) == pytest.approx(expected, abs=1e-12)


@settings(max_examples=40)
@given(MORE_VALUES, st.integers(0, 9), st.integers(0, 8), SHARES, SHARES)
def test_the_least_of_all_best_replies(values: list[float], a: int, i: int, p_shot: float, p_damage: float) -> None:
    points = np.array(values[:4])
    replies = [reply_value(points, np.array(sent), i, p_shot, p_damage) for sent in value_games.divisions(a, points.size)]
    assert adaptive_value(points, a, i, p_shot, p_damage) == pytest.approx(min(replies), rel=1e-11, abs=1e-12)


@given(MORE_VALUES, st.integers(0, 12), st.integers(0, 10), SHARES, SHARES, st.randoms(use_true_random=False))
def test_monotone_symmetric_and_in_proportion(values: list[float], a: int, i: int, p_shot: float, p_damage: float, chance: object) -> None:
    points = np.array(values)
    found, near = adaptive_value(points, a, i, p_shot, p_damage), 1e-10
    assert -near <= found <= points.sum() + near
    assert adaptive_value(points, a + 1, i, p_shot, p_damage) <= found + near
    assert adaptive_value(points, a, i + 1, p_shot, p_damage) >= found - near
    assert adaptive_value(points, a, i, min(1.0, p_shot + 0.1), p_damage) >= found - near
    assert adaptive_value(points, a, i, p_shot, max(0.0, p_damage - 0.1)) >= found - near
    assert adaptive_value(points[::-1], a, i, p_shot, p_damage) == found
    assert adaptive_value(4.0 * points, a, i, p_shot, p_damage) == pytest.approx(4.0 * found, rel=1e-11, abs=1e-12)
    assert found >= subtractive_value(points, a, i, p_shot, p_damage) - near


@pytest.mark.parametrize(("n", "a", "i"), [(10, 3, 14), (10, 1, 4), (7, 2, 14), (7, 4, 3)])
def test_perfect_interceptors_save_as_many_points_as_they_can_cover_whole(n: int, a: int, i: int) -> None:
    assert reply_value(np.ones(n), np.full(n, a), i, 1.0) == min(n, i // a)


def test_values_by_hand() -> None:
    # 6 warheads at 3 points, 4 perfect interceptors: (2,2,2) and (3,3,0) and (4,2,0) all leave two points
    assert adaptive_value(np.ones(3), 6, 4, 1.0) == 2.0
    # one point: three warheads, three shots at 0.8
    assert adaptive_value(np.ones(1), 3, 3, 0.8) == pytest.approx(0.8**3)
    # a point of 5 and one of 2, one warhead, no interceptor: the greater is lost
    assert adaptive_value(np.array([2.0, 5.0]), 1, 0, 1.0) == 2.0
    assert adaptive_value(np.zeros(3), 2, 1, 0.5) == 0.0


def test_the_sequential_bound_alone_can_be_too_low() -> None:
    game = value_set(np.array([4.0, 3.0, 2.0, 1.0]), 5, 2, 1.0, 1.0)
    assert floors(game.points(), game.survival())[0, 5, 2] == 4.0
    assert adaptive_value(game.points(), 5, 2, 1.0) == 5.0


def test_the_search_stops_after_its_nodes() -> None:
    game = value_set(np.array([4.0, 3.0, 2.0, 1.0]), 5, 2, 1.0, 1.0)
    assert least_reply(game.points(), game.survival(), floors(game.points(), game.survival()), 10.0, 2) == -1.0


def test_too_large_a_set_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        adaptive_value(np.ones(450), 1000, 400, 0.8)
    assert str(caught.value) == (
        "450 points, 1000 warheads and 400 interceptors are too many for the exact adaptive value; use adaptive_bounds"
    )


def test_an_attack_on_other_points_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        reply_value(np.ones(3), np.array([1, 1]), 1, 0.5)
    assert str(caught.value) == "values and allocation differ in length; give one number of warheads for each point"
