"""What sides hold, whom their legs reach, and what strikes leave of them: parts of the record of a study of stability."""

from __future__ import annotations

from pydantic import Field

from equipoise.study.record import Part, Spread
from equipoise.study.stability.record.numbers import Cell, MovedSpread


class SideRow(Part):
    """An actor or coalition with its forces."""

    id: str = Field(description="id of the actor or coalition")
    name: str = Field(description="its name")
    members: tuple[str, ...] = Field(description="the actors that it stands for")
    kind: str = Field(description="actor or coalition")
    launchers: Spread = Field(description="launchers of all its legs")
    warheads: Spread = Field(description="warheads on them")
    interceptors: Spread = Field(description="interceptors of all its layers")


class ReachRow(Part):
    """Whom a leg reaches."""

    leg: str = Field(description="id of the leg")
    name: str = Field(description="its name")
    actor: str = Field(description="its owner")
    range_class: str = Field(description="intercontinental or theatre")
    reaches: tuple[str, ...] = Field(description="the actors that it reaches")


class Measures(Part):
    """The whole force of a side in several measures."""

    side: str = Field(description="id of the side")
    warheads: Spread = Field(description="warheads")
    emt: Spread = Field(description="equivalent megatons")
    cmp: Spread = Field(description="counter-military potential of the warheads that work, per square nautical mile")
    cmp_bombers: Spread = Field(description="the part of it that bombers carry")
    unmeasured: tuple[str, ...] = Field(description="legs that state no yield or accuracy, without which a measure has no number")


class HeldLeg(Part):
    """A leg that reaches the other side, before the strike."""

    leg: str = Field(description="id of the leg")
    name: str = Field(description="its name")
    basing: str = Field(description="how it is based")
    launchers: Spread = Field(description="launchers that it holds")
    warheads: Spread = Field(description="warheads that it holds")


class LegId(Part):
    """Which leg a part of the record is about."""

    leg: str = Field(description="id of the leg")


class AtLeast(Part):
    """The chance of at least so many warheads, at best estimates and exact."""

    numbers: tuple[int, ...] = Field(description="numbers of warheads")
    chance: tuple[float | None, ...] = Field(description="the chance that at least so many survive and work")


class LeftMeasures(Part):
    """What survives and works of a leg, on average."""

    launchers: Spread = Field(description="launchers")
    warheads: Spread = Field(description="warheads")
    emt: Spread = Field(description="equivalent megatons")
    cmp: Spread = Field(description="counter-military potential")


class LeftOfLeg(AtLeast, LeftMeasures, LegId):
    """What survives and works of one leg."""


class TotalMeasures(Part):
    """What survives and works of all legs, on average, and what moves it."""

    launchers: Spread = Field(description="launchers")
    warheads: MovedSpread = Field(description="warheads")
    emt: MovedSpread = Field(description="equivalent megatons")
    cmp: MovedSpread = Field(description="counter-military potential")


class LeftInAll(AtLeast, TotalMeasures):
    """What survives and works of all legs together."""


class LeftParts(Part):
    """What a strike leaves, leg by leg and in all."""

    legs: tuple[LeftOfLeg, ...] = Field(description="what is left of each leg, in the order of the legs held")
    total: LeftInAll = Field(description="what is left of all legs together")


class LeftCell(LeftParts, Cell):
    """What a strike leaves in one cell."""


class Survivors(Part):
    """What strikes leave of one direction of a chosen pair."""

    retaliator: str = Field(description="who is struck")
    adversary: str = Field(description="who strikes")
    legs: tuple[HeldLeg, ...] = Field(description="the legs of the retaliator that reach the adversary")
    cells: tuple[LeftCell, ...] = Field(description="what is left in every cell")
