"""Rules of addition: warheads that add up within their ranges, and layers that defences name.

Stockpile = deployed + reserve and inventory = stockpile + retired, on the date of each value of the four; what all legs
carry is no more than the stockpile and no less than what is deployed. Ranges must overlap; best estimates need not agree.
"""

from __future__ import annotations

import datetime as dt

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.records.actor import Actor
from equipoise.facts.records.quantity import Quantity, Value
from equipoise.facts.suggestion import suggestion

SUMS = (("military_stockpile", ("deployed", "reserve")), ("total_inventory", ("military_stockpile", "retired")))
TOLERANCE = 0.05  # rounding of published loadings


def broken_sums(base: Facts) -> list[InputError]:
    """The faults of totals that do not add up, of legs against totals, and of defences that name no layer."""
    faults = [fault for actor in base.actors.values() for fault in (*_totals(actor), *_legs(actor))]
    for defence in base.defences.values():
        owner, _, name = (defence.layer or "").partition(".")
        unread = owner not in base.actors and f"actors/{owner}.yaml" in base.files.names()
        if defence.layer and not unread and (owner not in base.actors or name not in base.actors[owner].layers):
            layers = [f"{actor.id}.{layer}" for actor in base.actors.values() for layer in actor.layers]
            what, file = f"{defence.id} names the unknown layer {defence.layer!r}", base.files.name(f"defences/{defence.id}.yaml")
            faults.append(InputError(what, fix=suggestion(defence.layer, layers), file=file, line=1))
    return faults


def _totals(actor: Actor) -> list[InputError]:
    """Totals of one actor that cannot be the sum of their parts, on any date on which one of them is given."""
    faults: list[InputError] = []
    for whole, names in SUMS:
        quantities: list[Quantity] = [found for name in (whole, *names) if (found := getattr(actor.totals, name)) is not None]
        if len(quantities) < 1 + len(names):
            continue
        known_from = max(quantity.values[0].since for quantity in quantities)
        for date in sorted({value.since for quantity in quantities for value in quantity.values if value.since >= known_from}):
            total, *parts = (quantity.at(date) for quantity in quantities)
            if sum(part.low for part in parts) > total.high or sum(part.high for part in parts) < total.low:
                faults.append(_sum_fault(f"{actor.id}.totals.{whole}", names, total, parts, date))
    return faults


def _sum_fault(whole: str, names: tuple[str, ...], total: Value, parts: list[Value], date: dt.date) -> InputError:
    """The fault of a total that is not the sum of its parts."""
    terms = " + ".join(f"{name} {_range(part)}" for name, part in zip(names, parts, strict=True))
    what = f"on {date} {whole} {_range(total)} is not the sum of {terms}"
    return InputError(what, fix="correct one of them, or widen a range with its reason", file=total.file, line=total.line or None)


def _range(value: Value) -> str:
    return f"{value.best:g}" if value.is_fixed else f"{value.low:g}–{value.high:g}"


def _legs(actor: Actor) -> list[InputError]:
    """What all legs of an actor carry, at the newest values, against its stockpile and what it deploys."""
    if not actor.legs:
        return []
    newest = [(leg.launchers.at(dt.date.max), leg.loading.at(dt.date.max)) for leg in actor.legs.values()]
    least = sum(launchers.low * loading.low for launchers, loading in newest) * (1.0 - TOLERANCE)
    most = sum(launchers.high * loading.high for launchers, loading in newest) * (1.0 + TOLERANCE)
    stock, deployed = actor.totals.military_stockpile.at(dt.date.max), actor.totals.deployed.at(dt.date.max)
    if least > stock.high:
        what = f"the legs of {actor.id} carry at least {least:.0f} warheads, more than the stockpile of {stock.high:g}"
        fix = "lower launchers or loadings, or correct the stockpile"
        return [InputError(what, fix=fix, file=stock.file, line=stock.line or None)]
    if most < deployed.low:
        what = f"the legs of {actor.id} carry at most {most:.0f} warheads, fewer than the {deployed.low:g} that are deployed"
        fix = "add the missing leg, or correct what is deployed"
        return [InputError(what, fix=fix, file=deployed.file, line=deployed.line or None)]
    return []
