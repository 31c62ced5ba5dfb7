"""Parity with the sum of the others: when every actor's wish can be granted.

If actor i wants at least r_i times the sum of all others, it wants the share
r_i / (1 + r_i) of the whole. All wishes can be granted if and only if these shares
add up to no more than 1. The argument holds for any additive measure: deployed
warheads, or those that arrive.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import amount, count


def highest_common_ratio(n_actors: int) -> float:
    """The greatest multiple of the sum of the others that every one of n actors can have at once.

    n_actors: 2 or more.

    Valid for: any additive measure of strength.
    Raises: InputError for fewer than two actors.
    Source: definition (heading of this module).

    >>> [highest_common_ratio(n) for n in (2, 3, 5)]
    [1.0, 0.5, 0.25]
    """
    return 1.0 / (int(count("n_actors", n_actors, 2)) - 1)


def unclaimed_share(ratios: Float[np.ndarray, "*shape actors"]) -> Float[np.ndarray, "*shape"]:
    """The share of the whole that is left when every actor has what it wants; negative where not all wishes can be granted.

    ratios: the multiple of the sum of all others that each actor wants, 0 or more.

    Valid for: any additive measure of strength.
    Raises: InputError for a negative ratio.
    Source: definition (heading of this module).

    >>> unclaimed_share(np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 0.2]])).round(4).tolist()
    [0.0, -0.1667]
    """
    wanted = amount("ratios", ratios)
    return np.asarray(1.0 - (wanted / (1.0 + wanted)).sum(axis=-1))
