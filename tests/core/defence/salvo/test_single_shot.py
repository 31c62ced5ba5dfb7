"""The closed forms of one warhead's engagement: values, limits, identities, refusals."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.defence.salvo import single_shot
from equipoise.errors import InputError

INSIDE = st.floats(0.01, 0.99)


def test_no_shots_and_certain_shots() -> None:
    assert single_shot.salvo_kill_probability(0.7, 0) == 0.0
    assert single_shot.salvo_kill_probability(1.0, 0) == 0.0
    assert single_shot.salvo_kill_probability(1.0, 1) == 1.0
    assert single_shot.tracked_kill_probability(0.0, 1.0, 5) == 0.0


def test_arguments_broadcast() -> None:
    table = single_shot.salvo_kill_probability(np.array([[0.25], [0.5]]), np.array([1, 2]))
    assert np.allclose(table, [[0.25, 0.4375], [0.5, 0.75]], atol=1e-15)


@given(INSIDE, st.floats(0.1, 20))
def test_implied_probability_inverts_the_salvo(kill_probability: float, shots: float) -> None:
    salvo = float(single_shot.salvo_kill_probability(kill_probability, shots))
    if salvo < 1.0 - 1e-6:
        assert abs(float(single_shot.implied_kill_probability(salvo, shots)) - kill_probability) < 1e-6


@given(st.floats(0.001, 0.999), INSIDE)
def test_whole_shots_are_enough_and_one_less_is_not(wanted: float, kill_probability: float) -> None:
    shots = float(single_shot.shots_needed(wanted, kill_probability))
    assert shots == int(shots)
    assert float(single_shot.salvo_kill_probability(kill_probability, shots)) >= wanted - 1e-8
    assert float(single_shot.salvo_kill_probability(kill_probability, shots - 1)) < wanted


@pytest.mark.parametrize("shots", range(1, 30))
@pytest.mark.parametrize("kill_probability", [0.1, 0.2, 0.3, 0.5, 0.56, 0.8])
def test_whole_boundaries_do_not_round_up(kill_probability: float, shots: int) -> None:
    wanted = float(single_shot.salvo_kill_probability(kill_probability, shots))
    if wanted < 1.0 - 1e-6:
        assert single_shot.shots_needed(wanted, kill_probability) == shots


def test_twin_a_bare_ceiling_rounds_up() -> None:
    wanted = [float(single_shot.salvo_kill_probability(0.8, shots)) for shots in range(1, 8)]
    bare = [int(np.ceil(np.log1p(-p) / np.log1p(-0.8))) for p in wanted]
    assert bare != list(range(1, 8))


def test_shots_at_the_ends() -> None:
    assert single_shot.shots_needed(0.0, 0.0) == 0
    assert single_shot.shots_needed(1.0, 1.0) == 1
    assert single_shot.shots_needed(0.5, 1.0, whole=False) == 1
    assert np.array_equal(single_shot.shots_needed(np.array([0.5, 0.96]), 0.8), [1, 2])
    assert abs(float(single_shot.shots_needed(0.9, 0.5, whole=False)) - np.log(0.1) / np.log(0.5)) < 1e-12


@given(st.lists(st.floats(0, 1), min_size=1, max_size=5), st.floats(0, 1))
def test_layers_in_any_order_leak_the_same(stops: list[float], reliability: float) -> None:
    forward = float(single_shot.layered_leakage(np.array(stops), reliability))
    backward = float(single_shot.layered_leakage(np.array(stops[::-1]), reliability))
    assert abs(forward - backward) < 1e-15
    assert forward <= reliability


@given(st.floats(0, 1), st.integers(0, 50))
def test_leak_and_no_leak_sum_to_one(stop: float, n_warheads: int) -> None:
    total = float(single_shot.leak_probability(stop, n_warheads)) + float(single_shot.no_leak_probability(stop, n_warheads))
    assert abs(total - 1.0) < 1e-12


@given(INSIDE, st.integers(1, 50))
def test_needed_tracking_just_stops_the_raid(p_no_leak: float, n_warheads: int) -> None:
    needed = float(single_shot.tracking_needed(p_no_leak, n_warheads))
    assert abs(float(single_shot.no_leak_probability(needed, n_warheads)) - p_no_leak) < 1e-12


def test_the_published_tracking_is_that_of_ten_warheads() -> None:
    """The sentence names raids of 4 to 20 warheads; its 0.978 is neither the easy nor the hard end."""
    assert np.round(single_shot.tracking_needed(0.8, np.array([4, 10, 20])), 3).tolist() == [0.946, 0.978, 0.989]


@pytest.mark.parametrize(("wanted", "kill_probability"), [(0.96, 0.8), (0.91, 0.7), (0.9159, 0.71), (0.9999, 0.99)])
def test_an_exact_ratio_of_two_is_two_shots(wanted: float, kill_probability: float) -> None:
    assert single_shot.shots_needed(wanted, kill_probability) == 2


def test_twin_a_bare_ceiling_makes_an_exact_ratio_of_two_three_shots() -> None:
    assert np.ceil(np.log(1 - 0.9159) / np.log(1 - 0.71)) == 3


def test_an_older_layer_formula_is_told_apart() -> None:
    """An older copy of the 2017 calculator multiplied by what a layer stops instead of what it lets pass."""
    right = float(single_shot.layered_leakage(0.43875, 0.152152))
    assert abs(right - 0.085395) < 1e-6
    assert abs(0.152152 * 0.43875 - 0.085395) > 1e-2


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: single_shot.salvo_kill_probability(1.2, 4), "kill_probability 1.2 is impossible; give a probability between 0 and 1"),
        (lambda: single_shot.salvo_kill_probability(0.5, -1), "shots -1 is impossible; give a number of at least 0"),
        (lambda: single_shot.tracked_kill_probability(float("nan"), 0.5, 4), "p_track is not a finite number; give a number"),
        (
            lambda: single_shot.implied_kill_probability(0.9, 0),
            "shots must be above 0 to imply a kill probability; give the number of shots in the salvo",
        ),
        (lambda: single_shot.shots_needed(1.0, 0.8), "p_salvo 1 needs endless shots; ask for less than certainty"),
        (lambda: single_shot.shots_needed(0.5, 0.0), "kill_probability 0 never reaches p_salvo; give a kill probability above 0"),
        (
            lambda: single_shot.layered_leakage(np.array([0.5, 1.5])),
            "stop_probabilities 1.5 is impossible; give a probability between 0 and 1",
        ),
        (lambda: single_shot.tracking_needed(0.8, 0), "n_warheads 0 is impossible; give a number of at least 1"),
    ],
)
def test_impossible_arguments_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence


def test_rare_kills_and_large_raids_keep_their_digits() -> None:
    """One less a power, near 0: each agrees with its first-order value."""
    assert float(single_shot.salvo_kill_probability(1e-18, 1e6)) == pytest.approx(1e-12, rel=1e-9)
    assert float(single_shot.implied_kill_probability(1e-18, 4)) == pytest.approx(2.5e-19, rel=1e-9)
    assert float(single_shot.implied_kill_probability(1.0, 4)) == 1.0
    assert float(single_shot.leak_probability(1.0 - 2.0**-53, 4)) == pytest.approx(4 * 2.0**-53, rel=1e-9)
    assert float(single_shot.leak_probability(0.0, 0)) == 0.0
    assert float(single_shot.no_leak_probability(0.0, 1e17, 1e-17)) == pytest.approx(math.exp(-1.0), rel=1e-12)
    assert float(single_shot.shots_needed(1e-18, 0.5)) == 1.0
    assert float(single_shot.shots_of_miss(math.log(1e300), 0.9)) == 300.0


@pytest.mark.parametrize("wanted", [1e-3, 1e-9, 1e-15])
def test_any_probability_above_nothing_takes_a_shot(wanted: float) -> None:
    assert single_shot.shots_needed(wanted, 0.5) == 1.0
