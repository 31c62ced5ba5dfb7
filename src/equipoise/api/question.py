"""One question of a scenario: from the record that asks it to results, their page, their arrays and their tables."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:  # so that help is told without loading what computes
    import xarray as xr

    from equipoise.facts import Facts
    from equipoise.study.effort import Effort
    from equipoise.study.executor import Progress


ROOM = "equipoise.api.questions"


class Question(NamedTuple):
    """How a question is answered.

    `compute` gives what was computed, `record` the typed record in it, which is shown and kept; `files` are those that `write` puts into a
    directory; `dataset` are the arrays;
    `table` names the table that says most, `columns` those that say most there, and `page` the folder of its figures.
    """

    effort: Callable[[Any, Facts], Effort]
    compute: Callable[[Any, Facts, Progress], Any]
    record: Callable[[Any], Any]
    files: tuple[str, ...]
    write: Callable[[Any, Facts, Path], Path]
    report: Callable[[Any, Facts, Path], Path]
    dataset: Callable[[Any], xr.Dataset]
    table: str
    columns: tuple[str, ...]
    page: str


def question_named(name: str) -> Question:
    """How a question is answered, by the name of its module."""
    found: Question = importlib.import_module(f"{ROOM}.{name}").QUESTION
    return found
