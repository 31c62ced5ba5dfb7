"""Every question has one typed record, whose schema stands in the documentation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from equipoise import facts
from equipoise.study.records import RECORDS, schema
from tests.samples import ROOT

SCHEMAS = ROOT / "docs" / "reference" / "schemas"


def parts(tree: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a tree."""
    if isinstance(tree, dict):
        yield tree
        for part in tree.values():
            yield from parts(part)
    elif isinstance(tree, list):
        for part in tree:
            yield from parts(part)


def test_every_question_has_a_record_that_names_it() -> None:
    assert list(RECORDS) == [*facts.QUESTIONS]
    for question in RECORDS:
        assert schema(question)["properties"]["question"]["const"] == question


@pytest.mark.parametrize("question", RECORDS)
def test_the_schema_in_the_documentation_is_that_of_the_record(question: str) -> None:
    written = json.loads((SCHEMAS / f"{question}.json").read_text(encoding="utf-8"))
    assert written == schema(question), "write it anew: python -m docs.schemas"


@pytest.mark.parametrize("question", RECORDS)
def test_the_schema_says_what_a_record_holds_and_no_more(question: str) -> None:
    whole = schema(question)
    assert whole["additionalProperties"] is False
    assert set(whole["properties"]) - set(whole["required"]) <= {"question"}
    assert all(part.get("description") for part in whole["properties"].values() if "$ref" not in part)
