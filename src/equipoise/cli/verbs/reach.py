"""`equipoise reach`: when flights are seen, when and how often they can be met, and what a space layer needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from equipoise import facts, report, study
from equipoise.cli.answer import Question, Settings, answer
from equipoise.cli.kept import PAGE
from equipoise.cli.output import AsJson, FactsFolder, Force
from equipoise.cli.tables.reach import show_reach


def verb(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="A reach scenario file, or the name of a shipped one: northern_arcs, pacific_arcs.")
    ] = "northern_arcs",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write index.html and reach.json to this directory.")
    ] = None,
    directory: FactsFolder = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Follow flights between coarse regions: who sees them, who can meet them, how often.

    Time line, looks per flight and layer, defended area, what the loss of a sensor changes, absentee multiples.
    """
    answer(_question(), scenario, facts.load(directory), Settings(output, force, as_json))


def _question() -> Question[facts.ReachScenario, dict[str, Any]]:
    """The study of reach, from a scenario to its results."""
    return Question(
        read=facts.reach_scenario,
        effort=lambda asked, _base: study.reach_effort(asked),
        compute=study.reach_study,
        files=("reach.json", PAGE),
        write=report.reach_brief,
        kept="wrote {path}",
        as_json=lambda record: record,
        show=show_reach,
    )
