"""The record of a defence study is read as strictly as it is written."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from equipoise.study.engagement.record import EngagementRecord
from tests.report import engagements


def test_every_field_says_what_it_holds() -> None:
    schema = EngagementRecord.model_json_schema()
    for name, part in {**schema.get("$defs", {}), "EngagementRecord": schema}.items():
        if name != "Source":
            assert [key for key, field in part["properties"].items() if not field.get("description")] == [], name


def test_what_is_damaged_is_refused() -> None:
    for change in ({"extra": 1}, {"question": "reach"}, {"branches": [{}]}, {"assumed": "many"}, {"grid": None}):
        with pytest.raises(ValidationError):
            engagements.record(**change)


def test_it_comes_back_as_it_was_written() -> None:
    record = engagements.record()
    assert EngagementRecord.model_validate_json(record.model_dump_json()) == record
    assert record.model_dump(mode="json") == engagements.tree()
