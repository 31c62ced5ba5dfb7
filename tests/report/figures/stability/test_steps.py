from __future__ import annotations

from equipoise.report.figures.stability.steps import figures
from tests import stabilities
from tests.report.figures.subjects import headings, subject


def test_a_matrix_of_steps_for_each_kind() -> None:
    assert headings(figures(subject(stabilities.record()))[0]) == ["A step on offence", "A step on defence"]
