from __future__ import annotations

from equipoise.report.figures.engagement.branches import figures
from tests.report import engagements
from tests.report.figures.subjects import headings, subject


def test_branches_beside_each_other_are_told_apart() -> None:
    (branches,) = figures(subject(engagements.record()))
    assert headings(branches) == ["Everything works: 90\xa0%", "Warning is lost: 10\xa0%"]
    assert branches.panels[0].colour != branches.panels[1].colour


def test_branches_that_are_left_out_are_counted() -> None:
    (branches,) = figures(subject(engagements.record(branches=3 * engagements.tree()["branches"])))
    assert len(branches.panels) == 4
    assert branches.subtitle.endswith("The 4 likeliest of 6 branches.")
