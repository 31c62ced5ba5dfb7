"""The kinds of field that records share."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import PrivateAttr, ValidationError

from equipoise.errors import InputError
from equipoise.facts.records.fields import ActorId, Date, List, PartialDate, Strict, Text, replaced


class Sample(Strict):
    day: Date = dt.date(2026, 1, 1)
    published: PartialDate = "2026"
    actors: List[ActorId] = ()
    count: int = 0
    title: Text = "a title"
    _place: str = PrivateAttr("")

    def stand(self, place: str) -> None:
        self._place = place

    @property
    def place(self) -> str:
        return self._place


class Whole(Strict):
    parts: List[Sample]


def test_dates_and_lists_are_read() -> None:
    sample = Sample.model_validate({"day": "2024-02-29", "published": 2024, "actors": ["USA", "RUS"]})
    assert sample == Sample(day=dt.date(2024, 2, 29), published="2024", actors=("USA", "RUS"))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("day", "2025-02-29", "2025-02-29 is not a day of the calendar; write the date as YYYY-MM-DD"),
        ("day", "5 Feb 2026", "'5 Feb 2026' is not a date; write the date as YYYY-MM-DD"),
        ("day", 2026, "2026 is not a date; write the date as YYYY-MM-DD"),
        ("day", "9000-01-01", "9000-01-01 is outside the years 1900 to 2100; give a date within them"),
        ("day", dt.date(1899, 12, 31), "1899-12-31 is outside the years 1900 to 2100; give a date within them"),
        ("published", "May 2025", "'May 2025' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("published", "2026-99-99", "2026-99-99 is not a day of the calendar; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("published", "2026-13", "2026-13 is not a month of the calendar; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("published", "0000", "0000 is not a year of the calendar; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("published", 9000, "9000 is outside the years 1600 to 2100; give a date within them"),
        ("actors", ["Russia"], "'actors': string should match pattern '^[A-Z]{3}$', not 'Russia'; correct the value"),
        ("actors", "USA", "'actors': a list is expected, not 'USA'; correct the value"),
        ("count", True, "'count': input should be a valid integer, not True; correct the value"),
        ("count", "3", "'count': input should be a valid integer, not '3'; correct the value"),
        ("title", "", "'title' is empty; write a text"),
        ("title", " \t\u200b\u00a0", "'title' is blank; write a text"),
        ("other", 1, "unknown key 'other'; use one of actors, count, day, published, title"),
        ("tilte", "x", "unknown key 'tilte'; did you mean 'title'?"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(field: str, value: Any, message: str) -> None:
    for attempt in (
        lambda: Sample.model_validate({field: value}),
        lambda: Sample(**{field: value}),
        lambda: Sample().model_copy(update={field: value}),
    ):
        with pytest.raises(InputError) as refused:
            attempt()
        said = str(refused.value)
        assert said == message or said == f"{field}: {message}"


def test_a_fault_of_an_inner_record_says_where_it_is() -> None:
    with pytest.raises(InputError) as refused:
        Whole.model_validate({"parts": [{"day": "2026-01-01"}, {"published": "soon"}]})
    assert str(refused.value) == "parts.1.published: 'soon' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"


def test_a_copy_is_a_record_of_its_own() -> None:
    first = Sample(count=3)
    first.stand("here")
    second = first.model_copy(update={"title": "another"})
    assert (second.count, second.title, second.place, first.title) == (3, "another", "here", "a title")
    assert first.model_copy() == first


def test_values_of_ours_are_not_checked_again() -> None:
    assert replaced(Sample(), title="", count=7).title == ""


def test_a_record_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Sample().count = 1
