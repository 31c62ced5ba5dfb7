"""The all-azimuth requirement: enough against every adversary, at once or one after the other with what is left.

An actor divides its force over its adversaries in fixed shares before it is
struck. At once: the adversaries strike together, and each meets its share with
its own defence. What survives of the shares depends on common causes (warning,
breakthroughs); given those, shares are independent, so the chance that all
requirements are met is a sum over branches of products.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.domain import amount, probability
from equipoise.core.exchange.actors import Actors, Side, refuse_inconsistent, together
from equipoise.core.exchange.branches import N_KINDS, total_warheads, workspace
from equipoise.core.exchange.encounter import Exchange, exchange
from equipoise.core.exchange.posture import DOCTRINES, POSTURES, Force
from equipoise.core.exchange.remainder import remainder
from equipoise.core.exchange.retaliation import Defence, at_least, behind_defence, refuse_mismatched, tails, width
from equipoise.core.exchange.survivors import Attack, Situation, planned_strike
from equipoise.core.stability.requirement import NONE_SWEPT
from equipoise.errors import InputError

N_BRANCHES = 8  # warning, breakthrough against mobile launchers, against submarines: each or not


class Azimuth(NamedTuple):
    """The chance that all requirements are met, and each by itself."""

    p_all: Float[np.ndarray, "rows postures doctrines"]
    p_each: Float[np.ndarray, "rows adversaries postures doctrines"]


@kernel
def state_weight(attack, d, branch):
    """The probability of one of the eight combinations of common causes."""
    weight = attack.p_warning[d] if branch % 2 == 1 else 1.0 - attack.p_warning[d]
    for kind in range(2):
        p = attack.p_breakthrough[d, kind]
        weight *= p if (branch >> (kind + 1)) % 2 == 1 else 1.0 - p
    return weight


@kernel
def branch_chance(part, attack, defence, d, posture, launch, branch, needed, strike, space):
    """The chance that a part of a force meets a requirement in one branch, under the strike on the whole."""
    warned = branch % 2 == 1
    situation = Situation(d, posture, 1.0, warned, launch and warned)
    states = np.zeros(N_KINDS, dtype=np.int64)
    states[1], states[2] = (branch >> 1) % 2, (branch >> 2) % 2
    low, high = total_warheads(part, attack, strike, situation, 1.0, 1, states, space.met[0, 0], space)
    low, high = behind_defence(defence, d, NONE_SWEPT, 0.0, space.met[0, 0], low, high, space.left[0], space.work)
    tails(space.left[0], low, high)
    other_low, other_high = total_warheads(part, attack, strike, situation, 1.0, 0, states, space.unmet[0, 0], space)
    return at_least(space.left[0], low, high, space.unmet[0, 0], other_low, other_high, needed)


@kernel
def fill_branch_chances(whole, part, attack, defence, requirement, first, most, chances):
    """Fill the chance of every branch, draw from `first` on, and cell."""
    space = workspace(most)
    for row in range(requirement.size):
        needed = int(np.ceil(requirement[row]))
        for posture in range(2):
            strike = planned_strike(whole, attack, first + row, posture, 1.0, 1.0)
            for doctrine in range(2):
                for branch in range(8):
                    if state_weight(attack, first + row, branch) > 0.0:
                        chances[row, posture, doctrine, branch] = branch_chance(
                            part, attack, defence, first + row, posture, doctrine == 1, branch, needed, strike, space
                        )


@kernel
def fill_weights(attack, first, weights):
    """Fill the probability of every branch, for every draw from `first` on."""
    for row in range(weights.shape[0]):
        for branch in range(8):
            weights[row, branch] = state_weight(attack, first + row, branch)


def branch_chances(
    whole: Force, part: Force, attack: Attack, defence: Defence, requirement: Float[np.ndarray, " draws"], rows: tuple[int, int]
) -> Float[np.ndarray, "rows postures doctrines branches"]:
    """The chance that a part of a force meets a requirement in each branch of the common causes, the strike being on the whole.

    whole: the force that is struck; part: the same legs with the launchers that answer; attack, defence: of the adversary;
    requirement: warheads, 0 or more; rows: draws rows[0] up to, not including, rows[1].

    Valid for: parts chosen before the strike, without regard to what it destroys.
    Raises: InputError for records of different shapes, or a draw that they do not hold.
    Source: model_note_many_actors
    """
    refuse_mismatched(whole, attack, defence, rows[0], rows[1] - 1)
    refuse_mismatched(part, attack, defence, rows[0], rows[1] - 1)
    chances = np.zeros((rows[1] - rows[0], len(POSTURES), len(DOCTRINES), N_BRANCHES))
    fill_branch_chances(
        whole, part, attack, defence, requirement[rows[0] : rows[1]], rows[0], width(part, 1.0, attack.nuclear.size), chances
    )
    return chances


def branch_weights(attack: Attack, rows: tuple[int, int]) -> Float[np.ndarray, "rows branches"]:
    """The probability of each branch of the common causes.

    attack: of the adversary; rows: draws rows[0] up to, not including, rows[1].

    Valid for: draws that the record holds.
    Raises: nothing.
    Source: definition
    """
    weights = np.zeros((rows[1] - rows[0], N_BRANCHES))
    fill_weights(attack, rows[0], weights)
    return weights


def at_once(
    actors: Actors,
    retaliator: Side,
    adversaries: tuple[Side, ...],
    requirement: Float[np.ndarray, "draws adversaries"],
    rows: tuple[int, int],
) -> Azimuth:
    """The chance that a side meets its requirements against several adversaries that strike it together.

    actors: all actors; retaliator, adversaries: sides; requirement: warheads against each, 0 or more; rows: draws rows[0] up to, not
    including, rows[1]. Each leg is divided over the adversaries that it reaches in proportion to their requirements.

    Valid for: shares fixed beforehand; a warhead meets the defence of the adversary that it is meant for and no other.
    Raises: InputError for inconsistent records, a requirement of another shape, or sides that share a member.
    Source: model_note_many_actors
    """
    _refuse(actors, adversaries, requirement)
    joint = exchange(actors, retaliator, together(adversaries))
    weights = branch_weights(joint.attack, rows)[:, None, None, :]
    shares = leg_shares(actors, retaliator, adversaries, requirement)
    chances = []
    for place, adversary in enumerate(adversaries):
        whole, part, defence = _part(actors, retaliator, together(adversaries), adversary, shares[:, :, place])
        chances.append(branch_chances(whole, part, joint.attack, defence, np.ascontiguousarray(requirement[:, place]), rows))
    stacked = np.stack(chances, axis=1)
    return Azimuth((weights * stacked.prod(axis=1)).sum(axis=-1), (weights[:, None] * stacked).sum(axis=-1))


def leg_shares(
    actors: Actors, retaliator: Side, adversaries: tuple[Side, ...], requirement: Float[np.ndarray, "draws adversaries"]
) -> Float[np.ndarray, "draws legs adversaries"]:
    """The share of each leg that is meant for each adversary: in proportion to the requirements of those that it reaches.

    actors: all actors; retaliator, adversaries: sides; requirement: warheads against each, 0 or more.

    Valid for: any sides; a leg that reaches none, or none that requires anything, is divided over none.
    Raises: InputError for a negative requirement.
    Source: model_note_many_actors
    """
    reaches = np.stack([actors.reaches[:, side.offence | side.defence].any(axis=1) for side in adversaries], axis=1)
    wanted = amount("the requirement", requirement)[:, None, :] * (reaches & retaliator.offence[actors.owner][:, None])
    total = wanted.sum(axis=2, keepdims=True)
    return np.where(total > 0.0, wanted / np.where(total > 0.0, total, 1.0), 0.0)


def in_sequence(
    actors: Actors,
    retaliator: Side,
    adversaries: tuple[Side, ...],
    requirement: Float[np.ndarray, "draws requirements"],
    answers: Float[np.ndarray, " answers"],
    rows: tuple[int, int],
) -> Float[np.ndarray, "rows adversaries postures doctrines"]:
    """The chance that a side meets its requirement against each of several adversaries that strike one after the other.

    actors: all actors; adversaries: in the order in which they strike; requirement: warheads against each, 0 or more; answers: the
    share of what it has left that the side sends back to each, 0 to 1; rows: draws rows[0] up to, not including, rows[1].

    Valid for: a remainder that stands in the next exchange at its expected size: what is kept back rides out each strike.
    Raises: InputError for inconsistent records, another shape, an answer outside 0 to 1, or sides that share a member.
    Source: model_note_many_actors
    """
    _refuse(actors, adversaries, requirement)
    if probability("an answer", answers).shape != (len(adversaries),):
        raise InputError(f"{answers.size} answers do not fit {len(adversaries)} adversaries", fix="give one share for each adversary")
    found = np.zeros((rows[1] - rows[0], len(adversaries), len(POSTURES), len(DOCTRINES)))
    for posture in range(len(POSTURES)):
        left = actors.launchers
        for place, adversary in enumerate(adversaries):
            now = exchange(actors._replace(launchers=left), retaliator, adversary)
            part = now.force._replace(launchers=now.force.launchers * answers[place])
            needed = np.ascontiguousarray(requirement[:, place])
            chances = branch_chances(now.force, part, now.attack, now.defence, needed, rows)
            weights = branch_weights(now.attack, rows)[:, None, None, :]
            found[:, place, posture] = (weights * chances).sum(axis=-1)[:, posture]
            left = _left(actors, retaliator, adversary, left, now, 1.0 - float(answers[place]), posture)
    return found


def _left(
    actors: Actors, retaliator: Side, adversary: Side, launchers: Float[np.ndarray, "draws legs"], now: Exchange, kept: float, posture: int
) -> Float[np.ndarray, "draws legs"]:
    """The launchers after one exchange: of legs that took part, what was kept back and survived."""
    taken = retaliator.offence[actors.owner] & actors.reaches[:, adversary.offence | adversary.defence].any(axis=1)
    after = launchers.copy()
    after[:, taken] = kept * remainder(now.force, now.attack, now.defence, (0, launchers.shape[0])).launchers[:, posture]
    return after


def _part(
    actors: Actors, retaliator: Side, every: Side, adversary: Side, shares: Float[np.ndarray, "draws legs"]
) -> tuple[Force, Force, Defence]:
    """The whole force as all adversaries strike it, its part for one of them, and that one's defence."""
    whole = exchange(actors, retaliator, every).force
    taken = retaliator.offence[actors.owner] & actors.reaches[:, every.offence | every.defence].any(axis=1)
    met = exchange(actors._replace(reaches=np.ones_like(actors.reaches)), retaliator, adversary)
    owned = np.flatnonzero(retaliator.offence[actors.owner])
    part = whole._replace(launchers=whole.launchers * np.ascontiguousarray(shares[:, taken]), met=met.force.met[taken[owned]])
    return whole, part, met.defence


def _refuse(actors: Actors, adversaries: tuple[Side, ...], requirement: Float[np.ndarray, "draws requirements"]) -> None:
    refuse_inconsistent(actors)
    shape = (actors.launchers.shape[0], len(adversaries))
    if not adversaries or requirement.shape != shape:
        raise InputError(f"the requirement has the shape {requirement.shape}", fix=f"give it the shape {shape}: draws, adversaries")
    amount("the requirement", requirement)
