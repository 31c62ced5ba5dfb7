"""What sensors see of a flight: against dense samples, under loss of sensors, as the sphere turns, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.physics.flight.rotation import regional_track
from equipoise.core.physics.region import central_angle_deg, directions
from equipoise.core.physics.sensing import horizon
from equipoise.core.physics.sensing import sight as sensing
from equipoise.core.physics.sensing.sight import Sensor
from equipoise.errors import InputError

FLIGHT = regional_track(40, 60, 40, 120, 200)
SENSORS = (Sensor(50, 80, 3000, 3), Sensor(30, 115, 1500, 5), Sensor(-40, 0, 5000))


def seen_plainly(flight: sensing.Track, sensors: tuple[Sensor, ...]) -> np.ndarray:
    """Which samples are seen, by slant range and elevation, sensor by sensor."""
    found = np.zeros(flight.time_s.size, dtype=bool)
    for sensor in sensors:
        ground = central_angle_deg(
            directions(flight.latitude_deg, flight.longitude_deg), directions(sensor.latitude_deg, sensor.longitude_deg)
        )
        near = np.asarray(horizon.slant_range_km(ground, flight.altitude_km)) <= sensor.range_km
        found |= near & (np.asarray(horizon.elevation_deg(ground, flight.altitude_km)) >= sensor.lowest_elevation_deg)
    return found


def test_share_and_first_sight_agree_with_dense_samples() -> None:
    dense = regional_track(40, 60, 40, 120, 20_001)
    seen = seen_plainly(dense, SENSORS)
    assert 0.2 < seen.mean() < 0.95
    assert abs(sensing.seen_share(FLIGHT, SENSORS) - seen.mean()) < 1e-3
    assert abs(sensing.first_seen_s(FLIGHT, SENSORS) - dense.time_s[seen.argmax()]) < 1.0
    assert np.array_equal((sensing.margins_km(dense, SENSORS) >= 0).any(axis=0), seen)


@given(st.lists(st.sampled_from(SENSORS), min_size=1, max_size=3, unique=True), st.integers(0, 2))
def test_the_loss_of_a_sensor_never_shows_more(sensors: list[Sensor], lost: int) -> None:
    left = tuple(sensor for place, sensor in enumerate(sensors) if place != lost)
    assert sensing.seen_time_s(FLIGHT, left) <= sensing.seen_time_s(FLIGHT, tuple(sensors))
    assert sensing.first_seen_s(FLIGHT, left) >= sensing.first_seen_s(FLIGHT, tuple(sensors))


@given(st.floats(100, 6000), st.floats(100, 6000), st.floats(0, 30), st.floats(0, 30))
def test_a_longer_range_and_a_lower_beam_never_show_less(first: float, second: float, low: float, high: float) -> None:
    (first, second), (low, high) = sorted((first, second)), sorted((low, high))
    assert sensing.seen_time_s(FLIGHT, (Sensor(50, 80, first, low),)) <= sensing.seen_time_s(FLIGHT, (Sensor(50, 80, second, low),)) + 1e-9
    assert (
        sensing.seen_time_s(FLIGHT, (Sensor(50, 80, second, high),)) <= sensing.seen_time_s(FLIGHT, (Sensor(50, 80, second, low),)) + 1e-9
    )


@given(st.integers(-180, 180))
def test_nothing_changes_as_the_sphere_turns(turn: int) -> None:
    turned = FLIGHT._replace(longitude_deg=(FLIGHT.longitude_deg + turn + 180) % 360 - 180)
    sensors = tuple(sensor._replace(longitude_deg=sensor.longitude_deg + turn) for sensor in SENSORS)
    assert abs(sensing.seen_share(turned, sensors) - sensing.seen_share(FLIGHT, SENSORS)) < 1e-9


def test_nobody_sees_nothing() -> None:
    assert sensing.seen_time_s(FLIGHT, ()) == 0.0
    assert sensing.first_seen_s(FLIGHT, ()) == np.inf
    assert sensing.seen_share(FLIGHT, (Sensor(40, 60, 50_000), Sensor(40, 120, 50_000), Sensor(40, 90, 50_000))) == pytest.approx(1.0)
    assert sensing.first_seen_s(FLIGHT, (Sensor(40, 60, 1),)) == 0.0


def test_a_radar_without_range_does_not_see_what_starts_or_lands_on_it() -> None:
    for end in (0, -1):
        place = Sensor(round(float(FLIGHT.latitude_deg[end])), round(float(FLIGHT.longitude_deg[end])), 0.0)
        assert sensing.first_seen_s(FLIGHT, (place,)) == np.inf


def test_infrared_sees_the_booster_from_the_clouds_to_burnout() -> None:
    boost = sensing.Track(np.array([0.0, 60.0, 170.0, 300.0]), np.array([0.0, 20.0, 200.0, 500.0]), np.full(4, 40.0), np.full(4, 60.0))
    assert sensing.infrared_first_s(boost, 170) == 30.0
    assert sensing.infrared_seen_s(boost, 170) == 140.0
    assert sensing.infrared_first_s(boost, 20) == np.inf
    assert sensing.infrared_seen_s(boost, 20) == 0.0
    assert sensing.infrared_seen_s(boost, 170, 0) == 170.0


def test_warning_is_what_is_left_of_the_flight() -> None:
    end = float(FLIGHT.time_s[-1])
    assert sensing.warning_time_s(FLIGHT, 100, 60) == end - 160
    assert sensing.warning_time_s(FLIGHT, end - 10, 60) == 0.0
    assert sensing.warning_time_s(FLIGHT, np.inf) == 0.0


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: sensing.seen_share(FLIGHT, (Sensor(50.5, 80, 3000),)),
            "sensor at 50.5, 80 is a site, not a region; give whole degrees: regions are coarse",
        ),
        (lambda: sensing.seen_share(FLIGHT, (Sensor(50, 80, -1),)), "range_km -1 is impossible; give a number of at least 0"),
        (
            lambda: sensing.seen_share(FLIGHT, (Sensor(50, 80, 1, 90),)),
            "lowest_elevation_deg 90 is impossible; give at least 0 and less than 90",
        ),
        (lambda: sensing.infrared_seen_s(FLIGHT, 170, -1), "cloud_top_km -1 is impossible; give a number of at least 0"),
        (lambda: sensing.infrared_seen_s(FLIGHT, np.nan), "boost_end_s is not a finite number; give a number"),
        (
            lambda: sensing.warning_time_s(FLIGHT, -1),
            "first_sight_s -1 is before the launch; give a time of the flight, or infinity for never",
        ),
        (
            lambda: sensing.warning_time_s(FLIGHT, np.nan),
            "first_sight_s is not a finite number; give a number",
        ),
        (lambda: sensing.warning_time_s(FLIGHT, 10, -5), "confirmation_s -5 is impossible; give a number of at least 0"),
    ],
)
def test_impossible_sensors_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence


@given(st.floats(100, 6000), st.floats(0, 30), st.floats(50, 1500))
def test_an_altitude_is_seen_within_its_ground_distance_and_not_beyond(range_km: float, lowest: float, altitude: float) -> None:
    sensor = Sensor(0, 0, range_km, lowest)
    edge = sensing.seen_ground_km(sensor, altitude) / 6371.0
    if edge == 0.0:
        assert range_km <= altitude
        return
    for share, seen in ((0.999, True), (1.001, False)):
        ground = np.degrees(share * edge)
        inside = float(horizon.slant_range_km(ground, altitude)) <= range_km and float(horizon.elevation_deg(ground, altitude)) >= lowest
        assert inside is seen


def test_a_radar_sees_nothing_that_is_higher_than_its_range() -> None:
    assert sensing.seen_ground_km(Sensor(0, 0, 200), 300) == 0.0
    with pytest.raises(InputError, match=r"altitude_km -1 is impossible; give a number of at least 0"):
        sensing.seen_ground_km(Sensor(0, 0, 200), -1)


def test_a_range_beyond_the_far_side_of_the_earth_adds_nothing() -> None:
    assert sensing.seen_ground_km(Sensor(0, 0, 1e300), 300) == sensing.seen_ground_km(Sensor(0, 0, 50_000), 300)
