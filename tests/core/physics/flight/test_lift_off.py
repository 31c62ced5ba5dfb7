"""Flights from lift-off to impact: the ends, the join of boost and arc, and what a boost adds to an arc in a vacuum."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jaxtyping import Float

from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.flight.boost import Stage, burnout
from equipoise.core.physics.flight.lift_off import SHARES, Burn, Places, ballistic_flight, boost_samples
from equipoise.core.physics.flight.rotation import Track, regional_track
from equipoise.core.physics.flight.trajectory import ground_directions
from equipoise.core.physics.region import central_angle_deg, directions
from equipoise.errors import InputError

PLACES = Places(48, -101, 60, 60)


def positions(track: Track) -> Float[np.ndarray, "n 3"]:
    """Places of a track in space, in kilometres."""
    return (RADIUS_KM + track.altitude_km)[:, None] * ground_directions(track)


def test_a_flight_begins_and_ends_in_its_regions_on_the_ground() -> None:
    track = ballistic_flight(PLACES, Burn(170)).track
    assert (track.time_s[0], track.altitude_km[0]) == (0.0, 0.0)
    assert track.altitude_km[-1] == pytest.approx(0.0, abs=1e-6)
    ends = directions(track.latitude_deg[[0, -1]], track.longitude_deg[[0, -1]])
    assert np.allclose(central_angle_deg(ends, directions(np.array([48, 60]), np.array([-101, 60]))), 0.0, atol=1e-6)
    assert track.time_s.size == 400


def test_boost_and_arc_join_without_a_step_in_place_or_velocity() -> None:
    flight = ballistic_flight(PLACES, Burn(170), 40_000)
    place = positions(flight.track)
    velocity = np.diff(place, axis=0) / np.diff(flight.track.time_s)[:, None]
    at = int(np.searchsorted(flight.track.time_s, flight.burnout_s))
    assert np.linalg.norm(velocity[at + 1] - velocity[at - 2]) < 0.02
    assert np.linalg.norm(velocity[at]) == pytest.approx(flight.burnout_speed_km_s, rel=1e-4)
    assert np.linalg.norm(velocity[0]) < 1e-3
    assert flight.burnout_altitude_km == pytest.approx(float(np.interp(flight.burnout_s, flight.track.time_s, flight.track.altitude_km)))


def test_the_share_of_the_boost_is_what_was_asked_for() -> None:
    for share in (0.34, 0.4, 0.5):
        flight = ballistic_flight(PLACES, Burn(170, share), 40_000)
        at = int(np.searchsorted(flight.track.time_s, flight.burnout_s))
        rising = np.diff(flight.track.altitude_km)[at] / np.diff(flight.track.time_s)[at]
        assert flight.burnout_altitude_km == pytest.approx(share * 170 * rising, rel=1e-4)


def test_after_burnout_it_is_the_arc_of_the_turning_earth() -> None:
    flight, arc = ballistic_flight(PLACES, Burn(170), 4_000), regional_track(*PLACES, 4_000)
    late = float(flight.track.time_s[-1] - arc.time_s[-1])
    assert 60 < late < 170
    for share in (0.3, 0.6, 0.9):
        time = share * float(arc.time_s[-1])
        assert np.interp(time + late, flight.track.time_s, flight.track.altitude_km) == pytest.approx(
            np.interp(time, arc.time_s, arc.altitude_km), rel=1e-4
        )


def test_the_published_burnout_of_a_class_lies_between_the_bounds_of_the_share() -> None:
    """181 s and 190 km, by the fact sheet spaceline_mm3."""
    low, high = (ballistic_flight(PLACES, Burn(181, share), apogee_km=1_100).burnout_altitude_km for share in (1 / 3, 0.5))
    assert low < 190 < high


def test_an_integrated_boost_covers_shares_between_the_bounds() -> None:
    """Three stages in a gravity turn that ends at the elevation of least energy."""
    stages = (Stage(60, 2.6, 0.65, 0.08), Stage(60, 2.8, 0.62, 0.08), Stage(50, 2.9, 0.60, 0.08))
    end = burnout(stages, 18.0, ballistic_coefficient_kg_m2=20_000)
    slope, whole = np.radians(end.elevation_deg), 170.0 * float(end.speed_km_s)
    upwards = float(end.altitude_km / (whole * np.sin(slope)))
    ground = whole * np.cos(slope) * RADIUS_KM / (RADIUS_KM + float(end.altitude_km))
    along = float(end.range_km / ground)
    assert (upwards, along) == (pytest.approx(0.48, abs=5e-3), pytest.approx(0.41, abs=5e-3))
    assert SHARES[0] < along < upwards < SHARES[1]


def test_an_apogee_can_be_asked_for_and_a_lofted_flight_takes_longer() -> None:
    least, lofted, low = (ballistic_flight(PLACES, Burn(170), apogee_km=apogee) for apogee in (None, 3_000, 500))
    assert float(lofted.track.altitude_km.max()) == pytest.approx(3_000, rel=1e-3)
    assert float(low.track.time_s[-1]) < float(least.track.time_s[-1]) < float(lofted.track.time_s[-1])


@given(
    st.tuples(st.integers(-80, 80), st.integers(-180, 180), st.integers(-80, 80), st.integers(-180, 180)),
    st.floats(30, 300),
    st.floats(0.334, 0.5),
)
def test_no_flight_goes_below_ground_or_back_in_time(ends: tuple[int, int, int, int], time_s: float, share: float) -> None:
    angle = float(central_angle_deg(directions(*ends[:2]), directions(*ends[2:])))
    if not 5.0 < angle < 170.0:
        return
    track = ballistic_flight(Places(*ends), Burn(time_s, share), 60).track
    assert track.altitude_km.min() >= 0.0
    assert np.all(np.diff(track.time_s) > 0.0)
    assert np.all(np.diff(track.altitude_km[: int(np.argmax(track.altitude_km))]) > 0.0)


@pytest.mark.parametrize(
    ("places", "burn", "samples", "says"),
    [
        (PLACES, Burn(0), 400, "burn_time_s 0 is impossible; give a time above 0"),
        (PLACES, Burn(-5), 400, "burn_time_s -5 is impossible; give a time above 0"),
        (PLACES, Burn(170, 0.6), 400, "boost_share 0.6 is impossible; give a share between 1/3 and 1/2"),
        (PLACES, Burn(float("nan")), 400, "burn_time_s is not a finite number; give a number"),
        (PLACES, Burn(170), 11, "n_samples 11 is impossible; give a number of at least 12"),
        (Places(48, -101, 48, -101), Burn(170), 400, "the flight starts and ends in one region; give two regions"),
        (
            Places(10, 0, -10, 180),
            Burn(170),
            400,
            "the two regions are antipodes, between which every direction is as short; move one of them by a degree",
        ),
        (
            Places(48.5, -101, 60, 60),
            Burn(170),
            400,
            "from_latitude_deg 48.5 names a site, not a region; give whole degrees: regions are coarse",
        ),
    ],
)
def test_what_cannot_be_is_refused(places: Places, burn: Burn, samples: int, says: str) -> None:
    with pytest.raises(InputError) as refused:
        ballistic_flight(places, burn, samples)
    assert str(refused.value) == says


def test_a_boost_always_has_samples_and_leaves_some() -> None:
    assert [boost_samples(12, share) for share in (0.0, 0.5, 1.0)] == [4, 6, 6]
