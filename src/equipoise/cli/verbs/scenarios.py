"""`equipoise scenarios`: the scenarios that are shipped, listed, and copied to be changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from equipoise import facts
from equipoise.cli.output import AsJson, Column, FactsFolder, Force, show_json, show_line, show_table
from equipoise.files.single import written

verb = typer.Typer(help="List the shipped scenarios, and copy one to change it.", rich_markup_mode=None)
COLUMNS: tuple[Column, ...] = (("name", "whole"), ("asks about", "left"), ("title", "left"))


@verb.callback(invoke_without_command=True)
def listed(context: typer.Context, directory: FactsFolder = None, as_json: AsJson = False) -> None:
    """List the shipped scenarios: their names, what they ask, and their titles."""
    if context.invoked_subcommand is not None:
        return
    base = facts.load(directory)
    files = [facts.scenario_file(name, base) for name in facts.scenario_names(base)]
    rows = [{"name": str(file.tree["name"]), "asks": list(file.questions), "title": str(file.tree["title"])} for file in files]
    if as_json:
        show_json(rows)
        return
    show_table(COLUMNS, ((str(row["name"]), ", ".join(row["asks"]), str(row["title"])) for row in rows))
    show_line("to change one: equipoise scenarios copy NAME FILE; to run it: equipoise run FILE")


@verb.command("copy")
def copied(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of a shipped scenario.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, such as mine.yaml.")],
    directory: FactsFolder = None,
    force: Force = False,
) -> None:
    """Copy a shipped scenario to a file of your own, comments and all."""
    facts.refuse_missing(name, directory)
    text = facts.scenario_text(name, facts.load(directory))
    written(text, file, lambda _: False, "the file exists", force=force)
    show_line(f"wrote {file}; run it: equipoise run {file}")
