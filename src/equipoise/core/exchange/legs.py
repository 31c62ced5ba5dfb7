"""What each leg sends back, before any defence: exact distributions and means of the launchers and warheads that deliver.

A leg is a mixture over the common causes that touch it: warning, and a
breakthrough in tracking. Legs of one force share these causes, so that their
distributions do not convolve to that of the force; their means add up to it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.exchange.branches import N_WORK
from equipoise.core.exchange.doctrine import BASIC, N_STATES, Doctrines, leaving, p_state, refuse_doctrines
from equipoise.core.exchange.posture import FIXED, KIND, Force, away_share, exposed_share, gone_share, hidden_share
from equipoise.core.exchange.retaliation import Defence, refuse_cell, refuse_mismatched, width
from equipoise.core.exchange.survivors import Attack, Situation, leg_launchers, planned_strike
from equipoise.vocabulary import POSTURES

N_KNOWN = 16


class Delivering(NamedTuple):
    """Expected launchers of each leg that survive and work, and the warheads on them, in every cell."""

    launchers: Float[np.ndarray, "rows postures doctrines legs"]
    warheads: Float[np.ndarray, "rows postures doctrines legs"]


class LegChances(NamedTuple):
    """Distributions of one cell, by leg: `launchers[leg, n]` is the probability that n launchers deliver, `warheads` likewise."""

    launchers: Float[np.ndarray, "legs most"]
    warheads: Float[np.ndarray, "legs most"]


class Known(NamedTuple):
    """What was computed of a leg and posture: how its launchers stood, and the means; many combinations of causes are alike."""

    keys: Float[np.ndarray, "known 4"]
    means: Float[np.ndarray, "known 2"]
    number: Int[np.ndarray, " 1"]


@kernel
def cause_weight(attack, d, basing, doctrine, state, tracked):
    """The probability of a state of warning and of tracking, as far as they touch a leg; what is fixed is not tracked."""
    share = p_state(attack, d, doctrine, state)
    if KIND[basing] == FIXED:
        return 0.0 if tracked else share
    breakthrough = attack.p_breakthrough[d, KIND[basing] - 1]
    return share * (breakthrough if tracked else 1.0 - breakthrough)


@kernel
def standing(force, attack, situation, leg, tracked, key):
    """Fill `key` with the shares of a leg that are gone, hidden and exposed, and with how likely what is hidden is found and killed."""
    basing, alert = force.basing[leg], force.alert[situation.draw, situation.posture, leg]
    away = away_share(force, situation.draw, leg, situation.leaving)
    key[0] = gone_share(basing, alert, situation.warned, away)
    key[1] = hidden_share(basing, alert, away)
    key[2] = exposed_share(basing, alert, situation.warned, away)
    key[3] = attack.p_found_killed[situation.draw, tracked, max(KIND[basing] - 1, 0)] if key[1] > 0.0 else 0.0


@kernel
def known_place(known, key):
    """The place of a key among those known; if it is new, it takes the next place, and -1 is returned."""
    for index in range(known.number[0]):
        if (known.keys[index] == key).all():
            return index
    known.keys[known.number[0]] = key
    known.number[0] += 1
    return -1


@kernel
def leg_means(force, attack, strike, situation, leg, tracked, known, key, work):
    """The place in `known` of the expected launchers and warheads of a leg in one combination of causes."""
    standing(force, attack, situation, leg, tracked, key)
    index = known_place(known, key)
    if index >= 0:
        return index
    index = known.number[0] - 1
    low, high = leg_launchers(force, attack, strike, situation, leg, tracked, work[5], work)
    known.means[index] = 0.0
    for n in range(low, high + 1):
        known.means[index, 0] += n * work[5][n]
        known.means[index, 1] += np.floor(n * force.loading[situation.draw, leg] + 0.5) * work[5][n]
    return index


@kernel
def fill_delivering(force, attack, first, doctrines, most, launchers, warheads):
    """Fill the means for every draw from `first` on, every cell and every leg."""
    work = np.empty((N_WORK, most))
    known, key = Known(np.zeros((N_KNOWN, 4)), np.zeros((N_KNOWN, 2)), np.zeros(1, dtype=np.int64)), np.zeros(4)
    for row in range(launchers.shape[0]):
        d = first + row
        for posture in range(launchers.shape[1]):
            strike = planned_strike(force, attack, d, posture, 1.0, 1.0)
            for leg in range(force.basing.size):
                known.number[0] = 0
                for k, doctrine in enumerate(doctrines):
                    for cause in range(2 * N_STATES[doctrine]):
                        state, tracked = cause // 2, cause % 2
                        weight = cause_weight(attack, d, force.basing[leg], doctrine, state, tracked)
                        if weight > 0.0:
                            situation = Situation(d, posture, 1.0, state > 0, leaving(doctrine, state))
                            index = leg_means(force, attack, strike, situation, leg, tracked, known, key, work)
                            launchers[row, posture, k, leg] += weight * known.means[index, 0]
                            warheads[row, posture, k, leg] += weight * known.means[index, 1]


@kernel
def fill_chances(force, attack, d, posture, doctrine, launchers, warheads):
    """Fill the distributions of every leg in one cell of one draw."""
    work = np.empty((N_WORK, launchers.shape[1]))
    strike = planned_strike(force, attack, d, posture, 1.0, 1.0)
    for leg in range(force.basing.size):
        for cause in range(2 * N_STATES[doctrine]):
            state, tracked = cause // 2, cause % 2
            weight = cause_weight(attack, d, force.basing[leg], doctrine, state, tracked)
            if weight > 0.0:
                situation = Situation(d, posture, 1.0, state > 0, leaving(doctrine, state))
                low, high = leg_launchers(force, attack, strike, situation, leg, tracked, work[5], work)
                for n in range(low, high + 1):
                    launchers[leg, n] += weight * work[5][n]
                    warheads[leg, int(np.floor(n * force.loading[d, leg] + 0.5))] += weight * work[5][n]


def delivering(force: Force, attack: Attack, defence: Defence, rows: tuple[int, int], doctrines: Doctrines = BASIC) -> Delivering:
    """Expected launchers and warheads of each leg that survive and work, in every cell.

    force, attack, defence: records of the chain (the defence bears on nothing here); rows: draws rows[0] up to, not including, rows[1];
    doctrines: places in DOCTRINES of those to compute, rising.

    Valid for: the present force; the warheads of all legs add up to the mean of the whole retaliation without a defence.
    Raises: InputError for records of different shapes, a draw that they do not hold, or unknown doctrines.
    Source: model_note_many_actors
    """
    refuse_mismatched(force, attack, defence, rows[0], rows[1] - 1)
    refuse_doctrines(doctrines)
    shape = (rows[1] - rows[0], len(POSTURES), doctrines.size, force.basing.size)
    result = Delivering(np.zeros(shape), np.zeros(shape))
    fill_delivering(force, attack, rows[0], doctrines, width(force, 1.0, attack.nuclear.size), *result)
    return result


def leg_chances(force: Force, attack: Attack, defence: Defence, row: int, posture: int, doctrine: int) -> LegChances:
    """The distribution of the launchers of each leg that survive and work, and of the warheads on them, in one cell of one draw.

    force, attack, defence: records of the chain (the defence bears on nothing here); row: a draw; posture, doctrine: places in POSTURES
    and DOCTRINES.

    Valid for: one leg by itself: legs of one force share warning and tracking, and are not independent of one another.
    Raises: InputError for records of different shapes, a draw that they do not hold, or an unknown cell.
    Source: model_note_many_actors
    """
    refuse_mismatched(force, attack, defence, row, row)
    refuse_cell(posture, doctrine)
    shape = (force.basing.size, width(force, 1.0, attack.nuclear.size))
    result = LegChances(np.zeros(shape), np.zeros(shape))
    fill_chances(force, attack, row, posture, doctrine, *result)
    return result
