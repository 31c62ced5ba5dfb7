"""Numbers of the base by name and date."""

from __future__ import annotations

import datetime as dt

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.queries.number import is_named, numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RUS.totals.deployed@2026-01-01", [1796.0]),
        ("parameters.kill_if_found@2026-01-01", [0.8]),
        ("treaties.ctbt.needed@2026-01-01", [44.0]),
        ("new_start.USA.deployed_warheads@2018-09-01", [1398.0]),
    ],
)
def test_a_name_gives_its_number(base: facts.Facts, text: str, found: list[float]) -> None:
    assert is_named(text)
    assert numbers(base, text) == found


def test_a_star_gives_all_actors(base: facts.Facts) -> None:
    found = numbers(base, "*.totals.deployed@2026-01-01")
    values = [base.quantity(f"{actor}.totals.deployed").at(dt.date(2026, 1, 1)) for actor in base.actors]
    assert found == [value.best for value in values]
    assert found != [value.low for value in values]
    assert found != [value.high for value in values]


def test_other_texts_name_no_fact() -> None:
    assert not any(is_named(text) for text in ("10/18", "core.treaties", "RUS@2026-01-01", "RUS.totals.deployed"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("RUS.totals.deployed", "'RUS.totals.deployed' names no fact; write it as RUS.totals.deployed@2026-01-01"),
        ("RUS.totals.deploied@2026-01-01", "unknown quantity 'RUS.totals.deploied'; did you mean 'RUS.totals.deployed'?"),
        ("RUS.totals.deployed@2026-02-30", "2026-02-30 is not a day of the calendar; write the date as YYYY-MM-DD"),
        ("RUS.totals.deployed@1999-01-01", "date outside the data: RUS.totals.deployed has no value for 1999-01-01"),
        ("treaties.abm.needed@2026-01-01", "the treaty 'abm' has no list of states that must ratify; name a treaty that has one"),
        ("treaties.ctbt.neded@2026-01-01", "the condition of ctbt has no count 'neded'; did you mean 'needed'?"),
        ("new_start.USA.deployed@2018-09-01", "the exchanges have no figure 'deployed'"),
        ("new_start.USA.deployed_warheads@2018-09-02", "USA declared no deployed_warheads as of 2018-09-02; use 1 March or 1 September"),
    ],
)
def test_what_cannot_be_read_is_refused(base: facts.Facts, text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        numbers(base, text)
    assert str(caught.value).startswith(message)
