"""Assured retaliation and margin by hand, and the summaries of the cells against their exact distributions."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.doctrine import BASIC
from equipoise.core.exchange.force_defence import no_force_defence
from equipoise.core.exchange.posture import Force
from equipoise.core.exchange.retaliation import Defence
from equipoise.core.exchange.survivors import Attack
from equipoise.core.stability.requirement import NO_SWEEP, Sweep, arriving, assured_retaliation, cells, margin
from equipoise.errors import InputError
from equipoise.vocabulary import DOCTRINES
from tests.core.exchange.small_forces import System, random_system

HALF = np.array([0.1, 0.2, 0.3, 0.4])
MARKS = np.array([0.05, 0.5, 0.95])
EVERY = np.arange(len(DOCTRINES))
PLACES = [(posture, doctrine) for posture in range(2) for doctrine in EVERY.tolist()]


def stacked(number: int) -> System:
    """Three draws of one force: the parts that may differ from draw to draw do."""
    force, attack, defence = random_system(np.random.default_rng([21, number]))
    scales = np.array([1.0, 0.6, 1.9])

    def three(array: np.ndarray, by: np.ndarray) -> np.ndarray:
        return np.concatenate([array * scale for scale in by])

    ones = np.ones(3)
    alike = {name: getattr(attack, name) for name in Attack._fields[1:] if name not in ("scheduled", "nuclear", "force_defence")}
    each = {name: three(field, ones) for name, field in alike.items()}
    return System(
        Force(force.basing, force.met, three(force.launchers, scales), *(three(field, ones) for field in force[3:])),
        Attack(
            three(attack.warheads, scales[::-1]),
            **each,
            scheduled=attack.scheduled,
            nuclear=attack.nuclear,
            force_defence=no_force_defence(3),
        ),
        Defence._make([three(defence.interceptors, scales), *(three(field, ones) for field in defence[1:5]), defence.track_per_raid]),
    )


@pytest.mark.parametrize(
    ("requirement", "expected"), [(0.0, 1.0), (-3.0, 1.0), (1.0, 0.9), (1.2, 0.7), (2.0, 0.7), (3.0, 0.4), (3.5, 0.0), (9.0, 0.0)]
)
def test_assured_retaliation_counts_the_requirement_itself(requirement: float, expected: float) -> None:
    assert assured_retaliation(HALF, requirement) == pytest.approx(expected)


@pytest.mark.parametrize(("assurance", "expected"), [(0.95, -2.0), (0.9, -1.0), (0.7, 0.0), (0.4, 1.0), (0.3, 1.0)])
def test_margin_is_counted_from_the_requirement(assurance: float, expected: float) -> None:
    assert margin(HALF, 2.0, assurance) == expected


@pytest.mark.parametrize("wrong", [np.array([0.5, 0.4]), np.array([1.5, -0.5]), np.array([0.5, np.nan])])
def test_what_is_no_distribution_is_refused(wrong: np.ndarray) -> None:
    with pytest.raises(InputError) as caught:
        assured_retaliation(wrong, 1.0)
    assert str(caught.value) == "arriving is not a distribution; give probabilities that are at least 0 and sum to 1"


@pytest.mark.parametrize("assurance", [0.0, 1.0, 1.2])
def test_impossible_assurance_is_refused(assurance: float) -> None:
    with pytest.raises(InputError) as caught:
        margin(HALF, 1.0, assurance)
    assert str(caught.value) == f"an assurance of {assurance:g} is impossible; give a probability between 0 and 1"


def test_an_assurance_that_is_no_number_is_refused() -> None:
    with pytest.raises(InputError, match="the assurance is not a finite number; give a number"):
        margin(HALF, 1.0, float("nan"))


@pytest.mark.parametrize("number", range(6))
def test_summaries_are_those_of_the_exact_distribution(number: int) -> None:
    system = stacked(number)
    requirement = np.array([2.5, 0.0, 9.0])
    found = cells(*system, requirement, (0, 3), MARKS, NO_SWEEP, EVERY)
    for draw in range(3):
        for posture, doctrine in PLACES:
            exact = arriving(*system, draw, posture, doctrine)
            place = draw, posture, doctrine
            assert found.mean[place] == pytest.approx(np.arange(exact.size) @ exact, abs=1e-9)
            assert found.p_assured[place] == pytest.approx(assured_retaliation(exact, requirement[draw]), abs=1e-9)
            assert list(found.quantiles[place]) == [float(np.argmax(np.cumsum(exact) >= mark - 1e-12)) for mark in MARKS]


def test_the_doctrines_asked_for_are_those_of_all() -> None:
    system, requirement = stacked(1), np.array([2.5, 0.0, 9.0])
    whole = cells(*system, requirement, (0, 3), MARKS, NO_SWEEP, EVERY)
    for chosen in ([0], [1], [0, 2], [1, 2]):
        some = cells(*system, requirement, (0, 3), MARKS, NO_SWEEP, np.array(chosen))
        for part, field in zip(some, whole, strict=True):
            assert part == pytest.approx(field[:, :, chosen], abs=1e-12)
    for part, field in zip(cells(*system, requirement, (0, 3), MARKS), whole, strict=True):
        assert np.array_equal(part, field[:, :, BASIC]), "unless asked for, all but launching under attack"


@pytest.mark.parametrize("number", range(6))
def test_rows_of_a_chunk_do_not_know_of_each_other(number: int) -> None:
    system, requirement = stacked(number), np.array([2.5, 0.0, 9.0])
    whole = cells(*system, requirement, (0, 3), MARKS)
    for draw in range(3):
        alone = cells(*system, requirement, (draw, draw + 1), MARKS)
        assert all(np.array_equal(part[0], field[draw]) for part, field in zip(alone, whole, strict=True))


@pytest.mark.parametrize("number", range(12))
def test_levels_are_those_of_a_defence_with_that_stock(number: int) -> None:
    system = stacked(number)
    swept = 0 if system.defence.track_per_raid.size else -1
    levels, requirement, assurance = np.array([0.0, 3.0, 8.0, 40.0]), np.array([4.0, 7.0, 12.0]), 0.8
    found = cells(*system, requirement, (0, 3), MARKS, Sweep(swept, levels, assurance), EVERY).met
    for draw in range(3):
        for column, level in enumerate(levels):
            stocks = system.defence.interceptors.copy()
            if swept == 0:
                stocks[:, 0] = level
            changed = system._replace(defence=system.defence._replace(interceptors=stocks))
            for posture, doctrine in PLACES:
                p = assured_retaliation(arriving(*changed, draw, posture, doctrine), requirement[draw])
                assert abs(p - assurance) < 1e-9 or bool(found[draw, posture, doctrine, column]) == (p >= assurance)


@pytest.mark.parametrize(
    ("needed", "assurance", "levels", "sentence"),
    [
        (1.0, 1.0, [0.0, 4.0], "an assurance of 1 is impossible; give a probability between 0 and 1"),
        (1.0, 0.5, [4.0, 0.0], "the levels of interceptors must rise; list at least one level, each once, in order"),
        (float("nan"), 0.5, [0.0, 4.0], "the requirement is not a finite number; give a number"),
    ],
)
def test_impossible_sweep_is_refused(needed: float, assurance: float, levels: list[float], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        cells(*stacked(0), np.full(3, needed), (0, 3), MARKS, Sweep(-1, np.array(levels), assurance))
    assert str(caught.value) == sentence


def test_a_small_assurance_is_not_met_by_what_never_arrives() -> None:
    assert margin(np.array([1.0 - 1e-13, 1e-13, 0.0, 0.0]), 0.0, 1e-13) == 1.0
