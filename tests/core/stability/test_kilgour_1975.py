"""The sequential truel against printed chances, a simulation turn by turn, and what must hold."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.stability.kilgour_1975 import duel, equilibria, survival
from equipoise.errors import InputError

ORDER = np.arange(3)
ABSTAIN, SHOOT = np.array([0, 2, 1]), np.array([2, 2, 1])


@pytest.mark.parametrize(
    ("p_hit", "aims", "expected"),
    [
        ([0.3, 0.5, 1.0], ABSTAIN, [0.3808, 0.2692, 0.3500]),
        ([0.3, 0.5, 1.0], SHOOT, [0.3358, 0.4192, 0.2450]),
        ([1 / 3, 1 / 2, 1.0], ABSTAIN, [25 / 60, 15 / 60, 20 / 60]),
        ([1 / 3, 2 / 3, 1.0], ABSTAIN, [0.39683, 0.38095, 0.22222]),
    ],
)
def test_classic_chances(p_hit: list[float], aims: np.ndarray, expected: list[float]) -> None:
    found = survival(np.array(p_hit), ORDER, aims)
    assert found == pytest.approx(expected, abs=5e-5)
    assert found.sum() == pytest.approx(1.0)


def test_a_simulation_turn_by_turn_agrees() -> None:
    generator = np.random.default_rng(64)
    p_hit, order, aims = np.array([0.4, 0.6, 0.8]), np.array([2, 0, 1]), np.array([2, 2, 1])
    n, wins = 20_000, np.zeros(3)
    for _ in range(n):
        alive, turn = {0, 1, 2}, 0
        while len(alive) > 1:
            shooter = int(order[turn % 3])
            turn += 1
            if shooter not in alive:
                continue
            target = int(aims[shooter]) if len(alive) == 3 else next(iter(alive - {shooter}))
            if target != shooter and generator.random() < p_hit[shooter]:
                alive.remove(target)
        wins[alive.pop()] += 1
    expected = survival(p_hit, order, aims)
    assert np.abs(wins / n - expected).max() < 4.0 * np.sqrt(0.25 / n)


def test_shooters_relabelled_permute_the_chances() -> None:
    p_hit, aims = np.array([0.3, 0.5, 0.9]), np.array([2, 2, 1])
    place = np.array([2, 0, 1])  # shooter k bears the number place[k]
    renamed = np.empty(3)
    renamed[place] = p_hit
    new_aims = np.empty(3, dtype=np.int64)
    new_aims[place] = place[aims]
    found = survival(renamed, place[ORDER], new_aims)
    assert found[place] == pytest.approx(survival(p_hit, ORDER, aims))


def test_the_weakest_does_best_to_abstain_and_survives_most_often() -> None:
    assert equilibria(np.array([0.3, 0.5, 1.0]), ORDER).tolist() == [[0, 2, 1]]
    assert survival(np.array([1 / 3, 1 / 2, 1.0]), ORDER, ABSTAIN).argmax() == 0


def test_three_sure_shots_leave_the_choice_open() -> None:
    """Whoever is fired at first is gone: the first does well to hit somebody and is then shot by the other, so that it abstains."""
    found = equilibria(np.ones(3), ORDER)
    assert [0, 2, 1] in found.tolist()


def test_duels_at_their_limits() -> None:
    assert duel(1.0, 1.0) == 1.0
    assert duel(0.0, 0.2) == 0.0
    assert duel(0.5, 0.0) == 1.0


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: duel(0.0, 0.0), "a duel of two that never hit has no end; give at least one a chance above 0"),
        (
            lambda: survival(np.array([0.3, 0.5, 1.0]), ORDER, np.arange(3)),
            "a round in which nobody can be hit has no end; let one shooter with a chance above 0 aim at another",
        ),
        (
            lambda: survival(np.array([0.3, 0.5, 1.0]), np.array([0, 0, 1]), ABSTAIN),
            "this is no truel; give three chances, the places 0, 1 and 2 in some order, and whom each aims at",
        ),
        (lambda: survival(np.array([0.3, 0.5, 1.2]), ORDER, ABSTAIN), "p_hit 1.2 is impossible; give a probability between 0 and 1"),
    ],
)
def test_impossible_truels_are_refused(call: object, sentence: str) -> None:
    assert callable(call)
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence


@pytest.mark.parametrize("small", [1e-3, 1e-9, 1e-17, 1e-200])
def test_chances_to_hit_have_no_scale(small: float) -> None:
    assert np.isclose(duel(0.3 * small, 0.5 * small), 3.0 / 8.0, rtol=small + 1e-15)
    found = survival(np.array([0.3, 0.5, 1.0]) * small, ORDER, np.array([2, 2, 1]))
    assert np.isclose(found.sum(), 1.0, rtol=1e-12)
    assert np.isclose(found[0], 0.8 / 1.8 * 3.0 / 8.0 + 1.0 / 1.8 * 3.0 / 13.0, rtol=10.0 * small + 1e-12)


def test_a_shooter_who_hardly_ever_hits_still_prefers_the_better_aim() -> None:
    stable = equilibria(np.array([1e-10, 0.5, 1.0]), ORDER).tolist()
    assert stable == equilibria(np.array([1e-4, 0.5, 1.0]), ORDER).tolist()
