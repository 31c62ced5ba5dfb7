"""What an exchange leaves: the launchers that ride out a strike unused, and what the striker has spent.

Only expected numbers: they are the forces with which a third party, or a next
adversary, has to reckon. What is kept back does not leave on warning; bombers
on alert take off and come back.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.exchange.posture import KIND, LEAVES, ON_WARNING, Force, exposed_share, gone_share, hidden_share
from equipoise.core.exchange.retaliation import Defence, refuse_mismatched
from equipoise.core.exchange.survivors import Attack, aimpoints, planned_strike
from equipoise.vocabulary import POSTURES

UNWARNED, WARNED = False, True
NONE_AWAY = 0.0


class Remainder(NamedTuple):
    """Expected launchers left of each leg if all ride out the strike, and nuclear warheads that the striker has spent, by posture."""

    launchers: Float[np.ndarray, "rows postures legs"]
    spent: Float[np.ndarray, "rows postures"]


@kernel
def share_left(force, attack, strike, d, posture, leg):
    """The expected share of a leg that is left after a strike that all of it rides out."""
    basing, alert = force.basing[leg], force.alert[d, posture, leg]
    kind = max(KIND[basing] - 1, 0)
    breakthrough = attack.p_breakthrough[d, kind]
    p_killed = (1.0 - breakthrough) * attack.p_found_killed[d, 0, kind] + breakthrough * attack.p_found_killed[d, 1, kind]
    p_exposed = 0.0
    for g in range(strike.leg.size):
        if strike.leg[g] == leg:
            p_exposed += strike.share[g] * strike.p_alive[g]
    p_warned = attack.p_warning[d] if LEAVES[basing] == ON_WARNING else 0.0
    left = hidden_share(basing, alert, NONE_AWAY) * (1.0 - p_killed)
    left += p_warned * (gone_share(basing, alert, WARNED, NONE_AWAY) + exposed_share(basing, alert, WARNED, NONE_AWAY) * p_exposed)
    return left + (1.0 - p_warned) * exposed_share(basing, alert, UNWARNED, NONE_AWAY) * p_exposed


@kernel
def nuclear_spent(force, attack, strike, d, posture):
    """The nuclear warheads that a strike takes."""
    spent = 0.0
    for g in range(strike.leg.size):
        number = aimpoints(force, d, posture, strike.leg[g], 1.0) * strike.share[g]
        for i in range(attack.nuclear.size):
            if attack.nuclear[i] == 1:
                spent += number * strike.weapons[g, i]
    return spent


@kernel
def fill_remainder(force, attack, first, launchers, spent):
    """Fill what is left of every leg and what was spent, for every draw from `first` on and both postures."""
    for row in range(spent.shape[0]):
        d = first + row
        for posture in range(2):
            strike = planned_strike(force, attack, d, posture, 1.0, 1.0)
            for leg in range(force.basing.size):
                launchers[row, posture, leg] = force.launchers[d, leg] * share_left(force, attack, strike, d, posture, leg)
            spent[row, posture] = nuclear_spent(force, attack, strike, d, posture)


def remainder(force: Force, attack: Attack, defence: Defence, rows: tuple[int, int]) -> Remainder:
    """Launchers left of a force that rides out a strike without answering, and the warheads that the strike took.

    force, attack, defence: records of the chain (the defence bears on nothing here); rows: draws rows[0] up to, not including, rows[1].

    Valid for: expected values; a strike that spends no warhead where it can destroy nothing more.
    Raises: InputError for records of different shapes, or a draw that they do not hold.
    Source: model_note_many_actors
    """
    refuse_mismatched(force, attack, defence, rows[0], rows[1] - 1)
    n = rows[1] - rows[0]
    result = Remainder(np.zeros((n, len(POSTURES), force.basing.size)), np.zeros((n, len(POSTURES))))
    fill_remainder(force, attack, rows[0], *result)
    return result
