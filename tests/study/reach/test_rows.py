"""The parts of a reach record that say what there is."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise import facts
from equipoise.core.physics.intercept.fly_out import ALTITUDES, CHORDS, FlyOut
from equipoise.core.physics.sensing.horizon import slant_range_km
from equipoise.study.reach.case import ReachCase, reach_case
from equipoise.study.reach.lines import timeline
from equipoise.study.reach.rows import MOST_SAMPLES, flight_row, greatest_reach_km, layer_row, region_rows, sensor_rows


@pytest.fixture(scope="module")
def shipped() -> ReachCase:
    """A shipped scenario, all of whose numbers differ."""
    base = facts.load()
    return reach_case(facts.reach_scenario("northern_arcs", base), base)


def test_the_regions_in_use_are_listed_once(case: ReachCase) -> None:
    rows = region_rows(case)
    assert [row.name for row in rows] == ["central_russia", "us_midwest", "greenland", "alaska", "us_east"]
    assert (rows[0].latitude_deg, rows[0].longitude_deg, rows[0].source) == (58, 62, "equipoise_judgement")


def test_a_flight_keeps_both_ends_and_its_highest_point_when_it_is_thinned(case: ReachCase) -> None:
    row = flight_row(case, case.flights[0])
    whole, track = case.flights[0].whole.track, row.track
    assert len(track.time_s) <= MOST_SAMPLES
    assert {len(column) for _, column in track} == {len(track.time_s)}
    assert (track.time_s[0], track.time_s[-1]) == (0.0, whole.time_s[-1])
    assert max(track.altitude_km) == row.apogee_km == whole.altitude_km.max()
    assert track.time_s == tuple(sorted(track.time_s))
    assert row.range_km == pytest.approx(8692, abs=1)
    assert (row.form, row.met_by, row.infrared and row.infrared.sensor) == ("ballistic", "USA", "infrared")
    assert row.title == "central Russia to US Midwest, solid-fuelled missile of intercontinental range"
    assert {item.sensor for item in row.seen} == {"north", "west"}


def test_a_flight_that_nobody_sees_has_no_sight(case: ReachCase) -> None:
    row = flight_row(case, case.flights[1])
    assert (row.infrared, row.seen, row.warning_time_s) == (None, (), 0.0)


def test_sensors_say_how_far_they_see(case: ReachCase) -> None:
    rows = sensor_rows(case)
    assert [(row.name, row.kind) for row in rows] == [
        *(("infrared", "infrared"), ("north", "radar"), ("west", "radar"), ("far.1", "battery"))
    ]
    assert rows[0].region is rows[0].range_km is rows[0].circles is None
    assert rows[3].circles
    near = rows[3].circles[1]
    assert near.altitude_km == 300
    assert float(slant_range_km(np.degrees(near.ground_radius_km / 6371.0), 300.0)) == pytest.approx(1000, rel=1e-6)


def test_a_layer_says_where_its_batteries_are_and_how_far_they_reach(case: ReachCase) -> None:
    row = layer_row(case.layers[0], case)
    assert (row.burnout_speed_km_s, row.altitude_lowest_km, row.decision_s, row.integrated) == (7.8, 150, 120, True)
    assert [(battery.region, battery.radar) for battery in row.batteries] == [("us_east", "far.1"), ("us_midwest", None)]
    assert row.batteries[0].reach_km == greatest_reach_km(case.layers[0].batteries[0].fly_out) > 3000


def test_the_greatest_reach_is_the_last_chord_with_a_time() -> None:
    table = np.full((CHORDS, ALTITUDES), np.inf)
    table[:11, 3] = 100.0
    assert greatest_reach_km(FlyOut(table, 0.01, 100.0, 10.0)) == pytest.approx(2 * 6371 * np.arcsin(0.05), rel=1e-9)


def test_every_name_title_and_place_is_its_own(shipped: ReachCase) -> None:
    regions = region_rows(shipped)
    for row in regions:
        region = shipped.regions[row.name]
        assert (row.title, row.latitude_deg, row.longitude_deg) == (region.title, region.latitude, region.longitude)
        assert row.title != row.name and row.latitude_deg != row.longitude_deg
    for flight_case in shipped.flights:
        flight = flight_case.flight
        row = flight_row(shipped, flight_case)
        start, end = shipped.regions[flight.origin], shipped.regions[flight.destination]
        assert (row.name, row.origin, row.destination) == (flight.name, flight.origin, flight.destination)
        assert row.title == f"{start.title} to {end.title}, {shipped.missiles[flight.missile].title}"
        assert row.missile_title == shipped.missiles[flight.missile].title != row.missile
        assert 0.0 < row.burnout_s <= row.apogee_s < row.flight_time_s
        assert row.apogee_km == flight_case.whole.track.altitude_km.max() >= row.burnout_altitude_km


def test_the_numbers_of_sensors_and_layers_are_their_own(shipped: ReachCase) -> None:
    stated = {item.name: item for item in shipped.record.sensors}
    sensors = sensor_rows(shipped)
    for row in sensors:
        if row.name in stated:
            item = stated[row.name]
            assert (row.title, row.side, row.kind, row.region) == (item.title, item.side, item.kind, item.region)
        if row.region:
            region = shipped.regions[row.region]
            assert (row.latitude_deg, row.longitude_deg) == (region.latitude, region.longitude)
    for layer_case in shipped.layers:
        start = f"interceptors.{layer_case.layer.interceptor}"
        row = layer_row(layer_case, shipped)
        assert (row.name, row.title) == (layer_case.layer.name, layer_case.layer.title)
        assert row.altitude_lowest_km == shipped.values[f"{start}.altitude_lowest"] < shipped.values[f"{start}.altitude_highest"]
        assert row.altitude_highest_km == shipped.values[f"{start}.altitude_highest"]
        assert (row.decision_s, row.assessment_s) == tuple(layer_case.delays)
        for part, item in zip(row.batteries, layer_case.layer.batteries, strict=True):
            region = shipped.regions[item.region]
            assert (part.latitude_deg, part.longitude_deg) == (region.latitude, region.longitude)


def test_a_timeline_tells_each_event_at_its_time(shipped: ReachCase) -> None:
    n_met = 0
    for flight_case in shipped.flights:
        events = timeline(shipped, flight_case)
        at = {row.event: row.time_s for row in events}
        assert at["launch"] == 0.0 < at["burnout"] <= at["apogee"] < at["impact"]
        if "earliest" in at and "latest" in at:
            n_met += 1
            assert at["first_launch"] < at["earliest"] <= at["latest"] < at["impact"]
    assert n_met > 0
