"""What verbs print: JSON or tables on standard output, folded to a terminal, whole into a pipe, without colours where that is asked for."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from pydantic_core import to_jsonable_python

from equipoise.cli import screen
from equipoise.cli.streams import holds
from equipoise.shown import shown, shown_json, shown_line

AsJson = Annotated[bool, typer.Option("--json", help="Print the whole result as JSON.")]
FactsFolder = Annotated[Path | None, typer.Option("--facts", metavar="DIR", help="Lay the facts of this directory over the shipped ones.")]
Draws = Annotated[int | None, typer.Option("--draws", metavar="N", help="Draw so many sets of inputs, whatever the file says.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files there that Equipoise did not write.")]
STYLED = ("FORCE_COLOR", "TTY_COMPATIBLE")  # variables by which a pipe is treated as a terminal
WHOLE = 10_000  # columns of what is not a terminal: nothing is folded
Column = tuple[str, str]  # heading, and "left" or "right", or "whole" (left) or "number" (right) for cells that are never folded


def show_json(value: object) -> None:
    """Print a value as JSON; numbers keep all their digits, and a NaN is refused."""
    text = json.dumps(value, default=plain, ensure_ascii=False, indent=2, allow_nan=False)
    print(shown_json(text if holds(text) else json.dumps(json.loads(text), indent=2)))


def show_line(text: str) -> None:
    """Print one line of text as it is, a path or a count, whatever its length."""
    print(flat(text))


def flat(text: str) -> str:
    """A text as a terminal may show it, without breaks of its own, which would pass for lines of ours."""
    return shown(text.strip("\n")).replace("\n", " ")


def show_document(text: str) -> None:
    """Print a whole document with its own line ends, such as an export, which others may read on."""
    sys.stdout.write(text)


def show_fault(text: str) -> None:
    """Print one line on standard error, a fault or how far the work has come; the work does not end because nobody can be told."""
    with suppress(OSError, ValueError):
        print(shown_line(text), file=sys.stderr, flush=True)


def show_text(text: str, style: str = "") -> None:
    """Print a sentence, broken between words at the width of the terminal."""
    if is_plain():
        print(flat(text))
        return
    console().print(screen.Text(flat(text), style=style))


def show_table(columns: Sequence[Column], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """Print a table that folds its cells to the width of the terminal."""
    table = screen.Table(box=screen.box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for heading, side in columns:
        justify: Literal["left", "right"] = "right" if side in ("right", "number") else "left"
        table.add_column(screen.Text(shown(heading)), justify=justify, overflow="fold", no_wrap=side in ("whole", "number"))
    for row in rows:
        table.add_row(*(screen.Text(flat(cell)) for cell in row))
    if title:
        show_text(title, style="bold")
    console().print(table)


def show_fields(fields: Iterable[tuple[str, str]], title: str) -> None:
    """Print names and texts side by side, below a title; an address or an id is never broken."""
    rows = [(flat(name), flat(text)) for name, text in fields]
    indent = max((len(name) for name, _ in rows), default=0) + 3
    width = WHOLE if is_plain() else console().width
    folded = textwrap.TextWrapper(width, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False)
    show_text(title, style="bold")
    for name, text in rows:
        folded.initial_indent = f" {name}".ljust(indent)
        print("\n".join(folded.wrap(text)) or folded.initial_indent.rstrip())


def is_plain() -> bool:
    """Whether standard output is a pipe or a file to which nobody has given a width or styles."""
    return not sys.stdout.isatty() and not any(os.environ.get(name) for name in ("COLUMNS", *STYLED))


def console(*, errors: bool = False) -> screen.Console:
    """Standard output or error as Rich sees it: width and colours follow COLUMNS, NO_COLOR and the terminal; a pipe has no width."""
    found = screen.Console(highlight=False, stderr=errors)
    return found if found.is_terminal or os.environ.get("COLUMNS") else screen.Console(highlight=False, stderr=errors, width=WHOLE)


def plain(value: Any) -> object:
    """What JSON can hold in place of a record, an array, a date or a path.

    Raises: TypeError for a value of any other kind.
    """
    return to_jsonable_python(value, by_alias=True, fallback=_listed)


def _listed(value: Any) -> object:
    """An array as lists, and one of its numbers as a number."""
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
