"""The inputs of scenarios of their own file, and the publications behind them."""

from __future__ import annotations

import pytest

from equipoise import facts
from equipoise.facts.scenarios.given_input import Input
from equipoise.study.given import GivenRow, cited, given_node, given_rows, input_columns, source_key, source_node

BASE = facts.load()
KEY = next(key for key, source in BASE.sources.items() if source.url)
FACT = Input("stocks.far", "stock far", "interceptors", 40.0, 44.0, 64.0, "official", f"USA.gmd.interceptors ({KEY})", "as of today")
CHOICE = Input("spread", "how far", "degrees", 4.0, 4.0, 4.0, "assumption", "scenario:mine", "round numbers")


def test_rows_hold_what_the_inputs_hold() -> None:
    rows = given_rows([FACT, CHOICE])
    assert [row.model_dump() for row in rows] == [FACT._asdict(), CHOICE._asdict()]
    assert [row.is_fixed for row in rows] == [False, True]
    assert [row.relative_width for row in rows] == [(64.0 - 40.0) / 64.0, 0.0]
    assert [row.key for row in rows] == [KEY, "scenario:mine"]


def test_a_fact_leads_to_its_publication_and_an_assumption_to_its_reason() -> None:
    sources = cited([KEY, "scenario:mine"], BASE)
    assert list(sources) == [KEY]
    fact, choice = (given_node(row, sources) for row in given_rows([FACT, CHOICE]))
    assert (fact.title, fact.text) == ("stocks.far", "stock far: 40 – 44 – 64 interceptors, official")
    assert fact.children[0].text.startswith(f"{sources[KEY].title} ({sources[KEY].publisher}, ")
    assert fact.children[0].text.endswith(f"{sources[KEY].url} – as of today")
    assert choice.text == "how far: 4 degrees, assumption"
    assert (choice.children[0].title, choice.children[0].text) == ("scenario:mine", "round numbers")
    assert source_node(KEY, "", sources).text.endswith(str(sources[KEY].url))


def test_the_key_stands_in_brackets_behind_the_fact() -> None:
    assert source_key("a.b (c)") == "c"
    assert source_key("class:missiles.icbm_solid") == "class:missiles.icbm_solid"


def test_columns_of_inputs_have_the_unit_of_each() -> None:
    found = input_columns(given_rows([FACT, CHOICE]))
    assert found["input_high"][1].tolist() == [64.0, 4.0]
    assert found["input_unit"][1] == ["interceptors", "degrees"]


def test_a_row_with_a_number_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        GivenRow(**FACT._replace(high=float("inf"))._asdict())
