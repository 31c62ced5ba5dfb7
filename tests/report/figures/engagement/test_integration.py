from __future__ import annotations

from equipoise.report.drawing.theme import ACCENT, WORSE
from equipoise.report.figures.engagement.integration import figures
from tests.report import engagements
from tests.report.figures.subjects import subject


def test_the_key_names_the_colours_that_are_drawn() -> None:
    (steps,) = figures(subject(engagements.record()))
    assert [(key.words, key.colour) for key in steps.keys[:2]] == [("fewer leak", ACCENT), ("more leak", WORSE)]
    assert ACCENT in steps.panels[0].svg
    assert WORSE in steps.panels[0].svg
