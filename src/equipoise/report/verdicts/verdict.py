"""The words that fill a verdict on a causal claim, for claims decided by one means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from equipoise.facts.records.claim import CausalClaim
from equipoise.report.verdicts.record import Answered, Case, CausalVerdict, statement
from equipoise.study.reductions.record import ReductionsRecord

Decision = TypeVar("Decision")


class Wording(NamedTuple, Generic[Decision]):
    """How decisions of one kind are put in words; a text is empty where there is nothing to say, `fares` None where nothing is compared."""

    title: str
    no_pair: str
    decision: Callable[[ReductionsRecord], Decision | None]
    headline: Callable[[ReductionsRecord, Any], str]
    answer: Callable[[ReductionsRecord, Any], list[str]]
    mirror_answer: Callable[[ReductionsRecord, Any], list[str]]
    decider: Callable[[ReductionsRecord, Any], str]
    fares: Callable[[ReductionsRecord, Decision], str] | None
    limits: Callable[[ReductionsRecord, Decision], list[str]]


def worded(record: ReductionsRecord, claim: CausalClaim, words: Wording[Any]) -> CausalVerdict:
    """The verdict on a claim: what the study decides, in words; why there is none where no pair of the scenario decides it."""
    stated: dict[str, Any] = {**statement(claim), "kind": "causal", "title": words.title}
    decision = words.decision(record)
    if decision is None:
        empty = dict.fromkeys(("answer", "mirror_answer", "cases", "deciders", "counter_claims", "limits"), ())
        return CausalVerdict(**stated, **empty, headline=words.no_pair, mirror_headline="", shares={})
    case, mirror = decision.case, decision.mirror
    fares = words.fares(record, decision) if words.fares else "Not compared by this version."
    return CausalVerdict(
        **stated,
        headline=words.headline(record, case),
        answer=_told(words.answer(record, case)),
        mirror_headline=words.headline(record, mirror) if mirror else "",
        mirror_answer=_told(words.mirror_answer(record, mirror)) if mirror else (),
        cases=tuple(Case(pair=first, mirror=second) for first, second in decision.pairs),
        shares=decision.shares,
        deciders=_told([words.decider(record, side) for side in (case, mirror) if side]),
        counter_claims=tuple(Answered(**dict(counter), fares=fares) for counter in claim.counter_claims),
        limits=tuple(words.limits(record, decision)),
    )


def _told(texts: list[str]) -> tuple[str, ...]:
    """The texts that say something."""
    return tuple(text for text in texts if text)
