"""The one shape of a verdict on a causal claim, and the words that fill it for claims decided by one means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from equipoise.report.record import Record


class Verdict(NamedTuple):
    """What is said of a claim: texts, paragraph by paragraph, and by pair the shares behind them."""

    title: str
    headline: str
    answer: list[str]
    mirror_headline: str
    mirror_answer: list[str]
    cases: list[dict[str, str | None]]
    shares: dict[str, Any]
    deciders: list[str]
    counter_claims: list[Record]
    limits: list[str]


class Wording(NamedTuple):
    """How decisions of one kind are put in words; a text is empty where there is nothing to say, `fares` None where nothing is compared."""

    title: str
    no_pair: str
    decision: Callable[[Record], Any]
    headline: Callable[[Record, Any], str]
    answer: Callable[[Record, Any], list[str]]
    mirror_answer: Callable[[Record, Any], list[str]]
    decider: Callable[[Record, Any], str]
    fares: Callable[[Record, Any], str] | None
    limits: Callable[[Record, Any], list[str]]


def undecided(title: str, reason: str, counter_claims: list[Record]) -> Verdict:
    """A verdict that says only why there is none."""
    return Verdict(title, reason, [], "", [], [], {}, [], counter_claims, [])


def worded(record: Record, claim: Record, words: Wording) -> Verdict:
    """The verdict on a claim: what the study decides, in words; why there is none where no pair of the scenario decides it."""
    decision = words.decision(record)
    if decision is None:
        return undecided(words.title, words.no_pair, [])
    case, mirror = decision.case, decision.mirror
    fares = words.fares(record, decision) if words.fares else "Not compared by this version."
    return Verdict(
        title=words.title,
        headline=words.headline(record, case),
        answer=_told(words.answer(record, case)),
        mirror_headline=words.headline(record, mirror) if mirror else "",
        mirror_answer=_told(words.mirror_answer(record, mirror)) if mirror else [],
        cases=[{"pair": first, "mirror": second} for first, second in decision.pairs],
        shares=decision.shares,
        deciders=_told([words.decider(record, side) for side in (case, mirror) if side]),
        counter_claims=[counter | {"fares": fares} for counter in claim["counter_claims"]],
        limits=words.limits(record, decision),
    )


def _told(texts: list[str]) -> list[str]:
    """The texts that say something."""
    return [text for text in texts if text]
