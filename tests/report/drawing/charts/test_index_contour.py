from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from equipoise.errors import InputError
from equipoise.report.drawing.charts.index_contour import IndexMap, description, index_contour_figure
from equipoise.report.drawing.shades import hexadecimal, index_shade, tints
from equipoise.study.stability.record.pairs import Rows
from tests.report import stabilities


def chart(vary: str = "a", measure: str = "capped", **changes: Any) -> IndexMap:
    part = stabilities.contour(vary).model_copy(update=changes)
    return IndexMap("index", "The index", part, measure)


def filled(value: float | None) -> Rows:
    return ((value,) * 9,) * 7


def test_contours_today_and_both_axes_are_named() -> None:
    text = index_contour_figure(chart())
    for words in (
        "0.6",
        "0.7",
        "0.8",
        "today 0.70",
        "share of survivable launchers on alert",
        "times today's warheads per launcher",
        "20\xa0%",
        "1.5",
    ):
        assert f">{words}</text>" in text.replace("&#39;", "'").replace("&apos;", "'")


def tinted(text: str) -> list[str]:
    """The tints of a map, in the order in which they are drawn: from low to high."""
    return re.findall(r'z" clip-path[^>]*fill: (#[0-9a-f]{6}); stroke', text)


@pytest.mark.parametrize("value", [0.0, 0.04, 0.2, 0.35, 0.5, 0.7, 0.999, 1.0])
def test_a_value_has_the_tint_of_the_scale_whatever_else_the_map_holds(value: float) -> None:
    own = hexadecimal(index_shade(value))
    assert tinted(index_contour_figure(chart(capped=filled(value)))) == [own]
    for other in (0.0, 0.9, 1.0):
        two = ((other, *filled(value)[0][1:]), *filled(value)[1:])
        assert own in tinted(index_contour_figure(chart(capped=two)))


def test_where_going_first_gains_nothing_the_tint_is_deepest() -> None:
    assert tinted(index_contour_figure(chart(capped=filled(1.0)))) == [hexadecimal(tints(20)[-1])]
    assert tinted(index_contour_figure(chart(capped=filled(0.0)))) == [hexadecimal(tints(20)[0])]
    assert tinted(index_contour_figure(chart(measure="uncapped", uncapped=filled(1.0)))) != [hexadecimal(tints(20)[-1])]


def test_today_is_read_between_the_points() -> None:
    slope = [[0.1 * column + row for column in range(9)] for row in range(7)]
    now = chart(capped=slope).now
    assert now is not None
    assert now[2] == pytest.approx(0.1 * 0.6 * 8 + (1.0 - 0.5) / 1.5 * 6)


def test_today_outside_the_map_is_not_marked() -> None:
    outside = stabilities.contour("a").x.model_copy(update={"now": 1.5})
    data = chart(x=outside)
    assert data.now is None
    assert "today" not in index_contour_figure(data).split("times today", 1)[-1].replace("times today's", "")


def test_the_sentence_gives_the_ends_and_today() -> None:
    assert description(chart()) == (
        "The index over share of survivable launchers on alert and times today's warheads per launcher: from 0.49 to 0.95; today 0.70."
    )
    assert description(chart(capped=filled(0.4))).endswith(": 0.40 everywhere; today 0.40.")


def test_where_there_is_no_number_words_say_so() -> None:
    nothing = chart(capped=filled(None))
    assert ">not defined</text>" in index_contour_figure(nothing)
    assert description(nothing).endswith(": not defined everywhere.")
    half = [[None if column > 4 else 0.1 * column for column in range(9)] for _ in range(7)]
    text = index_contour_figure(chart(measure="uncapped", uncapped=half))
    assert ">infinite</text>" in text
    assert "At 44 % of the points it is infinite." in text
    assert ">today</text>" in text  # it stands where there is no number


def test_a_gap_without_room_has_no_words() -> None:
    across = stabilities.contour("a").x.model_copy(update={"values": tuple(np.linspace(0.0, 1.0, 25).tolist())})
    hole: list[list[float | None]] = [[0.1 * column for column in range(25)] for _ in range(7)]
    hole[3][12] = None
    assert ">not defined</text>" not in index_contour_figure(chart(x=across, capped=hole))


def test_a_flat_map_has_no_contour() -> None:
    text = index_contour_figure(chart(capped=filled(0.5)))
    assert ">0.5</text>" not in text.replace(">0.5</text>", "", 1)  # the axis has one
    assert ">today 0.50</text>" in text


def test_high_ratios_are_told_apart_no_more() -> None:
    steep = [[10.0**column for column in range(9)] for _ in range(7)]
    data = chart(measure="uncapped", uncapped=steep)
    assert ">10</text>" not in index_contour_figure(data)
    assert tinted(index_contour_figure(data))[-1] == hexadecimal(index_shade(4.0, "uncapped")) == hexadecimal(index_shade(1e9, "uncapped"))


def test_a_map_of_one_row_is_refused() -> None:
    short = stabilities.contour("a")
    with pytest.raises(InputError) as caught:
        index_contour_figure(chart(y=short.y.model_copy(update={"values": (1.0,)}), capped=short.capped[:1]))
    assert str(caught.value) == "the map of The index has 1 rows and 9 columns; give two of each, or more"


def test_the_same_bytes_each_time() -> None:
    assert index_contour_figure(chart("b")) == index_contour_figure(chart("b"))
