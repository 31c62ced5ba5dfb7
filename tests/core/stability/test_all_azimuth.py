"""All-azimuth requirements: one adversary is the dyad, parts against an enumeration, orders and shares by hand."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.encounter import exchange
from equipoise.core.exchange.posture import ROAD_MOBILE, SILO
from equipoise.core.exchange.sides import Side, coalition, single, together
from equipoise.core.stability.all_azimuth import at_once, branch_chances, branch_weights, in_sequence, leg_shares
from equipoise.core.stability.dyads import assured, assured_matrix
from equipoise.errors import InputError
from equipoise.vocabulary import DOCTRINES
from tests.core.exchange.small_forces import Leg, attack_of, defence_of, force_of, random_system
from tests.core.exchange.small_worlds import changed, world

EVERY = np.arange(len(DOCTRINES))
SIDES = tuple(single(3, place) for place in range(3))


def needed(*warheads: float) -> np.ndarray:
    return np.tile(np.array(warheads), (2, 1))


@pytest.mark.parametrize("number", range(25))
def test_branches_of_the_whole_force_make_up_its_assured_retaliation(number: int) -> None:
    """All branches kept apart, against the chain, which mixes those that it can at once."""
    system = random_system(np.random.default_rng([63, number]))
    chances = branch_chances(system.force, *system, np.array([4.0]), (0, 1), EVERY)
    found = (branch_weights(system.attack, (0, 1), EVERY)[:, None] * chances).sum(axis=-1)
    assert found == pytest.approx(assured(*system, np.array([4.0]), (0, 1), EVERY)[1], abs=1e-9)


@pytest.mark.parametrize("seed", range(6))
def test_one_adversary_is_the_dyad(seed: int) -> None:
    actors = world(seed)
    dyad = assured_matrix(actors, SIDES[:1], SIDES[1:2], np.full((2, 1, 1), 4.0), (0, 2), None, EVERY).p_assured[:, 0, 0]
    found = at_once(actors, SIDES[0], SIDES[1:2], needed(4.0), (0, 2), EVERY)
    assert found.p_all == pytest.approx(dyad, abs=1e-9)
    assert found.p_each[:, 0] == pytest.approx(dyad, abs=1e-9)
    assert in_sequence(actors, SIDES[0], SIDES[1:2], needed(4.0), np.ones(1), (0, 2), EVERY)[:, 0] == pytest.approx(dyad, abs=1e-9)


@pytest.mark.parametrize("seed", range(6))
def test_all_at_once_is_never_more_than_each_and_bounded_below(seed: int) -> None:
    actors = world(seed)
    found = at_once(actors, SIDES[0], SIDES[1:], needed(2.0, 3.0), (0, 2))
    assert (found.p_all <= found.p_each.min(axis=1) + 1e-9).all()
    assert (found.p_all >= 1.0 - (1.0 - found.p_each).sum(axis=1) - 1e-9).all()


def test_a_common_cause_couples_the_parts() -> None:
    """Ten hidden launchers, all lost with a breakthrough: two halves meet their requirement together or not at all."""
    force = force_of((Leg(ROAD_MOBILE, 10, (10, 10)),))
    attack = attack_of(p_breakthrough=(0.3, 0.0), p_found_killed=((0.0, 0.0), (1.0, 0.0)))
    half = force._replace(launchers=force.launchers / 2.0)
    chances = branch_chances(force, half, attack, defence_of(), np.array([5.0]), (0, 1))
    weights = branch_weights(attack, (0, 1))[:, None]
    assert (weights * chances**2).sum(axis=-1) == pytest.approx(0.7)
    assert ((weights * chances).sum(axis=-1) ** 2) == pytest.approx(0.49)


def test_a_part_does_not_draw_a_strike_of_its_own() -> None:
    """Ten silos under ten certain shots: none of either half is left. Under five, a half keeps two silos and one more in half the cases."""
    force = force_of((Leg(SILO, 10, (0, 0)),))
    half = force._replace(launchers=force.launchers / 2.0)
    attack = attack_of((10.0, 5.0), p_hard=1.0)
    assert branch_chances(force, half, attack, defence_of(), np.array([1.0]), (0, 1))[0, 0, 0, 0] == 0.0
    assert branch_chances(force, half, attack, defence_of(), np.array([3.0]), (0, 1))[0, 1, 0, 0] == pytest.approx(0.5)


def test_a_simulation_of_every_launcher_agrees() -> None:
    """Eight silos under eight shots and twelve hidden launchers, half of each for either adversary; one has a layer of certain shots."""
    force = force_of((Leg(SILO, 8, (0, 0), reliability=0.9), Leg(ROAD_MOBILE, 12, (12, 12), reliability=0.8)))
    attack = attack_of((8.0, 8.0), p_hard=0.6, p_breakthrough=(0.3, 0.0), p_found_killed=((0.3, 0.0), (0.8, 0.0)))
    half, needed = force._replace(launchers=force.launchers / 2.0), np.array([3.0])
    force_defence = defence_of((2.0, 1.0, 1.0, 1.0, 1.0, 0))
    chances = [branch_chances(force, half, attack, defence, needed, (0, 1)) for defence in (force_defence, defence_of())]
    exact = float((branch_weights(attack, (0, 1))[0, 0] * chances[0][0, 0, 0] * chances[1][0, 0, 0]).sum())
    n, generator = 100_000, np.random.default_rng(65)
    p_hidden = np.where(generator.random(n) < 0.3, 0.2, 0.7)[:, None]
    silos, mobile = generator.random((2, n, 4)) < 0.4 * 0.9, generator.random((2, n, 6)) < p_hidden * 0.8
    sent = silos.sum(axis=2) + mobile.sum(axis=2)
    simulated = float(((sent[0] - 2 >= 3) & (sent[1] >= 3)).mean())
    assert abs(simulated - exact) < 4.0 * np.sqrt(exact * (1.0 - exact) / n)
    independent = float(np.prod([(branch_weights(attack, (0, 1))[0, 0] * chance[0, 0, 0]).sum() for chance in chances]))
    assert abs(simulated - independent) > 0.02


def test_legs_are_divided_over_those_that_they_reach() -> None:
    actors = world(5)
    reaches = np.array([[0, 1, 1], [1, 0, 1], [1, 1, 0]])[actors.legs.owner]
    own = np.flatnonzero(actors.legs.owner == 0)
    reaches[own[0], 2] = 0
    shares = leg_shares(changed(actors, legs={"reaches": reaches}), SIDES[0], SIDES[1:], needed(1.0, 3.0))
    assert shares[0, own[0]].tolist() == [1.0, 0.0]
    for leg in own[1:]:
        assert shares[0, leg].tolist() == [0.25, 0.75]
    assert not shares[:, actors.legs.owner != 0].any()


@pytest.mark.parametrize("seed", range(6))
def test_what_is_left_meets_the_second_as_a_smaller_force(seed: int) -> None:
    """The last answer of a sequence, all of it sent, is the dyad of the launchers that the first exchange left."""
    actors = world(seed)
    found = in_sequence(actors, SIDES[0], SIDES[1:], needed(2.0, 2.0), np.array([0.4, 1.0]), (0, 2))
    everything = in_sequence(actors, SIDES[0], SIDES[1:], needed(2.0, 2.0), np.array([0.0, 1.0]), (0, 2))
    fresh = assured_matrix(actors, SIDES[:1], SIDES[2:], np.full((2, 1, 1), 2.0), (0, 2)).p_assured[:, 0, 0]
    assert (found[:, 1] <= everything[:, 1] + 0.05).all()  # launchers in parts are whole ones and one more with some chance
    assert (everything[:, 1] <= fresh + 0.05).all()
    assert (everything[:, 0] == 0.0).all()


def test_the_order_of_the_adversaries_is_an_input() -> None:
    actors = world(1)
    one = in_sequence(actors, SIDES[0], SIDES[1:], needed(2.0, 2.0), np.array([0.5, 1.0]), (0, 2))
    other = in_sequence(actors, SIDES[0], SIDES[:0:-1], needed(2.0, 2.0), np.array([0.5, 1.0]), (0, 2))
    assert np.abs(one[:, ::-1] - other).max() > 1e-6


def test_coalitions_may_be_adversaries_beside_single_actors() -> None:
    actors = world(2, n=4)
    sides = (coalition(4, (1, 2)), single(4, 3))
    found = at_once(actors, single(4, 0), sides, needed(1.0, 1.0), (0, 2))
    joint = exchange(actors, single(4, 0), together(sides)).attack
    assert joint.warheads.sum() > 0.0
    assert (found.p_all <= 1.0 + 1e-12).all()


@pytest.mark.parametrize(
    ("adversaries", "requirement", "answers", "sentence"),
    [
        (SIDES[1:], needed(1.0), np.ones(2), "the requirement has the shape (2, 1); give it the shape (2, 2): draws, adversaries"),
        (SIDES[1:], needed(1.0, 1.0), np.ones(3), "3 answers do not fit 2 adversaries; give one share for each adversary"),
        (SIDES[1:], needed(1.0, 1.0), np.array([0.5, 1.5]), "an answer 1.5 is impossible; give a probability between 0 and 1"),
        (SIDES[:2], needed(1.0, 1.0), np.ones(2), "an actor stands on both sides of an exchange; name sides without a common member"),
    ],
)
def test_impossible_sequences_are_refused(
    adversaries: tuple[Side, ...], requirement: np.ndarray, answers: np.ndarray, sentence: str
) -> None:
    with pytest.raises(InputError) as caught:
        in_sequence(world(0), SIDES[0], adversaries, requirement, answers, (0, 2))
    assert str(caught.value) == sentence
