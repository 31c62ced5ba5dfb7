"""The record that pages are written from, and the parts that a brief needs."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from equipoise.errors import InputError

Record = dict[str, Any]
NEEDED = ("version", "digest", "scenario", "actors", "pairs", "factual", "causal", "inputs", "kinds", "sources")


def checked(record: Record) -> Record:
    """The record itself, when it holds every part that a brief needs.

    Raises: InputError naming the part that is absent.
    """
    for key in NEEDED:
        if key not in record:
            raise InputError(f"the record has no part {key!r}", fix="run the scenario again with this version of Equipoise")
    return record


def part(record: Record | BaseModel, name: str) -> Any:
    """A part of a record by its name."""
    return getattr(record, name) if isinstance(record, BaseModel) else record[name]


def plain(record: Any) -> Any:
    """A record as JSON has it."""
    return record.model_dump(mode="json") if isinstance(record, BaseModel) else record
