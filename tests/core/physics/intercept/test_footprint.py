"""Footprints: against plain NumPy and dense grids, for any number of threads, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from benchmarks import footprint_numpy
from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.flight.rotation import Track, regional_track
from equipoise.core.physics.intercept import opportunities as intercept
from equipoise.core.physics.intercept.fly_out import Interceptor, fly_out
from equipoise.core.physics.intercept.footprint import Flights, defended_area_km2, footprint
from equipoise.core.physics.intercept.opportunities import Battery, Delays
from equipoise.core.physics.region import grid
from equipoise.core.physics.sensing.sight import Sensor
from equipoise.errors import InputError
from equipoise.study.executor import threads

CLASS = Interceptor(np.array([30.0, 30.0]), np.array([2.0, 2.0]), 100.0, 1000.0, 600.0)
TABLES = (fly_out(CLASS), fly_out(CLASS._replace(lowest_km=60.0, longest_s=300.0)))
BATTERIES = (Battery(Sensor(45, 100, 2000, 3), TABLES[0]), Battery(Sensor(40, 110, 1500, 5), TABLES[1]))
DELAYS = Delays(30.0, 40.0)
POINTS = grid(30, 54, 85, 123, 2)
EYE = Sensor(45, 70, 3000, 3)


def flights(points: np.ndarray, rotation: float = 0.0, west: int = 0) -> Flights:
    tracks = [regional_track(45, 30 + west, float(point[0]), float(point[1]), 120, rotation_rad_s=rotation) for point in points]
    return Flights(*(np.stack(column) for column in zip(*tracks, strict=True)))


FLIGHTS = flights(POINTS)


@pytest.mark.parametrize("integrated", [False, True])
def test_looks_agree_with_plain_numpy(integrated: bool) -> None:
    found = footprint(FLIGHTS, BATTERIES, (), DELAYS, integrated=integrated)
    assert np.array_equal(found, footprint_numpy.looks(FLIGHTS, BATTERIES, DELAYS, integrated=integrated))
    assert 0 in found and found.max() >= 2


@pytest.mark.parametrize("integrated", [False, True])
def test_looks_are_those_of_each_flight_alone(integrated: bool) -> None:
    found = footprint(FLIGHTS, BATTERIES, (EYE,), DELAYS, integrated=integrated)
    for row in range(0, len(POINTS), 7):
        track = Track(*(column[row] for column in FLIGHTS))
        assert intercept.looks(track, BATTERIES, (EYE,), DELAYS, integrated=integrated) == found[row]


def test_the_executor_and_its_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = footprint(FLIGHTS, BATTERIES, (EYE,), DELAYS, integrated=True)
    for at_once in (1, 7, 400):
        monkeypatch.setattr("equipoise.core.physics.intercept.footprint.FLIGHTS_AT_ONCE", at_once)
        assert np.array_equal(footprint(FLIGHTS, BATTERIES, (EYE,), DELAYS, integrated=True, executor=threads), alone)


def test_integration_widens_a_footprint() -> None:
    own, shared = (footprint(FLIGHTS, BATTERIES, (EYE,), DELAYS, integrated=integrated) for integrated in (False, True))
    assert np.all(shared >= own)
    assert defended_area_km2(POINTS, shared, 2) > defended_area_km2(POINTS, own, 2) > 0.0
    assert defended_area_km2(POINTS, own, 2, 2) < defended_area_km2(POINTS, own, 2)


def test_a_dense_grid_has_the_area_of_the_coarse_one() -> None:
    dense = grid(30, 54, 85, 123, 1)
    looks = footprint(flights(dense), BATTERIES, (), DELAYS)
    coarse = defended_area_km2(POINTS, footprint(FLIGHTS, BATTERIES, (), DELAYS), 2)
    assert abs(defended_area_km2(dense, looks) / coarse - 1.0) < 0.15


def test_a_footprint_turns_with_the_sphere() -> None:
    turned = flights(POINTS + np.array([0.0, -30.0]), west=-30)
    batteries = tuple(
        battery._replace(radar=battery.radar._replace(longitude_deg=battery.radar.longitude_deg - 30)) for battery in BATTERIES
    )
    differing = footprint(turned, batteries, (), DELAYS) != footprint(FLIGHTS, BATTERIES, (), DELAYS)
    assert differing.mean() < 0.01  # ties on the edge of a look may round to either side


def test_the_whole_sphere_has_its_area() -> None:
    points = np.array([[latitude, longitude] for latitude in range(-89, 90, 2) for longitude in range(0, 360, 2)], dtype=np.float64)
    assert abs(defended_area_km2(points, np.ones(len(points), dtype=np.int64), 2) / (4.0 * np.pi * RADIUS_KM**2) - 1.0) < 1e-9


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: footprint(FLIGHTS._replace(time_s=FLIGHTS.time_s[:, :9]), BATTERIES, (), DELAYS),
            "the flights are not four tables of one shape; give rows of flights, two samples or more each",
        ),
        (
            lambda: footprint(FLIGHTS._replace(time_s=-FLIGHTS.time_s), BATTERIES, (), DELAYS),
            "time_s of a flight does not rise; give the samples in the order of the flight, each once",
        ),
        (
            lambda: footprint(FLIGHTS._replace(altitude_km=FLIGHTS.altitude_km - 1.0), BATTERIES, (), DELAYS),
            "a flight is below ground or off the map; give altitudes of 0 or more, latitudes to 90, longitudes to 360",
        ),
        (
            lambda: footprint(FLIGHTS._replace(latitude_deg=FLIGHTS.latitude_deg + 0.2), BATTERIES, (), DELAYS),
            "a flight starts or ends at a site, not a region; let it start and end on whole degrees, or above 1 km",
        ),
        (
            lambda: footprint(FLIGHTS._replace(altitude_km=FLIGHTS.altitude_km * np.nan), BATTERIES, (), DELAYS),
            "altitude_km is not a finite number; give a number",
        ),
        (
            lambda: defended_area_km2(POINTS, np.ones(3, dtype=np.int64)),
            f"3 looks for {len(POINTS)} points; give each point its looks",
        ),
        (
            lambda: defended_area_km2(POINTS + 0.5, np.ones(len(POINTS), dtype=np.int64)),
            "point 30.5, 85.5 is a site, not a region; give whole degrees: regions are coarse",
        ),
        (
            lambda: defended_area_km2(POINTS, np.ones(len(POINTS), dtype=np.int64), 0.5),
            "step_deg 0.5 is impossible; give a number of at least 1",
        ),
    ],
)
def test_impossible_footprints_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence
