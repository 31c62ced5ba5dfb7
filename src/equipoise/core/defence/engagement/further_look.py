"""The chance of a further look after a look, from the number of looks that geometry gives each flight."""

from __future__ import annotations

import numpy as np

from equipoise.core.defence.engagement.system import MOST_LOOKS
from equipoise.core.domain import count

HALVINGS = 60


def p_further_look(counts: tuple[tuple[int, ...], ...], salvos: int) -> float:
    """The chance of a further look after each look that gives flights in reach their mean number of looks, of at most so many salvos.

    counts: for each class, the flights with 0, 1, 2 … looks, whole, 0 or more; salvos: 1 to 20.

    Valid for: any flights; with two salvos it is the share of flights in reach with two looks or more.
    Raises: InputError for counts or salvos out of range.
    Source: definition

    >>> p_further_look(((0, 2, 6),), 2)
    0.75
    """
    salvos = int(count("salvos", salvos, 1, MOST_LOOKS))
    rows = [count("flights", np.asarray(row)) for row in counts]
    reached = sum(int(row[1:].sum()) for row in rows)
    extra = sum(int(n) * (min(looks, salvos) - 1) for row in rows for looks, n in enumerate(row) if looks)
    if reached == 0 or extra == 0:
        return 0.0
    mean, low, high = extra / reached, 0.0, 1.0
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if sum(middle**power for power in range(1, salvos)) < mean else (low, middle)
    return high
