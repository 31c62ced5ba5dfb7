"""Flight between regions while the Earth turns: arrival, limits, symmetry, and each refusal."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.physics.earth import RADIUS_KM, ROTATION_RAD_S
from equipoise.core.physics.flight import rotation
from equipoise.core.physics.flight.ballistic import apogee_arc, minimum_energy_arc
from equipoise.core.physics.flight.kepler import states
from equipoise.errors import InputError

LATITUDE, LONGITUDE = st.integers(-80, 80), st.integers(-180, 180)


@given(LATITUDE, LONGITUDE, LATITUDE, LONGITUDE, st.sampled_from([None, 300.0, 6000.0]))
def test_the_flight_meets_its_region_where_that_has_moved(lat1: int, lon1: int, lat2: int, lon2: int, apogee: float | None) -> None:
    if not 1.0 < float(rotation.region_angle_deg(lat1, lon1, lat2, lon2)) < 160.0:
        return
    found = rotation.regional_flight(lat1, lon1, lat2, lon2, apogee)
    phi, lam = np.radians(lat1), np.radians(lon1)
    up = np.array([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])
    east, slope, azimuth = np.array([-np.sin(lam), np.cos(lam), 0.0]), np.radians(found.elevation_deg), np.radians(found.azimuth_deg)
    level = np.sin(azimuth) * east + np.cos(azimuth) * np.cross(up, east)
    velocity = found.speed_km_s * (np.sin(slope) * up + np.cos(slope) * level) + ROTATION_RAD_S * RADIUS_KM * np.cos(phi) * east
    end = states(RADIUS_KM * up[None], velocity[None], np.array([float(found.time_s)]))[0, 0, :3] / RADIUS_KM
    turned = np.radians(lon2) + ROTATION_RAD_S * found.time_s
    aim = [np.cos(np.radians(lat2)) * np.cos(turned), np.cos(np.radians(lat2)) * np.sin(turned), np.sin(np.radians(lat2))]
    assert np.allclose(end, aim, rtol=0, atol=1e-8)


@given(LATITUDE, LONGITUDE, LATITUDE, LONGITUDE, st.sampled_from([None, 300.0, 6000.0]))
def test_a_track_leads_from_region_to_region(lat1: int, lon1: int, lat2: int, lon2: int, apogee: float | None) -> None:
    if not 1.0 < float(rotation.region_angle_deg(lat1, lon1, lat2, lon2)) < 160.0:
        return
    track, found = rotation.regional_track(lat1, lon1, lat2, lon2, 21, apogee), rotation.regional_flight(lat1, lon1, lat2, lon2, apogee)
    assert track.time_s[-1] == found.time_s
    assert abs(track.altitude_km[10] - found.apogee_km) < 1e-6
    assert np.all(track.altitude_km >= 0.0)
    for end, latitude, longitude in ((0, lat1, lon1), (-1, lat2, lon2)):
        assert track.altitude_km[end] < 1e-6
        assert abs(track.latitude_deg[end] - latitude) < 1e-6
        assert abs((track.longitude_deg[end] - longitude + 180.0) % 360.0 - 180.0) < 1e-6


def test_without_rotation_a_track_is_a_great_circle() -> None:
    track = rotation.regional_track(10, 20, 40, 90, 9, rotation_rad_s=0.0)
    phi, lam = np.radians(track.latitude_deg), np.radians(track.longitude_deg)
    places = np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=-1)
    assert np.abs(places @ np.cross(places[0], places[-1])).max() < 1e-12


def test_without_rotation_it_is_the_plain_arc() -> None:
    still = rotation.regional_flight(10, 20, 40, 90, rotation_rad_s=0.0)
    plain = minimum_energy_arc(still.ground_range_km)
    assert abs(still.speed_km_s - plain.speed_km_s) < 1e-12
    assert abs(still.elevation_deg - plain.elevation_deg) < 1e-10
    lofted = rotation.regional_flight(10, 20, 40, 90, 3000.0, rotation_rad_s=0.0)
    assert abs(lofted.time_s - apogee_arc(lofted.ground_range_km, 3000.0).time_s) < 1e-9


def test_only_differences_of_longitude_count() -> None:
    first, second = rotation.regional_flight(40, -100, 55, 40), rotation.regional_flight(40, 60, 55, 200)
    assert np.allclose(np.array(first), np.array(second), rtol=1e-12)


def test_mirror_images_south_of_the_equator() -> None:
    north, south = rotation.regional_flight(40, 0, 55, 80), rotation.regional_flight(-40, 0, -55, 80)
    assert abs(north.speed_km_s - south.speed_km_s) < 1e-12
    assert abs(north.azimuth_deg + south.azimuth_deg - 180.0) < 1e-9


def test_regions_broadcast() -> None:
    found = rotation.regional_flight(40, -100, np.array([55.0, 40.0]), np.array([40.0, 120.0]))
    assert np.shape(found.speed_km_s) == (2,)
    assert abs(np.asarray(found.time_s)[0] - rotation.regional_flight(40, -100, 55, 40).time_s) < 1e-8


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: rotation.regional_flight(0.5, 0, 0, 9),
            "from_latitude_deg 0.5 names a site, not a region; give whole degrees: regions are coarse",
        ),
        (lambda: rotation.regional_flight(0, 0, 0, 9.25), "to_longitude_deg 9.25 names a site, not a region; give whole degrees"),
        (lambda: rotation.regional_flight(91, 0, 0, 9), "from_latitude_deg 91 is impossible; give degrees between -90 and 90"),
        (lambda: rotation.regional_flight(0, 0, 0, 400), "to_longitude_deg 400 is impossible; give degrees between -360 and 360"),
        (lambda: rotation.regional_flight(10, 20, 10, 380 - 360), "the flight starts and ends in one region; give two regions"),
        (
            lambda: rotation.regional_flight(30, 60, -30, -120),
            "the two regions are antipodes, between which every direction is as short; move one of them by a degree",
        ),
        (lambda: rotation.regional_flight(0, 0, 0, 90, 0.0), "apogee_km 0 is not above the ends of the arc"),
        (lambda: rotation.regional_track(0, 0, 0, 90, 1), "n_samples 1 is impossible; give a number of at least 2"),
        (lambda: rotation.regional_track(0, 0, 0, 0), "the flight starts and ends in one region; give two regions"),
        (lambda: rotation.region_angle_deg(0, 0.1, 0, 9), "from_longitude_deg 0.1 names a site, not a region; give whole degrees"),
    ],
)
def test_bad_geometry_gets_one_sentence(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as error:
        call()
    assert str(error.value).startswith(sentence)


def test_samples_at_given_times_are_those_of_the_track() -> None:
    track, flight = rotation.regional_track(40, 60, 50, 160, 101), rotation.aimed(40, 60, 50, 160)
    found = rotation.samples(flight, track.time_s[[0, 7, 50, 100]])
    for column, whole in zip(found, track, strict=True):
        assert np.allclose(column, whole[[0, 7, 50, 100]], atol=1e-9)
    with pytest.raises(InputError, match="is after the end of the arc"):
        rotation.samples(flight, np.array([0.0, float(flight.arc.time_s) + 1.0]))
