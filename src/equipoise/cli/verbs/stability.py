"""`equipoise stability`: every actor against every other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from equipoise.cli.answer import Settings, answers, opened
from equipoise.cli.output import AsJson, Draws, FactsFolder, Force


def verb(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="A scenario file, or the name of a shipped one: nine_actors, today.")
    ] = "nine_actors",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write index.html and stability.json to this directory.")
    ] = None,
    draws: Draws = None,
    directory: FactsFolder = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Compute stability among many actors.

    What each could send back to each, whether that is enough, what steps of one do to the others, indices of first-strike stability.
    """
    base, file = opened(scenario, directory, draws)
    answers(file, ("stability",), base, Settings(output, force, as_json))
