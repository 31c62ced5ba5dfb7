"""The scanner of the subset: it refuses by name, and what is too deep costs nothing (the table of cases is in test_yaml_file)."""

from __future__ import annotations

import time

import pytest
from ruamel.yaml import YAML

from equipoise.errors import InputError
from equipoise.facts.files.yaml.file import parsed
from equipoise.facts.files.yaml.scanner import MOST_DEPTH, RefusalError, SubsetScanner


def tokens(content: str) -> int:
    """How many tokens a text has."""
    reader = YAML(typ="safe", pure=True)
    reader.Scanner = SubsetScanner
    return sum(1 for _ in reader.scan(content))


def test_a_refusal_names_what_and_where() -> None:
    with pytest.raises(RefusalError) as caught:
        tokens("a: 1\nb: &c 2\n")
    assert (caught.value.what, caught.value.line) == ("anchors and aliases are not used here", 1)


def test_the_deepest_brackets_that_are_read() -> None:
    assert tokens("[" * MOST_DEPTH + "]" * MOST_DEPTH) == 2 * MOST_DEPTH + 2


@pytest.mark.parametrize("content", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "[" * 3000 + "]" * 3000, "a: " + "[" * 6000])
def test_depth_is_refused_at_once(content: str) -> None:
    start = time.process_time()
    with pytest.raises(InputError, match="nested more than 50 levels deep"):
        parsed(content, "f")
    assert time.process_time() - start < 1.0
