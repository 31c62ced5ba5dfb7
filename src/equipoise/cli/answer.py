"""How a verb answers the questions of a scenario: effort announced, progress told, results kept and shown."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from equipoise import facts
from equipoise.cli import questions
from equipoise.cli.kept import kept
from equipoise.cli.output import show_json, show_line
from equipoise.cli.progress import announce, progress
from equipoise.cli.questions.question import Question
from equipoise.errors import InputError


class Settings(NamedTuple):
    """Where the results go, and how they are shown."""

    output: Path | None
    force: bool
    as_json: bool


def opened(scenario: str, directory: Path | None, draws: int | None = None) -> tuple[facts.Facts, facts.ScenarioFile]:
    """The facts and a scenario, of a file or a shipped one.

    Raises: InputError as `facts.load` and `facts.scenario_file`; for a scenario that is missing, before the facts are read.
    """
    facts.refuse_missing(scenario, directory)
    base = facts.load(directory)
    return base, facts.scenario_file(scenario, base, draws)


def question_named(name: str) -> Question:
    """What the command line does with a question, by the name of its module."""
    found: Question = importlib.import_module(f"{questions.__name__}.{name}").QUESTION
    return found


def answers(file: facts.ScenarioFile, names: tuple[str, ...], base: facts.Facts, settings: Settings) -> None:
    """Compute questions of a scenario, each by itself; the results of several are kept in a directory for each, and are one JSON object.

    Raises: InputError for a question that the scenario does not ask, before any is computed.
    """
    asked = {name: facts.record_of(file, name) for name in names}
    if len(asked) == 1:
        answer(question_named(names[0]), asked[names[0]], base, settings)
        return
    collected: dict[str, object] = {}
    for name, record in asked.items():
        if not settings.as_json:
            show_line(f"{name}:")
        place = None if settings.output is None else settings.output / name
        answer(question_named(name), record, base, settings._replace(output=place), lambda value, key=name: collected.update({key: value}))
    if settings.as_json:
        show_json(collected)


def answer(
    question: Question, asked: Any, base: facts.Facts, settings: Settings, show_as_json: Callable[[object], None] = show_json
) -> None:
    """Compute one question, keep its results where that is asked for, and show them."""
    effort = question.effort(asked, base)
    announce("computing", effort.seconds, effort)
    with kept(settings.output, *question.files, force=settings.force) as keep:
        with progress("computing") as report:
            result = question.compute(asked, base, report)
        path = keep(lambda place: question.write(result, base, place))
        if settings.as_json:
            show_as_json(question.as_json(result))
            return
        question.show(result)
        if path is not None:
            show_line(question.kept.format(output=settings.output, path=path))


def chosen(file: facts.ScenarioFile, names: list[str] | None) -> tuple[str, ...]:
    """The questions that are named, in the order of the chain; without a name all that the scenario asks.

    Raises: InputError for a name that is no question.
    """
    for name in names or ():
        if name not in facts.QUESTIONS:
            raise InputError(f"unknown question {name!r}", fix=f"use one of {', '.join(facts.QUESTIONS)}")
    return tuple(name for name in facts.QUESTIONS if name in names) if names else file.questions
