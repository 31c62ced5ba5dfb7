from __future__ import annotations

from equipoise.report.verdicts.floor import FLOOR
from equipoise.report.verdicts.verdict import worded
from tests.report import synthetic


def test_a_verdict_that_is_not_decided_has_a_title_and_a_reason_only() -> None:
    record = synthetic.typed(synthetic.record() | {"pairs": []})
    verdict = worded(record, record.causal[0], FLOOR)
    assert (verdict.title, verdict.headline) == (FLOOR.title, FLOOR.no_pair)
    assert not any((verdict.answer, verdict.mirror_headline, verdict.cases, verdict.shares, verdict.deciders, verdict.limits))


def test_a_claim_is_put_in_the_words_that_are_given_and_what_is_empty_is_left_out() -> None:
    record = synthetic.typed(synthetic.record())
    words = FLOOR._replace(
        title="A title",
        headline=lambda _, case: f"{case.retaliator} first",
        answer=lambda _, case: ["", case.adversary],
        mirror_answer=lambda _, case: [case.name, ""],
        decider=lambda _, case: case.decider.input_id if case.retaliator == "USA" else "",
        fares=None,
    )
    found = worded(record, record.causal[0], words)
    assert (found.title, found.headline, found.mirror_headline) == ("A title", "RUS first", "USA first")
    assert (found.answer, found.mirror_answer, found.deciders) == (("USA",), ("USA-vs-RUS",), ("USA.sub.alert",))
    assert [counter.fares for counter in found.counter_claims] == ["Not compared by this version."]
    alone = worded(record.model_copy(update={"pairs": record.pairs[:1]}), record.causal[0], words)
    assert (alone.mirror_headline, alone.mirror_answer, alone.deciders) == ("", (), ())
