"""`equipoise defend`: one raid put to one missile defence."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from equipoise import facts, report, study
from equipoise.cli.kept import PAGE, kept
from equipoise.cli.output import AsJson, FactsFolder, Force, show_json, show_line
from equipoise.cli.progress import announce, progress
from equipoise.cli.tables.engagement import show_defence


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
    """Put a raid to a missile defence: what leaks, and why.

    Exact distributions: branches of common failures, what integration buys, where stocks end, what it would take.
    """
    base = facts.load(directory)
    question = facts.defence_scenario(scenario, base)
    effort = study.defence_effort(question, base)
    announce("computing", effort.seconds, effort)
    with kept(output, "defend.json", PAGE, force=force) as keep:
        with progress("computing") as advance:
            record = study.defence_study(question, base, progress=advance)
        page = keep(lambda place: report.defence_brief(record, place))
        if as_json:
            show_json(record)
            return
        show_defence(record)
        if page is not None:
            show_line(f"wrote {page}")
