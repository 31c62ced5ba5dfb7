"""Flight over a range: the four ways to choose an arc agree, published flights bound it, and each refusal."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.flight import ballistic as flight
from equipoise.errors import InputError

RANGE, HEIGHT = st.floats(50.0, 19000.0), st.floats(0.0, 300.0)
LOFTED = [  # range and apogee in km, minutes reported
    (700, 2111.5, 30),
    (930, 2800, 39),
    (998, 3700, 47.2),
    (989, 5768, 66),
    (999.2, 6040.9, 68.9),
    (1001.2, 6648.4, 74),
    (2700, 550, 14.5),
    (1090, 6248.5, 71),
]


@given(RANGE, HEIGHT)
def test_least_energy_is_least(range_km: float, height: float) -> None:
    least = flight.minimum_energy_arc(range_km, height)
    assert abs(least.range_km - range_km) < 1e-9 * range_km
    for change in (-0.5, 0.5):
        assert flight.elevation_arc(range_km, float(least.elevation_deg) + change, height).speed_km_s > least.speed_km_s


@given(RANGE)
def test_apogee_of_least_energy_in_closed_form(range_km: float) -> None:
    half = 0.5 * range_km / RADIUS_KM
    formula = 0.5 * RADIUS_KM * (np.sin(half) - (1.0 - np.cos(half)))
    assert abs(flight.minimum_energy_arc(range_km).apogee_km - formula) < 1e-12 * RADIUS_KM


@given(RANGE, st.floats(0.3, 4.0), HEIGHT)
def test_all_ways_to_one_arc(range_km: float, loft: float, height: float) -> None:
    apogee = height + loft * float(flight.minimum_energy_arc(range_km, height).apogee_km - height)
    through = flight.apogee_arc(range_km, apogee, height)
    assert abs(through.range_km - range_km) < 1e-7 * range_km
    assert abs(through.apogee_km - apogee) < 1e-6
    aimed = flight.elevation_arc(range_km, through.elevation_deg, height)
    assert abs(aimed.speed_km_s - through.speed_km_s) < 1e-8
    least = flight.minimum_energy_arc(range_km, height)
    if abs(through.elevation_deg - least.elevation_deg) > 0.1:
        timed = flight.speed_arc(range_km, through.speed_km_s, height, lofted=bool(through.elevation_deg > least.elevation_deg))
        assert abs(timed.elevation_deg - through.elevation_deg) < 1e-4


@given(RANGE, HEIGHT)
def test_the_longest_range_of_the_least_speed_is_the_range(range_km: float, height: float) -> None:
    assert abs(flight.maximum_range_km(flight.minimum_energy_arc(range_km, height).speed_km_s, height) - range_km) < 1e-6 * range_km


def test_from_circular_speed_on_every_place_is_in_reach() -> None:
    assert np.allclose(flight.maximum_range_km(np.array([7.91, 9.0, 11.0])), np.pi * RADIUS_KM)


@pytest.mark.parametrize(("range_km", "apogee_km", "minutes"), LOFTED)
def test_a_flight_takes_half_a_minute_to_five_minutes_more_than_its_arc(range_km: float, apogee_km: float, minutes: float) -> None:
    assert 0.5 < minutes - float(flight.apogee_arc(range_km, apogee_km).time_s) / 60.0 < 5.0


def test_twin_the_claim_of_march_2022_falls_faster_than_gravity_lets_it() -> None:
    assert 67.5 < float(flight.apogee_arc(1090, 6248.5).time_s) / 60.0 < 71.0


def test_depressed_flights_lie_close_above_their_arcs() -> None:
    reported = 60.0 * np.array([7.1, 7.1, 7.2, 7.4, 9.8, 10.1, 10.1, 10.4])
    ours = flight.apogee_arc(np.repeat([1850.0, 3000.0], 4), np.array([60.0, 90, 120, 150, 95, 135, 155, 185])).time_s
    assert np.all((reported - ours > 12.0) & (reported - ours < 120.0))


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: flight.minimum_energy_arc(0.0), "range_km 0 is no flight; give a range above 0"),
        (lambda: flight.minimum_energy_arc(-5.0), "range_km -5 is no flight; give a range above 0"),
        (
            lambda: flight.minimum_energy_arc(np.pi * RADIUS_KM),
            "range_km 20015.1 reaches the antipode, to which every direction is as short; give a range below 20015 km",
        ),
        (lambda: flight.apogee_arc(1000.0, 50.0, 60.0), "apogee_km 50 is not above the ends of the arc; give an apogee above 60.01 km"),
        (lambda: flight.apogee_arc(0.0, 50.0), "range_km 0 is no flight; give a range above 0"),
        (lambda: flight.elevation_arc(10000.0, 80.0), "elevation_deg 80 comes down at no such range; give one above 0 and below 67.5169"),
        (lambda: flight.elevation_arc(10000.0, -1.0), "elevation_deg -1 comes down at no such range; give one above 0 and below 67.5169"),
        (lambda: flight.speed_arc(10000.0, 5.0), "speed_km_s 5 does not reach the range; give a speed of at least 7.19809 km/s"),
        (
            lambda: flight.speed_arc(10000.0, 9.0, lofted=False),
            "the low arc of this speed passes through the ground; ask for the lofted one, or give a lower speed",
        ),
        (lambda: flight.speed_arc(10000.0, 12.0), "speed_km_s 12 is above escape: the missile does not come back"),
        (lambda: flight.maximum_range_km(11.5), "speed_km_s 11.5 is above escape: the missile does not come back"),
        (lambda: flight.maximum_range_km(0.0), "speed_km_s 0 begins no flight; give a speed above 0"),
        (lambda: flight.range_implied_km(0.0, 4500.0), "range_km 0 is no flight; give a range above 0"),
    ],
)
def test_bad_geometry_gets_one_sentence(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as error:
        call()
    assert str(error.value).startswith(sentence)
