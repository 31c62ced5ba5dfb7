"""The words for a claim that a bilateral schedule of cuts decides: allies outside the schedule make it fail earlier."""

from __future__ import annotations

from equipoise.report.verdicts.verdict import Wording
from equipoise.report.words.cells import counting
from equipoise.report.words.limits import left_out, names, schedule_limits
from equipoise.report.words.numbers import count
from equipoise.report.words.wording import capital, in_prose, interceptors, share_of_draws
from equipoise.study.claims.decision import schedule_decision
from equipoise.study.claims.schedule import ScheduleCase
from equipoise.study.reductions.record import ReductionsRecord


def headline(record: ReductionsRecord, case: ScheduleCase) -> str:
    """The answer in one sentence."""
    name, draws = names(record), record.scenario.draws
    who, partner = name[case.retaliator], name[case.partner]
    earlier = share_of_draws(case.earlier, draws)
    room = share_of_draws(1 - case.unmet_anyway, draws)
    room = room.replace(" of the sampled plausible space", " of that space" if "plausible" in earlier else " of the draws")
    start = counting(record)
    return (
        f"{start}{'if' if start else 'If'} {who} and {partner} cut in step, {who} reaches its floor sooner against "
        f"{name[case.adversary]} than against {partner} alone {earlier}{_level(case)}. "
        f"Against {partner} alone and without national defence, a cut by {who} is possible {room}."
    )


def _answer(record: ReductionsRecord, case: ScheduleCase) -> list[str]:
    """The paragraphs of the answer, and of the mirror's."""
    return [_unmet(record, case), _difference(case), _best(record, case)]


def _level(case: ScheduleCase) -> str:
    """The level of the comparison; nothing where no level is varied."""
    return "" if case.interceptors is None else f", {interceptors(case.interceptors)}"


def _unmet(record: ReductionsRecord, case: ScheduleCase) -> str:
    """The share of draws in which no schedule is possible, whatever the allies do."""
    if not case.unmet_anyway:
        return ""
    name = names(record)
    return (
        f"The present force of {name[case.retaliator]} has no room for cuts against {name[case.partner]} alone, without national defence, "
        f"{share_of_draws(case.unmet_anyway, record.scenario.draws)}. There no schedule is possible, with or without allies."
    )


def _difference(case: ScheduleCase) -> str:
    """The addition that the allies make to the floor, where both floors exist."""
    more = case.difference
    if more is None:
        return ""
    return (
        f"Where both floors exist{_level(case)}, the one against the coalition lies {count(more.q50)} warheads higher in the "
        f"median draw (5–95\N{NO-BREAK SPACE}% of draws: {count(more.q05)} to {count(more.q95)} warheads)."
    )


def _best(record: ReductionsRecord, case: ScheduleCase) -> str:
    """Both floors with every input at its best estimate, where both exist."""
    if case.alone is None or case.coalition is None:
        return ""
    name = names(record)
    return (
        f"With every input at its best estimate{_level(case)}, the floor of {name[case.retaliator]} is {count(case.alone)} warheads "
        f"against {name[case.partner]} alone and {count(case.coalition)} against the coalition; its present force is "
        f"{count(case.warheads)} warheads on intercontinental legs{left_out(record, case.retaliator)}."
    )


def _decider(record: ReductionsRecord, case: ScheduleCase) -> str:
    """The input that moves the answer most."""
    if case.decider is None:
        return ""
    first = case.decider
    return (
        f"{capital(names(record)[case.retaliator])}, {interceptors(first.interceptors)}: “{first.label}” moves the answer most. "
        f"The schedule fails sooner in {in_prose(first.low_third)} of the draws in its lowest third, and in "
        f"{in_prose(first.high_third)} of those in its highest third."
    )


SCHEDULE = Wording(
    title="Would a schedule of cuts for two fail sooner because of allies?",
    no_pair="Not decided: the scenario names no pair with a schedule of cuts.",
    decision=schedule_decision,
    headline=headline,
    answer=_answer,
    mirror_answer=_answer,
    decider=_decider,
    fares=None,
    limits=schedule_limits,
)
