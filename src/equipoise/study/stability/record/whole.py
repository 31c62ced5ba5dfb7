"""The record of a study of stability as a whole."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, field_serializer

from equipoise.facts.records.source import Source
from equipoise.facts.scenarios.record import Scenario
from equipoise.study.record import InputRow, Part
from equipoise.study.stability.record.answers import Azimuth, Entry, Position, Reserve, Worst
from equipoise.study.stability.record.forces import Measures, ReachRow, SideRow, Survivors
from equipoise.study.stability.record.pairs import ChosenPair, Exceedance
from equipoise.study.stability.record.steps import Externality, SignRow

QUESTION = "stability"
IN_A_FILE: dict[str, Any] = {"overrides": {"__all__": {"file", "line"}}}  # of a scenario: where it stands, which is no part of what it asks
Ids = tuple[str, ...]


class Assumed(Part):
    """How much of a study is assumed."""

    inputs: int = Field(description="how many inputs it read")
    assumptions: int = Field(description="how many of them are assumptions")
    share: float = Field(description="their share")
    share_error: float = Field(description="largest standard error that chance gives to a share of the draws")


class Stages(Part):
    """The ids of the inputs of each stage."""

    struck: dict[str, dict[str, Ids]] = Field(description="by actor as the side that is struck, and stage")
    striking: dict[str, dict[str, Ids]] = Field(description="by actor as the side that strikes, and stage")
    common: dict[str, dict[str, Ids]] = Field(description="read once for all, by stage")


class StabilityRecord(Part):
    """The results of a study of stability among many actors."""

    version: str = Field(description="version of Equipoise")
    question: Literal["stability"] = Field(description="the question that it answers")
    scenario: Scenario = Field(description="the scenario that asked")
    assumed: Assumed = Field(description="how much is assumed")
    assumptions: tuple[str, ...] = Field(description="what the model assumes, in sentences")
    reach: tuple[ReachRow, ...] = Field(description="whom each leg reaches")
    sides: tuple[SideRow, ...] = Field(description="actors, then coalitions")
    matrix: tuple[Entry, ...] = Field(description="every ordered pair of different sides")
    worst: tuple[Worst, ...] = Field(description="each actor against the worst of its adversaries")
    adversaries: dict[str, Ids] = Field(description="by actor, the sides that it must deter")
    azimuth: tuple[Azimuth, ...] = Field(description="each actor against all its adversaries")
    reserve: tuple[Reserve, ...] = Field(description="what to keep for a third")
    position: tuple[Position, ...] = Field(description="who stands where after an exchange between two")
    externality: Externality = Field(description="what a step does to every other")
    sign: tuple[SignRow, ...] = Field(description="whether a small defence stabilises")
    pairs: tuple[ChosenPair, ...] = Field(description="the chosen pairs")
    exceedance: tuple[Exceedance, ...] = Field(description="chances of at least so many arriving warheads, of the chosen pairs")
    measures: tuple[Measures, ...] = Field(description="what each side holds, in several measures")
    survivors: tuple[Survivors, ...] = Field(description="what strikes leave of the chosen pairs")
    inputs: tuple[InputRow, ...] = Field(description="all inputs that were read")
    stages: Stages = Field(description="which inputs stand behind which stage")
    kinds: dict[str, int] = Field(description="how many inputs are of which kind")
    sources: dict[str, Source] = Field(description="the publications that inputs cite, by key")
    digest: str = Field(description="twelve digits of the inputs")

    @field_serializer("scenario")
    def _asked(self, scenario: Scenario) -> dict[str, Any]:
        """The scenario as it is written: without the places of its overrides in a file."""
        return scenario.model_dump(mode="json", exclude=IN_A_FILE)
