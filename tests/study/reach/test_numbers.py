"""Every number of a reach study has a name."""

from __future__ import annotations

from equipoise.study.reach.numbers import reach_numbers
from equipoise.study.unit import said
from tests.report import arcs


def test_every_part_of_the_record_has_its_numbers() -> None:
    record = arcs.record()
    known = {name: traced.number.value for name, traced in reach_numbers(record).items()}
    flight, chance, loss, space = record.flights[0], record.opportunities[0].integrated, record.losses[1], record.space[0]
    assert known["flights.there.warning_time_s"] == flight.warning_time_s
    assert [known[f"flights.there.timeline.{n}"] for n, _ in enumerate(flight.timeline, start=1)] == [row.time_s for row in flight.timeline]
    assert known["flights.there.seen.1.from_s"] == flight.seen[0].from_s
    assert (known["opportunities.there.far.integrated.looks"], known["opportunities.there.far.own.first_sight_s"]) == (
        len(chance.looks_s),
        None,
    )
    assert known["opportunities.there.far.integrated.looks_s.1"] == chance.looks_s[0]
    assert known["footprints.there.far.integrated_km2"] == record.footprints[0].integrated_km2
    assert known["shares.far.icbm_solid.integrated.looks"] == record.shares[0].integrated.looks
    assert known["losses.north.there.far.looks_lost"] == loss.flights[0].layers[0].looks_lost
    assert known[f"space.{space.name}.there.n_in_orbit@4"] == space.launches[1].n_in_orbit
    assert known[f"space.{space.name}.map.by_altitude"] == min(value for line in space.map.by_altitude for value in line if value)
    assert (
        known["sensors.far.1.ground_radius_km@300"] == record.sensors[3].circles[1].ground_radius_km if record.sensors[3].circles else False
    )
    assert known["layers.far.batteries.2.reach_km"] == record.layers[0].batteries[1].reach_km


def test_words_say_when_something_never_happens() -> None:
    assert (
        said(reach_numbers(arcs.record())["opportunities.there.far.own.earliest_s"].number)
        == "time of the earliest intercept, on own radars: none"
    )
    never = arcs.tree()["space"]
    never[0]["map"]["by_altitude"] = [[None] * 19] * 17
    found = reach_numbers(arcs.record(space=never))["space.orbital.map.by_altitude"].number
    assert (found.value, found.words) == (None, "fewest in orbit for one in reach of the shortest boost: never one in reach")
