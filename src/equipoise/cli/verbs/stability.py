"""`equipoise stability`: every actor against every other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from equipoise import facts, report, study
from equipoise.cli.kept import PAGE, kept
from equipoise.cli.output import AsJson, FactsFolder, Force, show_json, show_line
from equipoise.cli.progress import announce, progress
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
    base = facts.load(directory)
    question = facts.scenario(scenario, base)
    effort = study.stability_effort(question, base)
    announce("computing", effort.seconds, effort)
    with kept(output, "stability.json", PAGE, force=force) as keep:
        with progress("computing") as advance:
            record = study.stability_study(question, base, progress=advance)
        page = keep(lambda place: report.stability_brief(record, place))
        if as_json:
            show_json(record)
            return
        show_stability(record)
        if page is not None:
            show_line(f"wrote {page}; where a number comes from: equipoise explain {output} NAME")
