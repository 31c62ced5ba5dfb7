"""The records of claims: statements that someone made, tied to what decides them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from equipoise.facts.records.fields import ActorId, Date, List, Name, Strict, Text
from equipoise.facts.records.treaty import Status, TreatyKind


class EventCheck(Strict):
    """Decided by the timeline: an event of a category, by an actor, that mentions a word, between two dates."""

    type: Literal["event"]
    category: Text
    actor: ActorId
    mentions: Text
    earliest: Date
    latest: Date


class StatusCheck(Strict):
    """Decided by a treaty's history: a change of status, of a party or the whole, between two dates."""

    type: Literal["treaty_status"]
    treaty: Name
    status: Status
    party: ActorId | None = None
    earliest: Date
    latest: Date


class LastCheck(Strict):
    """Decided by all treaties: one of them is the only one of its kinds in force between its parties on a date."""

    type: Literal["last_in_force"]
    treaty: Name
    date: Date
    kinds: List[TreatyKind]


class DifferenceCheck(Strict):
    """Decided by a treaty's history: on a date a party's status is one thing and not another."""

    type: Literal["status_differs"]
    treaty: Name
    party: ActorId
    date: Date
    status: Status
    other: Status


Check = Annotated[EventCheck | StatusCheck | LastCheck | DifferenceCheck, Field(discriminator="type")]


class FactualClaim(Strict):
    """A statement about a date or a status, with the check that decides it."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    says: Text
    quote: str | None = None
    speaker: Text
    date_said: Date
    source: Text
    check: Check
    note: str = ""


class CounterClaim(Strict):
    """A published statement to the contrary."""

    says: Text
    speaker: Text
    source: Text


class CausalClaim(Strict):
    """A statement that one thing brings about another, with the proposition that the model decides."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    quote: str | None = None
    says: str | None = None
    speaker: Text
    date_said: Date
    source: Text
    proposition: Text
    mirror: Text
    decided_by: Literal["floor", "schedule"] | None
    counter_claims: List[CounterClaim] = ()


class FactualClaims(Strict):
    """The file of factual claims."""

    claims: List[FactualClaim]


class CausalClaims(Strict):
    """The file of causal claims."""

    claims: List[CausalClaim]
