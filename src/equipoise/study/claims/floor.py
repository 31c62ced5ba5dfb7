"""What a reduction floor decides: at which levels of interceptors a defence ends the room for cuts, and in which share of the draws."""

from __future__ import annotations

from typing import NamedTuple

from equipoise.study.claims.deciders import Decider, decider
from equipoise.study.claims.levels import Level, compared_level, named_levels, overridden
from equipoise.study.reductions.record import ByCell, ByRequirement, FloorPair, ReductionsRecord


class Ended(NamedTuple):
    """A level of interceptors, and the share of draws (of all, or of those with room) in which the defence ends the room for cuts."""

    interceptors: int
    share: float


class BestFloor(NamedTuple):
    """The floor with every input at its best estimate, as a share of the force and in warheads; None beyond the largest force tried."""

    share: float | None
    warheads: float | None


class RequirementClass(NamedTuple):
    """Warheads required to arrive, from the lowest to the highest of a class, and the share of its draws with room without defence."""

    low: float
    high: float
    room: float


class CellOutcome(NamedTuple):
    """A cell counted on alone: the shares of draws in which the force misses the requirement without defence, and because of the most."""

    posture: str
    doctrine: str
    unmet_anyway: float
    ended_by_most: float


class FloorCase(NamedTuple):
    """What the floor of one pair decides.

    `today` is the stock of the swept layer (None without one), `most_interceptors` the highest level, `compared` the level at which the
    shares are told (its interceptors are 0 where nothing is swept), `with_room` a number of draws, `taken` shares of those draws, and
    `most_force` the largest force tried, as a share of the present one; `warheads` is the present force. Requirement and cells are the
    ends of what moves the answer, lowest and highest; empty where nothing moves it.
    """

    name: str
    retaliator: str
    adversary: str
    today: float | None
    swept: bool
    overridden: bool
    named: tuple[tuple[Level, float], ...]
    compared: Ended
    remain: float
    unmet_anyway: float
    with_room: int
    taken: tuple[Ended, ...]
    best: tuple[BestFloor, BestFloor]
    most_interceptors: int
    most_force: float
    warheads: float
    by_requirement: tuple[RequirementClass, ...]
    by_cell: tuple[CellOutcome, ...]
    decider: Decider | None


class Thin(NamedTuple):
    """The statement that a thin defence changes nothing: shares of draws in which it makes no difference at the compared level.

    `other_side` is the mirror's share with as many interceptors, `kept` the share of the draws with room that keep it (None where all or
    none have room), `most` that of the highest level where it is another.
    """

    interceptors: int
    unaffected: float
    other_side: float | None
    kept: float | None
    most: float | None


def floor_case(record: ReductionsRecord, pair: FloorPair) -> FloorCase:
    """What the floor of one pair of a record decides."""
    outcomes, floor, draws = pair.outcomes, pair.floor, record.scenario.draws
    levels, ended, index = outcomes.interceptors, outcomes.ended_by_defence, compared_level(pair)
    with_room = round((1 - outcomes.unmet_anyway) * draws)
    n_levels = len(levels)
    told = sorted({index, n_levels // 2, n_levels - 1}) if with_room and n_levels > 1 else []
    without, most = (BestFloor(floor.share.best[end], floor.warheads.best[end]) for end in (0, -1))
    return FloorCase(
        name=pair.name,
        retaliator=pair.retaliator,
        adversary=pair.adversary,
        today=pair.defence.today,
        swept=pair.defence.swept is not None,
        overridden=overridden(record, pair),
        named=tuple((level, ended[level.position]) for level in named_levels(record, pair)),
        compared=Ended(levels[index], ended[index]),
        remain=outcomes.cuts_remain[index],
        unmet_anyway=outcomes.unmet_anyway,
        with_room=with_room,
        taken=tuple(Ended(levels[at], round(ended[at] * draws) / with_room) for at in told),
        best=(without, most),
        most_interceptors=levels[-1],
        most_force=floor.most,
        warheads=pair.force.warheads.best,
        by_requirement=_by_requirement(pair.by_requirement),
        by_cell=_by_cell(pair.by_cell),
        decider=decider(pair, draws),
    )


def thin(record: ReductionsRecord, pair: FloorPair, mirror: FloorPair | None) -> Thin:
    """How the statement that a thin defence changes nothing fares, for a pair and its mirror."""
    outcomes, draws, index = pair.outcomes, record.scenario.draws, compared_level(pair)
    levels, ended = outcomes.interceptors, outcomes.ended_by_defence
    with_room = round((1 - outcomes.unmet_anyway) * draws)
    others = dict(zip(mirror.outcomes.interceptors, mirror.outcomes.ended_by_defence, strict=True)) if mirror else {}
    return Thin(
        interceptors=levels[index],
        unaffected=1 - ended[index],
        other_side=1 - others[levels[index]] if levels[index] in others else None,
        kept=round(outcomes.cuts_remain[index] * draws) / with_room if 0 < with_room < draws else None,
        most=1 - ended[-1] if index < len(levels) - 1 else None,
    )


def _by_requirement(rows: tuple[ByRequirement, ...]) -> tuple[RequirementClass, ...]:
    """The lowest and the highest class of the requirement, where the room without defence differs between them."""
    if len(rows) < 2 or rows[0].unmet_anyway == rows[-1].unmet_anyway:
        return ()
    return tuple(RequirementClass(row.low, row.high, 1 - row.unmet_anyway) for row in (rows[0], rows[-1]))


def _by_cell(rows: tuple[ByCell, ...]) -> tuple[CellOutcome, ...]:
    """The cell that misses the requirement least often without defence and the one that does most often, where they differ."""
    ranked = sorted(rows, key=lambda row: row.unmet_anyway)
    if len(ranked) < 2 or ranked[-1].unmet_anyway == ranked[0].unmet_anyway:
        return ()
    ends = (ranked[0], ranked[-1])
    return tuple(CellOutcome(row.posture, row.doctrine, row.unmet_anyway, row.ended_by_defence[-1]) for row in ends)
