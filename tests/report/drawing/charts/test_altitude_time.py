from __future__ import annotations

from equipoise.report.drawing.charts.altitude_time import AltitudeTime, altitude_time_figure, description
from equipoise.study.reach.flight_record import Seen
from equipoise.study.reach.record import Chance, OpportunityRow
from tests.report import reaches


def diagram(place: int = 0, **changes: object) -> AltitudeTime:
    record = reaches.record()
    whole = AltitudeTime("flight", record.flights[place], record.sensors, record.layers, record.opportunities)
    return whole._replace(**changes)


def test_marks_sensors_and_layers_are_named_with_their_times() -> None:
    text = altitude_time_figure(diagram())
    for words in ("boost, 3\xa0min", "1,312\xa0km, 16.6\xa0min", "impact, 33.6\xa0min", "Minutes since lift-off", "km"):
        assert f">{words}</text>" in text
    for words in ("Infrared satellites", "0.7–3.0\xa0min", "Radar, Alaska", "10.9–27.8\xa0min", "Midcourse interceptors: 4 looks"):
        assert f">{words}</text>" in text


def test_rows_follow_the_time_of_first_sight_and_windows_come_last() -> None:
    assert [bar.words for bar in diagram().rows] == [
        "Infrared satellites",
        "Radar, Alaska",
        "Radar, Greenland",
        "Midcourse interceptors: 4 looks",
        "Terminal upper layer: 1 look",
    ]


def test_a_layer_is_shown_as_it_fights() -> None:
    layers = [layer.model_copy(update={"integrated": not layer.integrated}) for layer in reaches.record().layers]
    assert [bar.words for bar in diagram(layers=layers).rows[-2:]] == ["Midcourse interceptors: 2 looks", "Terminal upper layer: 3 looks"]


def test_intervals_of_one_sensor_share_a_row() -> None:
    seen = (Seen(sensor="alaska", from_s=900.0, to_s=1000.0), Seen(sensor="alaska", from_s=300.0, to_s=600.0))
    flight = reaches.record().flights[0].model_copy(update={"seen": seen, "infrared": None})
    bars = diagram(flight=flight, opportunities=()).rows
    assert [(bar.words, bar.spans) for bar in bars] == [("Radar, Alaska", [(300.0, 600.0), (900.0, 1000.0)])]


def test_a_flight_that_nobody_sees_has_its_curve_alone() -> None:
    flight = reaches.record().flights[0].model_copy(update={"seen": (), "infrared": None})
    data = diagram(flight=flight, opportunities=())
    assert data.rows == []
    assert "boost, 3\xa0min" in altitude_time_figure(data)
    assert description(data).endswith("impact after 33.6 min.")


def test_a_layer_without_a_window_has_no_row() -> None:
    nothing = Chance(first_sight_s=300.0, first_launch_s=400.0, earliest_s=None, latest_s=None, looks_s=())
    chances = [OpportunityRow(flight=diagram().flight.name, layer="midcourse", own=nothing, integrated=nothing)]
    assert "Midcourse" not in altitude_time_figure(diagram(opportunities=chances))


def test_shared_axes_end_where_they_are_told() -> None:
    assert diagram().end_s < diagram(most_s=3000.0).end_s == 3000.0
    text = altitude_time_figure(diagram(most_s=3600.0, most_km=2600.0))
    assert ">50</text>" in text
    assert ">2,000</text>" in text


def test_the_same_bytes_each_time_and_a_long_name_is_cut() -> None:
    assert altitude_time_figure(diagram()) == altitude_time_figure(diagram())
    sensors = [
        sensor.model_copy(update={"title": "A radar whose name is far too long for one line of the figure"})
        for sensor in reaches.record().sensors
    ]
    text = altitude_time_figure(diagram(sensors=sensors))
    assert "…</text>" in text
    assert "far too long for one line of the figure" in text.split(">", maxsplit=1)[0]
