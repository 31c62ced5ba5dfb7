"""Numbers of the base by name and date, as `ID@DATE`: what a check of a published sum reads instead of typed figures."""

from __future__ import annotations

import datetime as dt
import re

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.suggestion import suggestion

NAMED = re.compile(r"([A-Za-z0-9_*]+(?:\.[A-Za-z0-9_]+)+)@(\d{4}-\d{2}-\d{2})")
DECLARED = ("deployed_delivery_systems", "deployed_warheads", "deployed_and_nondeployed_launchers")


def is_named(text: str) -> bool:
    """Whether a text has the form `ID@DATE`."""
    return NAMED.fullmatch(text) is not None


def numbers(base: Facts, text: str) -> list[float]:
    """The numbers that a text such as `RUS.totals.deployed@2026-01-01` names: best estimates on that date.

    `*` in place of the actor names those of all actors; `treaties.ctbt.ratified` counts the states of a condition;
    `new_start.USA.deployed_warheads` is what a party declared as of that day.

    Raises: InputError for a text of another form, an unknown name, or a date outside the data.
    """
    match = NAMED.fullmatch(text)
    if match is None:
        raise InputError(f"{text!r} names no fact", fix="write it as RUS.totals.deployed@2026-01-01")
    name = match[1]
    try:
        date = dt.date.fromisoformat(match[2])
    except ValueError:
        raise InputError(f"{match[2]} is not a day of the calendar", fix="write the date as YYYY-MM-DD") from None
    head, _, rest = name.partition(".")
    if head == "*":
        return [base.quantity(f"{actor}.{rest}").at(date).best for actor in base.actors]
    if head == "treaties":
        return [_condition(base, rest, date)]
    if head == "new_start":
        return [_declared(base, rest, date)]
    return [base.quantity(name).at(date).best]


def _condition(base: Facts, rest: str, date: dt.date) -> float:
    """One count of the condition of a treaty."""
    name, _, item = rest.partition(".")
    condition = base.treaty(name).condition
    if condition is None:
        raise InputError(f"the treaty {name!r} has no list of states that must ratify", fix="name a treaty that has one, such as ctbt")
    counts = condition.counts(date)
    if item not in counts:
        raise InputError(f"the condition of {name} has no count {item!r}", fix=suggestion(item, counts))
    return float(counts[item])


def _declared(base: Facts, rest: str, date: dt.date) -> float:
    """One figure that a party to New START declared."""
    party, _, item = rest.partition(".")
    if item not in DECLARED:
        raise InputError(f"the exchanges have no figure {item!r}", fix=suggestion(item, DECLARED))
    rows = [row for row in base.exchanges if row.party == party and row.date == date]
    value = getattr(rows[0], item) if rows else None
    if value is None:
        raise InputError(f"{party} declared no {item} as of {date}", fix="use 1 March or 1 September of a year from 2011 on")
    return float(value)
