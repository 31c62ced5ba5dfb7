"""Time lines in order, and what the loss of each sensor changes."""

from __future__ import annotations

import numpy as np

from equipoise.study.reach.case import ReachCase
from equipoise.study.reach.lines import ORDER, highest, losses, timeline
from equipoise.study.reach.looks import chances
from equipoise.study.reach.record import LayerLoss
from equipoise.study.reach.sight import sight


def test_a_time_line_runs_from_launch_to_impact_in_order(case: ReachCase) -> None:
    rows = timeline(case, case.flights[0])
    assert [row.event for row in rows] == [
        *("launch", "infrared", "warning", "burnout", "radar", "first_launch", "apogee", "earliest", "latest", "impact")
    ]
    times = [row.time_s for row in rows]
    assert times == sorted(times)
    assert times[-1] == case.flights[0].whole.track.time_s[-1]
    assert {row.event for row in rows} <= set(ORDER)
    found = chances(case, case.flights[0], case.layers[0], integrated=True)
    by_event = {row.event: row for row in rows}
    assert by_event["earliest"].time_s == found.earliest_s
    looks = found.looks_s.size
    assert by_event["earliest"].what == f"Far layer: earliest intercept, {looks} look{'s' if looks > 1 else ''}"


def test_what_never_happens_is_left_out(case: ReachCase) -> None:
    assert [row.event for row in timeline(case, case.flights[1])] == ["launch", "burnout", "apogee", "impact"]


def test_every_sensor_is_lost_once_and_only_its_side_is_told(case: ReachCase) -> None:
    rows = losses(case)
    assert [row.sensor for row in rows] == ["infrared", "north", "west", "far.1"]
    assert [[flight.flight for flight in row.flights] for row in rows] == [["there"]] * 4


def test_what_is_lost_is_the_difference(case: ReachCase) -> None:
    there = case.flights[0]
    for row in losses(case):
        part = row.flights
        after = sight(case, there, row.sensor)
        assert part[0].warning_time_s == after.warning_time_s
        assert part[0].warning_lost_s == sight(case, there).warning_time_s - after.warning_time_s >= 0
        had, left = (chances(case, there, case.layers[0], integrated=True, lost=lost) for lost in ("", row.sensor))
        assert part[0].layers == (LayerLoss(layer="far", looks=left.looks_s.size, looks_lost=had.looks_s.size - left.looks_s.size),)
    lost = {row.sensor: row.flights for row in losses(case)}
    assert lost["infrared"][0].warning_lost_s > 300
    assert lost["north"][0].layers[0].looks_lost >= 1


def test_of_two_samples_that_rounding_tells_apart_the_first_is_the_highest() -> None:
    assert highest(np.array([0.0, 1311.5, 1312.0, 1312.0 * (1.0 + 2e-16), 900.0])) == 2
    assert highest(np.array([0.0, 1311.5, 1312.0, 1312.1, 900.0])) == 3
