"""`equipoise brief`: the answers as one page."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Annotated

import typer

from equipoise import facts, report, study
from equipoise.cli.answer import Question, Settings, answer
from equipoise.cli.kept import PAGE
from equipoise.cli.output import AsJson, FactsFolder, Force
from equipoise.cli.progress import Report


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
    answer(_question(), scenario, facts.load(directory), Settings(output, force, as_json))


def _question() -> Question[facts.Scenario, study.Results]:
    """The brief, from a scenario to its results."""
    return Question(
        read=facts.scenario,
        effort=study.run_effort,
        compute=_computed,
        files=("brief.json", PAGE),
        write=lambda results, _base, place: report.brief(results.record, place),
        kept="wrote {path}",
        as_json=lambda results: {**results.record, "claims": report.verdicts(results.record)},
        show=lambda _results: None,
    )


def _computed(asked: facts.Scenario, base: facts.Facts, told: Report) -> study.Results:
    """The results of a scenario; what draws figures is loaded meanwhile."""
    Thread(target=_load).start()
    return study.run(asked, base, told)


def _load() -> None:
    """Load what draws figures, while the kernels compute; a fault comes again, and is told, where figures are drawn."""
    with suppress(Exception):
        _ = report.brief
