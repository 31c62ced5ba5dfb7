"""Factual claims held against the timeline and the treaties: each verdict is computed, with its evidence.

A claim is `supported` when the record shows what it says, `contradicted` when the record shows something
else, and `undetermined` when the record is silent.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from equipoise.facts.base import Facts
from equipoise.facts.records.claim import DifferenceCheck, EventCheck, FactualClaim, LastCheck, StatusCheck
from equipoise.facts.records.fields import Strict
from equipoise.facts.records.treaty import Step, Treaty

Outcome = Literal["supported", "contradicted", "undetermined"]


class Evidence(Strict):
    """One dated fact that a verdict rests on."""

    text: str
    date: dt.date
    source: str


class Verdict(Strict):
    """What the record says about one factual claim."""

    id: str
    says: str
    speaker: str
    date_said: dt.date
    source: str
    verdict: Outcome
    evidence: tuple[Evidence, ...]
    explanation: str


def factual_verdicts(base: Facts) -> list[Verdict]:
    """The verdicts on all factual claims, in the order of their file."""
    return [verdict(claim, base) for claim in base.factual_claims]


def verdict(claim: FactualClaim, base: Facts) -> Verdict:
    """The verdict on one factual claim.

    Raises: InputError when the claim names a treaty that the base does not have.
    """
    check = claim.check
    if isinstance(check, EventCheck):
        outcome, evidence, explanation = _by_event(check, base)
    elif isinstance(check, StatusCheck):
        outcome, evidence, explanation = _by_status(check, base.treaty(check.treaty))
    elif isinstance(check, LastCheck):
        outcome, evidence, explanation = _by_last(check, base)
    else:
        outcome, evidence, explanation = _by_difference(check, base.treaty(check.treaty))
    return Verdict(
        id=claim.id,
        says=claim.says,
        speaker=claim.speaker,
        date_said=claim.date_said,
        source=claim.source,
        verdict=outcome,
        evidence=tuple(evidence),
        explanation=explanation,
    )


Finding = tuple[Outcome, list[Evidence], str]


def _by_event(check: EventCheck, base: Facts) -> Finding:
    """Whether the timeline has the event between the two dates, at another time, or not at all."""
    alike = [
        event
        for event in base.events
        if event.category == check.category and check.actor in event.actors and check.mentions.lower() in event.event.lower()
    ]
    inside = [event for event in alike if check.earliest <= event.date <= check.latest]
    evidence = [Evidence(text=event.event, date=event.date, source=event.source) for event in inside or alike]
    window = _window(check.earliest, check.latest)
    if inside:
        return "supported", evidence, f"The timeline has this event on {inside[0].date}."
    if alike:
        return "contradicted", evidence, f"The timeline has this event on {alike[0].date}, not {window}."
    return "undetermined", [], f"The timeline has no such event {window}."


def _by_status(check: StatusCheck, treaty: Treaty) -> Finding:
    """Whether the treaty's history has the change between the two dates, at another time, or not at all."""
    alike = [step for step in treaty.history if step.status == check.status and step.party == check.party]
    inside = [step for step in alike if check.earliest <= step.date <= check.latest]
    evidence = [_evidence(treaty, step) for step in inside or alike]
    window = _window(check.earliest, check.latest)
    what = f"{treaty.name}: {_words(check.status)}" + (f" by {check.party}" if check.party else "")
    if inside:
        return "supported", evidence, f"{what} on {inside[0].date}."
    if alike:
        return "contradicted", evidence, f"{what} on {alike[0].date}, not {window}."
    return "undetermined", [], f"The record of {treaty.name} has no such change."


def _by_last(check: LastCheck, base: Facts) -> Finding:
    """Whether the treaty is the only one of its kinds in force between its parties on a date."""
    treaty, date = base.treaty(check.treaty), check.date
    shared = [other for other in base.treaties.values() if set(treaty.parties) == set(other.parties) and other.in_force(date)]
    limiting = [other for other in shared if other.kind in check.kinds]
    parties = " and ".join(treaty.parties)
    evidence = [_evidence(other, other.step(date)) for other in limiting]
    suspended = [step for party in treaty.parties for step in [treaty.step(date, party)] if step.party == party]
    evidence.extend(_evidence(treaty, step) for step in suspended if treaty in limiting)
    beside = [other for other in shared if other not in limiting]
    evidence.extend(_evidence(other, other.step(date)) for other in beside)
    remark = "".join(f" {step.party} had {_words(step.status)} it, which did not end it." for step in suspended if treaty in limiting)
    remark += "".join(f" The {other.name} was in force too, but is a measure of confidence and limits no arms." for other in beside)
    if treaty not in limiting:
        return "contradicted", [_evidence(treaty, step) for step in treaty.steps(date)[-1:]], f"{treaty.name} was not in force on {date}."
    if len(limiting) > 1:
        names = ", ".join(other.name for other in limiting)
        return "contradicted", evidence, f"On {date} several treaties of these kinds were in force between {parties}: {names}."
    return "supported", evidence, f"On {date} it was the only treaty in force between {parties} that limits arms.{remark}"


def _by_difference(check: DifferenceCheck, treaty: Treaty) -> Finding:
    """Whether a party's status on a date is the one named, and not the other."""
    step, whole = treaty.step(check.date, check.party), treaty.step(check.date)
    evidence = [_evidence(treaty, step)]
    if whole != step:
        evidence.append(_evidence(treaty, whole))
    text = f"On {check.date} the status of {check.party} under {treaty.name} was '{_words(step.status)}', not '{_words(check.other)}'"
    if step.status == check.status:
        state = "in force" if treaty.in_force(check.date) else _words(whole.status)
        return "supported", evidence, f"{text}; the treaty as a whole was {state}."
    if step.status == check.other:
        return "contradicted", evidence, f"On {check.date} the status of {check.party} under {treaty.name} was '{_words(step.status)}'."
    return "undetermined", evidence, f"On {check.date} the status of {check.party} under {treaty.name} was '{_words(step.status)}'."


def _evidence(treaty: Treaty, step: Step) -> Evidence:
    """A change of a treaty's status as evidence."""
    party = f" by {step.party}" if step.party else ""
    note = f" ({step.note})" if step.note else ""
    return Evidence(text=f"{treaty.name}: {_words(step.status)}{party}{note}", date=step.date, source=step.source)


def _words(status: str) -> str:
    """A status as words."""
    return status.replace("_", " ")


def _window(earliest: dt.date, latest: dt.date) -> str:
    """The span between two dates as words."""
    return f"on {earliest}" if earliest == latest else f"between {earliest} and {latest}"
