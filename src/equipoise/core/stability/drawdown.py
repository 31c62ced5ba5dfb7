"""Drawdown: what is left to the victim against what the striker has spent, and where a striker that minds its costs stops.

A curve falls because each further shot destroys less than the one before. Two
are offered: the piecewise-linear curve of expected values that the indices of
the literature use, and the curve of the whole chain (common causes, defences),
one study of cells for each share of the strike.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.domain import Numbers, amount, count, numbers, probability, refuse_unlike
from equipoise.core.exchange.branches import branches, workspace
from equipoise.core.exchange.doctrine import BASIC, Doctrines, refuse_doctrines
from equipoise.core.exchange.posture import Force
from equipoise.core.exchange.retaliation import Defence, refuse_mismatched, width, without_layers
from equipoise.core.exchange.survivors import Attack
from equipoise.core.stability.dyads import slot_mean
from equipoise.core.stability.requirement import NONE_SWEPT, meets, pass_defence
from equipoise.errors import InputError
from equipoise.vocabulary import POSTURES

MOST_STEPS = 10_000


class Curve(NamedTuple):
    """Points of a curve in the order of spending: weapons spent by the striker, weapons left to the victim."""

    spent: Float[np.ndarray, "*shape points"]
    surviving: Float[np.ndarray, "*shape points"]


class Drawdown(NamedTuple):
    """The chain's curve: nuclear warheads spent, what the victim has to send, what arrives, and the chance that this is enough."""

    spent: Float[np.ndarray, "draws postures shares"]
    surviving: Float[np.ndarray, "draws postures doctrines shares"]
    arriving: Float[np.ndarray, "draws postures doctrines shares"]
    p_assured: Float[np.ndarray, "draws postures doctrines shares"]


def efficient_curve(
    shots: Float[np.ndarray, "*shape segments"],
    kills: Float[np.ndarray, "*shape segments"],
    held: Numbers,
    available: Numbers,
    n_steps: int = 128,
) -> Curve:
    """The drawdown curve of a striker that takes its options in the order of what a weapon destroys.

    shots: weapons that each option takes, 0 or more; kills: expected weapons of the victim that it destroys, 0 or more; held: the
    victim's weapons, 0 or more; available: the striker's, 0 or more; n_steps: points on each option, 1 to 10,000.

    Valid for: options that can be taken in part, in proportion; a second shot at the same launchers is an option of its own.
    Raises: InputError for a negative or missing number, shapes that do not fit each other, or a number of steps outside its range.
    Source: kent_thaler_1989
    """
    refuse_unlike(shots=shots, kills=kills)
    refuse_unlike(held=held, available=available)
    shots, kills = np.broadcast_arrays(amount("shots", shots), amount("kills", kills))
    held, available = amount("held", held), amount("available", available)
    count("n_steps", n_steps, 1, MOST_STEPS)
    rate = np.where(shots > 0.0, kills / np.maximum(shots, 1e-300), 0.0)
    order = np.argsort(-rate, axis=-1, kind="stable")
    shots, kills, rate = (np.take_along_axis(array, order, axis=-1) for array in (shots, kills, rate))
    shots = np.where(rate > 0.0, shots, 0.0)
    before = np.cumsum(shots, axis=-1) - shots
    used = np.clip(available[..., None] - before, 0.0, shots)
    killed_before = np.cumsum(used * rate, axis=-1) - used * rate
    part = np.arange(1, n_steps + 1) / n_steps
    spent = np.minimum(before, available[..., None])[..., None] + used[..., None] * part
    killed = killed_before[..., None] + (used * rate)[..., None] * part
    flat = (*spent.shape[:-2], spent.shape[-2] * n_steps)
    start = np.zeros((*flat[:-1], 1))
    spent = np.concatenate([start, spent.reshape(flat)], axis=-1)
    killed = np.concatenate([start, killed.reshape(flat)], axis=-1)
    return Curve(spent, np.maximum(held[..., None] - killed, 0.0))


def stop_point(
    own_cost: Float[np.ndarray, "*shape points"], other_cost: Float[np.ndarray, "*shape points"], tie: float = 0.0
) -> Int[np.ndarray, "*shape"]:
    """The point of a curve where the striker stops: its own cost is least and, among such points, the victim's is greatest.

    own_cost, other_cost: costs at each point; tie: costs that differ by no more than this count as equal, 0 or more.

    Valid for: any costs; the first of several equal points is taken.
    Raises: InputError for a cost that is not a number, or a negative tie.
    Source: kent_thaler_1989

    >>> int(stop_point(np.array([0.5, 0.2, 0.2, 0.4]), np.array([0.1, 0.6, 0.9, 1.0])))
    2
    """
    numbers("own_cost", own_cost)
    numbers("other_cost", other_cost)
    amount("tie", tie)
    if own_cost.shape != other_cost.shape or own_cost.shape[-1:] in ((), (0,)):
        raise InputError("own_cost and other_cost differ in shape, or have no point", fix="give both for each of at least one point")
    least = own_cost.min(axis=-1, keepdims=True)
    candidates = np.where(own_cost <= least + tie, other_cost, -np.inf)
    return np.asarray(np.argmax(candidates, axis=-1))


@kernel
def fill_drawdown(force, attack, bare, defence, requirement, first, doctrines, most, surviving, arriving, p_assured):
    """Fill what survives, what arrives and the chance that it is enough, for every draw from `first` on, and every cell."""
    space = workspace(most)
    for row in range(requirement.size):
        needed = int(np.ceil(requirement[row]))
        for posture in range(2):
            for place in range(doctrines.size):
                slot = branches(force, attack, first + row, posture, doctrines[place], 1.0, 1.0, space)
                pass_defence(bare, first + row, NONE_SWEPT, 1.0, slot, space)  # no layer is swept: the stock only tells the two apart
                surviving[row, posture, place] = slot_mean(slot, space)
                pass_defence(defence, first + row, NONE_SWEPT, 0.0, slot, space)
                arriving[row, posture, place] = slot_mean(slot, space)
                p_assured[row, posture, place] = meets(slot, space, needed)


def drawdown(
    force: Force,
    attack: Attack,
    defence: Defence,
    requirement: Float[np.ndarray, " draws"],
    shares: Float[np.ndarray, " shares"],
    rows: tuple[int, int],
    doctrines: Doctrines = BASIC,
) -> Drawdown:
    """The curve of the whole chain: the victim's warheads against the share of its strike that the attacker has spent.

    force, attack, defence: the records of the chain; requirement: warheads, 0 or more; shares: of the strike, each in [0, 1];
    rows: the draws rows[0] up to, not including, rows[1]; doctrines: places in DOCTRINES, rising.

    Valid for: a strike that is planned anew for each share of its nuclear weapons, conventional ones coming with every share, 0
    included; `surviving` counts warheads that work and would arrive without a defence.
    Raises: InputError for records of different shapes, a draw that they do not hold, impossible doctrines or a share outside [0, 1].
    Source: model_note_indices
    """
    probability("a share of the strike", shares)
    undefended = without_layers(defence)
    refuse_mismatched(force, attack, defence, rows[0], rows[1] - 1, requirement)
    refuse_doctrines(doctrines)
    needed, most = requirement[rows[0] : rows[1]], width(force, 1.0, attack.nuclear.size)
    found = np.zeros((shares.size, 3, needed.size, len(POSTURES), doctrines.size))
    for place, share in enumerate(shares):
        struck = attack._replace(warheads=attack.warheads * np.where(attack.nuclear == 1, share, 1.0))
        fill_drawdown(force, struck, undefended, defence, needed, rows[0], doctrines, most, *found[place])
    spent = (attack.warheads * attack.nuclear).sum(axis=2)[rows[0] : rows[1], :, None] * shares
    return Drawdown(spent, *(np.moveaxis(found[:, part], 0, -1) for part in range(3)))
