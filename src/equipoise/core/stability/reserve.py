"""Third parties: what must be kept back while two others, or oneself and another, exchange, and who stands where afterwards."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.compiled import inner_kernel, kernel
from equipoise.core.domain import amount, probability
from equipoise.core.exchange.actors import Actors, n_actors, of_rows, refuse_inconsistent
from equipoise.core.exchange.branches import branches, workspace
from equipoise.core.exchange.doctrine import BASIC, Doctrines, refuse_doctrines
from equipoise.core.exchange.encounter import exchange
from equipoise.core.exchange.posture import BOMBER
from equipoise.core.exchange.remainder import remainder
from equipoise.core.exchange.reserve import struck_share
from equipoise.core.exchange.retaliation import refuse_cell, refuse_mismatched, width
from equipoise.core.exchange.sides import Side, legs_facing
from equipoise.core.stability.requirement import NONE_SWEPT, assured_chance, meets, pass_defence
from equipoise.vocabulary import POSTURES

STEPS_PER_FORCE = 64


class Position(NamedTuple):
    """Each actor's expected warheads before and after others' exchange, and its share of all actors' warheads before and after."""

    before: Float[np.ndarray, "rows actors"]
    after: Float[np.ndarray, "rows postures actors"]
    share_before: Float[np.ndarray, "rows actors"]
    share_after: Float[np.ndarray, "rows postures actors"]


@inner_kernel
def chance_at(force, attack, defence, d, posture, doctrine, scale, needed, space):
    """The chance that `scale` of a force meets a requirement in one cell."""
    slot = branches(force, attack, d, posture, doctrine, scale, 1.0, space)
    pass_defence(defence, d, NONE_SWEPT, 0.0, slot, space)
    return meets(slot, space, needed)


@kernel
def fill_reserve(force, attack, defence, requirement, assurance, first, posture, doctrines, most, shares):
    """Fill the smallest share, in 64ths, of what is left that meets the requirement, for every draw from `first` on."""
    space = workspace(most)
    for row in range(requirement.size):
        needed = int(np.ceil(requirement[row]))
        for doctrine in range(doctrines.size):
            fails, passes = -1, STEPS_PER_FORCE + 1
            while passes - fails > 1:
                step = (fails + passes) // 2
                scale = step / STEPS_PER_FORCE
                if chance_at(force, attack, defence, first + row, posture, doctrines[doctrine], scale, needed, space) >= assurance:
                    passes = step
                else:
                    fails = step
            shares[row, doctrine] = passes / STEPS_PER_FORCE if passes <= STEPS_PER_FORCE else np.inf


def third_party_reserve(
    actors: Actors,
    actor: Side,
    opponent: Side,
    third: Side,
    requirement: Float[np.ndarray, " draws"],
    assurance: float,
    rows: tuple[int, int],
    doctrines: Doctrines = BASIC,
) -> Float[np.ndarray, "rows postures doctrines"]:
    """The share of its force that a side must keep out of an exchange with an opponent to deter a third party afterwards.

    actors: all actors; actor, opponent, third: sides; requirement: warheads against the third party, 0 or more; assurance: the chance
    with which it must be met, in (0, 1); rows: draws rows[0] up to, not including, rows[1]; doctrines: places in DOCTRINES, rising.

    Valid for: shares in 64ths, the same of every leg; the opponent strikes first, what is kept back rides that out and stands in
    the second exchange at its expected size. Infinite where all of the force would not be enough.
    Raises: InputError for inconsistent records, sides that share a member, an impossible assurance or requirement, or impossible doctrines.
    Source: model_note_many_actors
    """
    refuse_inconsistent(actors)
    of_rows(actors, rows)
    amount("the requirement", requirement)
    refuse_doctrines(doctrines)
    chance = assured_chance(assurance)
    found = np.zeros((rows[1] - rows[0], len(POSTURES), doctrines.size))
    for posture in range(len(POSTURES)):
        left = actors.legs._replace(launchers=after_riding_out(actors, actor, opponent, posture))
        force, attack, defence = exchange(actors._replace(legs=left), actor, third)
        refuse_mismatched(force, attack, defence, rows[0], rows[1] - 1, requirement)
        needed = requirement[rows[0] : rows[1]]
        most = width(force, 1.0, attack.nuclear.size)
        fill_reserve(force, attack, defence, needed, chance, rows[0], posture, doctrines, most, found[:, posture])
    return found


def after_riding_out(actors: Actors, struck: Side, striker: Side, posture: int) -> Float[np.ndarray, "draws legs"]:
    """Expected launchers of all legs after one side has ridden out another's strike without an answer.

    actors: all actors; struck, striker: sides; posture: place in POSTURES.

    Valid for: expected values; legs of others, and those that cannot reach the striker, are as before: no strike is planned on them.
    Raises: InputError for sides that share a member.
    Source: model_note_many_actors
    """
    refuse_cell(posture, 0)
    now = exchange(actors, struck, striker)
    after = actors.legs.launchers.copy()
    after[:, legs_facing(actors, struck, striker)] = remainder(*now, (0, after.shape[0])).launchers[:, posture]
    return after


def position_after(actors: Actors, striker: Side, struck: Side, answer: float, rows: tuple[int, int]) -> Position:
    """Where every actor stands, in warheads, when one side has struck another and been answered.

    actors: all actors; striker, struck: sides; answer: the share of its survivors that the struck side sends back, 0 to 1; rows: draws
    rows[0] up to, not including, rows[1].

    Valid for: expected warheads; the answer falls on value, so that it costs the striker no weapons.
    Raises: InputError for inconsistent records, sides that share a member, or an answer outside 0 to 1.
    Source: model_note_many_actors
    """
    refuse_inconsistent(actors)
    probability("answer", answer)
    of_rows(actors, rows)
    legs = actors.legs
    warheads = legs.launchers * legs.loading
    spent = remainder(*exchange(actors, struck, striker), (0, warheads.shape[0])).spent
    after: list[Float[np.ndarray, "draws actors"]] = []
    for posture in range(len(POSTURES)):
        left = after_riding_out(actors, struck, striker, posture) * legs.loading
        left[:, legs_facing(actors, struck, striker)] *= 1.0 - answer
        ready = _ready(actors, striker, struck, posture)
        left = left - ready * (spent[:, posture] / np.maximum(ready.sum(axis=1), 1e-12))[:, None]
        after.append(_by_actor(actors, left))
    before, stacked = _by_actor(actors, warheads)[rows[0] : rows[1]], np.stack(after, axis=1)[rows[0] : rows[1]]
    return Position(before, stacked, _shares(before), _shares(stacked))


def _ready(actors: Actors, striker: Side, struck: Side, posture: int) -> Float[np.ndarray, "draws legs"]:
    """The warheads of each leg that can take part in a strike."""
    legs, capabilities = actors.legs, actors.capabilities
    taken = np.isin(np.arange(legs.owner.size), legs_facing(actors, striker, struck)) & (legs.basing != BOMBER)
    held = struck_share(capabilities.withheld, capabilities.withheld_third)[:, legs.owner]
    return legs.launchers * legs.loading * legs.alert[:, posture] * held * taken


def _by_actor(actors: Actors, warheads: Float[np.ndarray, "draws legs"]) -> Float[np.ndarray, "draws actors"]:
    owners = actors.legs.owner[:, None] == np.arange(n_actors(actors))
    return warheads @ owners.astype(np.float64)


def _shares(warheads: Float[np.ndarray, "*shape actors"]) -> Float[np.ndarray, "*shape actors"]:
    total = warheads.sum(axis=-1, keepdims=True)
    return np.where(total > 0.0, warheads / np.where(total > 0.0, total, 1.0), np.nan)
