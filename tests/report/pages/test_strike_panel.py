"""The tables of strikes on the page of a study of stability."""

from __future__ import annotations

from equipoise.report.pages.stability import html
from equipoise.report.pages.strike_panel import strike_tables
from tests import stabilities


def test_every_strike_has_a_row_for_each_class_that_it_is_fired_at() -> None:
    record = stabilities.record()
    names = {side["id"]: side["name"] for side in record["sides"]}
    tables = strike_tables(record, names)
    assert [table["title"] for table in tables] == ["United States and Russia", "India and Pakistan"]
    for table, pair in zip(tables, record["pairs"], strict=True):
        struck = [sum(max(one["fired"]) >= 0.5 for one in row["classes"]) for row in pair["allocation"]]
        assert [len(strike["rows"]) for strike in table["strikes"]] == struck
    assert "conventional" in " ".join(row["fired"] for strike in tables[0]["strikes"] for row in strike["rows"])
    assert tables[1]["strikes"][0]["whole"].endswith("none of its weapons is on alert")
    assert tables[1]["strikes"][1]["whole"].endswith("no other strike destroys more")


def test_the_gap_is_told_or_that_there_is_none() -> None:
    record = stabilities.record()
    names = {side["id"]: side["name"] for side in record["sides"]}
    row = record["pairs"][0]["allocation"][0]
    row |= {"gap": {"best": 0.031, "q05": 0.0, "q50": 0.02, "q95": 0.08}}
    words = strike_tables(record, names)[0]["strikes"][0]["whole"]
    assert words.endswith("another could destroy 3\N{NO-BREAK SPACE}% more at most (in 95 % of the draws 8\N{NO-BREAK SPACE}%)")
    row |= {"bound": None}
    assert strike_tables(record, names)[0]["strikes"][0]["whole"].endswith("no bound: too many types")


def test_two_nuclear_types_are_told_apart_by_name() -> None:
    record = stabilities.record()
    names = {side["id"]: side["name"] for side in record["sides"]}
    row = record["pairs"][0]["allocation"][0]
    row["types"] = [
        {"type": "USA.a", "name": "One", "nuclear": True, "ready": 10.0},
        {"type": "USA.b", "name": "Other", "nuclear": True, "ready": 4.0},
    ]
    row["classes"] = [row["classes"][0] | {"fired": [10.0, 4.0]}]
    assert strike_tables(record, names)[0]["strikes"][0]["rows"][0]["fired"] == "10 One, 4 Other"


def test_the_page_holds_the_tables() -> None:
    text = html(stabilities.record())
    assert "what each strike is made of" in text
    assert text.count("India strikes Pakistan, generated") == 1
