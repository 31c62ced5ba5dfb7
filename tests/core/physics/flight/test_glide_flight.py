"""Boost-glide flights: the ends, the speed that covers the way, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.flight.glide import glide
from equipoise.core.physics.flight.glide_flight import Gliding, glide_flight
from equipoise.core.physics.flight.lift_off import Burn, Places
from equipoise.core.physics.region import central_angle_deg, directions
from equipoise.errors import InputError

PLACES, GLIDING = Places(40, 0, 40, 80), Gliding(2.6, 45, 1.5)


def test_a_flight_begins_and_ends_in_its_regions_on_the_ground() -> None:
    track = glide_flight(PLACES, Burn(170), GLIDING).track
    ends = directions(track.latitude_deg[[0, -1]], track.longitude_deg[[0, -1]])
    assert np.allclose(central_angle_deg(ends, directions(np.array([40, 40]), np.array([0, 80]))), 0.0, atol=1e-6)
    assert (track.altitude_km[0], track.altitude_km[-1]) == (0.0, 0.0)
    assert np.all(np.diff(track.time_s) > 0.0)
    assert (track.time_s.size, float(track.altitude_km.max())) == (400, 45.0)


def test_boost_glide_and_dive_cover_the_way() -> None:
    flight = glide_flight(PLACES, Burn(170), GLIDING)
    way = RADIUS_KM * np.radians(float(central_angle_deg(directions(40, 0), directions(40, 80))))
    covered = 0.4 * 170 * flight.burnout_speed_km_s + float(glide(flight.burnout_speed_km_s, 1.5, 2.6).range_km) + 45.0
    assert covered == pytest.approx(way, rel=1e-9)


def test_the_speed_over_the_ground_falls_after_burnout_as_a_glide_does() -> None:
    flight = glide_flight(PLACES, Burn(170), GLIDING, 4_000)
    ground = RADIUS_KM * directions(flight.track.latitude_deg, flight.track.longitude_deg)
    speed = np.linalg.norm(np.diff(ground, axis=0), axis=1) / np.diff(flight.track.time_s)
    after = int(np.searchsorted(flight.track.time_s, flight.burnout_s))
    assert speed[after] == pytest.approx(flight.burnout_speed_km_s, rel=1e-2)
    assert np.all(np.diff(speed[after:-2]) < 1e-9)
    assert speed[-3] == pytest.approx(1.5, rel=1e-2)


def test_a_better_glider_needs_less_speed() -> None:
    speeds = [glide_flight(PLACES, Burn(170), Gliding(ratio, 45, 1.5)).burnout_speed_km_s for ratio in (2.0, 2.6, 3.5)]
    assert speeds[0] > speeds[1] > speeds[2]


@pytest.mark.parametrize(
    ("places", "gliding", "says"),
    [
        (PLACES, Gliding(0, 45, 1.5), "lift_to_drag 0 is impossible; give a number above 0"),
        (PLACES, Gliding(2.6, -1, 1.5), "altitude_km -1 is impossible; give a number above 0"),
        (PLACES, Gliding(2.6, 45, 0), "end_speed_km_s 0 is impossible; give a number above 0"),
        (PLACES, Gliding(2.6, 45, 8), "end_speed_km_s 8 is no speed of a glide; give a speed below 7.87893 km/s"),
        (PLACES, Gliding(2.6, 101, 1.5), "altitude_km 101 is above the air that carries a glider; give 100 km or less"),
        (
            PLACES,
            Gliding(0.01, 45, 1.5),
            "a way of 6515 km is too long for the glider; give more lift over drag, or regions nearer together",
        ),
        (Places(40, 0, 40, 1), GLIDING, "a way of 40 km leaves no room for a glide; give regions farther apart"),
        (Places(40, 0, 40, 0), GLIDING, "the flight starts and ends in one region; give two regions"),
        (
            Places(0, 0, 0, 180),
            GLIDING,
            "the two regions are antipodes, between which every direction is as short; move one of them by a degree",
        ),
        (Places(40.5, 0, 40, 80), GLIDING, "a flight at 40.5, 0 is a site, not a region; give whole degrees: regions are coarse"),
    ],
)
def test_what_cannot_be_is_refused(places: Places, gliding: Gliding, says: str) -> None:
    with pytest.raises(InputError) as refused:
        glide_flight(places, Burn(170), gliding)
    assert str(refused.value) == says
