"""How a number over all draws is written into the record: at best estimates, and its quantiles."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.study.record import Record, finite
from equipoise.study.reductions.outcomes import quantiles, share

SIGN = 1e-9  # changes of a probability or an index that are smaller count as none


def spread(values: Float[np.ndarray, " rows"]) -> Record:
    """Best estimate (row 0) and quantiles over the draws; null where there is no number."""
    return {"best": finite(values[0]), **quantiles(values[1:])}


def chance(values: Float[np.ndarray, " rows"], assurance: float) -> Record:
    """A chance: its spread, and the share of the draws in which it reaches the assurance."""
    return {**spread(values), "share": share(values[1:] >= assurance)}


def signs(change: Float[np.ndarray, " rows"]) -> Record:
    """A change: its spread, and the shares of the draws in which it is negative, none and positive."""
    drawn = change[1:]
    return {
        "change": spread(change),
        "negative": share(drawn < -SIGN),
        "zero": share(np.abs(drawn) <= SIGN),
        "positive": share(drawn > SIGN),
    }
