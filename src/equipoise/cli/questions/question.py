"""What the command line does with one question of a scenario."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from equipoise import facts
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
