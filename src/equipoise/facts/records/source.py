"""The record of a source: what was read, who published it, and how it was obtained."""

from __future__ import annotations

from typing import Literal

from equipoise.facts.records.fields import PartialDate, Strict, Text


class Source(Strict):
    """A publication or working assumption that values cite by its key."""

    title: Text
    publisher: Text
    authors: Text | None = None
    date: PartialDate
    url: Text | None = None
    obtained: Literal["seen", "seen-secondary", "not-seen"]
    note: str = ""
    licence: str | None = None
