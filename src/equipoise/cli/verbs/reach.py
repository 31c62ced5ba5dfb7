"""`equipoise reach`: when flights are seen, when and how often they can be met, and what a space layer needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from equipoise import facts, report, study
from equipoise.cli.kept import PAGE, kept
from equipoise.cli.output import AsJson, FactsFolder, Force, show_json, show_line
from equipoise.cli.progress import announce, progress
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
    base = facts.load(directory)
    question = facts.reach_scenario(scenario, base)
    effort = study.reach_effort(question)
    announce("computing", effort.seconds, effort)
    with kept(output, "reach.json", PAGE, force=force) as keep:
        with progress("computing") as advance:
            record = study.reach_study(question, base, progress=advance)
        page = keep(lambda place: report.reach_brief(record, base, place))
        if as_json:
            show_json(record)
            return
        show_reach(record)
        if page is not None:
            show_line(f"wrote {page}")
