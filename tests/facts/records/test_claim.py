"""Claims: quoted briefly, dated, sourced, each with a proposition and its mirror."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from equipoise import facts

QUOTE_WORDS = 25


def test_all_claims_are_there(base: facts.Facts) -> None:
    assert [claim.id for claim in base.factual_claims] == [
        "ctbt-derat",
        "newstart-suspension",
        "newstart-last",
        "suspension-not-withdrawal",
        "newstart-expiry",
    ]
    assert len(base.causal_claims) == 13
    assert sum(len(claim.counter_claims) for claim in base.causal_claims) == 3


def test_two_claims_are_decided_by_this_version(base: facts.Facts) -> None:
    decided = {claim.id: claim.decided_by for claim in base.causal_claims if claim.decided_by}
    assert decided == {"defence-ends-reductions": "floor", "reductions-without-allies": "schedule"}


def test_quotes_are_short_and_every_causal_claim_has_a_mirror(base: facts.Facts) -> None:
    for claim in base.causal_claims:
        assert len((claim.quote or "").split()) <= QUOTE_WORDS
        assert claim.quote or claim.says
        assert claim.mirror


def test_the_two_articles_are_dated(base: facts.Facts) -> None:
    dates = {claim.source: claim.date_said.isoformat() for claim in base.claims}
    assert dates == {"almayadeen": "2025-01-30", "tass_mashkov": "2023-04-22"}


@pytest.mark.parametrize(
    ("relative", "old", "new", "message"),
    [
        (
            "claims/factual.yaml",
            "type: event",
            "type: events",
            "claims/factual.yaml:9: 'check': input tag 'events' found using 'type' does not match",
        ),
        (
            "claims/factual.yaml",
            "    mentions: CTBT\n",
            "",
            "claims/factual.yaml:9: the key 'mentions' is missing in claims.check.event; add",
        ),
        (
            "claims/causal.yaml",
            "decided_by: floor",
            "decided_by: flaw",
            "claims/causal.yaml:14: 'decided_by': input should be 'floor' or 'schedule'",
        ),
        (
            "claims/causal.yaml",
            "source: jpr_2020",
            "source: jpr_2002",
            "claims/causal.yaml:41: unknown source 'jpr_2002'; add it to sources.yaml (did",
        ),
    ],
)
def test_what_a_claim_cannot_be_is_refused(spoiled: Callable[..., str], relative: str, old: str, new: str, message: str) -> None:
    assert spoiled(relative, old, new).startswith(message)
