"""Who sees a flight from when to when, against the plain margins; and warning with and without a sensor."""

from __future__ import annotations

import math

import numpy as np
import pytest

from equipoise.core.physics.sensing.sight import first_seen_s, margins_km, seen_time_s
from equipoise.study.reach.case import ReachCase
from equipoise.study.reach.sight import infrared_span, own_radars, sight, spans


def test_the_intervals_of_a_radar_are_those_in_which_it_sees_the_flight(case: ReachCase) -> None:
    track = case.flights[0].whole.track
    for sensor in case.radars.values():
        found = spans(track, sensor)
        assert sum(end - start for start, end in found) == pytest.approx(seen_time_s(track, (sensor,)), abs=1e-9)
        assert found[0][0] == pytest.approx(first_seen_s(track, (sensor,)))
        inside = np.zeros(track.time_s.size, dtype=bool)
        for start, end in found:
            inside |= (track.time_s >= start) & (track.time_s <= end)
        assert np.array_equal(inside, margins_km(track, (sensor,))[0] >= 0.0)


def test_a_radar_that_sees_nothing_has_no_interval(case: ReachCase) -> None:
    assert spans(case.flights[0].whole.track, case.radars["north"]._replace(latitude_deg=-80)) == []


def test_infrared_satellites_see_the_booster_from_the_clouds_to_burnout(case: ReachCase) -> None:
    there, back = case.flights
    span = infrared_span(case, there)
    assert span is not None
    assert np.interp(span[0], there.whole.track.time_s, there.whole.track.altitude_km) == pytest.approx(10.0, rel=1e-6)
    assert span[1] == pytest.approx(there.whole.burnout_s)
    assert infrared_span(case, back) is None


def test_warning_runs_from_confirmed_sight_to_impact_and_its_loss_is_seen(case: ReachCase) -> None:
    there, end = case.flights[0], float(case.flights[0].whole.track.time_s[-1])
    whole, blind = sight(case, there), sight(case, there, "infrared")
    assert whole.first_s == whole.infrared_s < whole.radar_s
    assert whole.confirmed_s == whole.first_s + 60
    assert whole.warning_time_s == pytest.approx(end - whole.confirmed_s)
    assert (blind.infrared_s, blind.first_s) == (math.inf, blind.radar_s)
    assert blind.warning_time_s == pytest.approx(end - blind.radar_s - 60)
    later = sight(case, there, "north")
    assert later.radar_s > whole.radar_s
    assert later.warning_time_s == whole.warning_time_s


def test_a_side_without_sensors_has_no_warning(case: ReachCase) -> None:
    found = sight(case, case.flights[1])
    assert (found.first_s, found.warning_time_s) == (math.inf, 0.0)


def test_the_radars_of_the_batteries_that_meet_it_count(case: ReachCase) -> None:
    assert own_radars(case, case.flights[0]) == (case.layers[0].batteries[0].radar,)
    assert own_radars(case, case.flights[0], "far.1") == ()
    assert own_radars(case, case.flights[1]) == ()
