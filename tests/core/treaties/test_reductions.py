"""The reduction floor, against a look at every share of the force."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from equipoise.core.exchange.encounter import Exchange
from equipoise.core.exchange.posture import BOMBER, SILO
from equipoise.core.stability.requirement import Sweep, arriving, assured_retaliation
from equipoise.core.treaties.reductions import MOST_STEPS, STEPS_PER_FORCE, reduction_floor
from equipoise.errors import InputError
from equipoise.vocabulary import DOCTRINES
from tests.core.exchange.small_forces import Leg, System, attack_of, defence_of, force_of, random_system

ALL_CELLS = np.ones((2, 3), dtype=np.bool_)
EVERY = np.arange(len(DOCTRINES))
LEVELS = np.array([0.0, 5.0, 25.0])
ASSURANCE = 0.9
SILOS = System(force_of((Leg(SILO, 64, (64, 64)),)), attack_of(), defence_of((0.0, 1.0, 1.0, 1.0, 1.0, 0)))


def scaled(system: System, share: float, level: float, *, follows: bool) -> System:
    """A share of the force against a stock of the first layer; the cut part of the attack shrinks as well if it follows."""
    force = system.force._replace(launchers=system.force.launchers * share)
    warheads, stocks = system.attack.warheads.copy(), system.defence.interceptors.copy()
    warheads[:, :, 0] *= share if follows else 1.0
    stocks[:, :1] = level
    return System(force, system.attack._replace(warheads=warheads), system.defence._replace(interceptors=stocks))


def holds(system: System, needed: float, cells: np.ndarray) -> bool:
    """Whether the requirement is met in all of the cells."""
    chosen = [(int(posture), int(doctrine)) for posture, doctrine in np.argwhere(cells)]
    return all(assured_retaliation(arriving(*system, 0, *cell), needed) >= ASSURANCE for cell in chosen)


def first_share(system: System, needed: float, level: float, cells: np.ndarray, *, follows: bool) -> float:
    """The first of all shares that holds."""
    shares = np.arange(MOST_STEPS + 1) / STEPS_PER_FORCE
    return next((float(s) for s in shares if holds(scaled(system, float(s), level, follows=follows), needed, cells)), np.inf)


def larger(number: int) -> System:
    """A random force some times as large, half of the attack on it cut by a schedule, and at least one layer."""
    generator = np.random.default_rng([31, number])
    system = random_system(generator)
    force = system.force._replace(launchers=system.force.launchers * float(generator.choice([1.0, 4.0, 9.0])))
    warheads = np.repeat(system.attack.warheads / 2.0, 2, axis=2) * float(generator.choice([1.0, 4.0, 9.0]))
    twice = {name: np.repeat(getattr(system.attack, name), 2, axis=-1) for name in ("p_hard", "p_soft", "works", "met", "nuclear")}
    attack = system.attack._replace(warheads=warheads, scheduled=np.array([1, 0]), **twice)
    defence = system.defence if system.defence.track_per_raid.size else defence_of((3.0, 1.0, 0.5, 0.9, 1.0, 0))
    return System(force, attack, defence)


def floors(
    system: System, needed: float, *, follows: bool = False, cells: np.ndarray = ALL_CELLS, levels: np.ndarray = LEVELS
) -> np.ndarray:
    sweep = Sweep(0, levels, ASSURANCE)
    return reduction_floor(Exchange(*system), np.array([needed]), sweep, cells, (0, 1), follows=follows, doctrines=EVERY)[0]


@pytest.mark.parametrize("follows", [False, True])
@pytest.mark.parametrize("number", range(10))
def test_floor_is_the_first_share_that_holds(number: int, follows: bool) -> None:
    system = larger(number)
    deployed = float((system.force.launchers * system.force.loading).sum())
    for part in (0.1, 0.4):
        found = floors(system, part * deployed, follows=follows)
        expected = [first_share(system, part * deployed, float(level), ALL_CELLS, follows=follows) for level in LEVELS]
        assert list(found) == expected


@pytest.mark.parametrize("number", range(10, 20))
def test_floor_of_one_cell_is_the_first_share_that_holds_there(number: int) -> None:
    system = larger(number)
    cells = np.zeros((2, 3), dtype=np.bool_)
    cells[number % 2, number % 3] = True
    needed = 0.3 * float((system.force.launchers * system.force.loading).sum())
    assert list(floors(system, needed, cells=cells)) == [first_share(system, needed, float(n), cells, follows=False) for n in LEVELS]


def test_twin_floor_against_another_attack_differs() -> None:
    system = larger(3)
    needed = 0.3 * float((system.force.launchers * system.force.loading).sum())
    weaker = system._replace(attack=attack_of(p_warning=1.0))
    assert list(floors(weaker, needed)) != [first_share(system, needed, float(level), ALL_CELLS, follows=False) for level in LEVELS]


def test_force_without_losses_needs_the_requirement_itself() -> None:
    assert list(floors(SILOS, 16.0)) == [16 / 64, 21 / 64, 41 / 64]
    assert list(floors(SILOS, 15.2)) == [16 / 64, 21 / 64, 41 / 64]


def test_nothing_required_needs_nothing() -> None:
    assert list(floors(SILOS, 0.0)) == [0.0, 0.0, 0.0]


def test_requirement_beyond_the_largest_force_has_no_floor() -> None:
    assert list(floors(SILOS, 96.0)) == [1.5, np.inf, np.inf]
    assert list(floors(SILOS, 1e6)) == [np.inf] * 3
    bare = SILOS._replace(force=force_of((Leg(BOMBER, 0, (0, 0)),)))
    assert list(floors(bare, 1.0)) == [np.inf] * 3


@pytest.mark.parametrize("number", range(6))
def test_floor_rises_with_interceptors_and_requirement(number: int) -> None:
    levels = np.arange(0.0, 60.0, 4.0)
    deployed = float((larger(number).force.launchers * larger(number).force.loading).sum())
    curves = [floors(larger(number), deployed * part, levels=levels) for part in (0.05, 0.2, 0.35, 0.6)]
    assert all((curve[1:] >= curve[:-1]).all() for curve in curves)
    assert all((more >= less).all() for less, more in pairwise(curves))


@pytest.mark.parametrize("number", range(6))
def test_each_level_alone_gives_the_same_floor(number: int) -> None:
    system = larger(number)
    needed = 0.25 * float((system.force.launchers * system.force.loading).sum())
    together = floors(system, needed)
    assert [float(floors(system, needed, levels=LEVELS[place : place + 1])[0]) for place in range(3)] == list(together)


@pytest.mark.parametrize("assurance", [0.0, 1.0, -0.5])
def test_impossible_assurance_is_refused(assurance: float) -> None:
    with pytest.raises(InputError) as caught:
        reduction_floor(Exchange(*SILOS), np.array([1.0]), Sweep(0, LEVELS, assurance), ALL_CELLS, (0, 1), doctrines=EVERY)
    assert str(caught.value) == f"an assurance of {assurance:g} is impossible; give a probability between 0 and 1"


def test_what_is_no_assurance_or_no_place_is_refused() -> None:
    for sweep, words in (
        (Sweep(0, LEVELS, float("nan")), "assurance of the sweep is not a finite number; give a number"),
        (Sweep(0.5, LEVELS, 0.9), "layer of the sweep 0.5 is not a whole number; give a whole number of at least 0"),  # pyright: ignore[reportArgumentType] (a fault)
    ):
        with pytest.raises(InputError) as caught:
            reduction_floor(Exchange(*SILOS), np.array([1.0]), sweep, ALL_CELLS, (0, 1), doctrines=EVERY)
        assert str(caught.value) == words


@pytest.mark.parametrize(
    ("needed", "levels", "cells", "sentence"),
    [
        (1.0, LEVELS[::-1], ALL_CELLS, "the levels of interceptors must rise; list at least one level, each once, in order"),
        (1.0, np.array([4.0, 4.0]), ALL_CELLS, "the levels of interceptors must rise; list at least one level, each once, in order"),
        (1.0, np.array([]), ALL_CELLS, "the levels of interceptors must rise; list at least one level, each once, in order"),
        (1.0, np.array([-1.0, 4.0]), ALL_CELLS, "a level of interceptors -1 is impossible; give a number of at least 0"),
        (1.0, np.array([0.0, np.nan]), ALL_CELLS, "a level of interceptors is not a finite number; give a number"),
        (np.nan, LEVELS, ALL_CELLS, "the requirement is not a finite number; give a number"),
        (-1.0, LEVELS, ALL_CELLS, "the requirement -1 is impossible; give a number of at least 0"),
        (1.0, LEVELS, ~ALL_CELLS, "no cell counts; name at least one posture and one doctrine"),
    ],
)
def test_impossible_sweep_is_refused(needed: float, levels: np.ndarray, cells: np.ndarray, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        reduction_floor(Exchange(*SILOS), np.array([needed]), Sweep(0, levels, ASSURANCE), cells, (0, 1), doctrines=EVERY)
    assert str(caught.value) == sentence
