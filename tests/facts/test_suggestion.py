"""The nearest known name."""

from __future__ import annotations

from equipoise.facts.suggestion import LISTED_NAMES, suggestion


def test_the_nearest_name_is_offered() -> None:
    assert suggestion("lanchers", ["launchers", "loading"]) == "did you mean 'launchers'?"


def test_few_names_are_listed_when_none_is_near() -> None:
    assert suggestion("zzz", ["b", "a"]) == "use one of a, b"


def test_many_names_are_only_pointed_to() -> None:
    many = [f"name_{index}" for index in range(LISTED_NAMES + 1)]
    assert suggestion("zzz", many, "names") == "see the list of names"
    assert suggestion("zzz", many) == "check the name"
