"""The tables of strikes on the page of a study of stability."""

from __future__ import annotations

from typing import Any

from equipoise.report.pages.stability import html
from equipoise.report.pages.strike_panel import Strike, strike_tables
from equipoise.report.words.stability import side_names
from tests import stabilities


def first_strike(changes: dict[str, Any]) -> Strike:
    """The first strike on the page after a change of it in the record."""
    record = stabilities.changed(lambda tree: tree["pairs"][0]["allocation"][0].update(changes))
    return strike_tables(record, side_names(record))[0].strikes[0]


def test_every_strike_has_a_row_for_each_class_that_it_is_fired_at() -> None:
    record = stabilities.record()
    names = side_names(record)
    tables = strike_tables(record, names)
    assert [table.title for table in tables] == ["United States and Russia", "India and Pakistan"]
    for table, pair in zip(tables, record.pairs, strict=True):
        struck = [sum(max(one.fired) >= 0.5 for one in row.classes) for row in pair.allocation]
        assert [len(strike.rows) for strike in table.strikes] == struck
    assert "conventional" in " ".join(row.fired for strike in tables[0].strikes for row in strike.rows)
    assert tables[1].strikes[0].whole.endswith("none of its weapons is on alert")
    assert tables[1].strikes[1].whole.endswith("no other strike destroys more")


def test_the_gap_is_told_or_that_there_is_none() -> None:
    words = first_strike({"gap": {"best": 0.031, "q05": 0.0, "q50": 0.02, "q95": 0.08}}).whole
    assert words.endswith("another could destroy 3\N{NO-BREAK SPACE}% more at most (in 95 % of the draws 8\N{NO-BREAK SPACE}%)")
    assert first_strike({"bound": None}).whole.endswith("no bound: too many types")


def test_two_nuclear_types_are_told_apart_by_name() -> None:
    types = [
        {"type": "USA.a", "name": "One", "nuclear": True, "ready": 10.0, "fired": 10.0},
        {"type": "USA.b", "name": "Other", "nuclear": True, "ready": 4.0, "fired": 4.0},
    ]
    (leg, *_) = stabilities.tree()["pairs"][0]["allocation"][0]["classes"]
    assert first_strike({"types": types, "classes": [leg | {"fired": [10.0, 4.0]}]}).rows[0].fired == "10 One, 4 Other"


def test_the_page_holds_the_tables() -> None:
    text = html(stabilities.record())
    assert "what each strike is made of" in text
    assert text.count("India strikes Pakistan, generated") == 1
