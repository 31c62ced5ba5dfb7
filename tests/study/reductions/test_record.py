"""The typed record of reductions: what JSON holds reads back as the same, and nothing else is admitted."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from equipoise import study
from equipoise.study.reductions.record import Bands, FloorPair, ReductionsRecord, SchedulePair


def test_the_pairs_are_told_apart_by_what_they_hold(results: study.Results) -> None:
    read = ReductionsRecord.model_validate_json(results.record.model_dump_json())
    assert read == results.record
    assert [type(pair) for pair in read.pairs] == [FloorPair, FloorPair, SchedulePair]


def test_a_schedule_names_its_partner_by_the_key_of_the_file(record: dict[str, Any]) -> None:
    assert record["pairs"][2]["schedule"]["with"] == "USA"
    assert '"with_"' not in json.dumps(record)


def test_the_scenario_is_written_without_other_questions_and_places(record: dict[str, Any]) -> None:
    assert not {"stability", "file", "line"} & set(record["scenario"])


@pytest.mark.parametrize("change", [{"extra": 1}, {"question": "reach"}, {"kinds": {"official": "many"}}, {"digest": None}])
def test_what_is_not_of_the_record_is_refused(record: dict[str, Any], change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ReductionsRecord.model_validate_json(json.dumps(record | change))


def test_bands_are_read_level_by_level() -> None:
    rows = {name: (float(place), None) for place, name in enumerate(Bands.model_fields)}
    bands = Bands(**rows)
    assert bands.at(0).model_dump() == {"q05": 1.0, "q50": 3.0, "q95": 5.0}
    assert bands.at(1).q50 is None
