"""Claims run with the tests: a change that moves a verdict from one band to another fails until the new verdict is signed.

The signed verdicts stand in verdicts_signed.yaml. To sign a new one, write the words that the failure prints, today's date and the
reason into that file; the change that moved the verdict carries the signature.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from equipoise import facts, report, study

SIGNED = Path(__file__).with_name("verdicts_signed.yaml")
DRAWS = 200
SHOWN = ("unmet_anyway", "ended_by_defence")


def band(share: float) -> str:
    """A share in words, wide enough not to move with every digit."""
    edges = ((0.0, "none"), (0.1, "up to a tenth"), (0.5, "up to half"), (0.9, "more than half"), (0.999999, "more than nine tenths"))
    return next((words for edge, words in edges if share <= edge), "all")


def words(shares: Any) -> Any:
    """Shares as bands: one, a list of them, or those of a floor."""
    if isinstance(shares, dict):
        return {name: words(shares[name]) for name in SHOWN}
    return [band(share) for share in shares] if isinstance(shares, list) else band(shares)


@pytest.fixture(scope="module")
def verdicts() -> dict[str, dict[str, Any]]:
    """The verdicts on the shipped scenario, by claim."""
    base = facts.load()
    scenario = facts.scenario("today", base).model_copy(update={"draws": DRAWS})
    return {claim.id: claim.model_dump(mode="json") for claim in report.verdicts(study.run(scenario, base).record)}


@pytest.fixture(scope="module")
def signed() -> dict[str, dict[str, Any]]:
    """What was signed, by claim."""
    return YAML(typ="safe").load(SIGNED.read_text(encoding="utf-8"))


def now(claim: dict[str, Any]) -> Any:
    """The verdict on a claim, as it is signed."""
    if claim["kind"] == "causal":
        return {pair: words(shares) for pair, shares in claim["shares"].items()}
    return claim["verdict"] if claim["kind"] == "factual" else "not decided"


def moved(verdicts: dict[str, dict[str, Any]], signed: dict[str, dict[str, Any]]) -> list[str]:
    """The claims whose verdict is not the signed one, each as a sentence."""
    return [
        f"{name}: signed {signed.get(name, {}).get('verdict')}, now {now(claim)}"
        for name, claim in verdicts.items()
        if signed.get(name, {}).get("verdict") != now(claim)
    ]


def test_every_verdict_is_the_signed_one(verdicts: dict[str, dict[str, Any]], signed: dict[str, dict[str, Any]]) -> None:
    assert not moved(verdicts, signed), "a verdict has moved; if that is meant, sign it in tests/verdicts_signed.yaml"


def test_a_signature_has_a_claim_a_date_and_a_reason(verdicts: dict[str, dict[str, Any]], signed: dict[str, dict[str, Any]]) -> None:
    assert set(signed) == set(verdicts)
    for name, entry in signed.items():
        assert set(entry) == {"verdict", "signed", "reason"}, name
        assert isinstance(entry["signed"], datetime.date)
        assert entry["reason"]


def test_a_verdict_that_moves_is_noticed(verdicts: dict[str, dict[str, Any]], signed: dict[str, dict[str, Any]]) -> None:
    claim = verdicts["defence-ends-reductions"]
    shares = claim["shares"] | {"RUS-vs-USA": claim["shares"]["RUS-vs-USA"] | {"unmet_anyway": 1.0}}
    found = moved({"defence-ends-reductions": claim | {"shares": shares}}, signed)
    assert len(found) == 1
    assert found[0].startswith("defence-ends-reductions: signed ")


def test_bands() -> None:
    assert [band(share) for share in (0, 0.005, 0.1, 0.5, 0.51, 0.95, 1)] == [
        "none",
        "up to a tenth",
        "up to a tenth",
        "up to half",
        "more than half",
        "more than nine tenths",
        "all",
    ]
