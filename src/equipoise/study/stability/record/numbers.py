"""Numbers over all draws as the record of a study of stability holds them."""

from __future__ import annotations

from pydantic import Field

from equipoise.study.drivers import Driver
from equipoise.study.record import Part, Spread

Points = tuple[float | None, ...]
MOVED = "the inputs that move it most over the draws"


class Cell(Part):
    """A cell of alert and doctrine."""

    posture: str = Field(description="alert of both sides")
    doctrine: str = Field(description="what the struck side waits for")


class ByPosture(Part):
    """A part of the record for one alert of both sides."""

    posture: str = Field(description="alert of both sides")


class ByDoctrine(Part):
    """A part of the record for one doctrine."""

    doctrine: str = Field(description="what the struck side waits for")


class Chance(Spread):
    """A chance over the draws, and the share of them in which it is enough."""

    share: float = Field(description="share of the draws in which it reaches the assurance")


class MovedSpread(Spread):
    """A number over the draws, and what moves it."""

    drivers: tuple[Driver, ...] = Field(description=MOVED)


class MovedChance(Chance):
    """A chance over the draws, and what moves it."""

    drivers: tuple[Driver, ...] = Field(description=MOVED)


class Bands(Part):
    """Curves over the draws: at best estimates, then quantiles point by point."""

    best: Points = Field(description="at best estimates")
    q05: Points = Field(description="5th percentile over the draws, point by point")
    q50: Points = Field(description="median over the draws, point by point")
    q95: Points = Field(description="95th percentile over the draws, point by point")


class Signs(Part):
    """A change over the draws, and the shares of them by its sign."""

    change: Spread = Field(description="the change")
    negative: float = Field(description="share of the draws in which it is negative")
    zero: float = Field(description="share of the draws in which there is none")
    positive: float = Field(description="share of the draws in which it is positive")
