"""`equipoise brief`: the answers as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from equipoise import facts
from equipoise.cli.answer import Settings, answer, opened, question_named
from equipoise.cli.output import AsJson, Draws, FactsFolder, Force


def verb(
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="A scenario file, or the name of a shipped one.")] = "today",
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where to write the brief.")] = Path("out/brief"),
    draws: Draws = None,
    directory: FactsFolder = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Answer the claims on one page.

    Computes the scenario and writes index.html and, with the same record, brief.json.
    """
    base, file = opened(scenario, directory, draws)
    asked = facts.record_of(file, "reductions")
    answer(question_named("brief"), asked, base, Settings(output, force, as_json))
