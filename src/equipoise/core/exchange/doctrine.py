"""Doctrines of launch: in which states of warning missiles leave, and how likely each state is.

The states are nested. There is no warning; or there is a first one, on which bombers take off; or a second, independent phenomenon
confirms it in time. Missiles that launch on warning leave on the first alone. Those that launch under attack wait for the second,
which costs time, so that only a share of them leaves. Where a doctrine does not ask for confirmation, it is no state of its own.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Int

from equipoise.compiled import kernel
from equipoise.errors import InputError
from equipoise.vocabulary import DOCTRINES

RIDE_OUT, LAUNCH_UNDER_ATTACK, LAUNCH_ON_WARNING = range(len(DOCTRINES))
BASIC = np.array([RIDE_OUT, LAUNCH_ON_WARNING])  # what is computed unless more is asked for

N_QUIET = (2, 2, 1)  # by doctrine: states in which no missile leaves, the first of them without a warning
N_STATES = (2, 3, 2)  # by doctrine: those, and the one in which missiles leave, if there is one
MOST_STATES = max(N_STATES)

Doctrines = Int[np.ndarray, " doctrines"]


@kernel
def p_launched(attack, d, doctrine):
    """The probability that missiles leave on what is known of the attack."""
    if doctrine == LAUNCH_ON_WARNING:
        return attack.p_warning[d]
    return attack.p_confirmed[d] if doctrine == LAUNCH_UNDER_ATTACK else 0.0


@kernel
def p_state(attack, d, doctrine, state):
    """The probability of a state: no warning, a warning on which no missile leaves, missiles leave."""
    if state == 0:
        return 1.0 - attack.p_warning[d]
    launched = p_launched(attack, d, doctrine)
    return launched if state >= N_QUIET[doctrine] else attack.p_warning[d] - launched


@kernel
def p_warned_in_vain(attack, d, doctrine):
    """The probability of a warning, given that no missile leaves."""
    quiet = 1.0 - p_launched(attack, d, doctrine)
    return p_state(attack, d, doctrine, 1) / quiet if quiet > 0.0 else 0.0


@kernel
def leaving(doctrine, state):
    """The doctrine on which missiles leave in a state; to ride out if none do."""
    return doctrine if state >= N_QUIET[doctrine] else RIDE_OUT


def refuse_doctrines(doctrines: Doctrines) -> None:
    """Nothing, for places in DOCTRINES: at least one, rising.

    doctrines: places in DOCTRINES.

    Valid for: any array.
    Raises: InputError for anything else.
    Source: definition
    """
    if doctrines.size == 0 or bool((np.diff(doctrines) <= 0).any()) or not 0 <= doctrines[0] <= doctrines[-1] < len(DOCTRINES):
        raise InputError(f"the doctrines {doctrines.tolist()} are impossible", fix=f"give places from 0 to {len(DOCTRINES) - 1}, rising")
