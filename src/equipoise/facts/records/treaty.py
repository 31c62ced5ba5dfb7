"""The records of treaties: limits, counting rules, verification, and a history that gives the status at a date."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, model_validator

from equipoise.errors import InputError
from equipoise.facts.files.binding import FieldError
from equipoise.facts.records.condition import Condition
from equipoise.facts.records.fields import ActorId, Date, Kind, List, Name, PartialDate, Strict, Text
from equipoise.facts.records.group import Group

Status = Literal[
    "signed",
    "ratified",
    "in_force",
    "extended",
    "suspended",
    "withdrawn",
    "revoked_ratification",
    "expired",
    "terminated",
    "superseded",
    "never_in_force",
]
TreatyKind = Literal[
    "bilateral_offensive",
    "bilateral_defensive",
    "bilateral_elimination",
    "bilateral_confidence",
    "multilateral_testing",
    "multilateral_confidence",
    "multilateral_nonproliferation",
]
OPERATING = ("in_force", "extended")
MOST_AGREED = 1_000_000  # of whatever a provision counts or measures


class Provision(Strict):
    """A limit, or a right or count of verification; without a value it says that there is none."""

    item: Text
    value: Annotated[float, Field(ge=0, le=MOST_AGREED)] | None
    unit: Text
    party: ActorId | None = None
    kind: Kind
    source: Text
    note: str = ""


class Rule(Strict):
    """A rule by which a treaty counts."""

    rule: Text
    kind: Kind
    source: Text


class Step(Strict):
    """A change of status, of the whole treaty or of one party."""

    date: Date
    status: Status
    party: ActorId | None = None
    kind: Kind
    source: Text
    note: str = ""


class Dispute(Strict):
    """What one party holds against another about compliance."""

    date: PartialDate
    claimant: ActorId
    says: Text
    kind: Kind
    source: Text


class Aftermath(Strict):
    """What was said or done about a treaty at its end and after."""

    date: Date
    actors: List[ActorId]
    event: Text
    kind: Kind
    source: Text
    note: str = ""


class Treaty(Strict):
    """A treaty: who is party to it, what it limits, how it counts, and what became of it."""

    id: Name
    name: Text
    kind: TreatyKind
    parties: List[ActorId]
    membership: str = ""
    limits: List[Provision]
    counting_rules: List[Rule] = ()
    verification: List[Provision] = ()
    disputes: List[Dispute] = ()
    condition: Condition | None = None
    history: List[Step]
    aftermath: List[Aftermath] = ()
    open_questions: List[Text] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Treaty:
        """Refuse a history out of order, and parties that are not the treaty's."""
        if not self.history:
            raise FieldError("history", "the history is empty", fix="add the signature at least")
        for index, (earlier, later) in enumerate(pairwise(self.history)):
            if later.date < earlier.date:
                what = f"the step of {later.date} stands after that of {earlier.date}"
                raise FieldError(("history", index + 1), what, fix="order the history by date")
        for index, step in enumerate(self.history):
            if step.party is not None and step.party not in self.parties:
                what = f"{step.party} is not among the parties of {self.id}"
                raise FieldError(("history", index, "party"), what, fix=f"use one of {', '.join(self.parties)}, or add it to the parties")
        return self

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of all sources that the file cites, each once."""
        parts = (*self.limits, *self.counting_rules, *self.verification, *self.disputes, *self.history, *self.aftermath)
        return tuple(dict.fromkeys(part.source for part in parts))

    def steps(self, date: dt.date, party: str | None = None) -> tuple[Step, ...]:
        """The changes up to a date that hold for a party, or for the treaty as a whole when none is named."""
        return tuple(step for step in self.history if step.date <= date and step.party in (None, party))

    def step(self, date: dt.date, party: str | None = None) -> Step:
        """The last change up to a date; what one party does leaves the other party's status as it was.

        Raises: InputError for a date before the signature, or a party that is not the treaty's.
        """
        if party is not None and party not in self.parties:
            raise InputError(f"{party} is not among the parties of {self.id}", fix=f"use one of {', '.join(self.parties)}")
        steps = self.steps(date, party)
        if not steps:
            first = self.history[0].date
            raise InputError(f"date outside the data: {self.id} has no status on {date}", fix=f"use a date from {first} on")
        return steps[-1]

    def status(self, date: dt.date, party: str | None = None) -> str:
        """The status at a date, of a party or of the treaty as a whole.

        Raises: InputError for a date before the signature, or a party that is not the treaty's.
        """
        return self.step(date, party).status

    def in_force(self, date: dt.date) -> bool:
        """Whether the treaty as a whole is in force on a date; a party's own suspension does not end it."""
        steps = self.steps(date)
        return bool(steps) and steps[-1].status in OPERATING


GROUPS = (Group("treaties", "treaty", Treaty),)
