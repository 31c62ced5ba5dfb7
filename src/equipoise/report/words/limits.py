"""What an answer leaves open, beside its shares."""

from __future__ import annotations

from equipoise.report.words.cells import counted
from equipoise.report.words.wording import listed, sampling_error, the
from equipoise.study.claims.decision import FloorDecision, ScheduleDecision
from equipoise.study.reductions.record import ReductionsRecord


def floor_limits(record: ReductionsRecord, decision: FloorDecision) -> list[str]:
    """The limits of an answer about a floor."""
    scope = decision.scope
    return [
        "A share of draws measures how much of the stated ranges fits the statement. It is not the probability that the statement is true.",
        *common_limits(record),
        f"{scope.assumptions:,} of {scope.inputs:,} inputs are working assumptions; another range gives another share.",
        "No state publishes its requirement; the range here is the study's own.",
        "The model has no decoys, no space-based layer and no response of the other side over time.",
    ]


def schedule_limits(record: ReductionsRecord, decision: ScheduleDecision) -> list[str]:
    """The limits of an answer about a schedule of cuts for two."""
    name, case = names(record), decision.case
    limits = [
        f"The schedule binds {name[case.retaliator]} and {name[case.partner]}, which cut by the same share; "
        "the other members keep their forces.",
        "The coalition is taken to act as one. Whether it would is not a question for this model.",
        *common_limits(record),
    ]
    if decision.mirror is None:
        limits.append("The mirror (the roles exchanged, with a coalition on the other side) is not in this scenario.")
    return limits


def common_limits(record: ReductionsRecord) -> list[str]:
    """The limits that the scenario sets to every answer: few draws, cells left out."""
    only = counted(record)
    cells = f"The scenario counts on {only} only; with other cells of alert and doctrine the answer differs." if only else ""
    return [text for text in (sampling_error(record.scenario.draws), cells) if text]


def names(record: ReductionsRecord) -> dict[str, str]:
    """The names of the parties of a record's pairs by their codes, as they stand inside a sentence."""
    named = {pair.retaliator: pair.retaliator_name for pair in record.pairs} | {
        pair.adversary: pair.adversary_name for pair in record.pairs
    }
    named |= {pair.schedule.with_: pair.schedule.with_name for pair in record.pairs if pair.schedule}
    return {code: the(name) for code, name in named.items()}


def left_out(record: ReductionsRecord, actor: str) -> str:
    """The legs of an actor that the count of its force leaves out, in brackets; nothing where there are none."""
    legs = record.actors_left_out.get(actor, ())
    return f" ({listed(legs)} left out)" if legs else ""


def all_left_out(record: ReductionsRecord) -> str:
    """The legs of all actors that are left out, as one sentence."""
    held = record.actors_left_out
    parts = [f"{listed(names)} ({the(record.actors[actor])})" for actor, names in held.items() if names]
    if not parts:
        return ""
    return f"Legs that do not reach another continent take no part: {listed(parts)}."
