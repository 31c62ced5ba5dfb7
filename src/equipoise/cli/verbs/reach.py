"""`equipoise reach`: when flights are seen, when and how often they can be met, and what a space layer needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from equipoise.cli.answer import Settings, answers, opened
from equipoise.cli.output import AsJson, FactsFolder, Force


def verb(
    scenario: Annotated[
        str,
        typer.Argument(
            metavar="SCENARIO", help="A scenario file with a geometry, or the name of a shipped one: northern_arcs, pacific_arcs."
        ),
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
    base, file = opened(scenario, directory)
    answers(file, ("reach",), base, Settings(output, force, as_json))
