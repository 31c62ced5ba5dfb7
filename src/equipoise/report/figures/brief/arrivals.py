"""How many warheads arrive in retaliation, by alert and doctrine."""

from __future__ import annotations

from collections.abc import Sequence

from equipoise.facts import Requirement
from equipoise.report.drawing.charts.arrivals import ArrivalsPanel, arrivals_figure, axis_end
from equipoise.report.drawing.theme import actor_colour
from equipoise.report.figures.brief.floors import DECIDED_BY
from equipoise.report.figures.figure import Figure, Key, Panel, Place, Subject
from equipoise.report.words.cells import counted
from equipoise.report.words.numbers import count
from equipoise.report.words.wording import capital, the
from equipoise.study.claims.levels import overridden
from equipoise.study.claims.pairs import floor_cases, schedule_cases
from equipoise.study.reductions.record import PairRecord, ReductionsRecord, SchedulePair

PLACE = Place("claim", 2)
KEYS = (
    Key("best estimate, mean (number at right)", "bar"),
    Key("chance at best estimates, 5–95 %", "whisker"),
    Key("mean over the draws, 5–95 %", "wide"),
    Key("requirement, with its best value dashed", "sand"),
)


def figures(subject: Subject) -> list[Figure]:
    """One figure for the pairs of a claim on floors; one for each pair of a claim on schedules, beside the pair of its two parties."""
    record, claim = subject.record, subject.item
    floors = claim.decided_by == DECIDED_BY
    groups: list[list[PairRecord]] = (
        [[*floor_cases(record)]] if floors else [_with_partner(record, case) for case in schedule_cases(record)]
    )
    pairs = [pair for group in groups for pair in group]
    if not pairs:
        return []
    most = axis_end(pairs, record.scenario.requirement)
    return [_arrivals(record, group, "dyads" if floors else "coalitions", most) for group in groups]


def _arrivals(record: ReductionsRecord, cases: Sequence[PairRecord], key: str, most: float) -> Figure:
    requirement = record.scenario.requirement
    whose = "of this scenario" if any(overridden(record, case) for case in cases) else "of today"
    only = f" The answer counts on {counted(record)} only." if counted(record) else ""
    spans = "; ".join(f"{_means(case)} on {the(case.adversary_name)}" for case in cases)
    who = "" if len({case.retaliator for case in cases}) > 1 else f" of {the(cases[0].retaliator_name)}"
    return Figure(
        f"Alert and doctrine decide how many warheads{who} arrive: {spans}.",
        f"Warheads that arrive in retaliation after a first strike, with the defences {whose}; the title gives best estimates.{only}",
        [
            Panel(
                arrivals_figure(_panel(f"arrivals-{key}-{case.name}", case, requirement, most)),
                f"{capital(the(case.retaliator_name))} on {the(case.adversary_name)}",
                actor_colour(case.retaliator),
            )
            for case in cases
        ],
        "Unit: warheads. The whisker is chance within one set of inputs; the band is doubt about the inputs. Source: this run.",
        KEYS,
    )


def _means(case: PairRecord) -> str:
    means = [cell.arriving.best.mean for cell in case.cells]
    return f"{count(min(means))} to {count(max(means))}"


def _panel(key: str, case: PairRecord, requirement: Requirement, most: float) -> ArrivalsPanel:
    names = [f"{layer.name} ({count(layer.interceptors)} interceptors)" for layer in case.defence.layers if layer.interceptors]
    return ArrivalsPanel(
        key,
        the(case.retaliator_name),
        the(case.adversary_name),
        ", ".join(names) or "no defence",
        case.cells,
        requirement,
        most,
        actor_colour(case.retaliator),
    )


def _with_partner(record: ReductionsRecord, case: SchedulePair) -> list[PairRecord]:
    """A pair with a schedule, after the pair of the schedule's two parties where the record holds that."""
    parties = (case.retaliator, case.schedule.with_)
    return [*(pair for pair in record.pairs if (pair.retaliator, pair.adversary) == parties), case]
