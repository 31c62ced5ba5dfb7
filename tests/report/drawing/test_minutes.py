from __future__ import annotations

import pytest

from equipoise.report.drawing.minutes import MOST_TICKS, between, minutes, time_axis
from equipoise.report.drawing.theme import panel, svg
from tests.report import drawings


def axis(most_s: float) -> str:
    """An axis of minutes from 10 to 350 pixels."""
    figure, axes = panel(100, 0, 0, 0, 0)
    axes.set_xlim(0, 368)
    axes.set_ylim(0, 100)
    time_axis(axes, (10, 350), most_s, 90, 30)
    return svg(figure, "axis", "axis")


@pytest.mark.parametrize("most_s", [1.0, 59.0, 61.0, 900.0, 2655.0, 5400.0, 86_400.0, 1e6])
def test_an_axis_has_a_few_whole_minutes_up_to_its_end(most_s: float) -> None:
    found = drawings.words(axis(most_s), r"[\d,]+")
    assert (found[0].text, found[0].x) == ("0", 10.0)
    assert len(found) <= MOST_TICKS + 1
    for word in found:
        assert word.x == pytest.approx(10 + 340 * float(word.text.replace(",", "")) * 60 / most_s, abs=1e-3)
        assert word.x <= 350.0


def test_times_are_read_in_minutes() -> None:
    assert minutes(59.9) == "1"
    assert minutes(92) == "1.5"
    assert between(419.6, 1392) == "7.0–23.2\xa0min"


def test_the_axis_names_its_unit_and_its_ticks() -> None:
    text = axis(700)
    for words in ("0", "2", "10", "Minutes since lift-off"):
        assert f">{words}</text>" in text
