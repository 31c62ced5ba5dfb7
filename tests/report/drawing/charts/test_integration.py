from __future__ import annotations

from equipoise.report.drawing.charts.integration import ACCENT, WORSE, Waterfall, description, integration_figure, signed
from tests.report import engagements


def waterfall() -> Waterfall:
    return Waterfall("key", engagements.record().integration)


def test_steps_are_named_with_their_mean_and_change() -> None:
    text = integration_figure(waterfall())
    for words in ("Independent", "mean 2.00", "mean 1.50 (−0.50)", "mean 1.75 (+0.25)", "One command that can fail"):
        assert f">{words}</text>" in text
    assert ACCENT in text
    assert WORSE in text


def test_the_sentence_has_mean_and_tail() -> None:
    assert "independent: mean 2.00, 95 % quantile 3, none 45\xa0%" in description(waterfall())


def test_a_change_of_nothing_is_said_so() -> None:
    assert signed(1e-9) == "±0"
