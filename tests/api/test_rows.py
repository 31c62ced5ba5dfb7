"""Tables of a record: by name, flattened, with the words of the rows above."""

from __future__ import annotations

from typing import Any

import pytest

from equipoise.api.rows import table, tables
from equipoise.errors import InputError

RECORD: dict[str, Any] = {
    "scenario": {"pairs": [{"a": 1}]},
    "digest": "x",
    "pairs": [
        {
            "name": "A-vs-B",
            "cells": [
                {"posture": "calm", "arriving": {"best": 1.5}, "p": [0.1, 0.9]},
                {"posture": "tense", "arriving": {"best": 2.5}, "p": []},
            ],
            "floor": {"most": 1.5, "interceptors": [0, 44], "share": {"best": [0.2, None]}},
            "members": ["A", "B"],
        },
        {"name": "B-vs-A", "cells": [{"posture": "calm", "arriving": {"best": 3.5}, "p": [1.0]}], "floor": None, "members": ["B"]},
    ],
    "outcome": {"mean": 2.0, "distribution": [0.5, 0.5]},
    "nothing": [],
}


def test_lists_of_rows_and_mappings_of_parallel_lists_are_tables() -> None:
    assert tables(RECORD) == ["pairs", "pairs.cells", "pairs.floor", "outcome"]


def test_rows_carry_the_words_of_those_above_and_leave_series_out() -> None:
    found = table(RECORD, "pairs.cells")
    assert list(found.columns)[:3] == ["name", "posture", "arriving.best"]
    assert found["name"].tolist() == ["A-vs-B", "A-vs-B", "B-vs-A"]
    assert found["arriving.best"].tolist() == [1.5, 2.5, 3.5]


def test_parallel_lists_are_a_row_for_each_place() -> None:
    found = table(RECORD, "pairs.floor")
    assert found["interceptors"].tolist() == [0, 44]
    assert found["share.best"].isna().tolist() == [False, True]
    assert found["most"].tolist() == [1.5, 1.5]
    assert table(RECORD, "outcome")["mean"].tolist() == [2.0, 2.0]


def test_lists_of_words_are_one_text() -> None:
    assert table(RECORD, "pairs")["members"].tolist() == ["A, B", "B"]


def test_an_unknown_table_is_one_sentence() -> None:
    with pytest.raises(InputError, match="the result has no table 'pair'; did you mean 'pairs'?"):
        table(RECORD, "pair")
