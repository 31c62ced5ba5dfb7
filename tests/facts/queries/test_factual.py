"""Factual claims: the verdict follows from the record, whatever it says."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from equipoise import facts
from equipoise.facts.queries.factual import verdict
from equipoise.facts.records.claim import DifferenceCheck, EventCheck, FactualClaim, LastCheck, StatusCheck

JANUARY, DECEMBER = dt.date(2025, 1, 1), dt.date(2025, 12, 31)


def claim(check: EventCheck | StatusCheck | LastCheck | DifferenceCheck) -> FactualClaim:
    """A claim with a check of one's own."""
    return FactualClaim(id="mine", says="something", speaker="someone", date_said=JANUARY, source="almayadeen", check=check)


def test_the_five_claims_of_the_articles(base: facts.Facts) -> None:
    verdicts = {item.id: item for item in facts.factual_verdicts(base)}
    assert {name: item.verdict for name, item in verdicts.items()} == {
        "ctbt-derat": "supported",
        "newstart-suspension": "supported",
        "newstart-last": "supported",
        "suspension-not-withdrawal": "supported",
        "newstart-expiry": "supported",
    }
    for item in verdicts.values():
        assert item.evidence
        assert all(part.source in base.sources for part in item.evidence)
    assert "limits no arms" in verdicts["newstart-last"].explanation
    assert "RUS had suspended it, which did not end it" in verdicts["newstart-last"].explanation
    assert verdicts["ctbt-derat"].evidence[0].date == dt.date(2023, 11, 2)


@pytest.mark.parametrize(
    ("check", "outcome", "words"),
    [
        (
            EventCheck(type="event", category="withdrawal", actor="RUS", mentions="CTBT", earliest=JANUARY, latest=DECEMBER),
            "contradicted",
            "on 2023-11-02, not between 2025-01-01 and 2025-12-31",
        ),
        (
            EventCheck(type="event", category="withdrawal", actor="CHN", mentions="CTBT", earliest=JANUARY, latest=JANUARY),
            "undetermined",
            "no such event on 2025-01-01",
        ),
        (
            StatusCheck(type="treaty_status", treaty="new_start", status="expired", earliest=JANUARY, latest=DECEMBER),
            "contradicted",
            "expired on 2026-02-05, not between",
        ),
        (
            StatusCheck(type="treaty_status", treaty="new_start", status="withdrawn", party="RUS", earliest=JANUARY, latest=DECEMBER),
            "undetermined",
            "no such change",
        ),
        (
            LastCheck(
                type="last_in_force", treaty="new_start", date=dt.date(2018, 1, 1), kinds=("bilateral_offensive", "bilateral_elimination")
            ),
            "contradicted",
            "several treaties of these kinds were in force between USA and RUS: Intermediate-Range Nuclear Forces Treaty, New START",
        ),
        (
            LastCheck(type="last_in_force", treaty="new_start", date=dt.date(2026, 3, 1), kinds=("bilateral_offensive",)),
            "contradicted",
            "New START was not in force on 2026-03-01",
        ),
        (
            DifferenceCheck(
                type="status_differs", treaty="abm", party="USA", date=dt.date(2002, 6, 12), status="suspended", other="in_force"
            ),
            "contradicted",
            "was 'in force'",
        ),
        (
            DifferenceCheck(
                type="status_differs", treaty="new_start", party="RUS", date=dt.date(2022, 1, 1), status="suspended", other="withdrawn"
            ),
            "undetermined",
            "was 'extended'",
        ),
    ],
)
def test_a_wrong_or_open_claim_is_not_supported(
    base: facts.Facts, check: EventCheck | StatusCheck | LastCheck | DifferenceCheck, outcome: str, words: str
) -> None:
    found = verdict(claim(check), base)
    assert found.verdict == outcome
    assert words in found.explanation


def test_a_changed_record_changes_the_verdict(base: facts.Facts) -> None:
    emptied = dataclasses.replace(base, events=())
    assert facts.factual_verdicts(emptied)[0].verdict == "undetermined"


def test_a_verdict_can_be_written_as_json(base: facts.Facts) -> None:
    record = facts.factual_verdicts(base)[0].model_dump(mode="json")
    assert record["date_said"] == "2025-01-30"
    assert record["evidence"][0]["date"] == "2023-11-02"
