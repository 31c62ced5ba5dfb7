"""Looks of layers: as physics gives them, on every cell, with and without sensors; and what the engagement takes of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from equipoise.core.physics.flight.lift_off import Burn, Places, ballistic_flight
from equipoise.core.physics.intercept.opportunities import looks
from equipoise.study.reach import looks as reach_looks
from equipoise.study.reach.case import ReachCase


@pytest.fixture(scope="module")
def found(case: ReachCase) -> list[reach_looks.FootprintCase]:
    """Its footprints."""
    return reach_looks.footprint_cases(case)


def test_the_row_of_a_flight_is_its_opportunity(case: ReachCase) -> None:
    there, far = case.flights[0], case.layers[0]
    row: Any = reach_looks.opportunity_row(case, there, far)
    assert (row.flight, row.layer) == ("there", "far")
    plain = looks(there.whole.track, far.batteries, case.network("USA"), far.delays, integrated=True)
    assert len(row.integrated.looks_s) == plain >= 1
    assert row.integrated.first_launch_s == row.integrated.first_sight_s + 120
    assert row.integrated.earliest_s == row.integrated.looks_s[0] <= row.integrated.latest_s
    assert row.own.first_sight_s is row.own.first_launch_s is None  # the battery at the destination has no radar


def test_cells_surround_the_destination_and_the_middle_one_is_the_flight_itself(
    case: ReachCase, found: list[reach_looks.FootprintCase]
) -> None:
    points, far = found[0].points, case.layers[0]
    assert points.tolist() == [[lat, lon] for lat in (38, 42, 46) for lon in (-99, -95, -91)]
    middle = points.tolist().index([42, -95])
    for mode, integrated in reach_looks.MODES:
        assert found[0].looks[mode][middle] == looks(
            case.flights[0].whole.track, far.batteries, case.network("USA"), far.delays, integrated=integrated
        )


def test_each_cell_is_a_flight_of_its_own(case: ReachCase, found: list[reach_looks.FootprintCase]) -> None:
    far = case.layers[0]
    for place, (latitude, longitude) in enumerate(found[0].points.tolist()):
        track = ballistic_flight(Places(58, 62, latitude, longitude), Burn(170, 0.4), 200).track
        assert found[0].looks["integrated"][place] == looks(track, far.batteries, case.network("USA"), far.delays, integrated=True)


def test_integration_never_takes_looks_away(found: list[reach_looks.FootprintCase]) -> None:
    for item in found:
        assert np.all(item.looks["integrated"] >= item.looks["own"])


def test_only_the_layers_that_are_asked_for_are_computed(case: ReachCase) -> None:
    assert reach_looks.footprint_cases(case, ()) == []


def test_cells_wrap_round_the_date_line_and_leave_out_the_origin_and_the_poles(case: ReachCase) -> None:
    regions = dict(case.regions)
    regions["us_midwest"] = regions["us_midwest"].model_copy(update={"latitude": 88.0, "longitude": 178.0})
    points, flights = reach_looks.cells(case._replace(regions=regions), case.flights[0])
    assert sorted(set(points[:, 0])) == [84.0, 88.0]
    assert sorted(set(points[:, 1])) == [-178.0, 174.0, 178.0]
    assert flights.time_s.shape == (6, 200)
    regions["us_midwest"] = regions["central_russia"].model_copy(update={"latitude": 62.0})
    assert [58.0, 62.0] not in reach_looks.cells(case._replace(regions=regions), case.flights[0])[0].tolist()


@pytest.mark.parametrize("half", [0, 4])
def test_a_destination_at_a_pole_is_one_cell(case: ReachCase, half: int) -> None:
    regions = dict(case.regions)
    regions["us_midwest"] = regions["us_midwest"].model_copy(update={"latitude": 90.0, "longitude": 0.0})
    changed = case._replace(regions=regions, values={**case.values, "spread": float(half)})
    points, flights = reach_looks.cells(changed, case.flights[0])
    assert (points[:, 0] == 90.0).sum() == 1
    assert points.shape[0] == flights.time_s.shape[0] == (1 if half == 0 else 4)
    assert {found.looks["own"].size for found in reach_looks.footprint_cases(changed)} == {points.shape[0]}


def test_the_footprint_as_a_record_counts_its_cells(found: list[reach_looks.FootprintCase]) -> None:
    row = reach_looks.footprint_row(found[0], 4)
    assert len(row.cells) == 9
    assert row.integrated_share == np.mean([cell.integrated >= 1 for cell in row.cells])
    assert (row.integrated_km2 > 0) == (row.integrated_share > 0)
    assert row.own_km2 <= row.integrated_km2


def test_shares_pool_all_cells_of_a_class(found: list[reach_looks.FootprintCase]) -> None:
    item = found[0]._replace(looks={"own": np.array([0] * 6 + [1, 1, 3]), "integrated": np.array([1] * 9)})
    rows = reach_looks.share_rows([item, item])
    assert len(rows) == 1
    assert rows[0].model_dump() == {
        "layer": "far",
        "missile": "icbm_solid",
        "n": 18,
        "own": {"reach": pytest.approx(1 / 3), "looks": pytest.approx(5 / 3), "counts": (12, 4, 0, 2)},
        "integrated": {"reach": 1.0, "looks": 1.0, "counts": (0, 18)},
    }


def test_a_lost_radar_of_a_battery_blinds_it_alone(case: ReachCase) -> None:
    left = reach_looks.remaining(case.layers[0], "far.1")
    assert [battery.radar.range_km for battery in left.batteries] == [0.0, 0.0]
    assert reach_looks.remaining(case.layers[0], "north") == case.layers[0]
    with_all = reach_looks.chances(case, case.flights[0], case.layers[0], integrated=True).looks_s.size
    assert reach_looks.chances(case, case.flights[0], case.layers[0], integrated=True, lost="north").looks_s.size < with_all
