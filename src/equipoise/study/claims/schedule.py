"""What a schedule of cuts for two decides: how often it fails sooner against a coalition than against the partner alone."""

from __future__ import annotations

from typing import NamedTuple

from equipoise.study.claims.deciders import Decider, decider
from equipoise.study.record import Range
from equipoise.study.reductions.levels import todays_level
from equipoise.study.reductions.record import ReductionsRecord, SchedulePair


class Difference(NamedTuple):
    """The warheads that allies add to the floor, over the draws in which both floors exist: the median, and where 5 and 95 % lie."""

    q50: float
    q05: float
    q95: float


class ScheduleCase(NamedTuple):
    """What a schedule of cuts decides for one pair, at today's level.

    `interceptors` is that level (None where none is varied), `earlier` the share of draws in which the schedule fails sooner, `alone` and
    `coalition` the floors at best estimates in warheads (None beyond the largest force tried); `warheads` is the present force.
    """

    name: str
    retaliator: str
    adversary: str
    partner: str
    interceptors: int | None
    earlier: float
    unmet_anyway: float
    difference: Difference | None
    alone: float | None
    coalition: float | None
    warheads: float
    decider: Decider | None


def schedule_case(record: ReductionsRecord, pair: SchedulePair) -> ScheduleCase:
    """What the schedule of cuts of one pair of a record decides."""
    schedule, defence = pair.schedule, pair.defence
    levels = schedule.interceptors
    index = todays_level(levels, defence.today)
    return ScheduleCase(
        name=pair.name,
        retaliator=pair.retaliator,
        adversary=pair.adversary,
        partner=schedule.with_,
        interceptors=None if defence.swept is None or len(levels) < 2 else levels[index],
        earlier=schedule.earlier[index],
        unmet_anyway=schedule.unmet_anyway,
        difference=_difference(schedule.difference),
        alone=schedule.alone.warheads.best[index],
        coalition=schedule.coalition.warheads.best[index],
        warheads=pair.force.warheads.best,
        decider=decider(pair, record.scenario.draws),
    )


def _difference(more: Range) -> Difference | None:
    """The warheads that allies add; None where no draw has both floors."""
    if more.q05 is None or more.q50 is None or more.q95 is None:
        return None
    return Difference(q50=more.q50, q05=more.q05, q95=more.q95)
