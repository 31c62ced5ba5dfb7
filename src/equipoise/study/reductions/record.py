"""The record of the question of reductions: what arrives, how far forces can be cut, and on which inputs each number rests."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, field_serializer

from equipoise.facts.queries.factual import Verdict
from equipoise.facts.records.claim import CausalClaim
from equipoise.facts.records.source import Source
from equipoise.facts.scenarios.record import Coalition, Scenario
from equipoise.study.drivers import Driver
from equipoise.study.record import InputRow, Part, Range
from equipoise.study.unit import Chance, Interceptors, MeanInterceptors, MeanWarheads, Share

QUESTION = "reductions"
ELSEWHERE: dict[str, Any] = {"stability": True, "overrides": {"__all__": {"file", "line"}}}  # of a scenario: no part of what is asked here
Ids = tuple[str, ...]
Drivers = tuple[Driver, ...]


class Layer(Part):
    """A layer of the adversary's defence."""

    id: str = Field(description="id of the layer in the facts")
    name: str = Field(description="its name")
    scope: str = Field(description="national, or regional")
    interceptors: MeanInterceptors | None = Field(description="its stock at best estimates")


class Plan(Part):
    """A planned stock of the swept layer."""

    interceptors: Interceptors = Field(description="interceptors planned")
    label: str = Field(description="the plan in words")
    source: str = Field(description="key of the source of the plan")


class Defence(Part):
    """The defence that the retaliation meets."""

    layers: tuple[Layer, ...] = Field(description="the layers, in the order in which a raid meets them")
    swept: str | None = Field(description="id of the layer whose stock is swept; none where no layer is national")
    today: MeanInterceptors | None = Field(description="its stock at best estimates")
    planned: tuple[Plan, ...] = Field(description="its planned stocks")


class BestArriving(Part):
    """Warheads that arrive with every input at its best estimate."""

    mean: MeanWarheads = Field(description="the mean")
    q05: MeanWarheads = Field(description="the number that is not exceeded with a probability of 5 %")
    q50: MeanWarheads = Field(description="the same with 50 %")
    q95: MeanWarheads = Field(description="the same with 95 %")


class Drawn(Part):
    """A number of warheads over the draws."""

    q05: MeanWarheads = Field(description="5th percentile over the draws")
    q50: MeanWarheads = Field(description="median over the draws")
    q95: MeanWarheads = Field(description="95th percentile over the draws")


class Known(Part):
    """A number of warheads at best estimates, and over the draws."""

    best: MeanWarheads = Field(description="at best estimates")
    q05: MeanWarheads = Field(description="5th percentile over the draws")
    q50: MeanWarheads = Field(description="median over the draws")
    q95: MeanWarheads = Field(description="95th percentile over the draws")


class Force(Part):
    """The present force of the retaliator."""

    warheads: Known = Field(description="warheads on the legs that take part")


class Arriving(Part):
    """Warheads that arrive in retaliation."""

    best: BestArriving = Field(description="at best estimates: mean and quantiles of chance")
    draws: Drawn = Field(description="the mean, over the draws")


class Assured(Part):
    """The probability that the requirement is met."""

    best: Chance = Field(description="at best estimates")
    q05: Chance = Field(description="5th percentile over the draws")
    q50: Chance = Field(description="median over the draws")
    q95: Chance = Field(description="95th percentile over the draws")


class Distribution(Part):
    """The chance of each number of arriving warheads at best estimates, in steps."""

    first: int = Field(description="the number at which the first step begins")
    step: int = Field(description="numbers to a step")
    p: tuple[Chance | None, ...] = Field(description="the chance of each step")


class Cell(Part):
    """What arrives in one posture under one doctrine."""

    posture: str = Field(description="the posture of both sides")
    doctrine: str = Field(description="the doctrine of the retaliator")
    arriving: Arriving = Field(description="warheads that arrive")
    distribution: Distribution = Field(description="their distribution at best estimates")
    assured: Assured = Field(description="probability that the requirement is met")
    arriving_drivers: Drivers = Field(description="inputs that move the arriving warheads most")
    assured_drivers: Drivers = Field(description="inputs that move the probability of the requirement most")


class Bands(Part):
    """A floor at each level: best estimate and quantiles over the draws; none where no force tried is enough."""

    best: tuple[float | None, ...] = Field(description="at best estimates")
    q05: tuple[float | None, ...] = Field(description="5th percentile over the draws")
    q25: tuple[float | None, ...] = Field(description="25th percentile")
    q50: tuple[float | None, ...] = Field(description="median")
    q75: tuple[float | None, ...] = Field(description="75th percentile")
    q95: tuple[float | None, ...] = Field(description="95th percentile")

    def at(self, place: int) -> Range:
        """The 5th, 50th and 95th percentile at one level."""
        return Range(q05=self.q05[place], q50=self.q50[place], q95=self.q95[place])


class Curves(Part):
    """A floor as a share of the present force, and in warheads."""

    share: Bands = Field(description="as a share of the present force")
    warheads: Bands = Field(description="in warheads")


class Levels(Part):
    """The levels of interceptors, and the largest force tried."""

    interceptors: tuple[Interceptors, ...] = Field(description="levels of interceptors of the swept layer")
    most: float = Field(description="the largest force tried, as a share of the present one")


class Floor(Curves, Levels):
    """The smallest sufficient force at each level of interceptors."""

    drivers: tuple[Drivers, ...] = Field(description="by level, inputs that move the floor most")


class Shares(Part):
    """Three shares of the draws at each level of interceptors."""

    interceptors: tuple[Interceptors, ...] = Field(description="levels of interceptors")
    ended_by_defence: tuple[Share, ...] = Field(description="share in which a cut is possible without the defence and not with it")
    unmet_anyway: Share = Field(description="share in which no cut is possible even without the defence")
    cuts_remain: tuple[Share, ...] = Field(description="share in which a cut remains possible")


class Outcomes(Shares):
    """What becomes of cuts, and what moves it."""

    drivers: tuple[Drivers, ...] = Field(description="by level, inputs that move whether the defence ends the room for cuts")
    unmet_drivers: Drivers = Field(description="inputs that move whether a cut is possible without the defence")


class ByRequirement(Part):
    """The outcomes in one class of the requirement."""

    low: MeanWarheads = Field(description="least warheads required in the class")
    high: MeanWarheads = Field(description="most warheads required in the class")
    draws: int = Field(description="draws in the class")
    unmet_anyway: Share = Field(description="share of them in which no cut is possible even without the defence")
    ended_by_defence: tuple[Share, ...] = Field(description="by level, share of them in which the defence ends the room for cuts")


class ByCell(Part):
    """The outcomes for a planner who counts on one cell only, with the present force."""

    posture: str = Field(description="the posture counted on")
    doctrine: str = Field(description="the doctrine counted on")
    unmet_anyway: Share = Field(description="share of the draws in which the requirement is missed even without the defence")
    ended_by_defence: tuple[Share, ...] = Field(description="by level, share in which it is missed because of the defence")


class DeciderRow(Part):
    """An input that moves the answer: the shares of draws in which the claim holds where it is low, and where it is high."""

    id: str = Field(description="id of the input")
    name: str = Field(description="the input in words")
    low_third: Share = Field(description="share among the draws in its lowest third")
    high_third: Share = Field(description="share among the draws in its highest third")


class Schedule(Levels):
    """The floors under a schedule of equal cuts with one member of a coalition: against it alone, and against all members."""

    with_: str = Field(validation_alias="with", serialization_alias="with", description="the member that cuts by the same share")
    with_name: str = Field(description="its name")
    alone: Curves = Field(description="floor against that member alone")
    coalition: Curves = Field(description="floor against the coalition")
    earlier: tuple[Share, ...] = Field(description="by level, share of the draws in which the coalition ends cuts sooner")
    unmet_anyway: Share = Field(description="share in which no cut is possible against that member alone, without defence")
    difference_level: Interceptors = Field(description="the level at which the difference is taken: today's")
    difference: Range = Field(description="warheads by which the coalition raises the floor, over the draws with both floors")
    drivers: tuple[Drivers, ...] = Field(description="by level, inputs that move the floor against the coalition most")


class PairRecord(Part):
    """One pair: who retaliates against whom, and what comes of it."""

    name: str = Field(description="name of the pair")
    retaliator: str = Field(description="id of the retaliator")
    adversary: str = Field(description="id of the adversary, an actor or a coalition")
    retaliator_name: str = Field(description="name of the retaliator")
    adversary_name: str = Field(description="name of the adversary")
    members: Ids = Field(description="ids of the actors that the adversary stands for")
    force: Force = Field(description="the present force")
    defence: Defence = Field(description="the defence that it meets")
    cells: tuple[Cell, ...] = Field(description="what arrives, by posture and doctrine")
    by_requirement: tuple[ByRequirement, ...] = Field(description="the outcomes by class of the requirement")
    by_cell: tuple[ByCell, ...] = Field(description="the outcomes by cell")
    deciders: tuple[DeciderRow, ...] = Field(description="inputs that move the answer most, at one level")
    deciders_level: Interceptors | None = Field(description="that level; none where no level leaves the answer open")


class FloorPair(PairRecord):
    """A pair whose reduction floor is computed."""

    floor: Floor = Field(description="the smallest sufficient force")
    outcomes: Outcomes = Field(description="what becomes of cuts")
    schedule: None = Field(description="none: the pair has no schedule")


class SchedulePair(PairRecord):
    """A pair of which the retaliator and a member of the adversary coalition cut by the same share."""

    floor: None = Field(description="none: the pair has a schedule")
    outcomes: None = Field(description="none: the pair has a schedule")
    schedule: Schedule = Field(description="floors under the schedule")


class ReductionsRecord(Part):
    """The answer to the question of reductions."""

    version: str = Field(description="version of Equipoise")
    question: Literal["reductions"] = Field(description="the question that it answers")
    scenario: Scenario = Field(description="the scenario that asked")
    actors: dict[str, str] = Field(description="names of the actors by id")
    actors_left_out: dict[str, tuple[str, ...]] = Field(description="by actor, legs in service that do not reach another continent")
    coalitions: dict[str, Coalition] = Field(description="the coalitions by id")
    pairs: tuple[FloorPair | SchedulePair, ...] = Field(description="the pairs")
    factual: tuple[Verdict, ...] = Field(description="verdicts on factual claims")
    causal: tuple[CausalClaim, ...] = Field(description="the causal claims")
    inputs: tuple[InputRow, ...] = Field(description="all inputs that were read")
    stages: dict[str, dict[str, Ids]] = Field(description="by pair and stage, ids of the inputs that were read")
    kinds: dict[str, int] = Field(description="how many inputs are of which kind")
    sources: dict[str, Source] = Field(description="the publications that inputs and claims cite, by key")
    digest: str = Field(description="twelve digits of the inputs")

    @field_serializer("scenario")
    def _asked(self, scenario: Scenario) -> dict[str, Any]:
        """The scenario as it is written: without another question, and without the places of its overrides in a file."""
        return scenario.model_dump(mode="json", exclude=ELSEWHERE)
