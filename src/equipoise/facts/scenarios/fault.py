"""What in a scenario does not agree with the fact base, each fault with its place and remedy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from equipoise import units
from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.files.yaml.tree import Mapping, Tree, line_of, place_of
from equipoise.facts.records.actor import above_ceiling
from equipoise.facts.records.quantity import Quantity, Value
from equipoise.facts.scenarios.input import ids_read, legs_read
from equipoise.facts.scenarios.record import Override, Scenario
from equipoise.facts.suggestion import suggestion

YEAR = dt.timedelta(days=365)
Valued = Callable[[str], Value]


def faults(record: Scenario, base: Facts, tree: Mapping, value: Valued) -> list[InputError]:
    """What in a scenario does not agree with the fact base; `value` gives a quantity as the scenario sees it."""
    unknown = [
        InputError(f"unknown actor {actor!r}", fix=suggestion(actor, base.actors), file=tree.file, line=line_of(tree, ("actors", index)))
        for index, actor in enumerate(record.actors)
        if actor not in base.actors
    ]
    if unknown:
        return unknown
    read = ids_read(record, base)
    found = [*_legless_faults(record, base, tree), *_coalition_faults(record, base, tree), *_override_faults(record, base, read)]
    return found or _date_faults(record, base, tree, read) or [*_loading_faults(record, value), *_reserve_faults(record, value)]


def _legless_faults(record: Scenario, base: Facts, tree: Mapping) -> list[InputError]:
    """Retaliators that have nothing to retaliate with."""
    fix = "name an actor that has one as the retaliator"
    return [
        InputError(f"{party} has no leg that reaches another continent", fix=fix, file=tree.file, line=line_of(tree, ("pairs", index)))
        for index, party in enumerate(pair.retaliator for pair in record.pairs)
        if not legs_read(base.actors[party])
    ]


def _coalition_faults(record: Scenario, base: Facts, tree: Mapping) -> list[InputError]:
    """Coalitions that are called as an actor is, so that a reader could not tell the two apart."""
    names = {word.casefold(): actor.id for actor in base.actors.values() for word in (actor.id, actor.name)}
    found: list[InputError] = []
    for key, coalition in record.coalitions.items():
        for path, word in ((("coalitions", key), key), (("coalitions", key, "name"), coalition.name)):
            actor = names.get(word.strip().casefold())
            if actor:
                what, fix = f"the coalition {key!r} is called {word!r}, which is the actor {actor}", "give it a name of its own"
                found.append(InputError(what, fix=fix, file=tree.file, line=line_of(tree, path)))
    return found


def _override_faults(record: Scenario, base: Facts, read: list[str]) -> list[InputError]:
    """Overrides of unknown ids, repeated ones, ones without effect, and values that their unit does not admit."""
    found: list[InputError] = []
    first: dict[str, int] = {}
    for override in record.overrides:
        if override.id in first:
            place = f" (first on line {first[override.id]})" if first[override.id] else ""
            what = f"{override.id} is overridden twice{place}"
            found.append(_fault(override, what, "keep one of the two"))
        first.setdefault(override.id, override.line)
        try:
            quantity: Quantity = base.quantity(override.id)
        except InputError as fault:
            found.append(_fault(override, f"the override names an {fault.what}", fault.fix))
            continue
        if override.id not in read:
            fix = "remove the override, or list a pair whose results it bears on"
            found.append(_fault(override, f"nothing in this scenario reads {override.id}", fix))
        numbers = (override.lowest, override.best, override.highest)
        wrong = next((fault for number in numbers if (fault := units.fault(number, quantity.bounds))), "")
        if wrong:
            found.append(_fault(override, f"the override of {override.id}: {wrong}", "give a value inside these bounds"))
    return found


def _date_faults(record: Scenario, base: Facts, tree: Mapping, read: list[str]) -> list[InputError]:
    """A date for which something that the scenario reads has no value yet, or one far past the newest fact."""
    place, line = tree.file, line_of(tree, ("date",))
    latest = max((base.quantity(name) for name in read), key=lambda quantity: quantity.values[0].since)
    first = latest.values[0]
    if first.since > record.date:
        what = f"date outside the data: {latest.id} has no value for {record.date}"
        fix = f"use a date from {first.since} on (first value, {first.file}:{first.line})"
        return [InputError(what, fix=fix, file=place, line=line)]
    return past_faults(record.date, base, tree)


def past_faults(date: dt.date, base: Facts, tree: Tree) -> list[InputError]:
    """A date of a scenario that lies far past the newest fact."""
    newest = newest_day(base)
    if date <= newest + YEAR:
        return []
    what = f"date past the data: {date} lies more than one year after the newest fact, which is of {newest}"
    file, line = place_of(tree, ("date",))
    return [InputError(what, fix=f"name a date up to {newest + YEAR}", file=file, line=line)]


def newest_day(base: Facts) -> dt.date:
    """The day of the newest value or event of a fact base."""
    days = [value.since for quantity in base.quantities.values() for value in quantity.values]
    return max([*days, *(event.date for event in base.events)])


def _loading_faults(record: Scenario, value: Valued) -> list[InputError]:
    """Overrides that load a launcher above its upload ceiling, or a leg above what a force can hold."""
    most = units.UNITS["warheads"].highest
    found: list[InputError] = []
    for override in record.overrides:
        leg, _, part = override.id.rpartition(".")
        if part in ("loading", "upload_ceiling"):
            fault = above_ceiling(f"{leg}.loading", value(f"{leg}.loading"), value(f"{leg}.upload_ceiling"))
            if fault:
                found.append(_fault(override, fault, "lower the loading, or override the ceiling as well"))
        if part in ("loading", "launchers"):
            warheads = value(f"{leg}.launchers").high * value(f"{leg}.loading").high
            if warheads > most:
                what = f"{leg}: launchers times loading make {warheads:,.0f} warheads at most, and a leg holds up to {most:,.0f}"
                found.append(_fault(override, what, "lower the launchers or the loading"))
    return found


def _reserve_faults(record: Scenario, value: Valued) -> list[InputError]:
    """Actors whose reserves, against the victim and against third parties, may exceed their force."""
    found: list[InputError] = []
    for actor in record.actors if record.strike.third_party_reserve else ():
        kept, third = value(f"{actor}.withheld"), value(f"{actor}.withheld_third")
        if kept.high + third.high > 1.0:
            what = f"{actor} keeps back more than it has: withheld {kept.high:g} and withheld_third {third.high:g} at their high ends"
            own = next((one for one in record.overrides if one.id in (f"{actor}.withheld_third", f"{actor}.withheld")), None)
            file, line = (own.file, own.line) if own else (third.file, third.line or None)
            found.append(InputError(what, fix="lower one of them: together they are shares of one force", file=file, line=line))
    return found


def _fault(override: Override, what: str, fix: str) -> InputError:
    """A fault of one override, with its place."""
    return InputError(what, fix=fix, file=override.file, line=override.line)
