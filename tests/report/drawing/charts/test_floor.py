from __future__ import annotations

from typing import Any

from equipoise.report.drawing.charts.floor import FloorPanel, description, floor_figure
from equipoise.study.reductions.record import Bands
from tests.report import synthetic


def data(**changes: Any) -> FloorPanel:
    floor = synthetic.typed(synthetic.record()).pairs[0].floor
    assert floor
    marks = [(44, "today 44"), (64, "planned 64")]
    return FloorPanel("key", "Russia", "the United States", floor.interceptors, floor.share, floor.most, marks, "#1ea28f")._replace(
        **changes
    )


def test_the_figure_names_its_marks_region_and_axis() -> None:
    text = floor_figure(data())
    for words in ("today 44", "planned 64", "present force", "no cut possible", "Interceptors of the United States", "2,048", "150\xa0%+"):
        assert f">{words}</text>" in text


def test_the_sentence_is_computed_from_the_data() -> None:
    sentence = description(data())
    assert "against 0 to 2,048 interceptors of the United States" in sentence
    assert "Best estimate: 55\xa0% with 0, 90\xa0% with 2,048." in sentence


def test_a_floor_beyond_the_frame_is_said_and_drawn() -> None:
    share = Bands(**dict.fromkeys(Bands.model_fields, (None,) * 8))
    assert "Best estimate: more than 150\xa0% with 0" in description(data(share=share))
    assert floor_figure(data(share=share)).startswith("<svg")


def test_a_mark_between_levels_and_one_level_alone_can_be_drawn() -> None:
    assert ">today 50<" in floor_figure(data(marks=[(50, "today 50")]))
    single = Bands(**dict.fromkeys(Bands.model_fields, (0.5,)))
    assert floor_figure(data(levels=[0], share=single, marks=[])).startswith("<svg")


def test_a_mark_beyond_the_axis_is_dropped() -> None:
    assert "planned 9,000" not in floor_figure(data(marks=[(9000, "planned 9,000")]))
