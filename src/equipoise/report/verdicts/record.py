"""What is said of each claim, as the record of a brief holds it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from equipoise.facts.queries.factual import Verdict
from equipoise.facts.records.claim import CausalClaim, CounterClaim
from equipoise.study.record import Part
from equipoise.study.reductions.record import ReductionsRecord, Shares

Paragraphs = tuple[str, ...]


class Answered(Part):
    """A published statement to the contrary, and how it fares."""

    says: str = Field(description="the statement")
    speaker: str = Field(description="who made it")
    source: str = Field(description="key of its source")
    fares: str = Field(description="how it fares in this run")


class Case(Part):
    """A pair that decides a claim, and its mirror."""

    pair: str = Field(description="name of the pair")
    mirror: str | None = Field(description="name of the pair with the roles exchanged; none where the scenario does not hold it")


class Statement(Part):
    """The statement itself: who said what, when and where, and what it is tested as."""

    id: str = Field(description="id of the claim")
    quote: str | None = Field(description="the words of the speaker")
    says: str | None = Field(description="the statement as reported")
    speaker: str = Field(description="who made it")
    date_said: str = Field(description="when")
    source: str = Field(description="key of its source")
    proposition: str = Field(description="what it is tested as")
    mirror: str = Field(description="the same with the actors exchanged")
    decided_by: str | None = Field(description="what decides it: a floor, a schedule, or nothing yet")


class CausalVerdict(Statement):
    """What is said of a causal claim that the study decides."""

    kind: Literal["causal"] = Field(description="a causal claim")
    title: str = Field(description="the question in short")
    headline: str = Field(description="the answer in a sentence or two")
    answer: Paragraphs = Field(description="the answer, paragraph by paragraph")
    mirror_headline: str = Field(description="the mirror's answer in a sentence or two; empty without a mirror")
    mirror_answer: Paragraphs = Field(description="the mirror's answer, paragraph by paragraph")
    cases: tuple[Case, ...] = Field(description="the pairs that decide it")
    shares: dict[str, Shares | tuple[float, ...]] = Field(description="by pair, the shares of the draws behind the answer")
    deciders: Paragraphs = Field(description="what decides it, in sentences")
    counter_claims: tuple[Answered, ...] = Field(description="statements to the contrary, and how they fare")
    limits: Paragraphs = Field(description="what the answer leaves out")


class FactualVerdict(Verdict):
    """What the facts say of a factual claim."""

    kind: Literal["factual"] = Field(description="a factual claim")


class Undecided(Statement):
    """A causal claim that nothing decides yet."""

    kind: Literal["undecided"] = Field(description="a claim that is not decided")
    headline: str = Field(description="that it is not decided")
    counter_claims: tuple[CounterClaim, ...] = Field(description="statements to the contrary")


Said = CausalVerdict | FactualVerdict | Undecided


class BriefRecord(ReductionsRecord):
    """The record of a brief: the answer to the question of reductions, and what it says of each claim."""

    claims: tuple[Said, ...] = Field(description="one verdict for each claim")


def statement(claim: CausalClaim) -> dict[str, str | None]:
    """The parts of a statement."""
    return {key: value if value is None else str(value) for key in Statement.model_fields for value in [getattr(claim, key)]}
