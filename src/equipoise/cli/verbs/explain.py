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
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A directory that 'equipoise run -o', brief or stability wrote.")],
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The result to explain; without it, the names are listed.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what stands behind a result.

    A tree from the result to its parameters and on to their sources.
    """
    record = store.record(directory)
    many = study.StabilityRecord.model_validate(record) if "matrix" in record else None
    if name is None:
        names = study.names(record) if many is None else study.stability_names(many)
        if as_json:
            show_json(names)
            return
        for each in names:
            show_line(each)
        return
    node = study.explanation(record, name) if many is None else study.stability_explanation(many, name)
    if as_json:
        show_json(node)
        return
    console().print(tree(node))


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
