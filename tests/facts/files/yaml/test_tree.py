"""Places in a tree."""

from __future__ import annotations

from equipoise.facts.files.yaml import parsed
from equipoise.facts.files.yaml.tree import Mapping, line_of, place_of

TREE = parsed("a:\n  b:\n  - 1\n  - c: 2\n", "here.yaml")


def test_the_line_is_that_of_the_deepest_entry_along_the_path() -> None:
    assert line_of(TREE, ("a", "b", 1, "c")) == 4
    assert line_of(TREE, ("a", "b", 0)) == 3
    assert line_of(TREE, ("a", "values", "missing")) == 1
    assert line_of(TREE, ("a", "b", 7)) == 2
    assert line_of(3, ("a",)) is None


def test_the_file_is_that_of_the_key_where_it_comes_from_another() -> None:
    assert place_of(TREE, ("a",)) == ("here.yaml", 1)
    assert isinstance(TREE, Mapping)
    merged = Mapping("mine.yaml", 1)
    merged.update(TREE)
    merged.lines, merged.files = {"a": 9}, {"a": "there.yaml"}
    assert place_of(merged, ("a",)) == ("there.yaml", 9)
