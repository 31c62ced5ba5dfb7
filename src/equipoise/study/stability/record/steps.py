"""What one step of an actor does to every other: parts of the record of a study of stability."""

from __future__ import annotations

from pydantic import Field

from equipoise.study.record import Part, Spread
from equipoise.study.stability.record.numbers import Signs


class CostRow(Part):
    """What something is assumed to cost."""

    what: str = Field(description="a launcher by its basing, an interceptor, or a step")
    cost: float = Field(description="its cost")
    kind: str = Field(description="the kind of evidence, or assumption")
    reason: str = Field(description="the note of its source")


class StepEffect(Part):
    """What a step of one actor changes in the assured retaliation of another, by sign; no number where there is a reason."""

    actor: str = Field(description="whose assured retaliation changes")
    spender: str = Field(description="who takes the step")
    reason: str | None = Field(description="why there is no number, if so: nothing to add to, no adversary")
    change: Spread | None = Field(description="the change")
    negative: float | None = Field(description="share of the draws in which it is negative")
    zero: float | None = Field(description="share of the draws in which there is none")
    positive: float | None = Field(description="share of the draws in which it is positive")


class Externality(Part):
    """What a step on offence or defence does, and what was assumed about costs."""

    step: float = Field(description="what one step spends")
    unit: str = Field(description="in which money")
    draws: int = Field(description="on how many draws it rests")
    costs: tuple[CostRow, ...] = Field(description="what things cost")
    offence: tuple[StepEffect, ...] = Field(description="steps on offence, for every actor and spender")
    defence: tuple[StepEffect, ...] = Field(description="steps on defence, for every actor and spender")


class Setting(Part):
    """Among whom a step of defence is measured, and by what."""

    spender: str = Field(description="who takes the step")
    setting: str = Field(description="two (with one partner, alone in the world) or many (all actors)")
    sides: tuple[str, ...] = Field(description="the actors among whom it is measured")
    measure: str = Field(description="index (of first-strike stability) or assured (sum of assured retaliation)")


class SignRow(Signs, Setting):
    """What a step of defence changes, by sign."""
