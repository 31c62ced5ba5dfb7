from __future__ import annotations

from equipoise.report.verdicts.record import BriefRecord, CausalVerdict, FactualVerdict, Undecided, statement
from tests.report import synthetic


def test_the_record_of_a_brief_reads_back_as_the_same() -> None:
    whole = synthetic.brief(synthetic.record())
    read = BriefRecord.model_validate_json(whole.model_dump_json())
    assert read == whole
    assert [type(claim) for claim in read.claims] == [CausalVerdict] * 2 + [FactualVerdict] * 3 + [Undecided]


def test_a_statement_has_its_date_as_text() -> None:
    claim = synthetic.typed(synthetic.record()).causal[0]
    stated = statement(claim)
    assert (stated["id"], stated["date_said"], stated["says"]) == ("defence-ends-reductions", "2025-01-30", None)
