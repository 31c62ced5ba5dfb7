from __future__ import annotations

import re

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MultipleLocator

from equipoise.report.drawing.ruler import counted, frame, ruled, whole
from equipoise.report.drawing.theme import MUTED, RULE, panel, svg
from tests.report.drawings import words


def empty() -> tuple[Figure, Axes]:
    """A panel of 200 by 100 pixels whose coordinates are pixels."""
    figure, axes = panel(100, 0, 0, 0, 0, 200)
    axes.set_xlim(0, 200)
    axes.set_ylim(0, 100)
    return figure, axes


@pytest.mark.parametrize("most", [0.5, 1.0, 7.3, 416.0, 20_800.0, 1e12])
def test_whole_steps_are_round_and_few(most: float) -> None:
    ticks = [float(tick) for tick in whole().tick_values(0.0, most) if tick <= most]
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    assert len(ticks) <= 7
    assert re.fullmatch("[125]0*", f"{step:.0f}")
    assert ticks == [place * step for place in range(len(ticks))]


def test_a_frame_has_limits_of_its_own_where_it_stands_in_another() -> None:
    figure, axes = empty()
    inner = frame(axes, (50, 20, 100, 60), (0.0, 4.0), (0.0, 1.0))
    ruled(inner.xaxis, whole(), grid=True)
    text = svg(figure, "frame", "frame")
    assert [(word.x, word.text) for word in words(text)] == [(50.0 + 25.0 * n, str(n)) for n in range(5)]
    assert all(80.0 < word.y < 100.0 for word in words(text)), "below the frame"
    assert text.count(f"stroke: {RULE}") == 5


def test_words_have_the_typeface_of_the_page_and_no_lines_unless_wanted() -> None:
    figure, axes = empty()
    ruled(frame(axes, (50, 20, 100, 60)).yaxis, MultipleLocator(0.5), "{:.1f} parts".format)
    text = svg(figure, "frame", "frame")
    (style,) = {word.style for word in words(text)}
    assert "font-family: 'Source Sans 3'" in style
    assert f"fill: {MUTED}" in style
    assert [word.text for word in words(text)] == ["0.0 parts", "0.5 parts", "1.0 parts"]
    assert RULE not in text


def test_a_frame_without_ticks_shows_nothing() -> None:
    figure, axes = empty()
    plain = svg(figure, "empty", "empty")
    frame(axes, (50, 20, 100, 60))
    assert re.findall("<(?:path|text|use)", svg(figure, "empty", "empty")) == re.findall("<(?:path|text|use)", plain)


def test_numbers_read_in_full() -> None:
    assert [counted(value) for value in (0.0, 0.25, 1500.0, 0.1 + 0.2)] == ["0", "0.25", "1,500", "0.3"]
