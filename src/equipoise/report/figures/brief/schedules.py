"""The floors of one party under a schedule for two: against the other party alone, and against its coalition."""

from __future__ import annotations

from equipoise.report.drawing.charts.floor import floor_figure
from equipoise.report.drawing.theme import actor_colour
from equipoise.report.figures.brief.floors import CAPTION, DECIDED_BY, KEYS, floor_panel, floor_subtitle, share_of_force
from equipoise.report.figures.figure import Figure, Panel, Place, Subject
from equipoise.report.words.wording import capital, the
from equipoise.study.claims.pairs import schedule_cases
from equipoise.study.reductions.record import ReductionsRecord, SchedulePair

PLACE = Place("claim")


def figures(subject: Subject) -> list[Figure]:
    """A figure for each pair of a claim on schedules, where defences are swept."""
    record, claim = subject.record, subject.item
    if claim.decided_by == DECIDED_BY:
        return []
    return [_schedule(record, case) for case in schedule_cases(record) if len(case.schedule.interceptors) > 1]


def _schedule(record: ReductionsRecord, case: SchedulePair) -> Figure:
    schedule, who = case.schedule, the(case.retaliator_name)
    panels: list[Panel] = []
    both = (("alone", schedule.alone, the(schedule.with_name) + " alone"), ("coalition", schedule.coalition, the(case.adversary_name)))
    for name, curves, against in both:
        drawing = floor_figure(floor_panel(record, f"{name}-{case.name}", case, (schedule, curves), schedule.with_name))
        panels.append(Panel(drawing, f"{capital(who)} against {against}", actor_colour(case.retaliator)))
    alone, together = (share_of_force(curves.share.best[0], schedule.most) for curves in (schedule.alone, schedule.coalition))
    return Figure(
        f"Without national defence the floor of {who} lies at {alone} of its present force against "
        f"{the(schedule.with_name)} alone and at {together} against the coalition.",
        floor_subtitle(record) + " Both parties of the schedule cut by the same share; the other members do not cut.",
        panels,
        CAPTION,
        KEYS,
    )
