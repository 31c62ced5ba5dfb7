"""The series of stockpiles: complete, each year once, and the same as the totals where they meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from equipoise import facts
from equipoise.facts.records.stockpile import series

TABLE = "stockpiles/since_1945.csv"


def test_all_rows_are_there(base: facts.Facts) -> None:
    assert len(base.stockpiles) == 1562
    for actor in base.actors:
        assert list(series(base.stockpiles, actor)) == list(range(1945, 2027))
        assert next(iter(series(base.stockpiles, actor, cross_check=True))) == 1945


def test_the_last_year_is_that_of_the_totals(base: facts.Facts) -> None:
    for actor in base.actors.values():
        assert series(base.stockpiles, actor.id)[2026] == actor.totals.military_stockpile.at(dt.date(2026, 1, 1)).best


@pytest.mark.parametrize(("year", "published"), [(2024, 9585), (2025, 9614), (2026, 9745)])
def test_states_add_up_to_the_published_world(base: facts.Facts, year: int, published: int) -> None:
    assert sum(series(base.stockpiles, actor)[year] for actor in [*base.actors, "ZAF"]) == published


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("USA,United States,2026,3700", "USA,United States,2026,-1", "'-1' is not a count; write a whole number of zero or more"),
        ("USA,United States,2026,3700", "USA,United States,1944,3700", "'year': input should be greater than or equal to 1945, not '1944'"),
        ("USA,United States,2026,3700", "USA,United States,2025,3700", "USA has 2025 in this series twice (first on line"),
        ("USA,United States,2026,3700", "no,United States,2026,3700", "'actor': string should match pattern"),
        ("fas_status26,seen-secondary", "fas_status26,heard", "'provenance': input should be 'seen', 'seen-secondary' or 'derived'"),
        ("actor,country", "country,actor", "the header is not the expected one; write actor,country,year,warheads,series"),
    ],
)
def test_a_row_that_cannot_be_is_refused(spoiled: Callable[..., str], old: str, new: str, message: str) -> None:
    sentence = spoiled(TABLE, old, new)
    assert sentence.startswith(f"{TABLE}:")
    assert message in sentence
