"""The parts on which numbers of a reach study rest."""

from __future__ import annotations

from equipoise.study.reach.parts import (
    WARNING,
    batteries_of,
    flight_named,
    infrared_of,
    layer_named,
    meeting,
    network_of,
    occurring,
    radars_of,
    title,
    warned,
)
from tests.report import arcs

RECORD = arcs.record()
THERE, FAR = flight_named(RECORD, "there"), layer_named(RECORD, "far")


def test_sensors_are_those_of_a_side_and_of_the_batteries_that_meet_a_flight() -> None:
    assert network_of(RECORD, "USA") == ("sensors.north", "sensors.west")
    assert infrared_of(RECORD, "USA") == ("sensors.infrared",)
    assert batteries_of(FAR) == ("sensors.far.1",)
    assert radars_of(RECORD, THERE) == ("sensors.north", "sensors.west", "sensors.far.1")
    assert radars_of(RECORD, flight_named(RECORD, "back")) == ()


def test_warning_rests_on_all_sensors_but_the_lost_one() -> None:
    assert set(warned(RECORD, THERE)) - set(warned(RECORD, THERE, "north")) == {"sensors.north"}
    assert WARNING in warned(RECORD, THERE)


def test_a_layer_that_fights_alone_rests_on_its_own_radars() -> None:
    assert meeting(RECORD, "there", FAR, integrated=False) == ("flights.there", "layers.far", "sensors.far.1")
    assert meeting(RECORD, "there", FAR, integrated=True)[3:] == ("sensors.north", "sensors.west")


def test_events_rest_on_what_makes_them() -> None:
    assert occurring(RECORD, THERE, "apogee", "highest point") == ("flights.there",)
    assert occurring(RECORD, THERE, "infrared", "seen") == ("flights.there", "sensors.infrared")
    assert occurring(RECORD, THERE, "radar", "seen") == ("flights.there", *radars_of(RECORD, THERE))
    assert occurring(RECORD, THERE, "warning", "confirmed") == warned(RECORD, THERE)
    assert occurring(RECORD, THERE, "latest", "Far layer: latest intercept") == meeting(RECORD, "there", FAR, integrated=True)


def test_parts_have_titles() -> None:
    assert [title(RECORD, key) for key in ("sensors.far.1", "layers.far", "space.orbital", "warning")] == [
        "Sensor: Far layer: radar 1",
        "Layer: Far layer",
        "Space layer: Space layer",
        "From first sight to confirmed warning",
    ]
    assert all(title(RECORD, key) for key in RECORD.stages)
