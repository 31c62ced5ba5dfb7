from __future__ import annotations

import re

import pytest

from equipoise.report.drawing.charts.globe import Globe, description, globe_figure
from equipoise.study.reach.record import RegionRow
from tests.report import drawings, reaches


def globe(**changes: object) -> Globe:
    record = reaches.record()
    whole = Globe("globe", record.flights, record.sensors, record.regions, record.footprints, reaches.land(), 500.0)
    return whole._replace(**changes)


def test_regions_apogees_and_the_key_are_named() -> None:
    text = globe_figure(globe())
    for words in ("Northern China", "Central Russia", "US Midwest", "Greenland", "Alaska", "1,312\xa0km", "2,600\xa0km"):
        assert f">{words}</text>" in text
    for words in ("path", "below it, on the ground", "a radar sees an object at 500\xa0km", "end of its lowest beam", "4+"):
        assert f">{words}</text>" in text


def test_the_sentence_tells_what_is_drawn() -> None:
    words = description(globe())
    assert words.startswith(
        "A globe with 3 flights at true altitude (Northern China to the US Midwest, solid-fuelled ICBM: apogee 1,312 km; "
    )
    assert "Radar, Greenland (4,800 km), Radar, US west coast (4,800 km) and Radar, Alaska (4,000 km)" in words
    share = re.search(r"Of the 377 cells of the footprints (\d+) % have at least one look, integrated\.$", words)
    alone = re.search(r"(\d+) % have at least one look, each battery on its own radar\.$", description(globe(integrated=False)))
    assert share
    assert alone
    assert int(share[1]) > int(alone[1]) > 0


def test_the_same_bytes_each_time() -> None:
    assert globe_figure(globe()) == globe_figure(globe())


def test_an_empty_scene_is_a_globe_with_land_and_no_key() -> None:
    text = globe_figure(globe(flights=[], sensors=[], footprints=[]))
    assert 'aria-label="A globe."' in text
    assert "<text" not in text


def test_one_sensor_and_no_flight() -> None:
    text = globe_figure(globe(flights=[], sensors=[reaches.sensor("greenland")], footprints=[]))
    assert ">Greenland</text>" in text
    assert ">path</text>" not in text
    assert "Alaska" not in text


def test_satellites_alone_need_no_place() -> None:
    record = reaches.record()
    text = globe_figure(globe(sensors=[sensor for sensor in record.sensors if sensor.kind == "infrared"]))
    assert "lowest beam" not in text


@pytest.mark.parametrize(
    ("ends", "apogee"),
    [
        (((60, 100), (60, -80)), None),  # over the pole
        (((50, 170), (45, -170)), None),  # over the date line
        (((-40, -130), (-30, 25)), 5000.0),  # high above the edge
        (((32, 53), (50, 5)), None),  # short, so drawn larger
    ],
)
def test_every_flight_gives_a_picture_with_finite_numbers(ends: tuple[tuple[int, int], tuple[int, int]], apogee: float | None) -> None:
    places = {name: (name, *at) for name, at in zip(("one", "other"), ends, strict=True)}
    flight = reaches.flight("one", "other", apogee, places)
    regions = [RegionRow(name=name, title=name, latitude_deg=at[1], longitude_deg=at[2], source="") for name, at in places.items()]
    text = globe_figure(globe(flights=[flight], sensors=[], regions=regions, footprints=[]))
    assert "nan" not in text.split('aria-label="')[1].split(">", maxsplit=1)[1]
    assert ">One</text>" in text or ">Other</text>" in text
    wide, high = drawings.size(text)
    assert wide == 480
    assert 200 < high < 900


def test_a_flight_far_above_the_edge_is_cut_and_not_shrunk_to_a_dot() -> None:
    flight = reaches.flight("central_russia", "us_midwest", 60_000.0)
    text = globe_figure(globe(flights=[flight], sensors=[], footprints=[]))
    _, high = drawings.size(text)
    assert high < 900
