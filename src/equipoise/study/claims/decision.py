"""What is decided of a causal claim: the pairs, the claim's case and its mirror, shares, counter-claim and limits, all in numbers."""

from __future__ import annotations

from typing import NamedTuple

from equipoise.study.claims.floor import FloorCase, Thin, floor_case, thin
from equipoise.study.claims.pairs import couples
from equipoise.study.claims.schedule import ScheduleCase, schedule_case
from equipoise.study.record import Tree


class Scope(NamedTuple):
    """What an answer rests on: draws, and how many of the inputs are working assumptions."""

    draws: int
    assumptions: int
    inputs: int


class FloorDecision(NamedTuple):
    """What reduction floors decide of a claim: its case is that of the first pair; `shares` are those of all pairs, by name."""

    scope: Scope
    pairs: tuple[tuple[str, str | None], ...]
    shares: dict[str, Tree]
    case: FloorCase
    mirror: FloorCase | None
    thin: Thin


class ScheduleDecision(NamedTuple):
    """What schedules of cuts decide of a claim: its case is that of the first pair; `shares` are those of all pairs, by name."""

    scope: Scope
    pairs: tuple[tuple[str, str | None], ...]
    shares: dict[str, list[float]]
    case: ScheduleCase
    mirror: ScheduleCase | None


def floor_decision(record: Tree) -> FloorDecision | None:
    """What the floors of a record decide; None where no pair has one."""
    listed = couples(record, "floor")
    if not listed:
        return None
    pair, mirror = listed[0]
    names = tuple((couple.pair["name"], couple.mirror["name"] if couple.mirror else None) for couple in listed)
    shares = {case["name"]: case["outcomes"] for couple in listed for case in couple.both}
    mirrored = floor_case(record, mirror) if mirror else None
    return FloorDecision(_scope(record), names, shares, floor_case(record, pair), mirrored, thin(record, pair, mirror))


def schedule_decision(record: Tree) -> ScheduleDecision | None:
    """What the schedules of a record decide; None where no pair has one."""
    listed = couples(record, "schedule")
    if not listed:
        return None
    pair, mirror = listed[0]
    names = tuple((couple.pair["name"], couple.mirror["name"] if couple.mirror else None) for couple in listed)
    shares = {case["name"]: case["schedule"]["earlier"] for couple in listed for case in couple.both}
    mirrored = schedule_case(record, mirror) if mirror else None
    return ScheduleDecision(_scope(record), names, shares, schedule_case(record, pair), mirrored)


def _scope(record: Tree) -> Scope:
    kinds: dict[str, int] = record["kinds"]
    return Scope(record["scenario"]["draws"], kinds.get("assumption", 0), sum(kinds.values()))
