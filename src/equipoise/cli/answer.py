"""How a verb answers one question of a scenario: effort announced, progress told, results kept and shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from equipoise import facts
from equipoise.cli.kept import kept
from equipoise.cli.output import show_json, show_line
from equipoise.cli.progress import Report, announce, progress
from equipoise.study.effort import Effort

Asked = TypeVar("Asked")
Result = TypeVar("Result")


class Question(NamedTuple, Generic[Asked, Result]):
    """One kind of question, from the scenario that asks it to its results.

    `files` are those that `write` puts into a directory, and `kept` says so in a line, with {output} and {path} filled in.
    """

    read: Callable[[str, facts.Facts], Asked]
    effort: Callable[[Asked, facts.Facts], Effort]
    compute: Callable[[Asked, facts.Facts, Report], Result]
    files: tuple[str, ...]
    write: Callable[[Result, facts.Facts, Path], Path]
    kept: str
    as_json: Callable[[Result], object]
    show: Callable[[Result], None]


class Settings(NamedTuple):
    """Where the results go, and how they are shown."""

    output: Path | None
    force: bool
    as_json: bool


def answer(question: Question[Asked, Result], scenario: str, base: facts.Facts, settings: Settings) -> None:
    """Compute a scenario, keep its results where that is asked for, and show them."""
    asked = question.read(scenario, base)
    effort = question.effort(asked, base)
    announce("computing", effort.seconds, effort)
    with kept(settings.output, *question.files, force=settings.force) as keep:
        with progress("computing") as report:
            result = question.compute(asked, base, report)
        path = keep(lambda place: question.write(result, base, place))
        if settings.as_json:
            show_json(question.as_json(result))
            return
        question.show(result)
        if path is not None:
            show_line(question.kept.format(output=settings.output, path=path))
