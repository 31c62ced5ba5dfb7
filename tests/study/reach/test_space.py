"""Space layers in a reach record: the numbers of the core, for each flight, for many launches, and over the map."""

from __future__ import annotations

from typing import Any

import pytest

from equipoise.core.physics.constellation.absentee import SpaceLayer, absentee_multiple
from equipoise.errors import InputError
from equipoise.study.reach.case import ReachCase
from equipoise.study.reach.space import space_layer, space_rows


@pytest.fixture(scope="module")
def row(case: ReachCase) -> Any:
    """Its space layer."""
    return space_rows(case)[0]


def test_the_interceptor_accelerates_over_its_burn(case: ReachCase) -> None:
    assert space_layer(case, case.record.space[0]) == SpaceLayer(400, 65, 6, 6 / 41, 40)


def test_a_motor_that_burns_no_time_is_refused_with_its_layer(case: ReachCase) -> None:
    with pytest.raises(InputError) as refused:
        space_rows(case._replace(values={**case.values, "interceptors.orbital.burn_time": 0.0}))
    assert str(refused.value).endswith("reach.yaml:31: a burn_time of 0 s is impossible; give the class orbital a time above 0")


def test_a_flight_gets_the_multiple_of_its_own_boost_and_latitude(case: ReachCase, row: Any) -> None:
    whole, part = case.flights[0].whole, row.flights[0]
    assert len(row.flights) == 1
    assert part.absentee == absentee_multiple(SpaceLayer(400, 65, 6, 6 / 41, 40), 58, 170, whole.burnout_altitude_km)
    assert part.in_reach_mean == pytest.approx(200 / part.absentee)
    assert part.in_reach_least <= part.in_reach_mean
    assert row.n_in_orbit == 200


def test_many_launches_take_as_many_times_more(row: Any) -> None:
    one, four = row.launches
    assert (one.n_launches, four.n_launches) == (1, 4)
    assert four.n_in_orbit == pytest.approx(4 * one.n_in_orbit)
    assert one.n_in_orbit != round(one.n_in_orbit, 6), "with all its digits"


def test_the_map_holds_the_multiple_and_says_never_where_nothing_reaches(row: Any, case: ReachCase) -> None:
    found, altitude = row.map, case.flights[0].whole.burnout_altitude_km
    down, across = found.altitudes_km.index(400), found.latitudes_deg.index(45)
    assert found.by_altitude[down][across] == absentee_multiple(SpaceLayer(400, 65, 6, 6 / 41, 40), 45, 170, altitude)
    assert found.by_decision[found.decisions_s.index(40)][across] == found.by_altitude[down][across]
    assert [len(line) for line in found.by_altitude] == [len(found.latitudes_deg)] * len(found.altitudes_km)
    assert found.by_altitude[-1][across] is None or found.by_altitude[-1][across] > found.by_altitude[down][across]
    assert found.by_altitude[down][-1] is None


def test_numbers_in_orbit_keep_all_their_digits(row: Any) -> None:
    found = [launch.n_in_orbit for launch in row.launches if launch.n_in_orbit is not None]
    assert any(number != round(number, 6) for number in found)
