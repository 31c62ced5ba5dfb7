"""`equipoise facts diff`: what the base says otherwise on two dates."""

from __future__ import annotations

from typing import Annotated

import typer

from equipoise import facts
from equipoise.cli.output import AsJson, Column, FactsFolder, show_json, show_line, show_table
from equipoise.cli.verbs.facts.listing import day_of, span
from equipoise.errors import InputError
from equipoise.report.words.numbers import number
from equipoise.report.words.wording import in_words


def differing(
    first: Annotated[str, typer.Argument(metavar="DATE1", help="The earlier day, such as 2024-01-01.")],
    second: Annotated[str, typer.Argument(metavar="DATE2", help="The later day.")],
    directory: FactsFolder = None,
    as_json: AsJson = False,
) -> None:
    """Show what differs between two dates.

    Quantities with another value, and treaties with another status: both sides with their sources.
    """
    earlier, later = day_of(first), day_of(second)
    if later < earlier:
        raise InputError(f"{first} lies after {second}", fix="give the earlier day first")
    found = facts.differences(facts.load(directory), earlier, later)
    if as_json:
        show_json(found)
        return
    changed = [(item.id, _value(item.before), _value(item.after)) for item in found.values if item.before]
    fresh = [(item.id, _value(item.after)) for item in found.values if not item.before]
    statuses = [(f"{item.treaty} {item.party or ''}".strip(), _status(item.before), _status(item.after)) for item in found.statuses]
    both: tuple[Column, ...] = ((first, "left"), (second, "left"))
    if changed:
        show_table((("id", "left"), *both), changed, title="Values that changed (source)")
    if fresh:
        show_table((("id", "whole"), both[1]), fresh, title=f"Values that begin after {first} (source)")
    if statuses:
        show_table((("treaty, party", "left"), *both), statuses, title="Status of treaties (source)")
    show_line(f"{len(changed)} values changed, {len(fresh)} began, {len(statuses)} statuses of treaties changed")


def _value(value: facts.Value | None) -> str:
    if value is None:
        return "none yet"
    spread = f" ({span(value)})" if span(value) else ""
    return f"{number(value.best)}{spread} {in_words(value.unit)}, {value.kind} ({value.source})"


def _status(step: facts.Step | None) -> str:
    return "none yet" if step is None else f"{in_words(step.status)}, {step.date} ({step.source})"
