"""`equipoise run`: the chain on one scenario."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from equipoise import facts, store, study
from equipoise.cli.kept import kept
from equipoise.cli.output import AsJson, FactsFolder, Force, show_json, show_line
from equipoise.cli.progress import announce, progress
from equipoise.cli.tables.summary import show_summary


def verb(
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="A scenario file, or the name of a shipped one such as today.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="DIR", help="Keep the results in this directory.")] = None,
    directory: FactsFolder = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Compute a scenario and print a summary.

    With -o the results are kept, so that 'equipoise explain' can lead back to their sources.
    """
    base = facts.load(directory)
    question = facts.scenario(scenario, base)
    effort = study.run_effort(question, base)
    announce("computing", effort.seconds, effort)
    with kept(output, store.RECORD, force=force) as keep:
        with progress("computing") as report:
            results = study.run(question, base, progress=report)
        path = keep(lambda place: store.keep(results, place))
        if as_json:
            show_json(results.record)
            return
        show_summary(results.record)
        if path is not None:
            show_line(f"kept in {output}; where a number comes from: equipoise explain {output} NAME")
