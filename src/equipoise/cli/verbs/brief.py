"""`equipoise brief`: the answers as one page."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import Annotated

import typer

from equipoise import facts, report, study
from equipoise.cli.output import AsJson, FactsFolder, show_json, show_line
from equipoise.cli.progress import announce, progress


def verb(
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="A scenario file, or the name of a shipped one.")] = "today",
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where to write the brief.")] = Path("out/brief"),
    directory: FactsFolder = None,
    as_json: AsJson = False,
) -> None:
    """Answer the claims on one page.

    Computes the scenario and writes index.html and, with the same record, brief.json.
    """
    base = facts.load(directory)
    question = facts.scenario(scenario, base)
    effort = study.run_effort(question, base)
    announce("computing", effort.seconds, effort)
    Thread(target=lambda: report.brief).start()  # loads what draws figures, while the kernels compute
    with progress("computing") as advance:
        results = study.run(question, base, progress=advance)
    page = report.brief(results.record, output)
    if as_json:
        show_json({**results.record, "claims": report.verdicts(results.record)})
    else:
        show_line(f"wrote {page}")
