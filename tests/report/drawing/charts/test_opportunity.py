from __future__ import annotations

from equipoise.report.drawing.charts.opportunity import WAYS, Opportunities, description, opportunity_figure, way_of
from equipoise.study.reach.record import Chance
from tests.report import drawings, reaches


def chart(**changes: object) -> Opportunities:
    record = reaches.record()
    return Opportunities("opportunities", record.opportunities, record.flights, record.layers)._replace(**changes)


def test_flights_layers_ways_and_the_key_are_named() -> None:
    text = opportunity_figure(chart())
    for words in ("Northern China to the US Midwest, solid-fuelled ICBM", "Midcourse interceptors", "Terminal upper layer"):
        assert f">{words}</text>" in text
    for words in (
        "own radars: 2 looks",
        "engage on remote: 4 looks",
        "own radars: 1 look",
        "seen",
        "may launch",
        "window",
        "look",
        "impact",
    ):
        assert f">{words}</text>" in text


def test_each_look_is_a_tick() -> None:
    none = [
        each.model_copy(update={way: way_of(each, way).model_copy(update={"looks_s": ()}) for way in WAYS})
        for each in chart().opportunities
    ]
    ticks = opportunity_figure(chart()).count("<path") - opportunity_figure(chart(opportunities=none)).count("<path")
    assert ticks == sum(len(way_of(each, way).looks_s) for each in chart().opportunities for way in WAYS)


def test_the_sentence_compares_both_ways() -> None:
    words = description(chart())
    assert (
        "Northern China to the US Midwest, solid-fuelled ICBM, Midcourse interceptors: own radars see it after 13.4 min, intercept" in words
    )
    assert "engage on remote see it after 5 min, intercept after 12 to 31.2 min, 4 looks" in words


def test_what_is_not_seen_or_not_met_is_said() -> None:
    blind = Chance(first_sight_s=None, first_launch_s=None, earliest_s=None, latest_s=None, looks_s=())
    late = blind.model_copy(update={"first_sight_s": 1200.0, "first_launch_s": 1260.0})
    one = [chart().opportunities[0].model_copy(update={"own": blind, "integrated": late})]
    text = opportunity_figure(chart(opportunities=one))
    assert ">own radars: not seen</text>" in text
    assert ">engage on remote: no look</text>" in text
    assert "own radars never see it; engage on remote see it after 20 min, no look" in text


def test_without_an_opportunity_there_is_an_axis_and_a_sentence() -> None:
    assert 'aria-label="No layer meets a flight."' in opportunity_figure(chart(opportunities=[]))
    assert 'aria-label="No layer meets a flight."' in opportunity_figure(chart(opportunities=[], flights=[], layers=[]))


def test_a_long_title_takes_two_lines_and_the_figure_grows() -> None:
    def high(data: Opportunities) -> float:
        return drawings.size(opportunity_figure(data))[1]

    longer = [flight.model_copy(update={"title": flight.title + ", on a depressed path with a long name"}) for flight in chart().flights]
    assert high(chart(flights=longer)) == high(chart()) + 3 * 17


def test_the_same_bytes_each_time() -> None:
    assert opportunity_figure(chart()) == opportunity_figure(chart())
