"""`equipoise defend`: one missile defence against one raid."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from equipoise import facts, report, study
from equipoise.cli.answer import Question, Settings, answer
from equipoise.cli.kept import PAGE
from equipoise.cli.output import AsJson, FactsFolder, Force
from equipoise.cli.tables.engagement import show_engagement


def verb(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="A defence scenario file, or the name of a shipped one: national, two_classes.")
    ] = "national",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write index.html and defend.json to this directory.")
    ] = None,
    directory: FactsFolder = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Test a missile defence against a raid: what leaks, and why.

    Exact distributions: branches of common failures, what integration buys, where stocks end, what it would take.
    """
    answer(_question(), scenario, facts.load(directory), Settings(output, force, as_json))


def _question() -> Question[facts.EngagementScenario, dict[str, Any]]:
    """The study of a defence, from a scenario to its results."""
    return Question(
        read=facts.engagement_scenario,
        effort=study.engagement_effort,
        compute=study.engagement_study,
        files=("defend.json", PAGE),
        write=lambda record, _base, place: report.engagement_brief(record, place),
        kept="wrote {path}",
        as_json=lambda record: record,
        show=show_engagement,
    )
