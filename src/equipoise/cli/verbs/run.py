"""`equipoise run`: what a scenario asks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from equipoise.cli.answer import Settings, answers, chosen, opened
from equipoise.cli.output import AsJson, Draws, FactsFolder, Force


def verb(
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="A scenario file, or the name of a shipped one such as today.")],
    questions: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUESTION]...", help="reductions, engagement, reach, stability; without one, all that the file asks."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="Keep the results here; of several questions, in a directory for each."),
    ] = None,
    draws: Draws = None,
    directory: FactsFolder = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Answer the questions of a scenario.

    With -o the results are kept, so that 'equipoise explain' can lead back to their sources.
    """
    base, file = opened(scenario, directory, draws)
    answers(file, chosen(file, questions), base, Settings(output, force, as_json))
