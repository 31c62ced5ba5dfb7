"""`equipoise stability`: every actor against every other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from equipoise import facts, report, study
from equipoise.cli.answer import Question, Settings, answer
from equipoise.cli.kept import PAGE
from equipoise.cli.output import AsJson, FactsFolder, Force
from equipoise.cli.tables.stability import show_stability


def verb(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="A scenario file, or the name of a shipped one: nine_actors, today.")
    ] = "nine_actors",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write index.html and stability.json to this directory.")
    ] = None,
    directory: FactsFolder = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Compute stability among many actors.

    What each could send back to each, whether that is enough, what steps of one do to the others, indices of first-strike stability.
    """
    answer(_question(), scenario, facts.load(directory), Settings(output, force, as_json))


def _question() -> Question[facts.Scenario, dict[str, Any]]:
    """The study of stability, from a scenario to its results."""
    return Question(
        read=facts.scenario,
        effort=study.stability_effort,
        compute=study.stability_study,
        files=("stability.json", PAGE),
        write=lambda record, _base, place: report.stability_brief(record, place),
        kept="wrote {path}; where a number comes from: equipoise explain {output} NAME",
        as_json=lambda record: record,
        show=show_stability,
    )
