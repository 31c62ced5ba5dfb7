"""`equipoise explain`: from a number back to its sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from equipoise import store, study
from equipoise.cli.output import AsJson, console, flat, show_json, show_line


def verb(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A directory that a verb wrote with -o, or that of a brief.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="The number to explain, or words of its name; without them, the names are listed."),
    ] = None,
    whole: Annotated[bool, typer.Option("--all", help="Show all inputs, stage by stage, and not only those that matter most.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what stands behind a number.

    The inputs that matter most, with their sources; with --all every input, from the number to its stages and on to the sources.
    Words that several names hold list these names.
    """
    record = store.record(directory)
    asked = " ".join(words or ())
    names = study.explained_names(record, asked)
    if len(names) == 1 or (asked and not names):
        node = study.explained(record, asked, whole=whole)
        if as_json:
            show_json(node)
            return
        console().print(tree(node))
    elif as_json:
        show_json(names)
    else:
        for name in names:
            show_line(name)


def tree(node: study.Node) -> Tree:
    """A node and all below it, as Rich draws them."""
    drawn = Tree(_label(node), guide_style="dim")
    pending = [(child, drawn) for child in reversed(node.children)]
    while pending:
        child, parent = pending.pop()
        branch = parent.add(_label(child))
        pending += [(grandchild, branch) for grandchild in reversed(child.children)]
    return drawn


def _label(node: study.Node) -> Text:
    label = Text(flat(node.title), style="bold")
    return label.append(flat(f": {node.text}"), style="not bold") if node.text else label
