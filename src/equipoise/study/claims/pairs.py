"""The pairs of a record that decide a claim, each with its mirror."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from equipoise.study.reductions.record import FloorPair, PairRecord, ReductionsRecord, SchedulePair

Pair = TypeVar("Pair", FloorPair, SchedulePair)


class Couple(NamedTuple, Generic[Pair]):
    """A pair of a record and its mirror, in which the roles are exchanged; None where the scenario does not hold the mirror."""

    pair: Pair
    mirror: Pair | None

    @property
    def both(self) -> tuple[Pair, ...]:
        """The pair, and its mirror where there is one."""
        return (self.pair, self.mirror) if self.mirror else (self.pair,)


def roles(pair: PairRecord) -> tuple[str, str]:
    """The retaliator and the adversary of a pair, by code."""
    return pair.retaliator, pair.adversary


def parties(pair: SchedulePair) -> tuple[str, str]:
    """The two parties of a pair's schedule of cuts, by code: the retaliator, then the one that cuts with it."""
    return pair.retaliator, pair.schedule.with_


def floor_couples(record: ReductionsRecord) -> list[Couple[FloorPair]]:
    """The pairs that decide claims on floors, each with its mirror; the first of the scenario is the claim's."""
    return _couples([pair for pair in record.pairs if isinstance(pair, FloorPair)], roles)


def schedule_couples(record: ReductionsRecord) -> list[Couple[SchedulePair]]:
    """The pairs that decide claims on schedules, each with its mirror; the first of the scenario is the claim's."""
    return _couples([pair for pair in record.pairs if isinstance(pair, SchedulePair)], parties)


def _couples(pairs: Sequence[Pair], sides: Callable[[Pair], tuple[str, str]]) -> list[Couple[Pair]]:
    """Pairs with their mirrors; a pair that is the mirror of an earlier one has no entry of its own."""
    listed: list[Couple[Pair]] = []
    used: set[str] = set()
    for pair in pairs:
        if pair.name in used:
            continue
        mirror = next((candidate for candidate in pairs if sides(candidate) == sides(pair)[::-1]), None)
        listed.append(Couple(pair, mirror))
        used |= {case.name for case in listed[-1].both}
    return listed


def floor_cases(record: ReductionsRecord) -> list[FloorPair]:
    """The pairs that decide claims on floors, each followed by its mirror."""
    return [case for couple in floor_couples(record) for case in couple.both]


def schedule_cases(record: ReductionsRecord) -> list[SchedulePair]:
    """The pairs that decide claims on schedules, each followed by its mirror."""
    return [case for couple in schedule_couples(record) for case in couple.both]
