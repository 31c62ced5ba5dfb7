from __future__ import annotations

from equipoise.report.figures.brief.schedules import figures
from equipoise.report.verdicts.verdicts import verdicts
from tests.report import synthetic
from tests.report.figures.subjects import headings, subject


def test_a_schedule_is_drawn_against_one_adversary_and_against_the_coalition() -> None:
    record = synthetic.record()
    (floors,) = figures(subject(record, verdicts(record)[1]))
    assert headings(floors) == ["Russia against the United States alone", "Russia against the United States, the United Kingdom and France"]


def test_a_claim_on_floors_has_none() -> None:
    record = synthetic.record()
    assert figures(subject(record, verdicts(record)[0])) == []
