from __future__ import annotations

import re

import pytest

from equipoise.report.drawing.charts.contour import Map, contour_figure, description, edges
from equipoise.report.drawing.shades import hexadecimal, shade, words_on
from tests.report import engagements


def chart() -> Map:
    grid = engagements.record().grid
    return Map("key", grid.stocks, grid.misses, grid.p_no_leak)


def test_cells_are_named_and_what_was_not_computed_is_a_dash() -> None:
    text = contour_figure(chart())
    for words in ("&lt;1", "45", "–", "95", "&gt;99", "×0.5", "×2", "50\xa0%"):
        assert f">{words}</text>" in text


@pytest.mark.parametrize("value", [0.0, 0.3, 0.51, 0.67, 0.69, 1.0])
def test_a_chance_has_the_shade_of_the_scale_whatever_else_the_map_holds(value: float) -> None:
    for other in (0.0, 1.0, None):
        text = contour_figure(chart()._replace(chances=[[value, other, other]] * 3))
        assert re.findall(r'style="fill: (#[0-9a-f]{6})"', text)[0] == hexadecimal(shade(value))
        assert re.search(rf"<text[^>]*>{value * 100:.0f}</text>", text)
        assert words_on(shade(value)) == "#000" or f"fill: {'#ffffff'}" in text


def test_what_was_not_computed_has_no_shade() -> None:
    text = contour_figure(chart()._replace(chances=[[None] * 3] * 2 + [[0.5] * 3]))
    assert re.findall(r'style="fill: (#[0-9a-f]{6})"', text) == [hexadecimal(shade(0.5))] * 3


def test_the_sentence_says_which_contours_are_reached() -> None:
    assert description(chart()).endswith("<1\xa0% to >99\xa0%; the contour of 50 % is reached, the contour of 90 % is reached.")
    low = chart()._replace(chances=[[0.1] * 3] * 3)
    assert "the contour of 50 % is not reached" in description(low)


def test_edges_part_cells_that_reach_a_level_from_those_that_do_not() -> None:
    assert edges([[0.1, 0.1], [0.1, 0.1]], 0.5) == []
    assert edges([[0.1], [0.9]], 0.5) == [([-0.5, 0.5], [0.5, 0.5])]
    assert edges([[0.9, None]], 0.5) == [([0.5, 0.5], [-0.5, 0.5])]
