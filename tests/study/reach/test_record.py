"""The record of a reach study is read as strictly as it is written."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from equipoise.study.reach.record import ReachRecord
from tests.report import arcs


def test_every_field_says_what_it_holds() -> None:
    schema = ReachRecord.model_json_schema()
    for name, part in {**schema.get("$defs", {}), "ReachRecord": schema}.items():
        if name != "Source":
            assert [key for key, field in part["properties"].items() if not field.get("description")] == [], name


def test_what_is_damaged_is_refused() -> None:
    for change in ({"extra": 1}, {"question": "engagement"}, {"flights": [{}]}, {"assumed": "many"}, {"stages": None}):
        with pytest.raises(ValidationError):
            arcs.record(**change)


def test_it_comes_back_as_it_was_written() -> None:
    record = arcs.record()
    assert ReachRecord.model_validate_json(record.model_dump_json()) == record


def test_what_each_part_read_is_an_input_or_a_region() -> None:
    record = arcs.record()
    known = {row.name for row in record.inputs} | {f"regions.{row.name}" for row in record.regions}
    assert {item for read in record.stages.values() for item in read} == known
