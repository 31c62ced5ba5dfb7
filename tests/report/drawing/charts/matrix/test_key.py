from __future__ import annotations

import re

from equipoise.report.drawing.charts.matrix.key import CHANGES, SWATCH_PX, Entry, key_row, key_rows
from equipoise.report.drawing.shades import change_shade, hexadecimal
from equipoise.report.drawing.theme import panel, svg


def test_rows_fit_the_width_and_keep_the_order() -> None:
    entries = [Entry("scale", "chance"), Entry("hatched", "cannot reach"), Entry("blank", "common member")]
    rows = key_rows(entries, 368)
    assert [entry for row in rows for entry in row] == entries
    assert [len(row) for row in rows] == [2, 1]
    assert key_rows([], 368) == []


def test_an_entry_that_is_too_wide_has_a_row_of_its_own() -> None:
    assert [len(row) for row in key_rows([Entry("blank", "a"), Entry("change", "words " * 40), Entry("hatched", "b")], 368)] == [1, 1, 1]


def test_a_scale_is_five_swatches_wide() -> None:
    assert Entry("scale", "").marks_px == 5 * SWATCH_PX == 5 * Entry("blank", "").marks_px
    assert Entry("", "words").marks_px == 0.0


def test_the_key_of_changes_says_which_number_has_which_shade() -> None:
    figure, axes = panel(40, 0, 0, 0, 0)
    axes.set_xlim(0, 368)
    axes.set_ylim(-40, 0)
    key_row(axes, [Entry("change", "points of percent")], -20)
    text = svg(figure, "key", "key")
    assert re.findall(r">([^<>]+)</text>", text) == ["−10", "−1", "−0.1", "0", "+0.1", "+1", "+10", "points of percent"]
    assert re.findall(r"fill: (#[0-9a-f]{6})", text)[:7] == [hexadecimal(change_shade(points)) for points in CHANGES]


def test_each_mark_is_drawn_with_its_words() -> None:
    for mark in ("scale", "change", "hatched", "blank"):
        figure, axes = panel(40, 0, 0, 0, 0)
        axes.set_xlim(0, 368)
        axes.set_ylim(-40, 0)
        key_row(axes, [Entry(mark, "words of it")], -20)
        text = svg(figure, "key", "key")
        assert ">words of it</text>" in text
        assert text.count("<path") >= (5 if mark in ("scale", "hatched") else 1)
