"""The requirement: whether enough comes back, with what probability and what margin, cell by cell."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float

from equipoise.compiled import inner_kernel, kernel
from equipoise.core.distribution import convolution
from equipoise.core.domain import Number, amount, numbers, plain, probability
from equipoise.core.exchange.branches import MOST_BRANCHES, N_LEFT, branches, workspace
from equipoise.core.exchange.doctrine import BASIC, Doctrines, refuse_doctrines
from equipoise.core.exchange.posture import Force
from equipoise.core.exchange.retaliation import Defence, at_least, behind_defence, refuse_cell, refuse_mismatched, tails, width
from equipoise.core.exchange.survivors import Attack
from equipoise.errors import InputError
from equipoise.vocabulary import POSTURES

NONE_SWEPT = -1  # every layer holds its own stock


class Sweep(NamedTuple):
    """Rising stocks of one layer (NONE_SWEPT: of none), and the probability with which a requirement must be met at each."""

    layer: int
    interceptors: Float[np.ndarray, " levels"]
    assurance: float


NO_SWEEP = Sweep(NONE_SWEPT, np.zeros(0), 0.5)


def assured_retaliation(arriving: Float[np.ndarray, " most"], requirement: float) -> float:
    """The probability that at least `requirement` warheads arrive; `arriving[w]` is the probability of w.

    Valid for: any distribution of whole warheads; a fractional requirement counts as the next whole one.
    Raises: InputError if `arriving` is not a distribution or the requirement is not a number.
    Source: model_note_requirement

    >>> assured_retaliation(np.array([0.25, 0.25, 0.5]), 1.0)
    0.75
    """
    if arriving.ndim != 1 or not np.all(arriving >= 0) or abs(float(arriving.sum()) - 1.0) > 1e-9:
        raise InputError("arriving is not a distribution", fix="give probabilities that are at least 0 and sum to 1")
    numbers("the requirement", requirement)
    return float(arriving[max(0, int(np.ceil(requirement))) :].sum())


def assured_chance(assurance: Number) -> float:
    """The chance with which a requirement must be met, as a number.

    assurance: in (0, 1).

    Valid for: any such chance.
    Raises: InputError for any other.
    Source: definition
    """
    chance = float(numbers("the assurance", assurance))
    if not 0.0 < chance < 1.0:
        raise InputError(f"an assurance of {chance:g} is impossible", fix="give a probability between 0 and 1")
    return chance


def margin(arriving: Float[np.ndarray, " most"], requirement: float, assurance: float) -> float:
    """Warheads by which the arrival that is assured with probability `assurance` exceeds the requirement.

    Valid for: assurance in (0, 1).
    Raises: InputError if `arriving` is not a distribution or the assurance is not in (0, 1).
    Source: model_note_requirement

    >>> margin(np.array([0.05, 0.05, 0.4, 0.5]), 1.0, 0.9)
    1.0
    """
    chance, needed = assured_chance(assurance), float(numbers("the requirement", requirement))
    assured_retaliation(arriving, 0.0)
    at_least_this_many = np.cumsum(arriving[::-1])[::-1]
    return float(np.flatnonzero(at_least_this_many >= chance * (1.0 - 1e-12)).max(initial=0)) - needed


def refuse_impossible(requirement: Float[np.ndarray, " draws"], assurance: float, interceptors: Float[np.ndarray, " levels"]) -> None:
    """Nothing, for a requirement, an assurance and levels of interceptors that a sweep can use.

    requirement: warheads, at least 0; assurance: a probability in (0, 1); interceptors: at least one level, at least 0, rising.

    Valid for: any arrays.
    Raises: InputError for anything else.
    Source: definition
    """
    amount("the requirement", requirement)
    amount("a level of interceptors", interceptors)
    assured_chance(assurance)
    if interceptors.size == 0 or np.any(np.diff(interceptors) <= 0):
        raise InputError("the levels of interceptors must rise", fix="list at least one level, each once, in order")


@kernel
def meets(slot, space, requirement):
    """The probability that what is left behind the defence, and what it could not meet, reach a requirement."""
    total = 0.0
    for b in range(space.number[slot]):
        entry = space.behind[b]
        left, unmet = space.left_window[entry], space.unmet_window[slot, b]
        reached = at_least(space.tail[entry], left[0], left[1], space.unmet[slot, b], unmet[0], unmet[1], requirement)
        total += space.weight[slot, b] * reached
    return total


@inner_kernel
def left_of(defence, d, swept, interceptors, slot, branch, space):
    """The entry of `space.left` that holds what is left of a branch behind the defence, filled unless one of the last does.

    The oldest entries are not looked at: those of this slot that are still to come may take their place.
    """
    serial, number = float(space.serial[slot, branch]), space.n_left[0]
    for made in range(max(0, number - N_LEFT + MOST_BRANCHES), number):
        tag = space.left_tag[made % N_LEFT]
        if tag[0] == serial and tag[1] == swept and tag[2] == interceptors:
            return made % N_LEFT
    entry = number % N_LEFT
    space.n_left[0] = number + 1
    window, left, tail = space.met_window[slot, branch], space.left[entry], space.tail[entry]
    low, high = behind_defence(defence, d, swept, interceptors, space.met[slot, branch], window[0], window[1], left, space.work)
    space.left_window[entry, 0], space.left_window[entry, 1] = low, high
    tail[low : high + 1] = left[low : high + 1]
    tails(tail, low, high)
    space.left_tag[entry, 0], space.left_tag[entry, 1], space.left_tag[entry, 2] = serial, swept, interceptors
    return entry


@kernel
def pass_defence(defence, d, swept, interceptors, slot, space):
    """Send all branches of a slot through the defence; `space.behind` says in which entry what is left of each stands."""
    for b in range(space.number[slot]):
        space.behind[b] = left_of(defence, d, swept, interceptors, slot, b, space)


@kernel
def assured_warheads(force, attack, defence, d, posture, doctrine, scale, attacker_scale, swept, interceptors, assurance, space):
    """The most warheads that arrive with probability `assurance` when `scale` of the force retaliates in one cell."""
    slot = branches(force, attack, d, posture, doctrine, scale, attacker_scale, space)
    pass_defence(defence, d, swept, interceptors, slot, space)
    enough, too_many = 0, 1
    for b in range(space.number[slot]):
        too_many = max(too_many, space.left_window[space.behind[b], 1] + space.unmet_window[slot, b, 1] + 1)
    while too_many - enough > 1:
        middle = (enough + too_many) // 2
        if meets(slot, space, middle) >= assurance:
            enough = middle
        else:
            too_many = middle
    return enough


@kernel
def arriving_cell(force, attack, defence, d, posture, doctrine, swept, space, out):
    """Fill `out` with the distribution of all arriving warheads of the present force in one cell; the window is returned."""
    slot = branches(force, attack, d, posture, doctrine, 1.0, 1.0, space)
    pass_defence(defence, d, swept, 0.0, slot, space)
    out[:] = 0.0
    first, last = out.size - 1, 0
    for b in range(space.number[slot]):
        entry = space.behind[b]
        left, unmet = space.left_window[entry], space.unmet_window[slot, b]
        low, high = convolution(space.left[entry], left[0], left[1], space.unmet[slot, b], unmet[0], unmet[1], space.work[2])
        out[low : high + 1] += space.weight[slot, b] * space.work[2][low : high + 1]
        first, last = min(first, low), max(last, high)
    return first, last


@inner_kernel
def levels_met(defence, d, sweep, needed, slot, space):
    """How many of the rising levels of interceptors leave the requirement met, found by halving."""
    met, missed = 0, sweep.interceptors.size + 1
    while missed - met > 1:
        middle = (met + missed) // 2
        pass_defence(defence, d, sweep.layer, sweep.interceptors[middle - 1], slot, space)
        if meets(slot, space, needed) >= sweep.assurance:
            met = middle
        else:
            missed = middle
    return met


@kernel
def summaries(force, attack, defence, requirement, first, sweep, doctrines, most, marks, means, p_assured, quantiles, met):
    """Fill mean, assured retaliation, quantiles and levels met for every draw from `first` on, and every cell."""
    space = workspace(most)
    arriving = np.zeros(most)
    for row in range(requirement.size):
        needed = int(np.ceil(requirement[row]))
        for posture in range(2):
            for doctrine in range(doctrines.size):
                low, high = arriving_cell(force, attack, defence, first + row, posture, doctrines[doctrine], NONE_SWEPT, space, arriving)
                if sweep.interceptors.size > 0:
                    slot = branches(force, attack, first + row, posture, doctrines[doctrine], 1.0, 1.0, space)
                    met[row, posture, doctrine, : levels_met(defence, first + row, sweep, needed, slot, space)] = True
                below, mark = 0.0, 0
                for w in range(low, high + 1):
                    means[row, posture, doctrine] += w * arriving[w]
                    p_assured[row, posture, doctrine] += arriving[w] if w >= needed else 0.0
                    below += arriving[w]
                    while mark < marks.size and below >= marks[mark] - 1e-12:
                        quantiles[row, posture, doctrine, mark] = w
                        mark += 1


class Cells(NamedTuple):
    """What arrives in every cell, for each draw: its mean, the chance that it meets the requirement, its quantiles, the levels met."""

    mean: Float[np.ndarray, "draws postures doctrines"]
    p_assured: Float[np.ndarray, "draws postures doctrines"]
    quantiles: Float[np.ndarray, "draws postures doctrines marks"]
    met: Bool[np.ndarray, "draws postures doctrines levels"]


def cells(
    force: Force,
    attack: Attack,
    defence: Defence,
    requirement: Float[np.ndarray, " draws"],
    rows: tuple[int, int],
    marks: Float[np.ndarray, " marks"],
    sweep: Sweep = NO_SWEEP,
    doctrines: Doctrines = BASIC,
) -> Cells:
    """The retaliation of the present force in each posture and doctrine, for the draws rows[0] up to, not including, rows[1].

    requirement: warheads, at least 0; marks: the probabilities of the quantiles, rising, in (0, 1); sweep: rising stocks of one
    layer, at each of which `met` says whether the requirement is met in each cell by itself; doctrines: places in DOCTRINES, rising.

    Valid for: the order POSTURES by doctrines; quantiles are of chance within a draw, not over the draws.
    Raises: InputError for records of different shapes, a draw that they do not hold, impossible doctrines or an impossible sweep.
    Source: model_note_requirement
    """
    refuse_mismatched(force, attack, defence, rows[0], rows[1] - 1, requirement)
    refuse_doctrines(doctrines)
    probability("a mark", marks)
    sweep = plain("the sweep", sweep)
    if not NONE_SWEPT <= sweep.layer < max(defence.track_per_raid.size, 1):
        raise InputError(f"there is no layer {sweep.layer} to sweep", fix=f"name one of the {defence.track_per_raid.size} layers")
    if sweep.interceptors.size > 0:
        refuse_impossible(requirement, sweep.assurance, sweep.interceptors)
    first, last = rows
    shape = (last - first, len(POSTURES), doctrines.size)
    met = np.zeros((*shape, sweep.interceptors.size), dtype=np.bool_)
    result = Cells(np.zeros(shape), np.zeros(shape), np.zeros((*shape, marks.size)), met)
    most = width(force, n_types=attack.nuclear.size)
    summaries(force, attack, defence, requirement[first:last], first, sweep, doctrines, most, marks, *result)
    return result


def arriving(force: Force, attack: Attack, defence: Defence, draw: int, posture: int, doctrine: int) -> Float[np.ndarray, " most"]:
    """The exact distribution of the warheads that arrive in one cell of one draw, indexed by their number.

    draw: row of the inputs; posture, doctrine: places in POSTURES and DOCTRINES.

    Valid for: the present force.
    Raises: InputError for records of different shapes, or a draw that they do not hold.
    Source: model_note_requirement
    """
    refuse_mismatched(force, attack, defence, draw, draw)
    refuse_cell(posture, doctrine)
    most = width(force, n_types=attack.nuclear.size)
    out = np.zeros(most)
    arriving_cell(force, attack, defence, draw, posture, doctrine, NONE_SWEPT, workspace(most), out)
    return out
