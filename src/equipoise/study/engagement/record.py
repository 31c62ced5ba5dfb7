"""The record of a defence study: what leaks of one raid, in which branch, what integration buys, and what it would take."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from equipoise.facts.records.source import Source
from equipoise.study.given import GivenRow
from equipoise.study.record import Part
from equipoise.study.unit import Chance, Count, Factor, Interceptors, MeanInterceptors, MeanWarheads, Warheads

Rows = tuple[tuple[float | None, ...], ...]


class Head(Part):
    """What the record says of the scenario itself."""

    name: str = Field(description="name of the scenario")
    title: str = Field(description="its title")
    date: str = Field(description="its date, from year to day")
    integration: str = Field(description="independent, coordinated or integrated")
    objects: Count = Field(description="warheads and decoys of the raid")
    warheads: Warheads = Field(description="warheads of the raid")
    decoys: Count = Field(description="decoys of the raid")
    tolerance: float = Field(description="probability that may be left out of the answer")


class Leakers(Part):
    """How many warheads leak, as mean, quantiles and chances."""

    mean: MeanWarheads = Field(description="warheads that leak on average")
    q05: Warheads = Field(description="leakers that are not exceeded with a probability of 5 %")
    q50: Warheads = Field(description="leakers that are not exceeded with a probability of 50 %")
    q95: Warheads = Field(description="leakers that are not exceeded with a probability of 95 %")
    p_no_leak: Chance = Field(description="chance that nothing leaks")
    p_at_most_one: Chance = Field(description="chance that at most one warhead leaks")


class Leak(Leakers):
    """What leaks in one engagement, and the bound of the error."""

    missing: Chance = Field(description="bound of the error of each probability")


class RaidSize(Part):
    """The size of a raid, or of a class of it."""

    warheads: Warheads = Field(description="warheads")
    decoys: Count = Field(description="decoys")


class Outcome(Leak):
    """What leaks of all classes, over all branches."""

    distribution: tuple[Chance, ...] = Field(description="probability of 0, 1, 2 … leakers")


class Named(Part):
    """A part of the raid by its name."""

    name: str = Field(description="the class of the raid")


class ClassRow(Leakers, RaidSize, Named):
    """What leaks of one class of the raid, over all branches."""


class BranchHead(Part):
    """A combination of common failures."""

    name: str = Field(description="the failures in words")
    failed: tuple[str, ...] = Field(description="titles of what fails; none where everything works")
    probability: Chance = Field(description="probability of the branch")


class BranchRow(Leakers, BranchHead):
    """What leaks in one branch of the common failures."""

    distribution: tuple[Chance, ...] = Field(description="probability of 0, 1, 2 … leakers in this branch")


class LayerRow(Part):
    """What a layer fires at the raid, and the raid that exhausts its stock."""

    name: str = Field(description="name of the layer")
    title: str = Field(description="what it is, in words")
    phase: str = Field(description="where in the flight it fights")
    stock_name: str = Field(description="the stock that it draws on")
    stock: Interceptors = Field(description="interceptors in stock")
    fired_mean: MeanInterceptors = Field(description="interceptors that it fires on average")
    fired_q05: Interceptors = Field(description="interceptors that it does not exceed with a probability of 5 %")
    fired_q50: Interceptors = Field(description="interceptors that it does not exceed with a probability of 50 %")
    fired_q95: Interceptors = Field(description="interceptors that it does not exceed with a probability of 95 %")
    p_exhausted: Chance | None = Field(description="chance that it fires its whole stock")
    saturation: RaidSize | None = Field(description="smallest raid that exhausts the stock with a probability of one half; none: not found")


class FailureRow(Part):
    """A common failure, or that of the command: how inputs and branches call it."""

    name: str = Field(description="the beginning of the names of its inputs")
    title: str = Field(description="what branches call it")


class GeometryRow(Part):
    """Where the reach of a layer comes from."""

    name: str = Field(description="name of the layer")
    reach_from: Literal["given", "geometry"] = Field(description="given in the file, or computed from geometry")
    reach_layer: str | None = Field(description="the scenario of reach and its layer; none where reach is given")


class StepHead(Part):
    """A step of integration, and what it changes."""

    name: str = Field(description="what the step is called")
    change: MeanWarheads = Field(description="change of the mean by this step")


class StepRow(Leak, StepHead):
    """What leaks after a step from independent to integrated layers."""


class SizeHead(Part):
    """A raid beside that of the scenario."""

    size: float = Field(description="size of the raid, times the scenario's")


class CurveRow(Leak, RaidSize, SizeHead):
    """What leaks of a raid of another size."""


class Stocked(Part):
    """A size of a stock, and what it does."""

    stock: Interceptors = Field(description="interceptors in stock")
    p_no_leak: Chance = Field(description="chance that nothing leaks with this stock")
    fired_mean: MeanInterceptors = Field(description="interceptors of this stock that are then fired on average")


class AimHead(Part):
    """A chance that is wanted."""

    wanted: float = Field(description="chance of no leak that is wanted")
    reached: bool = Field(description="whether any size of the stock reaches it")


class Aim(Stocked, AimHead):
    """The smallest stock for a chance that nothing leaks; where none is reached, the one that comes nearest."""


class ProvisionRow(Part):
    """What one stock holds, what is fired of it, and what each aim would take."""

    stock_name: str = Field(description="name of the stock")
    layers: tuple[str, ...] = Field(description="titles of the layers that draw on it")
    stock: Interceptors = Field(description="interceptors in stock")
    fired_mean: MeanInterceptors = Field(description="interceptors of the stock that are fired on average")
    left_out: str = Field(description="why sizes were not sought; empty where they were")
    aims: tuple[Aim, ...] = Field(description="what each chance of no leak takes")
    best: Stocked | None = Field(description="the smallest stock that comes nearest to certainty; none where it was not sought")


class Grid(Part):
    """More interceptors against better ones; none where a cell is too large to compute."""

    stocks: tuple[Factor, ...] = Field(description="columns: interceptors in every stock, times the scenario's")
    misses: tuple[Factor, ...] = Field(description="rows: misses of single shots, times the scenario's")
    mean: tuple[tuple[MeanWarheads | None, ...], ...] = Field(description="warheads that leak on average")
    p_no_leak: tuple[tuple[Chance | None, ...], ...] = Field(description="chance that nothing leaks")


class RangeRow(Part):
    """One input at either end of its range, the others at their best."""

    name: str = Field(description="name of the input")
    label: str = Field(description="what it is, in words")
    low: float = Field(description="low end of its range, in its own unit")
    best: float = Field(description="its best value")
    high: float = Field(description="high end of its range")
    mean_low: MeanWarheads = Field(description="warheads that leak on average at the low end")
    mean_high: MeanWarheads = Field(description="warheads that leak on average at the high end")
    p_no_leak_low: Chance = Field(description="chance that nothing leaks at the low end")
    p_no_leak_high: Chance = Field(description="chance that nothing leaks at the high end")
    swing: MeanWarheads = Field(description="largest difference of the mean over the range")


class EngagementRecord(Part):
    """The results of a defence scenario."""

    version: str = Field(description="version of the program")
    question: Literal["engagement"] = Field(default="engagement", description="the question that the record answers")
    digest: str = Field(description="digest of the scenario and its inputs")
    scenario: Head = Field(description="the scenario in short")
    outcome: Outcome = Field(description="leakers of all classes, all branches together")
    classes: tuple[ClassRow, ...] = Field(description="leakers of each class")
    branches: tuple[BranchRow, ...] = Field(description="leakers in each branch of the common failures, the likeliest first")
    layers: tuple[LayerRow, ...] = Field(description="what each layer fires")
    geometry: tuple[GeometryRow, ...] = Field(description="where the reach of each layer comes from")
    integration: tuple[StepRow, ...] = Field(description="steps from independent to integrated layers")
    curve: tuple[CurveRow, ...] = Field(description="raids up to twice the size")
    provision: tuple[ProvisionRow, ...] = Field(description="what each stock would have to hold")
    grid: Grid = Field(description="more interceptors against better ones")
    ranges: tuple[RangeRow, ...] = Field(description="each ranged input at either end, the largest swing first")
    inputs: tuple[GivenRow, ...] = Field(description="every number that the scenario rests on")
    assumed: Count = Field(description="inputs that are assumptions")
    failures: tuple[FailureRow, ...] = Field(description="common failures by the names of their inputs")
    sources: dict[str, Source] = Field(description="publications behind the inputs, by key")
