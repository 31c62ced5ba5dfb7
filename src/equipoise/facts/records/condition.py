"""The condition on which a treaty enters into force: the states that must ratify it, and how far they have come."""

from __future__ import annotations

import datetime as dt

from pydantic import model_validator

from equipoise.errors import InputError
from equipoise.facts.files.binding import FieldError
from equipoise.facts.records.fields import ActorId, Date, List, Strict, Text
from equipoise.facts.records.stated import Remark


class Member(Strict):
    """One state whose ratification is needed."""

    state: ActorId
    signed: bool
    ratified: bool
    revoked: Date | None = None

    @model_validator(mode="after")
    def _possible(self) -> Member:
        """Refuse a ratification without signature, and a revocation of what was never ratified."""
        if self.ratified and not self.signed:
            raise FieldError("ratified", f"{self.state} has ratified but not signed", fix="correct one of the two")
        if self.revoked is not None and not self.ratified:
            raise FieldError("revoked", f"{self.state} revokes a ratification that it never gave", fix="set 'ratified: true', or remove it")
        return self


class Condition(Strict):
    """The states that must ratify, as of a day after which only revocations are recorded."""

    rule: Remark
    known_from: Date
    known_by: List[Remark]
    note: Text
    members: List[Member]

    @model_validator(mode="after")
    def _each_once(self) -> Condition:
        """Refuse a state that is listed twice."""
        seen: set[str] = set()
        for index, member in enumerate(self.members):
            if member.state in seen:
                raise FieldError(("members", index, "state"), f"{member.state} is listed twice", fix="keep one of the two")
            seen.add(member.state)
        return self

    def counts(self, date: dt.date) -> dict[str, int]:
        """How many states are needed, have signed, have ratified and are missing on a date.

        Raises: InputError for a date before the list is known.
        """
        if date < self.known_from:
            what = f"date outside the data: the list of ratifications is known from {self.known_from} on"
            raise InputError(what, fix="use a later date")
        ratified = [member for member in self.members if member.ratified and (member.revoked is None or date < member.revoked)]
        return {
            "needed": len(self.members),
            "signed": sum(1 for member in self.members if member.signed),
            "ratified": len(ratified),
            "missing": len(self.members) - len(ratified),
        }

    def missing(self, date: dt.date) -> tuple[str, ...]:
        """The states whose ratification is missing on a date."""
        return tuple(member.state for member in self.members if not member.ratified or (member.revoked and member.revoked <= date))
