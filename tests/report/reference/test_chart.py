"""Small charts."""

from __future__ import annotations

from equipoise.report.reference.chart import Bar, Line, bars, lines, short, spans, stacks
from tests.report.drawings import size


def test_bars_tell_label_and_value() -> None:
    drawing = bars([Bar("silo", 1, 2.5, 3, "#123456"), Bar("zero", 0, 0, 0, "#123456")], "Two bars.", "key")
    assert 'aria-label="Two bars."' in drawing
    assert all(word in drawing for word in (">silo<", ">2.5<", ">0<"))
    assert size(drawing)[0] == 368.0


def test_stacks_and_spans_draw_each_part_in_its_colour() -> None:
    drawing = stacks([("a", [(1, "#111111"), (3, "#222222")]), ("b", [(0, "#333333")])], "Stacks.", "key")
    assert "#111111" in drawing
    assert "#222222" in drawing
    drawing = spans([("a", [(1990, 2000, "#111111"), (2000, 2000, "#222222")])], 1990, 2010, "Spans.", "key")
    assert all(word in drawing for word in ("#111111", "#222222", ">1990<", ">2010<"))


def test_lines_end_with_their_value() -> None:
    drawing = lines([Line("A", {2000: 5, 2010: 1200}, "#111111"), Line("B", {2000: 7}, "#222222")], 900, "Lines.", "key")
    assert ">A 1,200<" in drawing
    assert ">B 7<" in drawing
    assert "stroke-dasharray" in drawing


def test_the_same_chart_is_the_same_bytes() -> None:
    rows = [Bar("a", 1, 2, 3, "#123456")]
    assert bars(rows, "x", "k") == bars(rows, "x", "k")


def test_a_long_label_is_cut() -> None:
    assert short("Short") == "Short"
    assert short("A label that is much too long") == "A label that is much t…"


def test_a_bar_shows_its_best_value_and_the_whisker_both_ends() -> None:
    def drawn(low: float, best: float, high: float) -> str:
        return bars([Bar("a", low, best, high, "#123456"), Bar("b", 0, 0, 90, "#123456")], "x", "k")

    assert ">20<" in drawn(10, 20, 40)
    assert len({drawn(10, 20, 40), drawn(11, 20, 40), drawn(10, 21, 40), drawn(10, 20, 41)}) == 4
    ends = [drawn(*numbers) for numbers in ((20, 20, 40), (10, 20, 20), (20, 20, 20))]
    assert len({*ends, drawn(10, 20, 40)}) == 4
    beyond = bars([Bar("a", 10, 20, 180, "#123456")], "x", "k")
    assert beyond != bars([Bar("a", 10, 20, 90, "#123456")], "x", "k"), "the axis reaches to the high end"
