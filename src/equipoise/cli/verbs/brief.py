"""`equipoise brief`: the answers as one page."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Annotated

import typer

from equipoise import facts, report, study
from equipoise.cli.kept import PAGE, kept
from equipoise.cli.output import AsJson, FactsFolder, Force, show_json, show_line
from equipoise.cli.progress import announce, progress


def verb(
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="A scenario file, or the name of a shipped one.")] = "today",
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where to write the brief.")] = Path("out/brief"),
    directory: FactsFolder = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Answer the claims on one page.

    Computes the scenario and writes index.html and, with the same record, brief.json.
    """
    base = facts.load(directory)
    question = facts.scenario(scenario, base)
    effort = study.run_effort(question, base)
    announce("computing", effort.seconds, effort)
    with kept(output, "brief.json", PAGE, force=force) as keep:
        Thread(target=_load).start()
        with progress("computing") as advance:
            results = study.run(question, base, progress=advance)
        page = keep(lambda place: report.brief(results.record, place))
        if as_json:
            show_json({**results.record, "claims": report.verdicts(results.record)})
        elif page is not None:
            show_line(f"wrote {page}")


def _load() -> None:
    """Load what draws figures, while the kernels compute; a fault comes again, and is told, where figures are drawn."""
    with suppress(Exception):
        _ = report.brief
