"""What the command line does with one question of a scenario."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from equipoise import facts
from equipoise.api.question import question_named
from equipoise.cli.progress import Report
from equipoise.study.effort import Effort


class Question(NamedTuple):
    """One question, from the record of the scenario that asks it to its results.

    `files` are those that `write` puts into a directory, and `kept` says so in a line, with {output} and {path} filled in.
    """

    effort: Callable[[Any, facts.Facts], Effort]
    compute: Callable[[Any, facts.Facts, Report], Any]
    files: tuple[str, ...]
    write: Callable[[Any, facts.Facts, Path], Path]
    kept: str
    as_json: Callable[[Any], object]
    show: Callable[[Any], None]


def told(name: str, show: Callable[[Any], None], kept: str) -> Question:
    """A question as Python answers it, with the tables that show its record, and the line on what was kept."""
    answered = question_named(name)
    return Question(
        effort=answered.effort,
        compute=answered.compute,
        files=answered.files,
        write=answered.write,
        kept=f"{kept}; where a number comes from: equipoise explain {{output}} NAME",
        as_json=answered.record,
        show=lambda results: show(answered.record(results)),
    )
