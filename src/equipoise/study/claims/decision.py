"""What is decided of a causal claim: the pairs, the claim's case and its mirror, shares, counter-claim and limits, all in numbers."""

from __future__ import annotations

from typing import NamedTuple

from equipoise.study.claims.floor import FloorCase, Thin, floor_case, thin
from equipoise.study.claims.pairs import floor_couples, schedule_couples
from equipoise.study.claims.schedule import ScheduleCase, schedule_case
from equipoise.study.reductions.record import Outcomes, ReductionsRecord, Shares


class Scope(NamedTuple):
    """What an answer rests on: draws, and how many of the inputs are working assumptions."""

    draws: int
    assumptions: int
    inputs: int


class FloorDecision(NamedTuple):
    """What reduction floors decide of a claim: its case is that of the first pair; `shares` are those of all pairs, by name."""

    scope: Scope
    pairs: tuple[tuple[str, str | None], ...]
    shares: dict[str, Shares]
    case: FloorCase
    mirror: FloorCase | None
    thin: Thin


class ScheduleDecision(NamedTuple):
    """What schedules of cuts decide of a claim: its case is that of the first pair; `shares` are those of all pairs, by name."""

    scope: Scope
    pairs: tuple[tuple[str, str | None], ...]
    shares: dict[str, tuple[float, ...]]
    case: ScheduleCase
    mirror: ScheduleCase | None


def floor_decision(record: ReductionsRecord) -> FloorDecision | None:
    """What the floors of a record decide; None where no pair has one."""
    listed = floor_couples(record)
    if not listed:
        return None
    pair, mirror = listed[0]
    names = tuple((couple.pair.name, couple.mirror.name if couple.mirror else None) for couple in listed)
    shares = {case.name: _shares(case.outcomes) for couple in listed for case in couple.both}
    mirrored = floor_case(record, mirror) if mirror else None
    return FloorDecision(_scope(record), names, shares, floor_case(record, pair), mirrored, thin(record, pair, mirror))


def schedule_decision(record: ReductionsRecord) -> ScheduleDecision | None:
    """What the schedules of a record decide; None where no pair has one."""
    listed = schedule_couples(record)
    if not listed:
        return None
    pair, mirror = listed[0]
    names = tuple((couple.pair.name, couple.mirror.name if couple.mirror else None) for couple in listed)
    shares = {case.name: case.schedule.earlier for couple in listed for case in couple.both}
    mirrored = schedule_case(record, mirror) if mirror else None
    return ScheduleDecision(_scope(record), names, shares, schedule_case(record, pair), mirrored)


def _scope(record: ReductionsRecord) -> Scope:
    kinds = record.kinds
    return Scope(record.scenario.draws, kinds.get("assumption", 0), sum(kinds.values()))


def _shares(outcomes: Outcomes) -> Shares:
    """The shares alone, without what moves them."""
    return Shares(**{key: getattr(outcomes, key) for key in Shares.model_fields})
