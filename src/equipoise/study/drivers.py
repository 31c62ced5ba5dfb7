"""Which inputs move a number most over the draws: the largest rank correlations, above what chance gives."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from jaxtyping import Float

from equipoise.study.record import Part

MOST = 5
SLIGHT = 0.1  # of a rank correlation: what moves a number less does not matter
CHANCE = 2.0  # standard deviations of a rank correlation between two columns that have nothing to do with each other
Draws = Float[np.ndarray, " draws"]


class Driver(Part):
    """An input that moves a number, and their rank correlation (Spearman) over the draws, -1 to 1."""

    id: str
    correlation: float


def drivers(columns: Mapping[str, Draws], numbers: Draws, most: int = MOST) -> tuple[Driver, ...]:
    """The inputs that move a number most, the strongest first; fixed ones are left out, and those slight or no stronger than chance.

    `columns` are the draws of each input by its id, `numbers` those of the number; an infinite number ranks above all others. Of equal
    correlations the one of the earlier column comes first, so that no order rests on names.

    >>> rising = np.arange(50.0)
    >>> [(one.id, one.correlation) for one in drivers({"a": rising, "b": np.ones(50), "c": -rising}, rising**2)]
    [('a', 1.0), ('c', -1.0)]
    """
    return strongest({name: standardised(values) for name, values in columns.items()}, numbers, most)


def strongest(ranked: Mapping[str, Draws | None], numbers: Draws, most: int = MOST) -> tuple[Driver, ...]:
    """The drivers of a number among inputs whose ranks are `standardised` already, as those of many numbers are once for all."""
    ranks = standardised(numbers)
    if ranks is None:
        return ()
    correlations = {name: float(column @ ranks) for name, column in ranked.items() if column is not None}
    least = max(SLIGHT, CHANCE / np.sqrt(max(numbers.size - 1, 1)))
    first = sorted(correlations, key=lambda name: -abs(round(correlations[name], 6)))[:most]
    return tuple(Driver(id=name, correlation=round(correlations[name], 4)) for name in first if abs(correlations[name]) > least)


def standardised(values: Draws) -> Draws | None:
    """The ranks of values with mean 0 and length 1, equal values at their mean rank; None where all are alike.

    >>> standardised(np.array([3.0, 1.0, 1.0])).round(4).tolist()
    [0.8165, -0.4082, -0.4082]
    """
    _, place, number = np.unique(np.nan_to_num(values, nan=np.inf, posinf=np.inf), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(number) - 0.5 * number)[place]
    centred = ranks - ranks.mean()
    length = float(np.sqrt(centred @ centred))
    return centred / length if length > 0.0 else None
