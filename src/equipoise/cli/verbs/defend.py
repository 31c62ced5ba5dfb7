"""`equipoise defend`: one missile defence against one raid."""

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
            metavar="SCENARIO", help="A scenario file that asks about an engagement, or the name of a shipped one: national, two_classes."
        ),
    ] = "national",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write index.html and defend.json to this directory.")
    ] = None,
    directory: FactsFolder = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Test a missile defence against a raid: what leaks, and why.

    Exact distributions: branches of common failures, what integration buys, where stocks end, what it would take.
    """
    base, file = opened(scenario, directory)
    answers(file, ("engagement",), base, Settings(output, force, as_json))
