"""Opportunities and looks: against plain loops over dense samples, that more never loses, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.physics.flight.rotation import Track, regional_track
from equipoise.core.physics.intercept import footprint
from equipoise.core.physics.intercept import opportunities as intercept
from equipoise.core.physics.intercept.fly_out import FlyOut, Interceptor, flight_time_s, fly_out
from equipoise.core.physics.intercept.opportunities import Battery, Delays
from equipoise.core.physics.region import central_angle_deg, directions
from equipoise.core.physics.sensing import sight as sensing
from equipoise.core.physics.sensing.sight import Sensor
from equipoise.errors import InputError

CLASS = Interceptor(np.array([60.0, 60.0]), np.array([3.0, 3.0]), 150.0, 2000.0, 1200.0)
TABLE = fly_out(CLASS)
FAST = fly_out(CLASS._replace(speed_km_s=np.array([4.0, 3.8])))
FLIGHT = regional_track(40, 40, 45, 130, 400)
RADAR = Sensor(45, 110, 2500, 3)
FORWARD = Sensor(45, 75, 3000, 3)
BATTERY = Battery(RADAR, TABLE)
DELAYS = Delays(40.0, 60.0)


def looks_by_loops(flight: Track, battery: Battery, sensors: tuple[Sensor, ...], delays: Delays) -> list[float]:
    """Times of the looks on the samples of a flight, without interpolation."""
    margin = sensing.margins_km(flight, sensors).max(axis=0)
    ground = central_angle_deg(
        directions(flight.latitude_deg, flight.longitude_deg), directions(battery.radar.latitude_deg, battery.radar.longitude_deg)
    )
    flying = np.asarray(flight_time_s(battery.fly_out, ground, flight.altitude_km))
    ready, found = np.inf, list[float]()
    for at, time in enumerate(flight.time_s):
        if margin[at] >= 0.0 and ready == np.inf:
            ready = time + delays.decision_s
        if margin[at] >= 0.0 and time - flying[at] >= ready:
            found.append(float(time))
            ready = time + delays.assessment_s
    return found


@pytest.mark.parametrize("integrated", [False, True])
@pytest.mark.parametrize("delays", [DELAYS, Delays(0.0, 10.0), Delays(200.0, 100.0)])
def test_looks_are_those_of_loops_over_dense_samples(integrated: bool, delays: Delays) -> None:
    dense = regional_track(40, 40, 45, 130, 8_001)
    sensors = (RADAR, FORWARD) if integrated else (RADAR,)
    plain = looks_by_loops(dense, BATTERY, sensors, delays)
    found = intercept.opportunity(FLIGHT, (BATTERY,), (FORWARD,), delays, integrated=integrated)
    assert len(plain) == found.looks_s.size > 0
    # The samples of the coarse flight are 5 seconds apart; guided edges are found to a sample.
    assert np.abs(found.looks_s - plain).max() < 6.0 * len(plain)
    assert found.earliest_s == found.looks_s[0]
    assert found.looks_s[-1] <= found.latest_s
    assert intercept.looks(FLIGHT, (BATTERY,), (FORWARD,), delays, integrated=integrated) == len(plain)


def test_looks_are_as_many_as_any_order_of_shots_gives() -> None:
    """Every choice of intercepts among the samples, with each launch after the intercept before it: none gives more."""
    delays = Delays(0.0, 10.0)
    system = intercept.network((BATTERY,), (FORWARD,), delays, integrated=True)
    room, launches, times = intercept.space(system, FLIGHT.time_s.size), np.empty(1), np.empty(intercept.engagement.MOST_LOOKS)
    count = intercept.engagement.looks_at(tuple(np.ascontiguousarray(column) for column in FLIGHT), system, room, launches, times)
    best = np.zeros(FLIGHT.time_s.size, dtype=int)
    for at, latest in enumerate(room.latest[0]):
        if latest >= launches[0]:
            best[at] = 1 + max((best[k] for k in range(at) if FLIGHT.time_s[k] + delays.assessment_s <= latest), default=0)
    assert count >= best.max() == 3


@given(st.floats(0, 300), st.floats(0, 300), st.floats(0, 300), st.floats(0, 300), st.booleans())
@settings(max_examples=40)
def test_less_delay_never_loses_a_look(first: float, second: float, third: float, fourth: float, integrated: bool) -> None:
    quick, slow = Delays(min(first, second), min(third, fourth)), Delays(max(first, second), max(third, fourth))
    less = intercept.opportunity(FLIGHT, (BATTERY,), (FORWARD,), slow, integrated=integrated)
    more = intercept.opportunity(FLIGHT, (BATTERY,), (FORWARD,), quick, integrated=integrated)
    assert more.looks_s.size >= less.looks_s.size
    assert more.earliest_s <= less.earliest_s
    assert less.looks_s.size == 0 or more.latest_s >= less.latest_s


@given(st.integers(30, 60), st.integers(80, 140), st.floats(0, 200))
@settings(max_examples=40)
def test_a_faster_interceptor_a_network_and_a_second_battery_never_lose_a_look(latitude: int, longitude: int, assessment: float) -> None:
    radar, delays = Sensor(latitude, longitude, 2500, 3), Delays(40.0, assessment)
    own = intercept.looks(FLIGHT, (Battery(radar, TABLE),), (), delays)
    assert intercept.looks(FLIGHT, (Battery(radar, FAST),), (), delays) >= own
    assert intercept.looks(FLIGHT, (Battery(radar, TABLE),), (FORWARD,), delays, integrated=True) >= own
    assert intercept.looks(FLIGHT, (Battery(radar, TABLE), BATTERY), (), delays) >= own
    assert intercept.looks(FLIGHT, (Battery(radar, TABLE), BATTERY), (FORWARD,), delays, integrated=True) >= own


@given(st.integers(-130, 130), st.booleans())
@settings(max_examples=30)
def test_nothing_changes_as_the_sphere_turns(turn: int, integrated: bool) -> None:
    turned = FLIGHT._replace(longitude_deg=(FLIGHT.longitude_deg + turn + 180) % 360 - 180)
    battery, forward = (Battery(RADAR._replace(longitude_deg=110 + turn), TABLE), FORWARD._replace(longitude_deg=75 + turn))
    there = intercept.opportunity(turned, (battery,), (forward,), DELAYS, integrated=integrated)
    here = intercept.opportunity(FLIGHT, (BATTERY,), (FORWARD,), DELAYS, integrated=integrated)
    assert there.looks_s == pytest.approx(here.looks_s, abs=1e-6)
    assert there.latest_s == pytest.approx(here.latest_s, abs=1e-6)


def test_a_flight_out_of_sight_or_reach_gives_no_look() -> None:
    away = intercept.opportunity(FLIGHT, (Battery(Sensor(-40, -60, 3000), TABLE),), (), DELAYS)
    assert (away.earliest_s, away.latest_s, away.looks_s.size) == (np.inf, np.inf, 0)
    blind = Battery(RADAR._replace(range_km=0.0), TABLE)
    assert intercept.looks(FLIGHT, (blind,), (FORWARD, RADAR), DELAYS) == 0
    assert intercept.looks(FLIGHT, (blind,), (FORWARD, RADAR), DELAYS, integrated=True) > 0


def test_a_battery_that_has_no_radar_and_is_hit_neither_launches_nor_looks() -> None:
    place = Sensor(round(float(FLIGHT.latitude_deg[-1])), round(float(FLIGHT.longitude_deg[-1])), 0.0)
    found = intercept.opportunity(FLIGHT, (Battery(place, TABLE._replace(lowest_km=0.0)),), (), Delays(0.0, 0.0))
    assert (found.first_launch_s, found.looks_s.size) == (np.inf, 0)


def test_looks_within_a_window() -> None:
    assert [intercept.looks_within(window, 60, 30) for window in (0, 59, 60, 149, 150, 240)] == [0, 0, 1, 1, 2, 3]


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: intercept.looks(FLIGHT, (), (), DELAYS), "there is no battery; give one battery or more"),
        (
            lambda: intercept.looks(FLIGHT, (BATTERY,), (), Delays(-1, 0)),
            "decision_s -1 is impossible; give a number of at least 0",
        ),
        (
            lambda: intercept.looks(FLIGHT, (BATTERY,), (), Delays(0, np.nan)),
            "assessment_s is not a finite number; give a number",
        ),
        (
            lambda: intercept.looks(FLIGHT, (Battery(RADAR._replace(latitude_deg=45.5), TABLE),), (), DELAYS),
            "sensor at 45.5, 110 is a site, not a region; give whole degrees: regions are coarse",
        ),
        (
            lambda: intercept.looks(FLIGHT, (Battery(RADAR, FlyOut(np.zeros((2, 2)), 1.0, 0.0, 1.0)),), (), DELAYS),
            "the table of an interceptor has the wrong form; make it with fly_out",
        ),
        (lambda: intercept.looks_within(300, 0, 30), "flight_time_s must be above 0; give the seconds that an interceptor flies"),
        (lambda: intercept.looks_within(-1, 60, 30), "window_s -1 is impossible; give a number of at least 0"),
    ],
)
def test_impossible_engagements_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence


@pytest.mark.parametrize("integrated", [False, True])
def test_more_looks_than_are_counted_are_refused(integrated: bool) -> None:
    hovering = Track(np.linspace(0.0, 40_000.0, 400), *(np.full(400, number) for number in (200.0, 45.0, 110.0)))
    assert 10 < intercept.looks(hovering, (BATTERY,), (), Delays(0.0, 1000.0), integrated=integrated) < 64
    many = footprint.Flights(*(column[np.newaxis] for column in hovering))
    calls = (
        lambda: intercept.looks(hovering, (BATTERY,), (), Delays(0.0, 0.0), integrated=integrated),
        lambda: footprint.footprint(many, (BATTERY,), (), Delays(0.0, 0.0), integrated=integrated),
    )
    for call in calls:
        with pytest.raises(InputError, match="can be shot at 64 times or more, one look after the other; give a longer assessment_s"):
            call()
