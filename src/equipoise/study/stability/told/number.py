"""A number that can be explained: its name, what it is in words, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from equipoise.study.drivers import Driver
from equipoise.study.record import Spread
from equipoise.study.stability.behind import Used

NO_MEASURE = "no number: a leg states no yield or accuracy"
NO_NUMBER = "no number"


class Number(NamedTuple):
    """A number by its name, in words, with the inputs of its stages, what moves it most, and whose requirement it is measured by."""

    name: str
    text: str
    used: Callable[[], Used]
    drivers: tuple[Driver, ...] = ()
    needed: str | None = None


def over_draws(spread: Spread, unit: str = "") -> str:
    """The ends and the middle of what the draws give.

    >>> over_draws(Spread(best=1.0, q05=0.5, q50=1.25, q95=None), "warheads")
    'over the draws 0.5 – 1.25 – none warheads'
    """
    ends = " – ".join("none" if value is None else f"{value:.3g}" for value in (spread.q05, spread.q50, spread.q95))
    return f"over the draws {ends}{f' {unit}' if unit else ''}"


def at_best(spread: Spread, words: str, none: str = NO_NUMBER) -> str:
    """A number with what it counts, at best estimates and over the draws.

    >>> at_best(Spread(best=1512.0, q05=1.0, q50=2.0, q95=3.0), "warheads")
    '1,512 warheads at best estimates; over the draws 1 – 2 – 3'
    """
    return none if spread.best is None else f"{spread.best:,.4g} {words} at best estimates; {over_draws(spread)}"


def in_share(share: float | None) -> str:
    """A share of the draws.

    >>> in_share(0.254)
    'in 25.4 % of the draws'
    """
    return NO_NUMBER if share is None else f"in {100.0 * share:.3g} % of the draws"
