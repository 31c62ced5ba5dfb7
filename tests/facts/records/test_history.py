"""The timeline and the data exchanged under New START."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from equipoise import facts


def test_all_events_are_there_in_order(base: facts.Facts) -> None:
    assert len(base.events) == 78
    assert [event.date for event in base.events] == sorted(event.date for event in base.events)


def test_all_exchanges_are_there(base: facts.Facts) -> None:
    assert len(base.exchanges) == 50
    assert {exchange.party for exchange in base.exchanges} == {"USA", "RUS"}


def test_the_last_russian_row_is_missing_not_zero(base: facts.Facts) -> None:
    last = next(exchange for exchange in base.exchanges if exchange.date == dt.date(2023, 3, 1) and exchange.party == "RUS")
    assert last.deployed_warheads is None
    assert last.sources == ("ns_2023mar",)


def test_a_known_row_is_as_published(base: facts.Facts) -> None:
    row = next(exchange for exchange in base.exchanges if exchange.date == dt.date(2020, 9, 1) and exchange.party == "RUS")
    assert (row.deployed_delivery_systems, row.deployed_warheads, row.deployed_and_nondeployed_launchers) == (510, 1447, 764)


@pytest.mark.parametrize(
    ("relative", "old", "new", "message"),
    [
        (
            "timeline/events.yaml",
            "1972-10-03",
            "1971-10-03",
            "timeline/events.yaml:7: the event of 1971-10-03 stands after that of 1972-05-26",
        ),
        ("timeline/events.yaml", "category: treaty", "category: pact", "timeline/events.yaml:5: 'category': input should be 'capability'"),
        ("timeline/events.yaml", "source: tass_factbox", "source: tass_box", "timeline/events.yaml:5: unknown source 'tass_box'; add it"),
        (
            "treaties/new_start_data.csv",
            "2011-02-05,USA,882,",
            "2011-02-05,USA,-882,",
            "treaties/new_start_data.csv:2: '-882' is not a count; write",
        ),
        (
            "treaties/new_start_data.csv",
            "2011-02-05,USA,",
            "5 Feb 2011,USA,",
            "treaties/new_start_data.csv:2: '5 Feb 2011' is not a date; write",
        ),
        (
            "treaties/new_start_data.csv",
            "ns_2011feb,",
            "ns_2011fib,",
            "treaties/new_start_data.csv:2: unknown source 'ns_2011fib'; add it to",
        ),
        (
            "treaties/new_start_data.csv",
            "date,party",
            "day,party",
            "treaties/new_start_data.csv:1: the header is not the expected one; write date,",
        ),
    ],
)
def test_what_cannot_be_is_refused(spoiled: Callable[..., str], relative: str, old: str, new: str, message: str) -> None:
    assert spoiled(relative, old, new).startswith(message)
