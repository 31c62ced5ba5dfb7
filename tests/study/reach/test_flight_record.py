"""The part of a reach record that is about one flight."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from equipoise.study.reach.flight_record import Event, FlightRow, Seen, Track
from equipoise.study.unit import unit_of
from tests.report import arcs


def test_a_flight_is_read_whole_or_not_at_all() -> None:
    row = arcs.tree()["flights"][0]
    assert FlightRow.model_validate(row) == arcs.record().flights[0]
    for damaged in ({**row, "extra": 1}, {**row, "range_km": float("nan")}, {**row, "track": {}}, {key: row[key] for key in list(row)[1:]}):
        with pytest.raises(ValidationError):
            FlightRow.model_validate(damaged)


def test_times_and_places_have_units() -> None:
    assert [unit_of(Track, key) for key in Track.model_fields] == ["s", "km", "degrees", "degrees"]
    assert [unit_of(kind, key) for kind, key in ((Seen, "from_s"), (Event, "time_s"), (FlightRow, "burnout_speed_km_s"))] == [
        "s",
        "s",
        "km/s",
    ]
