"""Curves by hand and against the chain; stop points by definition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.exchange.posture import BOMBER, SILO, SUBMARINE
from equipoise.core.stability.drawdown import drawdown, efficient_curve, stop_point
from equipoise.core.stability.requirement import arriving
from equipoise.errors import InputError
from tests.core.exchange.small_forces import Leg, attack_of, defence_of, force_of

SHARES = np.array([0.0, 0.25, 0.5, 0.75, 1.0])


def test_the_curve_takes_the_best_option_first() -> None:
    """Ten weapons destroy 30, then ten destroy 10; the striker has 15 in all."""
    curve = efficient_curve(np.array([10.0, 10.0]), np.array([10.0, 30.0]), np.array(50.0), np.array(15.0), n_steps=2)
    assert curve.spent.tolist() == [0.0, 5.0, 10.0, 12.5, 15.0]
    assert curve.surviving.tolist() == [50.0, 35.0, 20.0, 17.5, 15.0]


def amounts(most: float) -> st.SearchStrategy[float]:
    """Nothing, or more than what vanishes when it is divided."""
    return st.one_of(st.just(0.0), st.floats(1e-9, most))


@given(st.lists(st.tuples(amounts(100.0), amounts(50.0)), min_size=1, max_size=5), st.floats(0.0, 300.0), st.integers(1, 9))
def test_the_curve_is_convex_and_ends_where_weapons_or_options_do(options: list[tuple[float, float]], available: float, steps: int) -> None:
    shots, kills = np.array(options).T
    curve = efficient_curve(shots, kills, np.array(kills.sum() + 1.0), np.array(available), steps)
    useful = shots[(kills > 0.0) & (shots > 0.0)].sum()
    assert curve.spent[-1] == pytest.approx(min(available, useful))
    steps_taken, falls = np.diff(curve.spent), -np.diff(curve.surviving)
    assert (steps_taken >= -1e-9).all()
    rates = falls[steps_taken > 1e-6] / steps_taken[steps_taken > 1e-6]
    assert (np.diff(rates) <= 1e-6 * max(1.0, rates.max(initial=0.0))).all()


def test_rows_of_an_array_are_curves_of_their_own() -> None:
    shots, kills = np.array([[10.0, 5.0], [3.0, 8.0]]), np.array([[1.0, 9.0], [2.0, 2.0]])
    held, available = np.array([20.0, 5.0]), np.array([8.0, 30.0])
    both = efficient_curve(shots, kills, held, available, 4)
    for row in range(2):
        alone = efficient_curve(shots[row], kills[row], held[row], available[row], 4)
        assert np.array_equal(both.spent[row], alone.spent)
        assert np.array_equal(both.surviving[row], alone.surviving)


def test_the_stop_point_prefers_the_greatest_cost_of_the_other() -> None:
    own, other = np.array([[0.5, 0.301, 0.3, 0.4], [0.1, 0.2, 0.3, 0.4]]), np.array([[0.9, 0.8, 0.2, 1.0], [0.0, 1.0, 1.0, 1.0]])
    assert stop_point(own, other).tolist() == [2, 0]
    assert stop_point(own, other, tie=0.01).tolist() == [1, 0]


def test_the_chain_s_curve_is_that_of_its_distributions() -> None:
    force = force_of((Leg(SILO, 10, (9, 9), loading=3.0, reliability=0.9), Leg(SUBMARINE, 8, (4, 6), 2, 4), Leg(BOMBER, 4, (0, 2))))
    attack = attack_of((16.0, 20.0), fratricide=0.3, p_warning=0.4, p_breakthrough=(0.1, 0.2), p_found_killed=((0.1, 0.1), (0.7, 0.7)))
    defence = defence_of((12.0, 2.0, 0.6, 0.9, 1.0, 1))
    found = drawdown(force, attack, defence, np.array([5.0]), SHARES, (0, 1))
    assert found.spent[0].tolist() == [[0.0, 4.0, 8.0, 12.0, 16.0], [0.0, 5.0, 10.0, 15.0, 20.0]]
    for place, share in enumerate(SHARES):
        struck = attack._replace(warheads=attack.warheads * share)
        exact = arriving(force, struck, defence, 0, 0, 0)
        assert found.arriving[0, 0, 0, place] == pytest.approx(np.arange(exact.size) @ exact)
        assert found.p_assured[0, 0, 0, place] == pytest.approx(exact[5:].sum())
    assert (np.diff(found.surviving) <= 1e-9).all()
    assert (found.arriving <= found.surviving + 1e-9).all()


def test_riding_out_alone_gives_the_same_numbers_and_what_survives_is_what_arrives_without_layers() -> None:
    force = force_of((Leg(SILO, 10, (9, 9), loading=3.0, reliability=0.9), Leg(SUBMARINE, 8, (4, 6), 2, 4), Leg(BOMBER, 4, (0, 2))))
    attack = attack_of((16.0, 20.0), fratricide=0.3, p_warning=0.4, p_breakthrough=(0.1, 0.2), p_found_killed=((0.1, 0.1), (0.7, 0.7)))
    defence = defence_of((12.0, 2.0, 0.6, 0.9, 1.0, 1))
    both = drawdown(force, attack, defence, np.array([5.0]), SHARES, (0, 1))
    alone = drawdown(force, attack, defence, np.array([5.0]), SHARES, (0, 1), np.array([0]))
    for one, two in zip(alone[1:], both[1:], strict=True):
        assert np.array_equal(one, two[:, :, :1])
    bare = drawdown(force, attack, defence_of(), np.array([5.0]), SHARES, (0, 1))
    assert np.array_equal(bare.surviving, both.surviving)
    assert np.array_equal(bare.arriving, both.surviving)
    assert (both.arriving < both.surviving).all()


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: efficient_curve(np.ones(1), np.ones(1), np.array(1.0), np.array(-1.0)),
            "available -1 is impossible; give a number of at least 0",
        ),
        (
            lambda: efficient_curve(np.ones(1), np.ones(1), np.array(1.0), np.array(1.0), 0),
            "n_steps 0 is impossible; give a number of at least 1",
        ),
        (lambda: stop_point(np.array([np.nan]), np.ones(1)), "own_cost is not a finite number; give a number"),
        (lambda: stop_point(np.ones(1), np.ones(1), -0.1), "tie -0.1 is impossible; give a number of at least 0"),
    ],
)
def test_impossible_curves_are_refused(call: object, sentence: str) -> None:
    assert callable(call)
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence


def test_conventional_weapons_come_with_every_share_and_are_not_spent() -> None:
    """What is left without a nuclear warhead is what the conventional ones leave; only nuclear warheads stand on the axis."""
    force = force_of((Leg(SILO, 10, (10, 10)),))
    nuclear = attack_of((8.0, 8.0), 0.8, 0.8)
    fields = ("p_hard", "p_soft", "works", "met")
    both = nuclear._replace(
        warheads=np.array([[[8.0, 5.0], [8.0, 5.0]]]),
        scheduled=np.zeros(2, dtype=np.int64),
        nuclear=np.array([1, 0]),
        **{name: np.repeat(getattr(nuclear, name), 2, axis=-1) for name in fields},
    )
    both.p_hard[:, 1] = 0.4
    shares = np.array([0.0, 0.5, 1.0])
    found = drawdown(force, both, defence_of(), np.zeros(1), shares, (0, 1))
    assert found.spent[0, 0].tolist() == [0.0, 4.0, 8.0]
    assert found.surviving[0, 0, 0, 0] == pytest.approx(10.0 - 5 * 0.4)
    assert found.surviving[0, 0, 0, 2] < found.surviving[0, 0, 0, 1] < found.surviving[0, 0, 0, 0]
