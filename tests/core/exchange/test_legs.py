"""What each leg sends back, against the whole retaliation, a simulation that shares only the inputs, and limits by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom

from benchmarks.chain_numpy import Cell, Dice, signals, strike
from benchmarks.chain_numpy import delivering as simulated_leg
from equipoise.core.exchange.doctrine import LAUNCH_UNDER_ATTACK, RIDE_OUT
from equipoise.core.exchange.legs import delivering, leg_chances
from equipoise.core.exchange.posture import BOMBER, ROAD_MOBILE, SILO, SUBMARINE
from equipoise.core.exchange.retaliation import without_layers
from equipoise.core.stability.drawdown import drawdown
from equipoise.core.stability.requirement import arriving
from equipoise.errors import InputError
from equipoise.vocabulary import DOCTRINES
from tests.core.defence.engagement_systems import agree
from tests.core.exchange.small_forces import Leg, System, attack_of, defence_of, force_of, random_system

CELLS = [(posture, doctrine) for posture in range(2) for doctrine in range(len(DOCTRINES))]
ALL = np.arange(len(DOCTRINES))
RUNS = 6_000
ONE_LEG = {
    "silos": Leg(SILO, 10, (5, 10), loading=2.4, reliability=0.9, leaves_under_attack=0.7),
    "garrisons": Leg(ROAD_MOBILE, 12, (3, 9), per_aimpoint=3, reliability=0.9, leaves_under_attack=0.4),
    "boats": Leg(SUBMARINE, 12, (4, 8), per_platform=4, per_aimpoint=4, loading=3.0, reliability=0.8),
    "bombers": Leg(BOMBER, 8, (2, 4), per_aimpoint=4, loading=0.75),
}
ATTACK = attack_of((9.0, 9.0), 0.6, 0.8, 0.5, (0.4, 0.3), ((0.1, 0.05), (0.7, 0.8)), 0.6, 0.25)


@pytest.mark.parametrize("number", range(24))
def test_the_means_of_the_legs_add_up_to_that_of_the_force(number: int) -> None:
    """In every cell, against the drawdown curve where the whole strike is spent."""
    system = random_system(np.random.default_rng([71, number]))
    found = delivering(*system, (0, 1), ALL)
    whole = drawdown(*system, np.zeros(1), np.ones(1), (0, 1), ALL).surviving[..., 0]
    np.testing.assert_allclose(found.warheads.sum(axis=-1), whole, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("number", range(8))
def test_a_leg_is_distributed_as_in_a_simulation(number: int) -> None:
    system = random_system(np.random.default_rng([72, number]))
    for posture, doctrine in CELLS:
        cell = Cell(*system, 0, posture, doctrine)
        dice, shots = Dice(np.random.default_rng([73, number, posture, doctrine]), RUNS, one_by_one=True), strike(cell)
        warned, launched = signals(cell, dice)
        broken = [dice.happens(float(p)) for p in system.attack.p_breakthrough[0]]
        found = leg_chances(*system, 0, posture, doctrine)
        for leg in range(system.force.basing.size):
            sample = simulated_leg(cell, leg, shots[leg], warned, launched, broken, dice)
            assert agree(found.launchers[leg], sample), (posture, doctrine, leg)
            loaded = np.floor(sample * system.force.loading[0, leg] + 0.5).astype(np.int64)
            assert agree(found.warheads[leg], loaded), (posture, doctrine, leg)


@pytest.mark.parametrize("name", ONE_LEG)
def test_the_distribution_of_an_only_leg_is_that_of_the_force(name: str) -> None:
    system = System(force_of((ONE_LEG[name],)), ATTACK, defence_of())
    for posture, doctrine in CELLS:
        found, exact = leg_chances(*system, 0, posture, doctrine).warheads[0], arriving(*system, 0, posture, doctrine)
        np.testing.assert_allclose(found, exact[: found.size], atol=1e-12)


@pytest.mark.parametrize("number", range(8))
def test_means_are_those_of_the_distributions(number: int) -> None:
    system = random_system(np.random.default_rng([74, number]))
    means = delivering(*system, (0, 1), ALL)
    for posture, doctrine in CELLS:
        found = leg_chances(*system, 0, posture, doctrine)
        for chances, mean in zip(found, means, strict=True):
            np.testing.assert_allclose(chances.sum(axis=1), 1.0, atol=1e-11)
            np.testing.assert_allclose(chances @ np.arange(chances.shape[1]), mean[0, posture, doctrine], rtol=1e-9, atol=1e-9)


def test_legs_share_their_causes_and_are_not_independent() -> None:
    """Two legs of submarines fall to one breakthrough together: their distributions do not convolve to that of the force."""
    boats = Leg(SUBMARINE, 4, (4, 4), per_platform=2, per_aimpoint=2)
    attack = attack_of(p_breakthrough=(0.0, 0.5), p_found_killed=((0.0, 0.0), (0.0, 1.0)))
    system = System(force_of((boats, boats)), attack, defence_of())
    one, other = leg_chances(*system, 0, 0, 0).warheads[:, :5]
    exact = arriving(*system, 0, 0, RIDE_OUT)[:9]
    assert exact == pytest.approx([0.5, 0, 0, 0, 0, 0, 0, 0, 0.5])
    assert np.convolve(one, other) == pytest.approx([0.25, 0, 0, 0, 0.5, 0, 0, 0, 0.25])


@pytest.mark.parametrize("name", ONE_LEG)
def test_without_a_strike_or_a_search_every_launcher_that_works_delivers(name: str) -> None:
    leg = ONE_LEG[name]
    system = System(force_of((leg,)), attack_of(p_warning=0.5), defence_of())
    for posture, doctrine in CELLS:
        found = leg_chances(*system, 0, posture, doctrine).launchers[0, : leg.launchers + 1]
        np.testing.assert_allclose(found, binom.pmf(np.arange(leg.launchers + 1), leg.launchers, leg.reliability), atol=1e-12)


@pytest.mark.parametrize("name", ONE_LEG)
def test_a_perfect_strike_leaves_what_left_on_warning(name: str) -> None:
    """All that is found and exposed is destroyed: nothing rides out, and on warning the alert part leaves, boats apart."""
    leg, p_warning = ONE_LEG[name], 0.6
    perfect = attack_of((500.0, 500.0), 1.0, 1.0, p_found_killed=((1.0, 1.0), (1.0, 1.0)), p_warning=p_warning, p_confirmed=0.4)
    found = delivering(force_of((leg,)), perfect, defence_of(), (0, 1), ALL).launchers[0, :, :, 0]
    missiles = np.array([0.0, 0.4 * leg.leaves_under_attack, p_warning]) * (leg.basing != SUBMARINE)
    leaves = np.full(3, p_warning) if leg.basing == BOMBER else missiles
    expected = np.array(leg.alert)[:, None] * leg.reliability * leaves
    np.testing.assert_allclose(found, expected, atol=1e-12)


def test_a_defence_bears_on_nothing() -> None:
    system = random_system(np.random.default_rng([75, 3]))
    for one, other in zip(delivering(*system, (0, 1)), delivering(*system[:2], without_layers(system.defence), (0, 1)), strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_draw_or_a_cell_that_there_is_not_is_refused() -> None:
    system = System(force_of((ONE_LEG["silos"],)), ATTACK, defence_of())
    with pytest.raises(InputError) as caught:
        delivering(*system, (0, 2))
    assert str(caught.value) == "draws 0 to 1 are not among the 1 given; name rows of the records"
    with pytest.raises(InputError) as caught:
        leg_chances(*system, 0, 2, 0)
    assert str(caught.value) == "there is no cell 2, 0; name one of 2 postures and 3 doctrines"


def test_doctrines_are_those_asked_for() -> None:
    system = random_system(np.random.default_rng([76, 1]))
    every, one = delivering(*system, (0, 1), ALL), delivering(*system, (0, 1), np.array([LAUNCH_UNDER_ATTACK]))
    np.testing.assert_array_equal(one.warheads[:, :, 0], every.warheads[:, :, LAUNCH_UNDER_ATTACK])
