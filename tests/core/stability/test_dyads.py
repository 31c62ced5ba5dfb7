"""The matrix of dyads against the chain entry by entry, and its worst entries by hand."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.encounter import exchange
from equipoise.core.exchange.sides import Side, coalition, single
from equipoise.core.stability.dyads import apart, assured, assured_matrix, with_entries, worst
from equipoise.core.stability.requirement import cells
from equipoise.errors import InputError
from tests.core.exchange.small_worlds import changed, world
from tests.core.stability.test_requirement import MARKS, stacked

SIDES = tuple(single(3, place) for place in range(3))
EVERY = (*SIDES, coalition(3, (1, 2)))
ALL_CELLS = np.ones((2, 2), dtype=np.bool_)


def needed(warheads: float, adversaries: tuple[Side, ...] = SIDES) -> np.ndarray:
    return np.full((2, 3, len(adversaries)), warheads)


@pytest.mark.parametrize("number", range(6))
def test_the_quick_cells_are_those_with_quantiles(number: int) -> None:
    system, requirement = stacked(number), np.array([2.5, 0.0, 9.0])
    expected = cells(*system, requirement, (0, 3), MARKS)
    means, p_assured = assured(*system, requirement, (0, 3))
    assert means == pytest.approx(expected.mean, abs=1e-9)
    assert p_assured == pytest.approx(expected.p_assured, abs=1e-9)


@pytest.mark.parametrize("seed", range(6))
def test_every_entry_is_the_chain_of_its_pair(seed: int) -> None:
    actors = world(seed)
    found = assured_matrix(actors, SIDES, EVERY, needed(5.0, EVERY), (0, 2))
    for i, retaliator in enumerate(SIDES):
        for j, adversary in enumerate(EVERY):
            if not apart(retaliator, adversary):
                assert np.isnan(found.mean[:, i, j]).all()
                assert np.isnan(found.p_assured[:, i, j]).all()
            else:
                expected = cells(*exchange(actors, retaliator, adversary), np.full(2, 5.0), (0, 2), MARKS)
                assert found.mean[:, i, j] == pytest.approx(expected.mean, abs=1e-9)
                assert found.p_assured[:, i, j] == pytest.approx(expected.p_assured, abs=1e-9)


def test_rows_do_not_know_of_each_other() -> None:
    actors = world(3)
    whole = assured_matrix(actors, SIDES, SIDES, needed(3.0), (0, 2))
    for row in range(2):
        alone = assured_matrix(actors, SIDES, SIDES, needed(3.0), (row, row + 1))
        assert np.array_equal(alone.p_assured[0], whole.p_assured[row], equal_nan=True)


def test_entries_computed_anew_leave_the_others_alone() -> None:
    actors, other = world(3), world(4)
    wanted = np.zeros((3, 3), dtype=np.bool_)
    wanted[0, 1] = True
    first = assured_matrix(actors, SIDES, SIDES, needed(3.0), (0, 2))
    mixed = with_entries(first, wanted, other, SIDES, SIDES, needed(3.0), (0, 2))
    assert np.array_equal(mixed.mean[:, ~wanted], first.mean[:, ~wanted], equal_nan=True)
    assert np.array_equal(mixed.mean[:, 0, 1], assured_matrix(other, SIDES, SIDES, needed(3.0), (0, 2)).mean[:, 0, 1])


def test_the_worst_entry_is_taken_over_adversaries_and_counted_cells() -> None:
    table = np.full((1, 2, 3, 2, 2), np.nan)
    table[0, 0, 1] = [[0.5, 0.9], [0.6, 0.8]]
    table[0, 0, 2] = [[0.7, 0.2], [0.9, 0.95]]
    assert worst(table, ALL_CELLS)[0, 0] == 0.2
    assert worst(table, np.array([[True, False], [True, False]]))[0, 0] == 0.5
    assert np.isnan(worst(table, ALL_CELLS)[0, 1])
    with pytest.raises(InputError) as caught:
        worst(table, ~ALL_CELLS)
    assert str(caught.value) == "no cell counts; count at least one posture and doctrine"


def test_an_actor_that_reaches_nobody_assures_nothing_but_a_requirement_of_nothing() -> None:
    actors = world(1)
    idle = changed(actors, legs={"reaches": np.where(actors.legs.owner[:, None] == 0, 0, actors.legs.reaches)})
    assert np.isnan(assured_matrix(idle, SIDES, SIDES, needed(1.0), (0, 2)).p_assured[:, 0]).all(), "no number in the matrix"
    system = exchange(idle, SIDES[0], SIDES[1])
    assert (assured(*system, np.full(2, 1.0), (0, 2))[1] == 0.0).all()
    assert (assured(*system, np.full(2, 0.0), (0, 2))[1] == 1.0).all()


@pytest.mark.parametrize(
    ("requirement", "sentence"),
    [
        (np.zeros((2, 3)), "the requirement has the shape (2, 3); give it the shape (2, 3, 3): draws, retaliators, adversaries"),
        (needed(-1.0), "the requirement -1 is impossible; give a number of at least 0"),
        (needed(float("nan")), "the requirement is not a finite number; give a number"),
    ],
)
def test_impossible_requirements_are_refused(requirement: np.ndarray, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        assured_matrix(world(0), SIDES, SIDES, requirement.reshape(2, 3, -1) if requirement.ndim == 3 else requirement[:, :, None], (0, 2))
    assert str(caught.value) == sentence.replace("(2, 3);", "(2, 3, 1);")


def test_a_pair_that_cannot_meet_has_no_number_and_one_that_is_not_asked_for_neither() -> None:
    actors = world(3)
    blocked = actors.legs.reaches.copy()
    blocked[actors.legs.owner == 1, 0] = 0
    found = assured_matrix(changed(actors, legs={"reaches": blocked}), SIDES, SIDES, needed(3.0), (0, 2))
    assert np.isnan(found.mean[:, 0, 1]).all()
    assert np.isnan(found.mean[:, 1, 0]).all()
    assert not np.isnan(found.mean[:, 0, 2]).any()
    asked = np.zeros((3, 3), dtype=np.bool_)
    asked[2, 0] = True
    some = assured_matrix(actors, SIDES, SIDES, needed(3.0), (0, 2), asked)
    assert np.array_equal(~np.isnan(some.mean[0, :, :, 0, 0]), asked)
    whole = assured_matrix(actors, SIDES, SIDES, needed(3.0), (0, 2))
    assert np.array_equal(some.p_assured[:, 2, 0], whole.p_assured[:, 2, 0])
