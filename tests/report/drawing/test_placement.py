from __future__ import annotations

import pytest

from equipoise.report.drawing.placement import LINE_PX, Box, Label, shortened, spots, width_px, wrapped

FRAME = Box(0, 0, 300, 200)


def test_boxes_know_what_they_share() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(5, 5, 20, 20)) == 25
    assert Box(0, 0, 10, 10).overlap(Box(10, 0, 20, 10)) == 0
    assert Box(0, 0, 10, 4).area == 40


def test_a_label_alone_stands_to_the_right_of_its_point() -> None:
    (box,) = spots([Label("Alaska", 100, 100, gap=8)], FRAME)
    assert (box.left, box.bottom + box.top) == (108, 200)
    assert box.right - box.left == pytest.approx(width_px("Alaska"))
    assert box.top - box.bottom == LINE_PX


def test_a_label_at_the_edge_stays_in_the_frame() -> None:
    (box,) = spots([Label("Alaska", 290, 100)], FRAME)
    assert box.right == 283
    (box,) = spots([Label("Alaska", 290, 199)], FRAME)
    assert box.top <= 200


def test_labels_of_one_place_keep_off_each_other_and_off_what_is_there() -> None:
    labels = [Label(words, 150, 100) for words in ("Alaska", "Greenland", "US west coast", "US Midwest")]
    boxes = [*spots(labels, FRAME, [Box(155, 93, 250, 107)]), Box(155, 93, 250, 107)]
    assert all(one.overlap(other) == 0 for one in boxes for other in boxes if one is not other)


def test_bold_words_are_wider() -> None:
    assert width_px("Alaska", bold=True) > width_px("Alaska") > width_px("Alask")


def test_words_are_wrapped_or_cut_to_a_width() -> None:
    title = "Northern China to the US west coast, lofted ICBM"
    lines = wrapped(title, 200, bold=True)
    assert " ".join(lines) == title
    assert all(width_px(line, bold=True) <= 200 for line in lines)
    assert wrapped("", 200) == [""]
    assert wrapped("Incomprehensibilities", 10) == ["Incomprehensibilities"]
    assert width_px(shortened(title, 100)) <= 100
    assert shortened(title, 0) == "…"


def test_signs_of_other_scripts_have_a_width() -> None:
    assert width_px("中文") == pytest.approx(26.0)
    assert width_px("a中") == pytest.approx(width_px("a") + 13.0)
    assert width_px("") == 0.0
    assert shortened("中文标题", 40.0) == "中文…"
