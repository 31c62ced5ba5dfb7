"""Which inputs move a number most over the draws: the largest rank correlations, above what chance gives."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from jaxtyping import Float
from scipy.stats import rankdata

from equipoise.study.record import Part

MOST = 5
CHANCE = 2.0  # standard deviations of a rank correlation between two columns that have nothing to do with each other
Draws = Float[np.ndarray, " draws"]


class Driver(Part):
    """An input that moves a number, and their rank correlation (Spearman) over the draws, -1 to 1."""

    id: str
    correlation: float


def drivers(columns: Mapping[str, Draws], numbers: Draws, most: int = MOST) -> tuple[Driver, ...]:
    """The inputs that move a number most, the strongest first; fixed inputs, and those no stronger than chance, are left out.

    `columns` are the draws of each input by its id, `numbers` those of the number; an infinite number ranks above all others.

    >>> rising = np.arange(50.0)
    >>> [(one.id, one.correlation) for one in drivers({"a": rising, "b": np.ones(50), "c": -rising}, rising**2)]
    [('a', 1.0), ('c', -1.0)]
    """
    ranks = _standardised(numbers)
    if ranks is None:
        return ()
    correlations = {name: float(column @ ranks) for name, values in columns.items() if (column := _standardised(values)) is not None}
    least = CHANCE / np.sqrt(max(numbers.size - 1, 1))
    strongest = sorted(correlations, key=lambda name: (-abs(round(correlations[name], 6)), name))[:most]
    return tuple(Driver(id=name, correlation=round(correlations[name], 4)) for name in strongest if abs(correlations[name]) > least)


def _standardised(values: Draws) -> Draws | None:
    """The ranks of values with mean 0 and length 1; None where all are alike."""
    ranks = rankdata(np.nan_to_num(values, nan=np.inf, posinf=np.inf))
    centred = ranks - ranks.mean()
    length = float(np.sqrt(centred @ centred))
    return centred / length if length > 0.0 else None
