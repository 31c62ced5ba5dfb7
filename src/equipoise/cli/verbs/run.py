"""`equipoise run`: the chain on one scenario."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from equipoise import facts, store, study
from equipoise.cli.answer import Question, Settings, answer
from equipoise.cli.output import AsJson, FactsFolder, Force
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
    answer(_question(), scenario, facts.load(directory), Settings(output, force, as_json))


def _question() -> Question[facts.Scenario, study.Results]:
    """The chain, from a scenario to its results."""
    return Question(
        read=facts.scenario,
        effort=study.run_effort,
        compute=study.run,
        files=(store.RECORD,),
        write=lambda results, _base, place: store.keep(results, place),
        kept="kept in {output}; where a number comes from: equipoise explain {output} NAME",
        as_json=lambda results: results.record,
        show=lambda results: show_summary(results.record),
    )
