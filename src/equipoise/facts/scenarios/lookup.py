"""Values at a scenario's date, with the scenario's overrides applied."""

from __future__ import annotations

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.files.binding import NOWHERE
from equipoise.facts.files.yaml.tree import Mapping
from equipoise.facts.records.fields import replaced
from equipoise.facts.records.quantity import Value
from equipoise.facts.scenarios.fault import faults as disagreements
from equipoise.facts.scenarios.record import Override, Scenario


class Lookup:
    """The fact base as a scenario sees it."""

    def __init__(self, base: Facts, scenario: Scenario) -> None:
        """A scenario that was made in Python is checked against the base as a file is.

        Raises: InputError for an unknown actor or id, an override without effect, an impossible value, or a date outside the data.
        """
        found = faults(scenario, base, NOWHERE)
        if found:
            raise found[0]
        self.base = base
        self.scenario = scenario
        self._values = _Values(base, scenario)

    def value(self, name: str) -> Value:
        """The value of a quantity at the scenario's date; an override replaces its range.

        Raises: InputError for an unknown id, or a date before the data.
        """
        return self._values.value(name)

    def stated(self, name: str) -> Value:
        """The value of the fact base itself, whatever the scenario overrides."""
        return self.base.quantity(name).at(self.scenario.date)


class _Values:
    """The values of a scenario, whether it agrees with the base or not."""

    def __init__(self, base: Facts, scenario: Scenario) -> None:
        self.base = base
        self.scenario = scenario
        self.overrides = {override.id: override for override in scenario.overrides}

    def value(self, name: str) -> Value:
        """The value of a quantity at the scenario's date, or that of an override."""
        value = self.base.quantity(name).at(self.scenario.date)
        override = self.overrides.get(name)
        return value if override is None else overridden(value, override, self.scenario)


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
    return replaced(value, **changes)


def faults(record: Scenario, base: Facts, tree: Mapping) -> list[InputError]:
    """What in a scenario does not agree with the fact base."""
    return disagreements(record, base, tree, _Values(base, record).value)
