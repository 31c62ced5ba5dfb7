"""The condition of the test ban: 44 states, and what Russia's step changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.records.condition import Condition


@pytest.fixture
def condition(base: facts.Facts) -> Condition:
    """The condition of the Comprehensive Test Ban."""
    found = base.treaty("ctbt").condition
    assert found is not None
    return found


def test_counts_before_and_after_the_revocation(condition: Condition) -> None:
    assert condition.counts(dt.date(2013, 7, 1)) == {"needed": 44, "signed": 41, "ratified": 36, "missing": 8}
    assert condition.counts(dt.date(2023, 11, 1))["ratified"] == 36
    assert condition.counts(dt.date(2023, 11, 2)) == {"needed": 44, "signed": 41, "ratified": 35, "missing": 9}
    assert set(condition.missing(dt.date(2026, 11, 22))) == {"CHN", "EGY", "IRN", "ISR", "USA", "RUS", "IND", "PAK", "PRK"}


def test_counts_agree_with_what_the_treaty_file_states(base: facts.Facts, condition: Condition) -> None:
    stated = {provision.item: provision.value for provision in base.treaty("ctbt").verification}
    counts = condition.counts(dt.date(2026, 11, 22))
    assert stated["ratifications needed, of the states of Annex 2"] == counts["needed"]
    assert stated["states of Annex 2 that signed"] == counts["signed"]
    assert stated["states of Annex 2 that ratified"] == counts["ratified"]


def test_earlier_dates_are_refused(condition: Condition) -> None:
    with pytest.raises(InputError, match="date outside the data: the list of ratifications is known from 2013-07-01 on; use a later"):
        condition.counts(dt.date(2000, 1, 1))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{state: IND, signed: false, ratified: false}", "{state: IND, signed: false, ratified: true}", "IND has ratified but not signed"),
        ("{state: CHN, signed: true, ratified: false}", "{state: USA, signed: true, ratified: false}", "USA is listed twice; keep one"),
        (
            "{state: CHN, signed: true, ratified: false}",
            "{state: CHN, signed: true, ratified: false, revoked: 2024-01-01}",
            "CHN revokes a ratification that it never gave; set 'ratified: true', or remove it",
        ),
        ("{state: NOR,", "{state: no,", "'state': string should match pattern"),
    ],
)
def test_a_condition_that_cannot_be_is_refused(spoiled: Callable[..., str], old: str, new: str, message: str) -> None:
    sentence = spoiled("treaties/ctbt.yaml", old, new)
    assert sentence.startswith("treaties/ctbt.yaml:")
    assert message in sentence
