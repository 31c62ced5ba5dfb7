from __future__ import annotations

import json

import pytest

from equipoise.cli.main import status
from equipoise.cli.verbs.claims import decision


def test_lists_verdicts_and_what_decides(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["claims"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].startswith("5 factual, ")
    assert max(len(line) for line in lines) <= 80
    assert "defence-ends-reductions" in "".join(lines).replace(" ", "")


def test_json_has_sources_and_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["claims", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert {"verdict", "evidence", "source"} <= set(shown["factual"][0])
    assert {"proposition", "mirror", "counter_claims"} <= set(shown["causal"][0])


def test_an_undecided_claim_says_so() -> None:
    assert decision(None) == "not decided yet"
    assert decision("floor") == "equipoise brief (floor)"
