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
from jaxtyping import Float, Int

from equipoise.compiled import inner_kernel, kernel
from equipoise.core.domain import amount, probability
from equipoise.core.exchange.actors import Actors, of_rows, refuse_inconsistent
from equipoise.core.exchange.branches import MOST_BRANCHES, N_KINDS, total_warheads, workspace
from equipoise.core.exchange.doctrine import BASIC, N_STATES, Doctrines, leaving, p_state, refuse_doctrines
from equipoise.core.exchange.encounter import Exchange, exchange
from equipoise.core.exchange.posture import Force
from equipoise.core.exchange.remainder import remainder
from equipoise.core.exchange.retaliation import Defence, at_least, behind_defence, refuse_cell, refuse_mismatched, tails, width
from equipoise.core.exchange.sides import Side, legs_facing, together
from equipoise.core.exchange.survivors import Attack, Situation, planned_strike
from equipoise.core.stability.requirement import NONE_SWEPT
from equipoise.errors import InputError
from equipoise.vocabulary import POSTURES

BOTH = np.arange(len(POSTURES))


class Azimuth(NamedTuple):
    """The chance that all requirements are met, and each by itself."""

    p_all: Float[np.ndarray, "rows postures doctrines"]
    p_each: Float[np.ndarray, "rows adversaries postures doctrines"]


@kernel
def warning_state(branch):
    """The state of warning in a branch: the first eight are those without and with a warning, then come those of a third state."""
    return branch % 2 if branch < 8 else 2


@kernel
def breakthrough(branch, kind):
    """Whether the tracking of a kind of leg has broken through in a branch, 0 or 1: all combinations follow one another."""
    return (branch >> kind) % 2 if branch < 8 else (branch >> (kind - 1)) % 2


@kernel
def state_weight(attack, d, doctrine, branch):
    """The probability of one of the combinations of common causes; 0 for a state of warning that the doctrine does not know."""
    state = warning_state(branch)
    if state >= N_STATES[doctrine]:
        return 0.0
    weight = p_state(attack, d, doctrine, state)
    for kind in range(1, N_KINDS):
        p = attack.p_breakthrough[d, kind - 1]
        weight *= p if breakthrough(branch, kind) == 1 else 1.0 - p
    return weight


@inner_kernel
def branch_chance(part, attack, defence, d, posture, doctrine, branch, needed, strike, space):
    """The chance that a part of a force meets a requirement in one branch, under the strike on the whole."""
    state = warning_state(branch)
    situation = Situation(d, posture, 1.0, state > 0, leaving(doctrine, state))
    states = np.zeros(N_KINDS, dtype=np.int64)
    for kind in range(1, N_KINDS):
        states[kind] = breakthrough(branch, kind)
    low, high = total_warheads(part, attack, strike, situation, 1.0, 1, states, space.met[0, 0], space)
    low, high = behind_defence(defence, d, NONE_SWEPT, 0.0, space.met[0, 0], low, high, space.left[0], space.work)
    tails(space.left[0], low, high)
    other_low, other_high = total_warheads(part, attack, strike, situation, 1.0, 0, states, space.unmet[0, 0], space)
    return at_least(space.left[0], low, high, space.unmet[0, 0], other_low, other_high, needed)


@kernel
def fill_branch_chances(whole, part, attack, defence, requirement, first, postures, doctrines, most, chances):
    """Fill the chance of every branch, draw from `first` on, and cell of some postures and doctrines."""
    space = workspace(most)
    for row in range(requirement.size):
        needed = int(np.ceil(requirement[row]))
        for place in range(postures.size):
            posture = postures[place]
            strike = planned_strike(whole, attack, first + row, posture, 1.0, 1.0)
            for k in range(doctrines.size):
                for branch in range(MOST_BRANCHES):
                    if state_weight(attack, first + row, doctrines[k], branch) > 0.0:
                        chances[row, place, k, branch] = branch_chance(
                            part, attack, defence, first + row, posture, doctrines[k], branch, needed, strike, space
                        )


@kernel
def fill_weights(attack, first, doctrines, weights):
    """Fill the probability of every branch, for every draw from `first` on, and doctrine."""
    for row in range(weights.shape[0]):
        for place in range(doctrines.size):
            for branch in range(MOST_BRANCHES):
                weights[row, place, branch] = state_weight(attack, first + row, doctrines[place], branch)


def branch_chances(
    whole: Force,
    part: Force,
    attack: Attack,
    defence: Defence,
    requirement: Float[np.ndarray, " draws"],
    rows: tuple[int, int],
    doctrines: Doctrines = BASIC,
    postures: Int[np.ndarray, " postures"] = BOTH,
) -> Float[np.ndarray, "rows postures doctrines branches"]:
    """The chance that a part of a force meets a requirement in each branch of the common causes, the strike being on the whole.

    whole: the force that is struck; part: the same legs with the launchers that answer; attack, defence: of the adversary;
    requirement: warheads, 0 or more; rows: draws rows[0] up to, not including, rows[1]; doctrines: places in DOCTRINES, rising;
    postures: places in POSTURES.

    Valid for: parts chosen before the strike, without regard to what it destroys.
    Raises: InputError for records of different shapes, a draw that they do not hold, or impossible doctrines.
    Source: model_note_many_actors
    """
    refuse_mismatched(whole, attack, defence, rows[0], rows[1] - 1)
    refuse_mismatched(part, attack, defence, rows[0], rows[1] - 1, requirement)
    for posture in postures:
        refuse_cell(int(posture), 0)
    refuse_doctrines(doctrines)
    chances = np.zeros((rows[1] - rows[0], postures.size, doctrines.size, MOST_BRANCHES))
    needed, most = requirement[rows[0] : rows[1]], width(part, 1.0, attack.nuclear.size)
    fill_branch_chances(whole, part, attack, defence, needed, rows[0], postures, doctrines, most, chances)
    return chances


def branch_weights(attack: Attack, rows: tuple[int, int], doctrines: Doctrines = BASIC) -> Float[np.ndarray, "rows doctrines branches"]:
    """The probability of each branch of the common causes under each doctrine.

    attack: of the adversary; rows: draws rows[0] up to, not including, rows[1]; doctrines: places in DOCTRINES, rising.

    Valid for: draws that the record holds.
    Raises: InputError for impossible doctrines or probabilities, or a draw that the record does not hold.
    Source: definition
    """
    refuse_doctrines(doctrines)
    if not 0 <= rows[0] < rows[1] <= min(attack.p_warning.size, attack.p_confirmed.size, attack.p_breakthrough.shape[0]):
        raise InputError(f"draws {rows[0]} to {rows[1] - 1} are not among those given", fix="name rows of the record")
    for name in ("p_warning", "p_confirmed", "p_breakthrough"):
        probability(f"{name} of the attack", getattr(attack, name))
    weights = np.zeros((rows[1] - rows[0], doctrines.size, MOST_BRANCHES))
    fill_weights(attack, rows[0], doctrines, weights)
    return weights


def at_once(
    actors: Actors,
    retaliator: Side,
    adversaries: tuple[Side, ...],
    requirement: Float[np.ndarray, "draws adversaries"],
    rows: tuple[int, int],
    doctrines: Doctrines = BASIC,
) -> Azimuth:
    """The chance that a side meets its requirements against several adversaries that strike it together.

    actors: all actors; retaliator, adversaries: sides; requirement: warheads against each, 0 or more; rows: draws rows[0] up to, not
    including, rows[1]; doctrines: places in DOCTRINES, rising. Each leg is divided over the adversaries that it reaches in proportion
    to their requirements.

    Valid for: shares fixed beforehand; a warhead meets the defence of the adversary that it is meant for and no other.
    Raises: InputError for inconsistent records, a requirement of another shape, impossible doctrines, or sides that share a member.
    Source: model_note_many_actors
    """
    _refuse(actors, adversaries, requirement)
    of_rows(actors, rows)
    joint = exchange(actors, retaliator, together(adversaries))
    weights = branch_weights(joint.attack, rows, doctrines)[:, None]
    shares = leg_shares(actors, retaliator, adversaries, requirement)
    chances = []
    for place, adversary in enumerate(adversaries):
        whole, part, defence = _part(actors, retaliator, together(adversaries), adversary, shares[:, :, place])
        chances.append(branch_chances(whole, part, joint.attack, defence, np.ascontiguousarray(requirement[:, place]), rows, doctrines))
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
    _refuse(actors, adversaries, requirement)
    for adversary in adversaries:
        legs_facing(actors, retaliator, adversary)
    reaches = np.stack([actors.legs.reaches[:, side.offence | side.defence].any(axis=1) for side in adversaries], axis=1)
    wanted = amount("the requirement", requirement)[:, None, :] * (reaches & retaliator.offence[actors.legs.owner][:, None])
    total = wanted.sum(axis=2, keepdims=True)
    return np.where(total > 0.0, wanted / np.where(total > 0.0, total, 1.0), 0.0)


def in_sequence(
    actors: Actors,
    retaliator: Side,
    adversaries: tuple[Side, ...],
    requirement: Float[np.ndarray, "draws requirements"],
    answers: Float[np.ndarray, " answers"],
    rows: tuple[int, int],
    doctrines: Doctrines = BASIC,
) -> Float[np.ndarray, "rows adversaries postures doctrines"]:
    """The chance that a side meets its requirement against each of several adversaries that strike one after the other.

    actors: all actors; adversaries: in the order in which they strike; requirement: warheads against each, 0 or more; answers: the
    share of what it has left that the side sends back to each, 0 to 1; rows: draws rows[0] up to, not including, rows[1];
    doctrines: places in DOCTRINES, rising.

    Valid for: a remainder that stands in the next exchange at its expected size: what is kept back rides out each strike.
    Raises: InputError for inconsistent records, another shape, an answer outside 0 to 1, impossible doctrines, or sides
    that share a member.
    Source: model_note_many_actors
    """
    _refuse(actors, adversaries, requirement)
    of_rows(actors, rows)
    if probability("an answer", answers).shape != (len(adversaries),):
        raise InputError(f"{answers.size} answers do not fit {len(adversaries)} adversaries", fix="give one share for each adversary")
    found = np.zeros((rows[1] - rows[0], len(adversaries), len(POSTURES), doctrines.size))
    for posture in range(len(POSTURES)):
        left = actors.legs.launchers
        for place, adversary in enumerate(adversaries):
            now = exchange(actors._replace(legs=actors.legs._replace(launchers=left)), retaliator, adversary)
            part = now.force._replace(launchers=now.force.launchers * answers[place])
            needed = np.ascontiguousarray(requirement[:, place])
            one = BOTH[posture : posture + 1]
            chances = branch_chances(now.force, part, now.attack, now.defence, needed, rows, doctrines, one)
            weights = branch_weights(now.attack, rows, doctrines)[:, None]
            found[:, place, posture] = (weights * chances).sum(axis=-1)[:, 0]
            left = _left(actors, retaliator, adversary, left, now, 1.0 - float(answers[place]), posture)
    return found


def _left(
    actors: Actors, retaliator: Side, adversary: Side, launchers: Float[np.ndarray, "draws legs"], now: Exchange, kept: float, posture: int
) -> Float[np.ndarray, "draws legs"]:
    """The launchers after one exchange: of legs that took part, what was kept back and survived."""
    taken = legs_facing(actors, retaliator, adversary)
    after = launchers.copy()
    after[:, taken] = kept * remainder(now.force, now.attack, now.defence, (0, launchers.shape[0])).launchers[:, posture]
    return after


def _part(
    actors: Actors, retaliator: Side, every: Side, adversary: Side, shares: Float[np.ndarray, "draws legs"]
) -> tuple[Force, Force, Defence]:
    """The whole force as all adversaries strike it, its part for one of them, and that one's defence."""
    whole = exchange(actors, retaliator, every).force
    taken = legs_facing(actors, retaliator, every)
    everywhere = actors.legs._replace(reaches=np.ones_like(actors.legs.reaches))
    met = exchange(actors._replace(legs=everywhere), retaliator, adversary)
    owned = np.flatnonzero(retaliator.offence[actors.legs.owner])
    part = whole._replace(launchers=whole.launchers * np.ascontiguousarray(shares[:, taken]), met=met.force.met[np.isin(owned, taken)])
    return whole, part, met.defence


def _refuse(actors: Actors, adversaries: tuple[Side, ...], requirement: Float[np.ndarray, "draws requirements"]) -> None:
    refuse_inconsistent(actors)
    shape = (actors.legs.launchers.shape[0], len(adversaries))
    if not adversaries or requirement.shape != shape:
        raise InputError(f"the requirement has the shape {requirement.shape}", fix=f"give it the shape {shape}: draws, adversaries")
    amount("the requirement", requirement)
