from __future__ import annotations

from equipoise import report
from equipoise.report.verdicts.record import Undecided
from tests.report import synthetic


def test_every_claim_has_one_verdict_the_decided_ones_first() -> None:
    found = report.verdicts(synthetic.typed(synthetic.record()))
    assert [(claim.kind, claim.id) for claim in found] == [
        ("causal", "defence-ends-reductions"),
        ("causal", "reductions-without-allies"),
        ("factual", "fact-0"),
        ("factual", "fact-1"),
        ("factual", "fact-2"),
        ("undecided", "space-militarisation"),
    ]
    assert isinstance(found[-1], Undecided)
    assert found[-1].headline == "Not decided by this version."


def test_a_verdict_repeats_who_said_what_when_and_where() -> None:
    first = report.verdicts(synthetic.typed(synthetic.record()))[0]
    assert (first.speaker, first.date_said, first.source) == ("A. Diplomat", "2025-01-30", "article")


def test_the_record_of_a_brief_is_that_of_the_run_with_its_verdicts() -> None:
    record = synthetic.typed(synthetic.record())
    whole = report.brief_record(record)
    assert whole.claims == report.verdicts(record)
    assert {key: value for key, value in whole if key != "claims"} == dict(record)
