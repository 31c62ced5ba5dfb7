from __future__ import annotations

from equipoise.report.figures.engagement.curve import figures
from tests.report import engagements
from tests.report.figures.subjects import headings, subject


def test_a_single_size_draws_no_curve() -> None:
    record = engagements.record()
    assert headings(figures(subject(record))[0]) == ["Warheads that leak", "Chance that none leaks"]
    assert figures(subject(engagements.record(curve=engagements.tree()["curve"][:1]))) == []
