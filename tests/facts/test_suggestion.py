"""The nearest known name."""

from __future__ import annotations

from equipoise.facts.suggestion import LISTED_NAMES, nearest, similar, suggestion


def test_the_nearest_name_is_offered() -> None:
    assert suggestion("lanchers", ["launchers", "loading"]) == "did you mean 'launchers'?"


def test_few_names_are_listed_when_none_is_near() -> None:
    assert suggestion("zzz", ["b", "a"]) == "use one of a, b"


def test_many_names_are_only_pointed_to() -> None:
    many = [f"name_{index}" for index in range(LISTED_NAMES + 1)]
    assert suggestion("zzz", many, "names") == "see the list of names"
    assert suggestion("zzz", many) == "check the name"


def test_the_most_similar_names_come_first() -> None:
    known = ["launchers", "loading", "lancers", "zzz"]
    assert similar("lanchers", known, most=2) == ["launchers", "lancers"]
    assert similar("lanchers", known, most=3, nearness=0.3)[:2] == ["launchers", "lancers"]
    assert (nearest("lanchers", known), nearest("qqq", known)) == ("launchers", "")
