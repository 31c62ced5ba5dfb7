"""Values at a scenario's date, with the scenario's overrides applied."""

from __future__ import annotations

from pathlib import Path

from equipoise import units
from equipoise.errors import InputError
from equipoise.facts.actor import above_ceiling
from equipoise.facts.base import Facts
from equipoise.facts.binding import bound
from equipoise.facts.quantity import Quantity, Value
from equipoise.facts.scenario_record import Override, Scenario
from equipoise.facts.suggestion import suggestion
from equipoise.facts.yaml_file import Mapping, Tree, line_of, read


class Lookup:
    """The fact base as a scenario sees it."""

    def __init__(self, base: Facts, scenario: Scenario) -> None:
        self.base = base
        self.scenario = scenario
        self.overrides = {override.id: override for override in scenario.overrides}

    def value(self, name: str) -> Value:
        """The value of a quantity at the scenario's date; an override replaces its range.

        Raises: InputError for an unknown id, or a date before the data.
        """
        value = self.base.quantity(name).at(self.scenario.date)
        override = self.overrides.get(name)
        return value if override is None else overridden(value, override, self.scenario)

    def stated(self, name: str) -> Value:
        """The value of the fact base itself, whatever the scenario overrides."""
        return self.base.quantity(name).at(self.scenario.date)


def overridden(value: Value, override: Override, scenario: Scenario) -> Value:
    """A value with the range, reason and place of an override."""
    changes = {
        "since": scenario.date,
        "low": override.lowest,
        "best": override.best,
        "high": override.highest,
        "law": override.law,
        "kind": "override",
        "source": f"scenario:{scenario.name}",
        "page": None,
        "note": override.reason,
        "contested": None,
        "file": override.file,
        "line": override.line,
    }
    return value.model_copy(update=changes)


def scenario(path_or_name: Path | str, base: Facts) -> Scenario:
    """The scenario of a file, or the shipped one of a name such as `today`.

    Raises: InputError (file, line, what, fix) for an unreadable file, an unknown key, actor,
    party or id, an impossible value, or a date outside the data.
    """
    path = Path(path_or_name)
    given = path.suffix or path.exists() or len(path.parts) > 1
    tree = read(path) if given else _named(str(path), base)
    file = str(path) if given else f"scenarios/{path}.yaml"
    record = bound(Scenario, tree, file=file)
    if record is None or not isinstance(tree, Mapping):
        raise InputError("the scenario cannot be read", fix="correct the file", file=file)
    for fault in faults(record, base, tree):
        raise fault
    return record


def faults(record: Scenario, base: Facts, tree: Mapping) -> list[InputError]:
    """What in a scenario does not agree with the fact base."""
    found = [
        InputError(f"unknown actor {actor!r}", fix=suggestion(actor, base.actors), file=tree.file, line=line_of(tree, ("actors", index)))
        for index, actor in enumerate(record.actors)
        if actor not in base.actors
    ]
    found.extend(_override_faults(record, base))
    return found or [*_date_faults(record, base, tree), *_ceiling_faults(record, base)]


def _named(name: str, base: Facts) -> Tree:
    """The content of a scenario of the base, by its name."""
    names = [file[len("scenarios/") : -len(".yaml")] for file in base.files.names() if file.startswith("scenarios/")]
    if name not in names:
        raise InputError(f"no scenario is called {name!r}", fix=f"{suggestion(name, names)} or give the path of a file")
    return base.files.tree(f"scenarios/{name}.yaml")


def _override_faults(record: Scenario, base: Facts) -> list[InputError]:
    """Overrides of unknown ids, repeated ones, and values that their unit does not admit."""
    found: list[InputError] = []
    first: dict[str, int] = {}
    for override in record.overrides:
        if override.id in first:
            what = f"{override.id} is overridden twice (first on line {first[override.id]})"
            found.append(InputError(what, fix="keep one of the two", file=override.file, line=override.line))
        first.setdefault(override.id, override.line)
        try:
            quantity: Quantity = base.quantity(override.id)
        except InputError as fault:
            found.append(InputError(f"the override names an {fault.what}", fix=fault.fix, file=override.file, line=override.line))
            continue
        for number in (override.lowest, override.best, override.highest):
            fault = units.fault(number, quantity.unit)
            if fault:
                what = f"the override of {override.id}: {fault}"
                found.append(InputError(what, fix="give a value inside these bounds", file=override.file, line=override.line))
                break
    return found


def _date_faults(record: Scenario, base: Facts, tree: Mapping) -> list[InputError]:
    """A date for which an actor of the scenario, or a parameter, has no value yet."""
    quantities = [*base.parameters.values(), *(quantity for name in record.actors for quantity in base.actors[name].quantities())]
    latest = max(quantities, key=lambda quantity: quantity.values[0].since)
    first = latest.values[0]
    if first.since <= record.date:
        return []
    what = f"date outside the data: {latest.id} has no value for {record.date}"
    fix = f"use a date from {first.since} on (first value, {first.file}:{first.line})"
    return [InputError(what, fix=fix, file=tree.file, line=tree.lines["date"])]


def _ceiling_faults(record: Scenario, base: Facts) -> list[InputError]:
    """Overrides that load a launcher above its upload ceiling."""
    lookup = Lookup(base, record)
    found: list[InputError] = []
    for override in record.overrides:
        leg, _, field = override.id.rpartition(".")
        if field not in ("loading", "upload_ceiling"):
            continue
        loading, ceiling = lookup.value(f"{leg}.loading"), lookup.value(f"{leg}.upload_ceiling")
        fault = above_ceiling(f"{leg}.loading", loading, ceiling)
        if fault:
            fix = "lower the loading, or override the ceiling as well"
            found.append(InputError(fault, fix=fix, file=override.file, line=override.line))
    return found
