"""A reference: the sequential truel, three shooters who fire in turn, after Kilgour (1975).

While all three stand each shooter aims at one of the others or at nobody; once
one has fallen the two left fire at each other. A round is a Markov chain that
ends when one stands, so the chances follow from a geometric sum.
"""

from __future__ import annotations

from itertools import product

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.domain import Number, probability
from equipoise.errors import InputError

SHOOTERS = 3
ROUNDING = 1e-14  # by which chances that are equal may differ, relatively


def duel(p_first: Number, p_second: Number) -> float:
    """The probability that the one who fires first survives a duel in turns to the end.

    p_first, p_second: chance to hit at each turn, 0 to 1.

    Valid for: at least one who can hit.
    Raises: InputError for a probability outside 0 to 1, or two that never hit.
    Source: kilgour_1975

    >>> round(duel(0.3, 0.5) * 13, 9)
    6.0
    """
    first, second = (float(probability(name, value)) for name, value in (("p_first", p_first), ("p_second", p_second)))
    if first == 0.0 and second == 0.0:
        raise InputError("a duel of two that never hit has no end", fix="give at least one a chance above 0")
    return first / (first + second - first * second)


def survival(
    p_hit: Float[np.ndarray, " shooters"], order: Int[np.ndarray, " turns"], aims: Int[np.ndarray, " aims"]
) -> Float[np.ndarray, " shooters"]:
    """The probability that each of three shooters is the last to stand.

    p_hit: chance of each to hit, 0 to 1; order: places of the shooters in the order in which they fire; aims: whom each aims at
    while all three stand, its own place for nobody.

    Valid for: aims that do not change from round to round.
    Raises: InputError for other than three shooters, an impossible order or aim, or a round in which nobody can be hit.
    Source: kilgour_1975

    >>> survival(np.array([0.3, 0.5, 1.0]), np.arange(3), np.array([0, 2, 1])).round(4).tolist()
    [0.3808, 0.2692, 0.35]
    """
    p = probability("p_hit", p_hit)
    if p.shape != (SHOOTERS,) or sorted(order.tolist()) != [0, 1, 2] or not set(aims.tolist()) <= {0, 1, 2} or aims.size != SHOOTERS:
        raise InputError("this is no truel", fix="give three chances, the places 0, 1 and 2 in some order, and whom each aims at")
    wins, missed, hit = np.zeros(SHOOTERS), 1.0, 0.0
    for turn, shooter in enumerate(order):
        if aims[shooter] == shooter:
            continue
        wins += missed * p[shooter] * _after(p, order, turn, int(aims[shooter]))
        hit += missed * p[shooter]
        missed *= 1.0 - p[shooter]
    if hit == 0.0:
        raise InputError("a round in which nobody can be hit has no end", fix="let one shooter with a chance above 0 aim at another")
    return wins / hit


def equilibria(p_hit: Float[np.ndarray, " shooters"], order: Int[np.ndarray, " turns"]) -> Int[np.ndarray, "found shooters"]:
    """The combinations of aims from which no shooter gains by aiming otherwise, one a row.

    p_hit: chance of each to hit, above 0 and at most 1; order: places of the shooters in the order in which they fire.

    Valid for: aims that do not change from round to round; each shooter wants to be the last to stand. If nobody aims at anybody, all
    three live for ever and nobody is the last: that counts as survival of nobody.
    Raises: InputError for other than three shooters or an impossible order.
    Source: kilgour_1975

    >>> equilibria(np.array([0.3, 0.5, 1.0]), np.arange(3)).tolist()
    [[0, 2, 1]]
    """
    stable = [aims for aims in product(range(SHOOTERS), repeat=SHOOTERS) if _is_stable(p_hit, order, aims)]
    return np.array(stable, dtype=np.int64).reshape(len(stable), SHOOTERS)


def _after(p: Float[np.ndarray, " shooters"], order: Int[np.ndarray, " turns"], turn: int, fallen: int) -> Float[np.ndarray, " shooters"]:
    """The chances of all when one has just fallen: a duel in which the next that stands fires first."""
    standing = [int(order[(turn + step) % SHOOTERS]) for step in range(1, SHOOTERS + 1) if order[(turn + step) % SHOOTERS] != fallen]
    found = np.zeros(SHOOTERS)
    found[standing[0]] = duel(float(p[standing[0]]), float(p[standing[1]]))
    found[standing[1]] = (1.0 - float(p[standing[0]])) * duel(float(p[standing[1]]), float(p[standing[0]]))
    return found


def _value(p: Float[np.ndarray, " shooters"], order: Int[np.ndarray, " turns"], aims: tuple[int, ...]) -> Float[np.ndarray, " shooters"]:
    if all(aim == place for place, aim in enumerate(aims)):
        return np.zeros(SHOOTERS)
    return survival(p, order, np.array(aims))


def _is_stable(p: Float[np.ndarray, " shooters"], order: Int[np.ndarray, " turns"], aims: tuple[int, ...]) -> bool:
    value = _value(p, order, aims)
    for place in range(SHOOTERS):
        for other in range(SHOOTERS):
            changed = (*aims[:place], other, *aims[place + 1 :])
            if _value(p, order, changed)[place] > value[place] * (1.0 + ROUNDING):
                return False
    return True
