from __future__ import annotations

from typing import Any

from equipoise.report.figures.brief.arrivals import figures
from equipoise.report.figures.figure import Figure
from tests.report import synthetic
from tests.report.figures.subjects import headings, subject


def drawn(record: dict[str, Any], claim: int) -> list[Figure]:
    typed = synthetic.brief(record)
    return figures(subject(typed, typed.claims[claim]))


def test_the_claim_and_its_mirror_stand_side_by_side() -> None:
    record = synthetic.record()
    (arrivals,) = drawn(record, 0)
    assert headings(arrivals) == ["Russia on the United States", "The United States on Russia"]
    assert arrivals.title.endswith("how many warheads arrive: 359 to 1,078 on the United States; 334 to 1,002 on Russia.")


def test_a_schedule_shows_the_partner_first() -> None:
    record = synthetic.record()
    (arrivals,) = drawn(record, 1)
    assert len(arrivals.panels) == 2
    assert arrivals.title.startswith("Alert and doctrine decide how many warheads of Russia arrive: 359 to 1,078 on the United States;")
