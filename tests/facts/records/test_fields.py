"""The kinds of field that records share."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from equipoise.facts.records.fields import ActorId, Date, List, PartialDate, Strict


class Sample(Strict):
    day: Date = dt.date(2026, 1, 1)
    published: PartialDate = "2026"
    actors: List[ActorId] = ()
    count: int = 0


def test_dates_and_lists_are_read() -> None:
    sample = Sample.model_validate({"day": "2024-02-29", "published": 2024, "actors": ["USA", "RUS"]})
    assert sample == Sample(day=dt.date(2024, 2, 29), published="2024", actors=("USA", "RUS"))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("day", "2025-02-29", "2025-02-29 is not a day of the calendar; write the date as YYYY-MM-DD"),
        ("day", "5 Feb 2026", "'5 Feb 2026' is not a date; write the date as YYYY-MM-DD"),
        ("day", 2026, "2026 is not a date"),
        ("published", "May 2025", "'May 2025' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("actors", ["Russia"], "String should match pattern"),
        ("actors", "USA", "Input should be a valid tuple"),
        ("count", True, "Input should be a valid integer"),
        ("count", "3", "Input should be a valid integer"),
        ("other", 1, "Extra inputs are not permitted"),
    ],
)
def test_what_does_not_fit_is_refused(field: str, value: object, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Sample.model_validate({field: value})


def test_a_record_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Sample().count = 1
