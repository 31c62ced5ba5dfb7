from __future__ import annotations

from typing import Any

import pytest

from equipoise.errors import InputError
from equipoise.facts.records.requirement import MOST_REQUIRED, Requirement


def test_a_range_in_order_is_a_requirement() -> None:
    assert Requirement(low=1, best=3, high=9, reason="a test").law == "triangular"
    assert Requirement(low=1, best=3, high=MOST_REQUIRED, reason="a test").high == MOST_REQUIRED


@pytest.mark.parametrize(("key", "numbers"), [("low", (3, 4, 5)), ("best", (0, 4, 5)), ("high", (0, 1, 5))])
def test_the_first_number_that_is_too_large_is_named(key: str, numbers: tuple[int, int, int]) -> None:
    given = {name: number + MOST_REQUIRED - 2 for name, number in zip(("low", "best", "high"), numbers, strict=True)}
    with pytest.raises(InputError, match=f"{key} {given[key]:,} is too many"):
        Requirement.model_validate({**given, "reason": "a test"})


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"low": -1.0}, "low -1 is impossible: warheads must be at least 0; give a number of warheads"),
        ({"low": 0}, "low 0 is impossible: a requirement is at least 1 warhead; give a number of warheads from 1 on"),
        ({"low": 0, "best": 0, "high": 0}, "low 0 is impossible: a requirement is at least 1 warhead; give a number of warheads from 1 on"),
        ({"best": 3.5}, "best 3.5 is impossible: warheads are whole numbers; give a number of warheads"),
        ({"best": 10.0}, "the range 1, 10, 9 is not in order; give low <= best <= high"),
        ({"high": 20_001.0}, "high 20,001 is too many: a requirement is at most 20,000 warheads; give a number of warheads up to that"),
        ({"high": 1e18}, "high 1e+18 is impossible: warheads must be at most 100,000; give a number of warheads"),
        ({"reason": " \t"}, "'reason' is blank; write a text"),
    ],
)
def test_what_is_impossible_is_refused_in_one_sentence(wrong: dict[str, object], says: str) -> None:
    given: dict[str, Any] = {"low": 1.0, "best": 3.0, "high": 9.0, "reason": "a test", **wrong}
    with pytest.raises(InputError) as refused:
        Requirement(**given)
    assert str(refused.value) == says
    with pytest.raises(InputError) as again:
        Requirement(low=1, best=3, high=9, reason="a test").model_copy(update=wrong)
    assert str(again.value) == says
