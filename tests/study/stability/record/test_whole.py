"""The record as a whole, written and read again."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from equipoise.study.stability.record.whole import StabilityRecord
from tests import stabilities


def test_a_record_that_is_written_is_read_again() -> None:
    record = stabilities.record()
    assert StabilityRecord.model_validate_json(record.model_dump_json()) == record


def test_the_question_stands_behind_the_version() -> None:
    assert list(stabilities.tree())[:3] == ["version", "question", "scenario"]
    with pytest.raises(ValidationError, match="Input should be 'stability'"):
        stabilities.changed(lambda tree: tree.update(question="reach"))


def test_a_scenario_is_written_without_its_place_in_a_file() -> None:
    def override(tree: stabilities.Tree) -> None:
        tree["scenario"]["overrides"] = [{"id": "USA.warning", "best": 0.5, "reason": "a test"}]

    (written,) = stabilities.changed(override).model_dump(mode="json")["scenario"]["overrides"]
    assert list(written) == ["id", "low", "best", "high", "law", "reason"]


def test_the_schema_describes_every_part() -> None:
    schema = StabilityRecord.model_json_schema()
    assert all("description" in part for part in schema["properties"].values())
    assert json.dumps(schema).count('"description"') > 150


def test_what_moves_numbers_takes_less_than_a_third_of_the_record() -> None:
    def without(value: object) -> object:
        if isinstance(value, dict):
            return {key: without(part) for key, part in value.items() if key != "drivers"}
        return [without(part) for part in value] if isinstance(value, list) else value

    whole, bare = (len(json.dumps(tree, indent=1)) for tree in (stabilities.tree(), without(stabilities.tree())))
    assert bare < whole < 1.33 * bare
