"""How well the base is founded: for each owner and field, how many statements are of which kind, and how many sources were read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from equipoise.facts.base import Facts
from equipoise.facts.records.quantity import KINDS, Quantity


@dataclass(frozen=True)
class Coverage:
    """The statements of one owner, one field, or both: how many of each kind, and how many whose own source was read."""

    owner: str
    field: str
    kinds: Mapping[str, int]
    n_read: int

    @property
    def n(self) -> int:
        """The number of statements."""
        return sum(self.kinds.values())

    def share(self, kind: str) -> float:
        """The share of a kind among the statements."""
        return self.kinds[kind] / self.n

    def counts(self) -> dict[str, object]:
        """The counts and shares as plain numbers."""
        shares = {kind: self.share(kind) for kind in KINDS}
        return {"owner": self.owner, "field": self.field, "n": self.n, "kinds": dict(self.kinds), "shares": shares, "n_read": self.n_read}


def coverages(base: Facts) -> list[Coverage]:
    """One entry for each owner and field: an actor, or a part of the base such as `treaties`; of a quantity the newest value counts."""
    found: dict[tuple[str, str], list[tuple[str, bool]]] = {}
    for part, content in base.parts.items():
        owned = content.items() if part == "actors" else [(part, content)]
        for owner, records in owned:
            for field, record in stated(records, part):
                was_read = record.kind != "assumption" and base.source(record.source).obtained == "seen"
                found.setdefault((owner, field), []).append((record.kind, was_read))
    return [_counted(owner, field, entries) for (owner, field), entries in found.items()]


def summed(cells: Iterable[Coverage], by: Literal["owner", "field"]) -> list[Coverage]:
    """The entries of each owner, or of each field, as one."""
    groups: dict[str, list[Coverage]] = {}
    for cell in cells:
        groups.setdefault(getattr(cell, by), []).append(cell)
    return [
        Coverage(
            owner=name if by == "owner" else "",
            field=name if by == "field" else "",
            kinds={kind: sum(cell.kinds[kind] for cell in group) for kind in KINDS},
            n_read=sum(cell.n_read for cell in group),
        )
        for name, group in groups.items()
    ]


def stated(part: object, field: str) -> Iterator[tuple[str, Any]]:
    """Every record below a part of the base that has a kind and a source, with the name of its field."""
    if isinstance(part, Quantity):
        yield part.id.rpartition(".")[2], part.at(dt.date.max)
    elif isinstance(part, BaseModel):
        if getattr(part, "kind", None) in KINDS and hasattr(part, "source"):
            yield field, part
        for name in type(part).model_fields:
            yield from stated(getattr(part, name), name)
    elif isinstance(part, dict | tuple):
        for item in part.values() if isinstance(part, dict) else part:
            yield from stated(item, field)


def _counted(owner: str, field: str, entries: list[tuple[str, bool]]) -> Coverage:
    kinds = {kind: sum(1 for known, _ in entries if known == kind) for kind in KINDS}
    return Coverage(owner, field, kinds, sum(was_read for _, was_read in entries))
