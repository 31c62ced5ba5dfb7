"""The strike, against every possible division of the warheads."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.exchange.allocation.targeting import (
    MOST_SHOTS,
    allocation,
    exchange_ratio,
    survival_probability,
    uniform_attack_survivors,
)
from equipoise.errors import InputError

CLASSES = st.lists(st.tuples(st.integers(1, 3), st.floats(0.1, 10.0), st.floats(0.05, 0.95)), min_size=1, max_size=3)


def alive(p_kill: float, shots: int, fratricide: float) -> float:
    """The chance to survive so many shots, shot by shot."""
    chance = 1.0
    for shot in range(shots):
        chance *= 1.0 - p_kill * (1.0 if shot < 2 else 1.0 - fratricide)
    return chance


def destroyed(shots: tuple[float, ...], classes: list[tuple[int, float, float]], fratricide: float) -> float:
    """The expected value destroyed with so many shots on each aimpoint of a class, a fraction of them having one more."""
    total = 0.0
    for per_aimpoint, (number, value, p_kill) in zip(shots, classes, strict=True):
        whole = int(per_aimpoint + 1e-9)
        more = per_aimpoint - whole
        left = (1.0 - more) * alive(p_kill, whole, fratricide) + more * alive(p_kill, whole + 1, fratricide)
        total += number * value * (1.0 - left)
    return total


def most_destroyed(n_warheads: int, classes: list[tuple[int, float, float]], fratricide: float) -> float:
    """The best of all divisions of the warheads over single aimpoints."""
    aimpoints = [item for item in classes for _ in range(item[0])]
    best = 0.0
    for shots in product(range(n_warheads + 1), repeat=len(aimpoints)):
        if sum(shots) <= n_warheads:
            best = max(best, sum(v * (1.0 - alive(p, n, fratricide)) for n, (_, v, p) in zip(shots, aimpoints, strict=True)))
    return best


@settings(max_examples=60)
@given(CLASSES.filter(lambda classes: sum(item[0] for item in classes) <= 5), st.integers(0, 5), st.floats(0.0, 1.0))
def test_no_division_of_the_warheads_destroys_more(classes: list[tuple[int, float, float]], n_warheads: int, fratricide: float) -> None:
    number, value, p_kill = (np.array(column, dtype=np.float64) for column in zip(*classes, strict=True))
    shots = allocation(number, value, p_kill, float(n_warheads), fratricide)
    assert shots @ number <= n_warheads + 1e-9
    found = destroyed(tuple(float(n) for n in shots), classes, fratricide)
    assert found == pytest.approx(most_destroyed(n_warheads, classes, fratricide), abs=1e-9)


def test_twin_another_division_destroys_less() -> None:
    classes = [(2, 3.0, 0.6), (1, 1.0, 0.9)]
    assert destroyed((1.0, 1.0), classes, 0.0) < most_destroyed(3, classes, 0.0) + 1e-9
    assert destroyed((0.0, 3.0), classes, 0.0) < most_destroyed(3, classes, 0.0) - 1.0


def test_warheads_that_would_destroy_nothing_stay() -> None:
    one, sure = np.ones(1), np.ones(1)
    assert allocation(one, one, sure, 50.0)[0] == 1.0
    assert allocation(one, one, np.array([0.5]), 50.0)[0] == MOST_SHOTS
    assert allocation(one, one, np.array([0.5]), 50.0, fratricide=1.0)[0] == 2.0
    assert allocation(one, np.zeros(1), np.array([0.5]), 50.0)[0] == 0.0


def test_part_of_an_aimpoint_takes_part_of_a_warhead() -> None:
    assert allocation(np.array([0.4, 2.0]), np.array([5.0, 1.0]), np.array([0.5, 0.5]), 1.4) == pytest.approx([3.0, 0.1])


@pytest.mark.parametrize("shots", range(6))
def test_survival_is_shot_by_shot(shots: int) -> None:
    assert survival_probability(0.7, shots, 0.4) == pytest.approx(alive(0.7, shots, 0.4), abs=1e-15)


@given(st.floats(0.0, 1.0), st.integers(0, 12), st.floats(0.0, 1.0))
def test_fratricide_only_lowers_the_kill(p_kill: float, shots: int, fratricide: float) -> None:
    assert survival_probability(p_kill, shots, fratricide) >= survival_probability(p_kill, shots) - 1e-12


@pytest.mark.parametrize(
    ("number", "value", "p_kill", "n_warheads", "fratricide", "sentence"),
    [
        (-1.0, 1.0, 0.5, 1.0, 0.0, "n_aimpoints -1 is impossible; give a number of at least 0"),
        (1.0, -1.0, 0.5, 1.0, 0.0, "value -1 is impossible; give a number of at least 0"),
        (1.0, 1.0, 1.2, 1.0, 0.0, "p_kill 1.2 is impossible; give a probability between 0 and 1"),
        (1.0, 1.0, -0.1, 1.0, 0.0, "p_kill -0.1 is impossible; give a probability between 0 and 1"),
        (1.0, 1.0, 0.5, -1.0, 0.0, "n_warheads -1 is impossible; give a number of at least 0"),
        (1.0, 1.0, 0.5, float("inf"), 0.0, "n_warheads is not a finite number; give a number"),
        (float("nan"), 1.0, 0.5, 1.0, 0.0, "n_aimpoints is not a finite number; give a number"),
        (1.0, 1.0, 0.5, 1.0, 1.5, "fratricide 1.5 is impossible; give a probability between 0 and 1"),
    ],
)
def test_impossible_strike_is_refused(
    number: float, value: float, p_kill: float, n_warheads: float, fratricide: float, sentence: str
) -> None:
    with pytest.raises(InputError) as caught:
        allocation(np.array([number]), np.array([value]), np.array([p_kill]), n_warheads, fratricide)
    assert str(caught.value) == sentence


def test_impossible_closed_forms_are_refused() -> None:
    with pytest.raises(InputError, match="shots -1 is impossible; give a number of at least 0"):
        survival_probability(0.5, -1)
    with pytest.raises(InputError, match="shots 0 is impossible; give a number of at least 1"):
        exchange_ratio(3.0, 0, 0.5)
    with pytest.raises(InputError, match="there is no launcher to spread the attack over; give n_launchers above 0"):
        uniform_attack_survivors(0.0, 1.0, 0.5)
