"""Changes of a tree: copies, with plain values of Python as a file would give them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from equipoise.errors import InputError
from equipoise.facts.files.yaml.edit import edited, node
from equipoise.facts.files.yaml.file import parsed
from equipoise.facts.files.yaml.tree import Items, Mapping, place_of

TEXT = "name: mine\nhead:\n  a: 1\n  b: [1, 2]\nlast: 3\n"


def tree() -> Mapping:
    read = parsed(TEXT, "mine.yaml")
    assert isinstance(read, Mapping)
    return read


def test_plain_values_become_the_tree_of_a_file() -> None:
    found = node({"a": (1, 2.5, None, True), "day": dt.date(2026, 11, 22), "numbers": np.arange(2), "one": np.float64(0.5), "empty": {}})
    assert found == {"a": [1, 2.5, None, True], "day": "2026-11-22", "numbers": [0, 1], "one": 0.5, "empty": {}}
    assert isinstance(found, Mapping)
    assert isinstance(found["a"], Items)
    assert type(found["one"]) is float
    assert (found.lines["a"], found["a"].lines) == (0, [0, 0, 0, 0])


def test_a_copy_is_changed_and_the_tree_is_not() -> None:
    before = tree()
    after = edited(before, ("head", "a"), 9)
    assert after == {"name": "mine", "head": {"a": 9, "b": [1, 2]}, "last": 3}
    assert before == tree()
    assert list(after) == list(before)


def test_what_is_changed_has_no_place_and_the_rest_keeps_its_own() -> None:
    after = edited(tree(), ("head", "a"), 9)
    assert place_of(after, ("head", "a")) == ("", 0)
    assert place_of(after, ("head", "b", 1)) == ("mine.yaml", 4)
    assert place_of(after, ("last",)) == ("mine.yaml", 5)
    assert place_of(edited(tree(), ("new", "deep"), 1), ("new", "deep")) == ("", 0)


def test_mappings_on_the_way_are_made() -> None:
    assert edited(tree(), ("new", "deep", "er"), [1])["new"] == {"deep": {"er": [1]}}


def nested(depth: int) -> list[Any]:
    return [] if depth == 0 else [nested(depth - 1)]


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({1: 2}, "1 is not a key; give keys as text"),
        (object(), "object has no form in a scenario; give numbers, texts, dates, lists and mappings"),
        ([{"a": Path()}], "PosixPath has no form in a scenario; give numbers, texts, dates, lists and mappings"),
        (b"bytes", "bytes has no form in a scenario; give numbers, texts, dates, lists and mappings"),
        (nested(60), "the value is nested too deeply; give plain mappings and lists"),
    ],
)
def test_what_no_file_can_hold_is_refused(value: object, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        node(value)
    assert str(caught.value) == sentence


def test_a_path_through_a_plain_value_is_refused() -> None:
    with pytest.raises(InputError, match="'last' holds no keys; replace 'last' as a whole"):
        edited(tree(), ("last", "deep"), 1)
