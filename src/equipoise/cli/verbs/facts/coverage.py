"""`equipoise facts coverage`: how well the base is founded, by owner and by field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from equipoise import facts
from equipoise.cli.output import AsJson, Column, FactsFolder, show_json, show_table, show_text
from equipoise.errors import InputError
from equipoise.report.words.numbers import share

KINDS = ("measured", "official", "estimate", "assumption")
HEADINGS = ("number", "meas-\nured", "offi-\ncial", "esti-\nmate", "assump-\ntion", "read")
COLUMNS: tuple[Column, ...] = tuple((heading, "number") for heading in HEADINGS)


def covered(
    owner: Annotated[str | None, typer.Option("--actor", help="Only this actor, such as RUS, or a part such as treaties.")] = None,
    directory: FactsFolder = None,
    as_json: AsJson = False,
) -> None:
    """Show the share of each kind of statement.

    By actor and by field; 'read' is the share that rests on a source that was read for it.
    """
    cells = facts.coverages(facts.load(directory))
    owners = list(dict.fromkeys(cell.owner for cell in cells))
    if owner is not None and owner not in owners:
        raise InputError(f"unknown actor {owner!r}", fix=f"use one of {', '.join(owners)}")
    cells = [cell for cell in cells if owner in (None, cell.owner)]
    by_owner, by_field = facts.summed(cells, "owner"), facts.summed(cells, "field")
    if as_json:
        parts = {"by_owner": by_owner, "by_field": by_field, "by_owner_and_field": cells}
        show_json({name: [cell.counts() for cell in part] for name, part in parts.items()})
        return
    show_table((("actor or part", "whole"), *COLUMNS), (_row(cell.owner, cell) for cell in by_owner), title="By actor")
    firmest_last = sorted(by_field, key=lambda cell: (-cell.share("assumption"), cell.field))
    show_table((("field", "whole"), *COLUMNS), (_row(cell.field, cell) for cell in firmest_last), title="By field, most assumed first")
    show_text(_whole(by_owner))


def _row(name: str, cell: facts.Coverage) -> tuple[str, ...]:
    return (name, f"{cell.n:,}", *(share(cell.share(kind)) for kind in KINDS), share(cell.n_read / cell.n))


def _whole(cells: Iterable[facts.Coverage]) -> str:
    n = sum(cell.n for cell in cells)
    n_assumed = sum(cell.kinds["assumption"] for cell in cells)
    return f"{n_assumed:,} of {n:,} statements ({share(n_assumed / n)}) are working assumptions; of each quantity the newest value counts."
