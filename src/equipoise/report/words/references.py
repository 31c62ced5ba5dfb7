"""The bibliography of one run: sources numbered in the order of citation, with links back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from equipoise.errors import InputError
from equipoise.facts import Source

OBTAINED = {
    "seen": "Read by us, on the page or in a copy of it.",
    "seen-secondary": "Read by us in a compilation that cites it.",
    "not-seen": "Not read: recalled from general knowledge, so every value that rests on it counts as an assumption.",
}
MOST_LINKS = 4
OWN = "scenario:"


class Entry(NamedTuple):
    """A source in the list of references."""

    number: int
    key: str
    source: Source
    obtained: str
    back: list[str]
    more: int


class References:
    """Sources of a record, numbered as they are cited."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._cited: dict[str, int] = {}

    def cite(self, key: str) -> Markup:
        """The mark of a citation: a number that links to the list of references.

        Raises: InputError for a source that the record does not hold.
        """
        if key.startswith(OWN):
            return Markup("this scenario")
        if key not in self._sources:
            raise InputError(f"source {key!r} is cited but not in the record", fix="add it to data/sources.yaml and run the study again")
        self._cited[key] = self._cited.get(key, 0) + 1
        number = list(self._cited).index(key) + 1
        times = self._cited[key]
        anchor = f' id="cite-{number}-{times}"' if times <= MOST_LINKS else ""
        return Markup('<a class="cite" href="#ref-{0}"{1} aria-label="Reference {0}">[{0}]</a>').format(number, Markup(anchor))  # noqa: S704 (numbers only)

    def entries(self) -> list[Entry]:
        """The sources cited so far, in order, each with the links back to its first citations."""
        found: list[Entry] = []
        for number, (key, times) in enumerate(self._cited.items(), start=1):
            source = self._sources[key]
            back = [f"cite-{number}-{time}" for time in range(1, min(times, MOST_LINKS) + 1)]
            found.append(Entry(number, key, source, OBTAINED[source.obtained], back, max(0, times - MOST_LINKS)))
        return found
