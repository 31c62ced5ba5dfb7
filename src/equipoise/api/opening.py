"""Results read back from where they were kept."""

from __future__ import annotations

from pathlib import Path

from equipoise import store
from equipoise.api.result import Result, Results
from equipoise.facts import Facts, load
from equipoise.facts.scenarios.sections import QUESTIONS
from equipoise.study import Kept


def open(directory: Path | str, facts: Facts | None = None) -> Result | Results:  # noqa: A001 (as libraries of arrays call it)
    """The results that `save`, or a verb with `-o`, kept in a directory.

    Raises: InputError for a directory without results, and for results that are damaged or of another version.
    """
    place = Path(directory)
    folders = [name for name in QUESTIONS if (place / name).is_dir()]
    base = load() if facts is None else facts
    if folders and not store.is_kept(place):
        return Results({name: _opened(place / name, base) for name in folders})
    return _opened(place, base)


def _opened(place: Path, facts: Facts) -> Result:
    """One answer, from its directory."""
    record = store.record(place)
    if record.question == "reductions":
        kept = Kept(record, lambda: store.draws(place))
        return Result(record.question, kept, facts, kept.dataset)
    return Result(record.question, record, facts)
