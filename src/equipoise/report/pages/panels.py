"""The figures of a claim: small multiples for the claim and its mirror, with titles that state what they show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from equipoise.report.drawing.theme import actor_colour
from equipoise.report.figures.arrivals import ArrivalsPanel, arrivals_figure, axis_end
from equipoise.report.figures.floor import FloorPanel, floor_figure
from equipoise.report.pages.record import Record
from equipoise.report.words.cells import counted, worst_cell
from equipoise.report.words.numbers import count, percent_of, percentage
from equipoise.report.words.wording import capital, the
from equipoise.study.claims.levels import overridden
from equipoise.study.claims.pairs import couples

Panels = dict[str, Any]


def claim_figures(record: Record, claim: Record) -> list[Panels]:
    """The figures that belong to a causal claim: floors, then arriving warheads."""
    cases = [case for couple in couples(record, claim["decided_by"]) for case in couple.both]
    if claim["decided_by"] == "floor":
        if not cases:
            return []
        swept = [case for case in cases if len(case["floor"]["interceptors"]) > 1]
        arrivals = _arrivals(record, cases, "dyads", axis_end(cases, record["scenario"]["requirement"]))
        return [_floors(record, swept), arrivals] if swept else [arrivals]
    groups = [_with_partner(record, case) for case in cases]
    most = axis_end([pair for group in groups for pair in group], record["scenario"]["requirement"])
    drawn = [_schedule(record, case) for case in cases if len(case["schedule"]["interceptors"]) > 1]
    return drawn + [_arrivals(record, group, "coalitions", most) for group in groups]


def marks(record: Record, pair: Record) -> list[tuple[int, str]]:
    """The interceptors that a figure marks: today's (or the scenario's own) and the planned ones."""
    now = pair["defence"]["today"]
    planned = [(plan["interceptors"], f"planned {plan['interceptors']:,}") for plan in pair["defence"]["planned"]]
    word = "scenario" if overridden(record, pair) else "today"
    return planned if now is None else [(round(now), f"{word} {now:,.0f}"), *planned]


def _floors(record: Record, cases: Sequence[Record]) -> Panels:
    return {
        "kind": "floor",
        "title": capital("; ".join(_movement(case["retaliator_name"], case["floor"]) for case in cases[:2])) + ".",
        "subtitle": _floor_subtitle(record),
        "panels": [
            {
                "heading": f"{capital(the(case['retaliator_name']))} against defences of {the(case['adversary_name'])}",
                "colour": actor_colour(case["retaliator"]),
                "svg": floor_figure(_floor_panel(record, f"floor-{case['name']}", case, case["floor"], case["adversary_name"])),
            }
            for case in cases
        ],
    }


def _schedule(record: Record, case: Record) -> Panels:
    """Floors of one party under a schedule for two: against the other party alone, and against the coalition."""
    schedule = case["schedule"]
    panels: list[Record] = []
    for name, against in (("alone", the(schedule["with_name"]) + " alone"), ("coalition", the(case["adversary_name"]))):
        floor = schedule[name] | {"interceptors": schedule["interceptors"], "most": schedule["most"]}
        panels.append(
            {
                "heading": f"{capital(the(case['retaliator_name']))} against {against}",
                "colour": actor_colour(case["retaliator"]),
                "svg": floor_figure(_floor_panel(record, f"{name}-{case['name']}", case, floor, schedule["with_name"])),
            }
        )
    alone, together = (_share(schedule[name]["share"]["best"][0], schedule["most"]) for name in ("alone", "coalition"))
    return {
        "kind": "floor",
        "title": f"Without national defence the floor of {the(case['retaliator_name'])} lies at {alone} of its present force against "
        f"{the(schedule['with_name'])} alone and at {together} against the coalition.",
        "subtitle": _floor_subtitle(record) + " Both parties of the schedule cut by the same share; the other members do not cut.",
        "panels": panels,
    }


def _arrivals(record: Record, cases: Sequence[Record], key: str, most: float) -> Panels:
    requirement = record["scenario"]["requirement"]
    whose = "of this scenario" if any(overridden(record, case) for case in cases) else "of today"
    only = f" The answer counts on {counted(record)} only." if counted(record) else ""
    spans = "; ".join(f"{_means(case)} on {the(case['adversary_name'])}" for case in cases)
    who = "" if len({case["retaliator"] for case in cases}) > 1 else f" of {the(cases[0]['retaliator_name'])}"
    return {
        "kind": "arrivals",
        "title": f"Alert and doctrine decide how many warheads{who} arrive: {spans}.",
        "subtitle": f"Warheads that arrive in retaliation after a first strike, with the defences {whose}; the title gives best "
        f"estimates.{only}",
        "panels": [
            {
                "heading": f"{capital(the(case['retaliator_name']))} on {the(case['adversary_name'])}",
                "colour": actor_colour(case["retaliator"]),
                "svg": arrivals_figure(_arrivals_panel(f"arrivals-{key}-{case['name']}", case, requirement, most)),
            }
            for case in cases
        ],
    }


def _means(case: Record) -> str:
    means = [cell["arriving"]["best"]["mean"] for cell in case["cells"]]
    return f"{count(min(means))} to {count(max(means))}"


def _floor_panel(record: Record, key: str, case: Record, floor: Record, defender: str) -> FloorPanel:
    return FloorPanel(
        key,
        the(case["retaliator_name"]),
        the(defender),
        floor["interceptors"],
        floor["share"],
        floor["most"],
        marks(record, case),
        actor_colour(case["retaliator"]),
    )


def _arrivals_panel(key: str, case: Record, requirement: Record, most: float) -> ArrivalsPanel:
    names = [
        f"{layer['name']} ({count(layer['interceptors'])} interceptors)" for layer in case["defence"]["layers"] if layer["interceptors"]
    ]
    return ArrivalsPanel(
        key,
        the(case["retaliator_name"]),
        the(case["adversary_name"]),
        ", ".join(names) or "no defence",
        case["cells"],
        requirement,
        most,
        actor_colour(case["retaliator"]),
    )


def _with_partner(record: Record, case: Record) -> list[Record]:
    """A pair with a schedule, after the pair of the schedule's two parties where the record holds that."""
    parties = (case["retaliator"], case["schedule"]["with"])
    return [pair for pair in record["pairs"] if (pair["retaliator"], pair["adversary"]) == parties] + [case]


def _floor_subtitle(record: Record) -> str:
    return (
        f"Smallest force, as a share of the present one, that meets the requirement with a probability of "
        f"{percentage(record['scenario']['assurance'])} in {worst_cell(record)}."
    )


def _movement(name: str, floor: Record) -> str:
    """How the best estimate of a floor moves from no defence to the highest level."""
    first, last = floor["share"]["best"][0], floor["share"]["best"][-1]
    low, high, top = _share(first, floor["most"]), _share(last, floor["most"]), f"{floor['interceptors'][-1]:,} interceptors"
    if low == high:
        return f"the floor of {the(name)} stays at {low} of its present force with up to {top}"
    return f"the floor of {the(name)} rises from {low} to {high} of its present force with {top}"


def _share(value: float | None, most: float) -> str:
    return f"more than {percent_of(most)}" if value is None else percent_of(value)
