"""How a number over all draws is written into the record: at best estimates, and its quantiles."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from jaxtyping import Float

from equipoise.study.drivers import Driver
from equipoise.study.record import DIGITS, Spread, finite
from equipoise.study.reductions.outcomes import quantiles, share
from equipoise.study.stability.record.numbers import Chance, MovedChance, MovedSpread, Signs

SIGN = 1e-9  # changes of a probability or an index that are smaller count as none
Rows = Float[np.ndarray, " rows"]


def spread(values: Rows) -> Spread:
    """Best estimate (row 0) and quantiles over the draws; null where there is no number."""
    return Spread(**_marks(values))


def moved_spread(values: Rows, drivers: tuple[Driver, ...]) -> MovedSpread:
    """The spread of a number, and what moves it."""
    return MovedSpread(**_marks(values), drivers=drivers)


def chance(values: Rows, assurance: float) -> Chance:
    """A chance: its spread, and the share of the draws in which it reaches the assurance."""
    return Chance(**_marks(values), share=_share(values, assurance))


def moved_chance(values: Rows, assurance: float, drivers: tuple[Driver, ...]) -> MovedChance:
    """A chance, and what moves it."""
    return MovedChance(**_marks(values), share=_share(values, assurance), drivers=drivers)


def signs(change: Rows) -> Signs:
    """A change: its spread, and the shares of the draws in which it is negative, none and positive."""
    drawn = change[1:]
    return Signs(
        change=spread(change),
        negative=share(drawn < -SIGN),
        zero=share(np.abs(drawn) <= SIGN),
        positive=share(drawn > SIGN),
    )


def number(value: float) -> float:
    """A number that is always there, with as many digits as the record keeps."""
    return round(float(value), DIGITS)


def points(values: Iterable[float]) -> tuple[float | None, ...]:
    """The points of a curve."""
    return tuple(finite(value) for value in values)


def _marks(values: Rows) -> dict[str, float | None]:
    return {"best": finite(values[0]), **quantiles(values[1:])}


def _share(values: Rows, assurance: float) -> float:
    return share(values[1:] >= assurance)
