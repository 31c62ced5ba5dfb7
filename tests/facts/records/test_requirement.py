from __future__ import annotations

import pytest
from pydantic import ValidationError

from equipoise.errors import InputError
from equipoise.facts.records.requirement import MOST_REQUIRED, Requirement


def test_a_range_in_order_is_a_requirement() -> None:
    assert Requirement(low=1, best=3, high=9, reason="a test").law == "triangular"
    assert Requirement(low=1, best=3, high=MOST_REQUIRED, reason="a test").high == MOST_REQUIRED


@pytest.mark.parametrize(("key", "numbers"), [("low", (3, 4, 5)), ("best", (0, 4, 5)), ("high", (0, 1, 5))])
def test_the_first_number_that_is_too_large_is_named(key: str, numbers: tuple[int, int, int]) -> None:
    given = {name: number + MOST_REQUIRED - 2 for name, number in zip(("low", "best", "high"), numbers, strict=True)}
    with pytest.raises((InputError, ValidationError), match=f"{key} {given[key]:,} is too many"):
        Requirement.model_validate({**given, "reason": "a test"})


@pytest.mark.parametrize("wrong", [{"low": -1.0}, {"best": 0.5}, {"high": MOST_REQUIRED + 1.0}, {"low": 0.0, "law": "loguniform"}])
def test_what_is_impossible_is_refused(wrong: dict[str, object]) -> None:
    given: dict[str, object] = {"low": 1.0, "best": 3.0, "high": 9.0, "reason": "a test", **wrong}
    with pytest.raises((InputError, ValidationError)):
        Requirement.model_validate(given)
