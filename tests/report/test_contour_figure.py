from __future__ import annotations

from equipoise.report.contour_figure import Map, contour_figure, description, edges
from tests.report import engagements


def chart() -> Map:
    grid = engagements.record()["grid"]
    return Map("key", grid["stocks"], grid["misses"], grid["p_no_leak"])


def test_cells_are_named_and_what_was_not_computed_is_a_dash() -> None:
    text = contour_figure(chart())
    for words in ("&lt;1", "45", "–", "95", "&gt;99", "×0.5", "×2", "50\xa0%"):
        assert f">{words}</text>" in text


def test_the_sentence_says_which_contours_are_reached() -> None:
    assert description(chart()).endswith("<1\xa0% to >99\xa0%; the contour of 50 % is reached, the contour of 90 % is reached.")
    low = chart()._replace(chances=[[0.1] * 3] * 3)
    assert "the contour of 50 % is not reached" in description(low)


def test_edges_part_cells_that_reach_a_level_from_those_that_do_not() -> None:
    assert edges([[0.1, 0.1], [0.1, 0.1]], 0.5) == []
    assert edges([[0.1], [0.9]], 0.5) == [([-0.5, 0.5], [0.5, 0.5])]
    assert edges([[0.9, None]], 0.5) == [([0.5, 0.5], [-0.5, 0.5])]
