"""`equipoise facts export`: the base in other forms."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from equipoise import facts
from equipoise.cli.output import AsJson, FactsFolder, Force, show_document, show_line
from equipoise.cli.streams import holds, refuse_loss
from equipoise.errors import InputError


class Form(StrEnum):
    """The forms of an export."""

    csv = "csv"
    json = "json"
    parquet = "parquet"


def exported(
    form: Annotated[Form, typer.Option("--format", help="csv, parquet: all values as a table; json: the whole base.")] = Form.csv,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file.")] = None,
    directory: FactsFolder = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Export the facts.

    A file of --format json can be given to --facts in place of a directory: it then replaces the shipped facts.
    """
    base = facts.load(directory)
    wanted = Form.json if as_json else form
    if wanted is Form.parquet and output is None:
        raise InputError("Parquet is no text for the terminal", fix="name a file with -o")
    if output is not None:
        facts.target(output, force=force)
    content = _content(wanted, base)
    if output is None:
        if wanted is not Form.json:
            refuse_loss(str(content))
        show_document(str(content) if holds(str(content)) else json.dumps(json.loads(content), indent=1) + "\n")
    else:
        show_line(f"wrote {facts.written(content, output, force=force)}")


def _content(form: Form, base: facts.Facts) -> str | bytes:
    if form is Form.parquet:
        return facts.parquet_bytes(base)
    return facts.csv_text(base) if form is Form.csv else facts.json_text(base)
