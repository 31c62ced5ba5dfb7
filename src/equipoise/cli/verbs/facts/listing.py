"""`equipoise facts list`, `show` and `verify`: the fact base as it stands."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer

from equipoise import facts
from equipoise.cli.output import AsJson, Column, FactsFolder, show_fault, show_fields, show_json, show_line, show_table
from equipoise.errors import InputError
from equipoise.report.words.numbers import number
from equipoise.report.words.wording import in_words

LISTED: tuple[Column, ...] = (("id", "whole"), ("best", "number"), ("range", "number"), ("kind", "whole"), ("source", "left"))
NEWEST = datetime.date.max


def listed(
    actor: Annotated[str | None, typer.Option(help="Only this actor, such as RUS, or 'parameters'.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only this kind: measured, official, estimate or assumption.")] = None,
    directory: FactsFolder = None,
    as_json: AsJson = False,
) -> None:
    """List the newest value of every quantity."""
    base = facts.load(directory)
    values = {name: base.quantity(name).at(NEWEST) for name in base.ids() if actor is None or name.split(".")[0] == actor}
    kept = {name: value for name, value in values.items() if kind is None or value.kind == kind}
    if actor is not None and not values:
        raise InputError(f"unknown actor {actor!r}", fix=f"use one of {', '.join([*base.actors, 'parameters'])}")
    if kind is not None and kind not in ("measured", "official", "estimate", "assumption"):
        raise InputError(f"unknown kind {kind!r}", fix="use measured, official, estimate or assumption")
    if as_json:
        show_json({name: value.model_dump(mode="json") for name, value in kept.items()})
        return
    rows = ((name, number(value.best), span(value), value.kind, value.source) for name, value in kept.items())
    show_table(LISTED, rows)
    show_line(f"{len(kept)} quantities; units, dates and notes: equipoise facts show ID")


def shown(
    name: Annotated[str, typer.Argument(metavar="ID[@DATE]", help="Such as USA.gmd.interceptors@2026-11-22.")],
    directory: FactsFolder = None,
    as_json: AsJson = False,
) -> None:
    """Show one quantity with its sources.

    At a date, or all its values: range, unit, kind, source, page and note.
    """
    identity, _, day = name.partition("@")
    base = facts.load(directory)
    quantity = base.quantity(identity)
    values = quantity.rivals(day_of(day, name)) if day else quantity.values
    if as_json:
        records = [value.model_dump(mode="json") | {"publication": base.source(value.source).model_dump(mode="json")} for value in values]
        show_json({"id": identity, "values": records})
        return
    for value in values:
        show_fields(_fields(value, base), title=f"{identity}, since {value.since}")
        show_line("")


def verified(directory: FactsFolder = None, as_json: AsJson = False) -> None:
    """Check every rule over the whole base.

    Each fault is one sentence with its file and line, on standard error.
    """
    faults = facts.problems(directory)
    n_quantities = 0 if faults else len(facts.load(directory).ids())
    if as_json:
        show_json([{"what": fault.what, "fix": fault.fix, "file": fault.file, "line": fault.line} for fault in faults])
    for fault in faults:
        show_fault(str(fault))
    if faults:
        raise typer.Exit(2)
    if not as_json:
        show_line(f"{n_quantities} quantities, 0 faults")


def day_of(text: str, whole: str = "") -> datetime.date:
    """The date that a text names; `whole` is the argument that holds it.

    Raises: InputError for anything but a day such as 2026-11-22.
    """
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text!r}{f' in {whole!r}' if whole else ''} is not a date", fix="write it as 2026-11-22") from None


def span(value: facts.Value) -> str:
    """The range of a value, or nothing for a fixed one."""
    return "" if value.low == value.high else f"{number(value.low)}–{number(value.high)}"


def _contest(value: facts.Value) -> str:
    if value.contested is None:
        return ""
    return f"{value.contested.by} (used by default)" if value.contested.default else value.contested.by


def _fields(value: facts.Value, base: facts.Facts) -> list[tuple[str, str]]:
    """The rows that describe one value."""
    source = base.source(value.source)
    place = ", ".join(part for part in (source.publisher, source.title, str(source.date), f"p. {value.page}" if value.page else "") if part)
    rows = [
        ("best", f"{number(value.best)} {in_words(value.unit)}"),
        ("range", f"{span(value)} ({value.law})" if span(value) else "fixed"),
        ("kind", value.kind),
        ("put forward by", _contest(value)),
        ("source", f"{value.source}: {place}"),
        ("address", source.url or ""),
        ("note", value.note),
        ("stated in", f"{value.file}:{value.line}" if value.file else ""),
    ]
    return [row for row in rows if row[1]]
