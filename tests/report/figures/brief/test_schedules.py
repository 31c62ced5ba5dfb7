from __future__ import annotations

from typing import Any

from equipoise.report.figures.brief.schedules import figures
from equipoise.report.figures.figure import Figure
from tests.report import synthetic
from tests.report.figures.subjects import headings, subject


def drawn(record: dict[str, Any], claim: int) -> list[Figure]:
    typed = synthetic.brief(record)
    return figures(subject(typed, typed.claims[claim]))


def test_a_schedule_is_drawn_against_one_adversary_and_against_the_coalition() -> None:
    record = synthetic.record()
    (floors,) = drawn(record, 1)
    assert headings(floors) == ["Russia against the United States alone", "Russia against the United States, the United Kingdom and France"]


def test_a_claim_on_floors_has_none() -> None:
    record = synthetic.record()
    assert drawn(record, 0) == []
