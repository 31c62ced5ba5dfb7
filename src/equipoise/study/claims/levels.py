"""The levels of interceptors that matter to a claim: which they are, and why each is named."""

from __future__ import annotations

from typing import Literal, NamedTuple

from equipoise.study.claims.pairs import roles
from equipoise.study.reductions.levels import todays_level
from equipoise.study.reductions.record import FloorPair, PairRecord, ReductionsRecord

Role = Literal["today", "near_today", "planned", "other_side", "highest"]


class Level(NamedTuple):
    """A level above zero that an answer names: its position among the swept levels, its interceptors, and why it is named.

    The role is "near_today" where today's stock is not itself among the levels.
    """

    position: int
    interceptors: int
    role: Role


def overridden(record: ReductionsRecord, pair: PairRecord) -> bool:
    """Whether the scenario puts a number of its own in place of today's interceptors of the layer that is varied."""
    name = f"{pair.defence.swept}.interceptors"
    return any(row.id == name and row.override for row in record.inputs)


def compared_level(pair: FloorPair) -> int:
    """The position of the level at which shares are compared: today's, or the first above zero where there is no defence today."""
    levels = pair.outcomes.interceptors
    return todays_level(levels, pair.defence.today) or min(1, len(levels) - 1)


def named_levels(record: ReductionsRecord, pair: FloorPair) -> tuple[Level, ...]:
    """The levels above zero that an answer names, in rising order, each with the first role that it has.

    These are the defender's own today and planned, those of the other side, and the highest.
    """
    levels, defence = pair.outcomes.interceptors, pair.defence
    today = todays_level(levels, defence.today)
    role: Role = "today" if abs(levels[today] - (defence.today or 0)) < 1 else "near_today"
    named: dict[int, Role] = {levels[today]: role}
    for plan in defence.planned:
        named.setdefault(plan.interceptors, "planned")
    for number in _other_side(record, pair):
        named.setdefault(number, "other_side")
    named.setdefault(levels[-1], "highest")
    return tuple(Level(position, level, named[level]) for position, level in enumerate(levels) if level and level in named)


def _other_side(record: ReductionsRecord, pair: FloorPair) -> list[int]:
    """Today's and planned interceptors of the other side, where the record holds the pair with the roles exchanged."""
    mirror = next((case for case in record.pairs if roles(case) == roles(pair)[::-1]), None)
    if mirror is None:
        return []
    return [round(mirror.defence.today or 0), *(plan.interceptors for plan in mirror.defence.planned)]
