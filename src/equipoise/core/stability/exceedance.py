"""Exceedance: the chance that at least so many warheads arrive, for every number at once."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.domain import amount
from equipoise.core.exchange.branches import workspace
from equipoise.core.exchange.doctrine import BASIC, Doctrines, refuse_doctrines
from equipoise.core.exchange.posture import Force
from equipoise.core.exchange.retaliation import Defence, refuse_mismatched, width
from equipoise.core.exchange.survivors import Attack
from equipoise.core.stability.requirement import NONE_SWEPT, arriving_cell
from equipoise.vocabulary import POSTURES


@kernel
def fill_exceedance(force, attack, defence, first, doctrines, most, warheads, chances):
    """Fill the chance of at least so many warheads for every draw from `first` on, and every cell."""
    space = workspace(most)
    arriving = np.zeros(most)
    tail = np.zeros(most + 1)
    for row in range(chances.shape[0]):
        for posture in range(2):
            for doctrine in range(doctrines.size):
                arriving_cell(force, attack, defence, first + row, posture, doctrines[doctrine], NONE_SWEPT, space, arriving)
                for w in range(most - 1, -1, -1):
                    tail[w] = tail[w + 1] + arriving[w]
                for place in range(warheads.size):
                    needed = int(np.ceil(warheads[place]))
                    chances[row, posture, doctrine, place] = min(1.0, tail[needed]) if needed < most else 0.0


def exceedance(
    force: Force,
    attack: Attack,
    defence: Defence,
    warheads: Float[np.ndarray, " numbers"],
    rows: tuple[int, int],
    doctrines: Doctrines = BASIC,
) -> Float[np.ndarray, "rows postures doctrines numbers"]:
    """The chance that at least so many warheads arrive, in every cell.

    force, attack, defence: records of the chain; warheads: numbers, 0 or more; rows: draws rows[0] up to, not including, rows[1];
    doctrines: places in DOCTRINES, rising.

    Valid for: the present force; a fractional number counts as the next whole one. With the requirement it is assured retaliation.
    Raises: InputError for records of different shapes, a draw that they do not hold, impossible doctrines or a negative number.
    Source: model_note_requirement
    """
    refuse_mismatched(force, attack, defence, rows[0], rows[1] - 1)
    refuse_doctrines(doctrines)
    amount("a number of warheads", warheads)
    chances = np.zeros((rows[1] - rows[0], len(POSTURES), doctrines.size, warheads.size))
    fill_exceedance(force, attack, defence, rows[0], doctrines, width(force, n_types=attack.nuclear.size), warheads, chances)
    return chances
