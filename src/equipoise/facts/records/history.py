"""The records of the timeline and of the data that the parties to New START exchanged."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from equipoise.errors import InputError
from equipoise.facts.files.binding import FieldError
from equipoise.facts.records.bounds import number_in
from equipoise.facts.records.fields import ActorId, Date, Kind, List, Strict, Text

Category = Literal[
    "capability",
    "defence",
    "deployment",
    "doctrine",
    "estimate",
    "event",
    "expiry",
    "offer",
    "posture",
    "reply",
    "statement",
    "suspension",
    "talks",
    "testing",
    "treaty",
    "use",
    "verification",
    "withdrawal",
]
Provenance = Literal["seen", "derived", "seen-low-quality", "recalled-verify"]


class Event(Strict):
    """One dated event: what happened, whom it concerns, and who reports it."""

    date: Date
    category: Category
    actors: List[ActorId]
    event: Text
    kind: Kind
    source: Text
    note: str = ""


def _count(written: object) -> object:
    """A count of a table's cell; an empty cell means that nothing was declared."""
    if not isinstance(written, str):
        return written
    if written == "":
        return None
    if not (written.isascii() and written.isdigit()):
        raise InputError(f"{written!r} is not a count", fix="write a whole number of zero or more, or leave the cell empty")
    return int(written)


def _sources(written: object) -> object:
    """The source keys of a table's cell, parted by semicolons."""
    return tuple(written.split(";")) if isinstance(written, str) else written


Launchers = Annotated[int | None, BeforeValidator(_count), number_in("launchers")]
Warheads = Annotated[int | None, BeforeValidator(_count), number_in("warheads")]


class Exchange(Strict):
    """What one party to New START declared as of one date, with how each figure was obtained."""

    date: Date
    party: ActorId
    deployed_delivery_systems: Launchers
    deployed_warheads: Warheads
    deployed_and_nondeployed_launchers: Launchers
    prov_delivery: Provenance
    prov_warheads: Provenance
    prov_total: Provenance
    sources: Annotated[tuple[str, ...], BeforeValidator(_sources), Field(min_length=1)]
    note: str = ""


class Events(Strict):
    """The file of events, in the order of their dates."""

    events: List[Event]

    @model_validator(mode="after")
    def _in_order(self) -> Events:
        """Refuse events out of order."""
        for index, (earlier, later) in enumerate(pairwise(self.events)):
            if later.date < earlier.date:
                what = f"the event of {later.date} stands after that of {earlier.date}"
                raise FieldError(("events", index + 1), what, fix="order the events by date")
        return self
