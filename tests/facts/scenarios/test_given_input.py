"""Numbers of a scenario with their kind and source: facts keep theirs, the rest is assumed."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.records.fields import replaced
from equipoise.facts.records.given import Given
from equipoise.facts.scenarios.given_input import Place, resolved
from equipoise.units import UNITS

DAY = dt.date(2026, 11, 22)


def place(given: Given, unit: str = "s") -> Place:
    """A place with a number."""
    return Place("burn", "burn", given, UNITS[unit], "around it", ())


def test_a_number_of_the_file_is_an_assumption_of_the_scenario_or_of_its_class(base: facts.Facts) -> None:
    found = resolved(place(Given(low=1, best=2, high=3)), "mine", DAY, base)
    assert (found.low, found.best, found.high, found.kind, found.source, found.reason) == (
        1,
        2,
        3,
        "assumption",
        "scenario:mine",
        "around it",
    )
    assert resolved(place(Given(best=2, reason="its own")), "mine", DAY, base, "class:x")[-2:] == ("class:x", "its own")


def test_a_fact_keeps_its_kind_and_source(base: facts.Facts) -> None:
    found = resolved(place(Given(fact="parameters.burn_time_solid")), "mine", DAY, base)
    assert (found.best, found.kind, found.source) == (170, "estimate", "parameters.burn_time_solid (ieee_boost)")
    value = base.quantity("USA.warning").at(DAY)
    found = resolved(place(Given(fact="USA.warning"), "probability"), "mine", DAY, base)
    assert (found.low, found.best, found.high, found.is_fixed) == (value.low, value.best, value.high, False) == (0.7, 0.9, 0.98, False)


@pytest.mark.parametrize("end", ["low", "best", "high"])
def test_a_fact_is_refused_by_any_of_its_three_numbers(end: str, base: facts.Facts) -> None:
    quantity = base.quantity("USA.gmd.interceptors")
    value = replaced(quantity.at(DAY), **{"low": 30.0, "best": 35.0, "high": 40.0} | {end: 30.5})
    changed = dataclasses.replace(base)
    changed.__dict__["quantities"] = {quantity.id: replaced(quantity, values=(value,))}
    with pytest.raises(InputError, match=r"^USA.gmd.interceptors: 30.5 is impossible: interceptors are whole numbers; give"):
        resolved(place(Given(fact=quantity.id), "interceptors"), "mine", DAY, changed)


@pytest.mark.parametrize(
    ("fact", "unit", "says"),
    [
        ("parameters.burn_time_solid", "km", "parameters.burn_time_solid is given in 's'; name a fact in km"),
        ("parameters.burn_time_solid", "share", "parameters.burn_time_solid is given in 's'; name a fact in probability or share"),
        (
            "parameters.burn_time_gas",
            "s",
            "unknown quantity 'parameters.burn_time_gas'; see the list of ids that 'equipoise facts list' prints",
        ),
    ],
)
def test_a_fact_that_does_not_fit_is_refused(fact: str, unit: str, says: str, base: facts.Facts) -> None:
    with pytest.raises(InputError) as refused:
        resolved(place(Given(fact=fact), unit), "mine", DAY, base)
    assert str(refused.value) == says or refused.value.what == says.split(";", maxsplit=1)[0]
