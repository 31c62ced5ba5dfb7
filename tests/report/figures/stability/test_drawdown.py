from __future__ import annotations

from equipoise.report.figures.stability.drawdown import figures
from tests import stabilities
from tests.report.figures.subjects import headings, subject


def test_curves_stand_beside_their_mirrors() -> None:
    record = stabilities.record()
    (curves,) = figures(subject(record, record.pairs[0]))
    assert curves.title.startswith("United States and Russia: ")
    assert headings(curves) == ["United States strikes", "Russia strikes"]
