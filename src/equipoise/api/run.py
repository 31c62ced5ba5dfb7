"""From a scenario to its results."""

from __future__ import annotations

from equipoise.api.question import question_named
from equipoise.api.result import Result, Results
from equipoise.api.scenario import Scenario, scenario
from equipoise.errors import InputError
from equipoise.facts import Facts
from equipoise.facts.scenarios.sections import QUESTIONS
from equipoise.study.executor import Progress, silent


def run(
    source: object,
    *questions: str,
    draws: int | None = None,
    facts: Facts | None = None,
    progress: Progress = silent,
) -> Result | Results:
    """The answer to one question of a scenario, or the answers to several: those named, or all that it asks.

    source: a scenario, the name of a shipped one such as `today`, the path of a file, or a mapping that states what a file would.
    draws: another number of draws than the scenario's. facts: the facts to read; the shipped ones by default.
    progress: told the work done and all of it, in one unit.

    Raises: InputError for whatever a file is refused for, a question that the scenario does not ask, or one too large for the machine.

    >>> round(run("national").record.outcome.mean, 2)
    2.12
    """
    asked = source if isinstance(source, Scenario) else scenario(source, facts)
    if draws is not None:
        if "draws" not in asked.tree:
            raise InputError("the scenario has no draws to change", fix="leave draws out")
        asked = asked.replace(draws=draws)
    records = {name: asked.asked(name) for name in _chosen(asked, questions)}
    answers = {
        name: Result(name, question_named(name).compute(record, asked.facts, progress), asked.facts) for name, record in records.items()
    }
    return next(iter(answers.values())) if len(answers) == 1 else Results(answers)


def _chosen(asked: Scenario, questions: tuple[str, ...]) -> tuple[str, ...]:
    """The questions to answer, in the order of the chain."""
    for name in questions:
        asked.asked(name)
    return tuple(name for name in QUESTIONS if name in questions) if questions else asked.questions
