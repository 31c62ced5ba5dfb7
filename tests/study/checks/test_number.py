"""Ratios, whole numbers, and how a value is shown."""

from __future__ import annotations

import pytest

from equipoise.errors import InputError
from equipoise.study.checks.number import ratio, shorter, shown, whole


def test_ratios() -> None:
    assert (ratio("x", "10/18"), ratio("x", " 1 / 4 "), ratio("x", "some text")) == (10 / 18, 0.25, "some text")
    with pytest.raises(InputError, match="the ratio of the argument 'x' is too large"):
        ratio("x", f"{10**400}/3")


def test_whole_numbers() -> None:
    assert [whole("x", value, None) for value in (4, 4.0, -2, 4.5, True, "4", float("nan"))] == [4, 4, -2, None, None, None, None]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": 1}, "a mapping"),
        ([1, 2], "a list of 2"),
        (True, "true"),
        (None, "nothing"),
        ("a", "'a'"),
        (2.5, "2.5"),
        (10**500, "a whole number of about 501 digits"),
    ],
)
def test_how_a_value_is_shown(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_long_text_is_cut() -> None:
    assert shorter("x" * 500) == "x" * 40 + "…"


def test_a_number_longer_than_python_prints() -> None:
    assert shown(10**5000) == "a whole number of about 5001 digits"
