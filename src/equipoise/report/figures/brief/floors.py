"""How far forces can be cut as defences grow: a claim beside its mirror."""

from __future__ import annotations

from equipoise.report.drawing.charts.floor import FloorPanel, floor_figure
from equipoise.report.drawing.theme import actor_colour
from equipoise.report.figures.figure import Figure, Key, Panel, Place, Subject
from equipoise.report.words.cells import worst_cell
from equipoise.report.words.numbers import percent_of, percentage
from equipoise.report.words.wording import capital, the
from equipoise.study.claims.levels import overridden
from equipoise.study.claims.pairs import floor_cases
from equipoise.study.reductions.record import Curves, Floor, Levels, PairRecord, ReductionsRecord

PLACE = Place("claim")
DECIDED_BY = "floor"
KEYS = (Key("5–95 % of draws", "wide"), Key("25–75 %", "near"), Key("median", "line"), Key("best estimate", "dashes"))
CAPTION = (
    "Horizontal: national interceptors, steps not to scale. Vertical: floor in % of the present force; 150 %+ stands for larger forces. "
    "Source: this run."
)


def figures(subject: Subject) -> list[Figure]:
    """The floors of the pairs of a claim on floors, where defences are swept."""
    record, claim = subject.record, subject.item
    if claim.decided_by != DECIDED_BY:
        return []
    cases = [case for case in floor_cases(record) if len(case.floor.interceptors) > 1]
    return [
        Figure(
            capital("; ".join(_movement(case.retaliator_name, case.floor) for case in cases[:2])) + ".",
            floor_subtitle(record),
            [
                Panel(
                    floor_figure(floor_panel(record, f"floor-{case.name}", case, (case.floor, case.floor), case.adversary_name)),
                    f"{capital(the(case.retaliator_name))} against defences of {the(case.adversary_name)}",
                    actor_colour(case.retaliator),
                )
                for case in cases
            ],
            CAPTION,
            KEYS,
        )
    ]


def marks(record: ReductionsRecord, pair: PairRecord) -> list[tuple[int, str]]:
    """The interceptors that a figure marks: today's (or the scenario's own) and the planned ones."""
    now = pair.defence.today
    planned = [(plan.interceptors, f"planned {plan.interceptors:,}") for plan in pair.defence.planned]
    word = "scenario" if overridden(record, pair) else "today"
    return planned if now is None else [(round(now), f"{word} {now:,.0f}"), *planned]


def floor_panel(record: ReductionsRecord, key: str, case: PairRecord, floor: tuple[Levels, Curves], defender: str) -> FloorPanel:
    """What the chart of a floor needs."""
    levels, curves = floor
    return FloorPanel(
        key,
        the(case.retaliator_name),
        the(defender),
        levels.interceptors,
        curves.share,
        levels.most,
        marks(record, case),
        actor_colour(case.retaliator),
    )


def floor_subtitle(record: ReductionsRecord) -> str:
    """What a floor is, at the assurance of the scenario."""
    return (
        f"Smallest force, as a share of the present one, that meets the requirement with a probability of "
        f"{percentage(record.scenario.assurance)} in {worst_cell(record)}."
    )


def share_of_force(value: float | None, most: float) -> str:
    """A floor as a share of the present force, or that it is beyond the largest that was computed."""
    return f"more than {percent_of(most)}" if value is None else percent_of(value)


def _movement(name: str, floor: Floor) -> str:
    """How the best estimate of a floor moves from no defence to the highest level."""
    first, last = floor.share.best[0], floor.share.best[-1]
    low, high = share_of_force(first, floor.most), share_of_force(last, floor.most)
    top = f"{floor.interceptors[-1]:,} interceptors"
    if low == high:
        return f"the floor of {the(name)} stays at {low} of its present force with up to {top}"
    return f"the floor of {the(name)} rises from {low} to {high} of its present force with {top}"
