from __future__ import annotations

import pytest

from equipoise.errors import InputError
from equipoise.report.drawing.charts.absentee import Absentee, absentee_figure, description
from tests.report import reaches


def chart(axis: str = "altitudes_km", **changes: object) -> Absentee:
    return Absentee("absentee", "Space-based interceptors", reaches.multiples().model_copy(update=changes), axis)


def test_contours_the_fewest_and_both_axes_are_named() -> None:
    text = absentee_figure(chart())
    for words in ("200", "500", "1,000", "fewest: 114", "Latitude of the launch", "45°", "km of altitude", "300", "1,200"):
        assert f">{words}</text>" in text
    assert "never one" in text


def test_the_other_axis_is_the_time_to_decide() -> None:
    text = absentee_figure(chart("decisions_s"))
    for words in ("fewest: 91", "s to decide", "2,000"):
        assert f">{words}</text>" in text
    assert "at latitude 40 degrees and 0 s to decide" in text


def test_the_sentence_gives_the_fewest_and_what_is_never_reached() -> None:
    assert description(chart()) == (
        "Space-based interceptors: interceptors in orbit for one within reach of a solid-fuelled ICBM that burns 180 s: fewest, 114, "
        "at latitude 40 degrees and altitude 300 km. At 59\xa0% of the points of the map none ever is."
    )


def test_a_layer_that_never_reaches_says_so() -> None:
    text = absentee_figure(chart(by_altitude=[[None] * 19] * 7))
    assert ">never one within reach</text>" in text
    assert "at no latitude is one ever within reach" in text


def test_numbers_without_meaning_are_put_together_with_never() -> None:
    rows = [[float(100 + 10 * column) if column < 10 else 1e14 for column in range(19)] for _ in range(7)]
    text = absentee_figure(chart(by_altitude=rows))
    assert "more than 10,000" in text.split(">", maxsplit=1)[1]
    assert "At 47\xa0% of the points of the map it takes more than 10,000, or none ever is." in text


def test_words_for_what_is_never_reached_need_room() -> None:
    rows: list[list[float | None]] = [[2.0 + column for column in range(19)] for _ in range(7)]
    rows[3][9] = None
    text = absentee_figure(chart(by_altitude=rows))
    assert ">never one" not in text
    assert "At <1\xa0% of the points" in text or "At &lt;1\xa0% of the points" in text


def test_a_layer_that_reaches_everywhere_has_no_such_words() -> None:
    rows = [[float(2 + row + column) for column in range(19)] for row in range(7)]
    text = absentee_figure(chart(by_altitude=rows))
    assert "never" not in text
    assert ">fewest: 2</text>" in text


def test_the_same_number_everywhere_is_drawn() -> None:
    assert ">fewest: 7</text>" in absentee_figure(chart(by_altitude=[[7.0] * 19] * 7))


def test_a_map_of_one_row_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        absentee_figure(chart(altitudes_km=[500], by_altitude=[[3.0] * 19]))
    assert str(caught.value) == (
        "the map of Space-based interceptors has 1 rows and 19 columns; give two latitudes, and two altitudes or times to decide, or more"
    )


def test_the_same_bytes_each_time() -> None:
    assert absentee_figure(chart()) == absentee_figure(chart())
