from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.region import central_angle_deg, directions
from equipoise.core.physics.sensing.horizon import horizon_ground_km
from equipoise.report.drawing.globe_scene import ASIDE_DEG, Radar, beam_edge, cells, radars, runs, sight, spot, track, view
from equipoise.report.drawing.orthographic import Points, View, areas
from equipoise.study.reach.record import CellRow, Circle, FootprintRow
from tests.report import reaches


def foot(sensor: Radar) -> Points:
    return spot(sensor.latitude_deg, sensor.longitude_deg)


def middle(place: View) -> Points:
    return directions(np.array([place.latitude_deg]), np.array([place.longitude_deg]))


def test_a_track_stands_at_its_true_altitude_and_never_dips_below_the_ground() -> None:
    flight = reaches.record().flights[0]
    height = (np.linalg.norm(track(flight), axis=1) - 1) * RADIUS_KM
    np.testing.assert_allclose(height, flight.track.altitude_km, atol=1e-9)
    assert height.max() == pytest.approx(flight.apogee_km)
    assert height.min() > -1e-9


def test_the_viewer_stands_aside_of_the_flight_on_the_side_of_the_radars() -> None:
    flight = reaches.record().flights[0]
    points = track(flight)
    across = np.cross(points[0], points[-1])
    across /= np.linalg.norm(across)
    for name in ("greenland", "us_west_coast"):
        place = view([flight], [reaches.radar(name)])
        mean = points.sum(axis=0)
        assert np.asarray(central_angle_deg(middle(place), mean / np.linalg.norm(mean))).item() == pytest.approx(ASIDE_DEG)
        lean = float((foot(reaches.radar(name)) @ across)[0])
        assert abs(lean) > 0.1
        assert np.sign((middle(place) @ across).item()) == np.sign(lean)


def test_opposite_flights_do_not_cancel_out() -> None:
    there, back = reaches.flight("northern_china", "us_midwest"), reaches.flight("us_midwest", "northern_china")
    alone, both = view([there], []), view([there, back], [])
    assert np.asarray(central_angle_deg(middle(alone), middle(both))).item() < 8


def test_places_on_both_sides_leave_the_viewer_on_the_side_of_the_equator() -> None:
    places = {"there": ("There", 45, 120), "here": ("Here", 45, -120)}
    flight = reaches.flight("there", "here", regions=places)
    beside = [reaches.radar("alaska")._replace(latitude_deg=lat, longitude_deg=lon) for lat, lon in ((89.0, 0.0), (40.0, 180.0))]
    assert view([flight], beside).latitude_deg < 30
    assert view([flight], beside[:1] * 5) == pytest.approx(view([flight], beside[:1]))


def test_without_flights_the_viewer_stands_over_the_radars_or_the_north() -> None:
    only = reaches.radar("greenland")
    assert view([], [only]) == pytest.approx((76, -68))
    assert view([], []) == (62, -150)
    assert radars([reaches.sensor("greenland").model_copy(update={"latitude_deg": None})]) == []


def test_a_flight_over_the_pole_is_viewed_from_a_place_that_exists() -> None:
    place = view([reaches.flight("there", "here", regions={"there": ("There", 60, 100), "here": ("Here", 60, -79)})], [])
    assert -90 <= place.latitude_deg <= 90
    assert -180 <= place.longitude_deg <= 180
    assert 30 < place.latitude_deg < 60


def test_the_circle_on_the_ground_has_the_stated_radius() -> None:
    sensor = reaches.radar("greenland")
    ring = sight(sensor, 500.0)
    assert ring is not None
    angle = np.radians(central_angle_deg(ring, foot(sensor)))
    np.testing.assert_allclose(angle * RADIUS_KM, horizon_ground_km(500.0, 3.0))
    assert sight(sensor, 499.0) is None
    assert sight(sensor._replace(circles=()), 500.0) is None
    assert sight(sensor._replace(circles=[Circle(altitude_km=500.0, ground_radius_km=0.0)]), 500.0) is None


@pytest.mark.parametrize("slope", [0.0, 3.0, 85.0])
def test_the_lowest_beam_ends_at_its_range_and_its_elevation(slope: float) -> None:
    sensor = reaches.radar("alaska")._replace(lowest_elevation_deg=slope)
    beam = (beam_edge(sensor) - foot(sensor)) * RADIUS_KM
    np.testing.assert_allclose(np.linalg.norm(beam, axis=1), sensor.range_km)
    rise = beam @ foot(sensor)[0] / np.linalg.norm(beam, axis=1)
    np.testing.assert_allclose(np.degrees(np.arcsin(rise)), slope, atol=1e-6)


def test_cells_add_layers_and_keep_the_flight_with_fewest_looks() -> None:
    def part(flight: str, own: int, both: int) -> FootprintRow:
        cell = CellRow(latitude_deg=40, longitude_deg=-90, own=own, integrated=both)
        return reaches.record().footprints[0].model_copy(update={"flight": flight, "cells": (cell,)})

    footprints = [part("a", 1, 2), part("a", 1, 1), part("b", 0, 2)]
    assert cells(footprints, integrated=True) == {(40, -90): 2}
    assert cells(footprints, integrated=False) == {(40, -90): 0}
    assert cells([], integrated=True) == {}


def test_runs_join_neighbours_and_keep_the_area() -> None:
    looks = {(40.0, -92.0): 1, (40.0, -90.0): 1, (40.0, -88.0): 7, (40.0, -84.0): 5, (42.0, -92.0): 1}
    found = runs(looks, 2.0, 4)
    assert [run.looks for run in found] == [1, 4, 4, 1]
    latitude = np.degrees(np.arcsin(found[0].ring[:, 2]))
    assert (latitude.min(), latitude.max()) == pytest.approx((39, 41))
    assert runs({}, 2.0, 4) == []


def test_runs_cross_the_date_line_and_end_at_the_poles() -> None:
    (run,) = runs({(0.0, 179.0): 2, (0.0, 180.0): 2, (0.0, 181.0): 2}, 1.0, 4)
    (ring,) = areas(View(0, 180), [run.ring])
    assert np.abs(ring[:, 0]).max() == pytest.approx(np.sin(np.radians(1.5)) * np.cos(np.radians(0.5)))
    (cap,) = runs({(90.0, 0.0): 1}, 2.0, 4)
    assert cap.ring[:, 2].max() == pytest.approx(1)
