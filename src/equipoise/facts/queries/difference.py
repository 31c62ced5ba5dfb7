"""What differs between two dates: values of quantities, and the status of treaties and their parties."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from equipoise.facts.base import Facts
from equipoise.facts.records.quantity import Quantity, Value
from equipoise.facts.records.treaty import Step, Treaty


@dataclass(frozen=True)
class ValueDifference:
    """A quantity whose value differs at a later date; None where it has none yet."""

    id: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True)
class StatusDifference:
    """A treaty, or one party to it, whose status differs at a later date; None before the signature."""

    treaty: str
    party: str | None
    before: Step | None
    after: Step | None


@dataclass(frozen=True)
class Differences:
    """All that differs between two dates, with the sources of both sides."""

    earlier: dt.date
    later: dt.date
    values: tuple[ValueDifference, ...]
    statuses: tuple[StatusDifference, ...]


def differences(base: Facts, earlier: dt.date, later: dt.date) -> Differences:
    """What the base says otherwise at the later date than at the earlier one."""
    values = [ValueDifference(name, value(item, earlier), value(item, later)) for name, item in base.quantities.items()]
    statuses = [
        StatusDifference(treaty.id, party, step(treaty, earlier, party), step(treaty, later, party))
        for treaty in base.treaties.values()
        for party in (None, *dict.fromkeys(change.party for change in treaty.history if change.party))
    ]
    return Differences(
        earlier,
        later,
        tuple(item for item in values if item.before != item.after),
        tuple(item for item in statuses if item.before != item.after),
    )


def value(quantity: Quantity, date: dt.date) -> Value | None:
    """The value of a quantity at a date, or None before its first one."""
    return quantity.at(date) if quantity.values[0].since <= date else None


def step(treaty: Treaty, date: dt.date, party: str | None) -> Step | None:
    """The change that gives the status at a date: of the whole treaty, or of a party where it changed its own; None before."""
    steps = [change for change in treaty.steps(date, party) if party is None or change.party == party]
    return steps[-1] if steps else None
