from __future__ import annotations

from equipoise.report.figures.engagement.contours import figures
from tests.report import engagements
from tests.report.figures.subjects import subject


def test_the_map_says_what_its_tints_are() -> None:
    (contours,) = figures(subject(engagements.record()))
    assert len(contours.panels) == 1
    assert contours.tints is not None
    assert [words for words, _ in contours.tints.steps] == ["0", "25", "50", "75", "100"]
