from __future__ import annotations

import pytest

from equipoise import report
from equipoise.errors import InputError
from tests.report import synthetic


def test_every_claim_has_one_verdict_the_decided_ones_first() -> None:
    found = report.verdicts(synthetic.record())
    assert [(claim["kind"], claim["id"]) for claim in found] == [
        ("causal", "defence-ends-reductions"),
        ("causal", "reductions-without-allies"),
        ("factual", "fact-0"),
        ("factual", "fact-1"),
        ("factual", "fact-2"),
        ("undecided", "space-militarisation"),
    ]
    assert found[-1]["headline"] == "Not decided by this version."


def test_a_verdict_repeats_who_said_what_when_and_where() -> None:
    first = report.verdicts(synthetic.record())[0]
    assert (first["speaker"], first["date_said"], first["source"]) == ("A. Diplomat", "2025-01-30", "article")


def test_a_record_with_a_part_missing_is_refused() -> None:
    with pytest.raises(InputError, match="the record has no part 'version'"):
        report.verdicts({})
