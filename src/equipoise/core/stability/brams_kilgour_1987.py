"""A reference: how likely retaliation must be for neither side to pre-empt, after Brams and Kilgour (1987).

The game is Chicken. Each side ranks pre-empting unanswered (temptation) above
restraint on both sides (reward), that above being pre-empted, and a clash
(punishment) last. The abstracts state the results; the thresholds are derived here
from the game as they describe it.
"""

from __future__ import annotations

import numpy as np

from equipoise.core.domain import Numbers, Result, numbers, probability, refuse_unlike
from equipoise.errors import InputError


def critical_retaliation(
    temptation: Numbers, reward: Numbers, punishment: Numbers, p_winding_down: Numbers = 0.0, compromise: Numbers | None = None
) -> Result:
    """The least probability of retaliation at which pre-empting does not pay.

    temptation, reward, punishment: payoffs, each below the one before; p_winding_down: chance that a clash is wound down, 0 to 1, and
    compromise: its payoff then, at least the punishment and below the reward (default: the punishment).

    Valid for: a side that pre-empts if its expected payoff rises by it.
    Raises: InputError for payoffs in another order, or a probability outside 0 to 1, or for shapes that do not fit each
    other.
    Source: brams_kilgour_1987, brams_kilgour_1987_winding_down

    >>> round(float(critical_retaliation(4, 3, 1)), 4)
    0.3333
    """
    refuse_unlike(temptation=temptation, reward=reward, punishment=punishment, p_winding_down=p_winding_down)
    high, middle, low = numbers("temptation", temptation), numbers("reward", reward), numbers("punishment", punishment)
    after = low if compromise is None else numbers("compromise", compromise)
    if np.any(high <= middle) or np.any(middle <= low) or np.any(after < low) or np.any(after >= middle):
        raise InputError("the payoffs are not those of the game", fix="give temptation > reward > compromise >= punishment")
    clash = low + probability("p_winding_down", p_winding_down) * (after - low)
    return (high - middle) / (high - clash)


def is_deterrence_equilibrium(p_retaliation_a: float, p_retaliation_b: float, critical_a: float, critical_b: float) -> bool:
    """Whether restraint on both sides is an equilibrium: each side's threat deters the other.

    p_retaliation_a, p_retaliation_b: chance that each retaliates, 0 to 1; critical_a, critical_b: the chance of retaliation *by the
    other* at which that side does not pre-empt.

    Valid for: the game of two sides with the thresholds of `critical_retaliation`.
    Raises: InputError for a probability outside 0 to 1.
    Source: brams_kilgour_1987

    >>> is_deterrence_equilibrium(0.4, 0.4, 1 / 3, 1 / 3), is_deterrence_equilibrium(0.0, 0.4, 1 / 3, 1 / 3)
    (True, False)
    """
    for name, value in (("p_retaliation_a", p_retaliation_a), ("p_retaliation_b", p_retaliation_b)):
        probability(name, value)
    return p_retaliation_b >= critical_a and p_retaliation_a >= critical_b
