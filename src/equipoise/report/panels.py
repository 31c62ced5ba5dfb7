"""The figures of a claim: small multiples for the claim and its mirror, with titles that state what they show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from equipoise.report.arrivals_figure import ArrivalsPanel, arrivals_figure, axis_end
from equipoise.report.floor_figure import FloorPanel, floor_figure, percent_of
from equipoise.report.record import Record, dyads, schedules
from equipoise.report.theme import actor_colour
from equipoise.report.wording import capital, count, the

Panels = dict[str, Any]


def claim_figures(record: Record, claim: Record) -> list[Panels]:
    """The figures that belong to a causal claim: floors, then arriving warheads."""
    if claim["decided_by"] == "floor":
        cases = [case for both in dyads(record) for case in both if case]
        return [_floors(record, cases), _arrivals(record, cases, "dyads")] if cases else []
    cases = [case for both in schedules(record) for case in both if case]
    return [_schedules(record, cases), _arrivals(record, _with_partner(record, cases), "coalitions")] if cases else []


def marks(pair: Record) -> list[tuple[int, str]]:
    """The interceptors that a figure marks: today's and the planned ones."""
    today = pair["defence"]["today"]
    planned = [(plan["interceptors"], f"planned {plan['interceptors']:,}") for plan in pair["defence"]["planned"]]
    return planned if today is None else [(round(today), f"today {today:,.0f}"), *planned]


def _floors(record: Record, cases: Sequence[Record]) -> Panels:
    return {
        "kind": "floor",
        "title": capital("; ".join(_movement(case["retaliator_name"], case["floor"]) for case in cases[:2])) + ".",
        "subtitle": _floor_subtitle(record),
        "panels": [
            {
                "heading": f"{capital(the(case['retaliator_name']))} against defences of {the(case['adversary_name'])}",
                "colour": actor_colour(case["retaliator"]),
                "svg": floor_figure(_floor_panel(f"floor-{case['name']}", case, case["floor"], case["adversary_name"])),
            }
            for case in cases
        ],
    }


def _schedules(record: Record, cases: Sequence[Record]) -> Panels:
    panels: list[Record] = []
    for case in cases:
        schedule = case["schedule"]
        for name, against in (("alone", schedule["with_name"]), ("coalition", case["adversary_name"])):
            floor = schedule[name] | {"interceptors": schedule["interceptors"], "most": schedule["most"]}
            panels.append(
                {
                    "heading": f"{capital(the(case['retaliator_name']))} against {the(against)}" + (" alone" if name == "alone" else ""),
                    "colour": actor_colour(case["retaliator"]),
                    "svg": floor_figure(_floor_panel(f"{name}-{case['name']}", case, floor, schedule["with_name"])),
                }
            )
    first = cases[0]["schedule"]
    alone, together = (_share(first[name]["share"]["best"][0], first["most"]) for name in ("alone", "coalition"))
    return {
        "kind": "floor",
        "title": f"Without national defence the floor lies at {alone} of the present force against one adversary "
        f"and at {together} against the coalition.",
        "subtitle": _floor_subtitle(record) + " Both parties of the schedule cut by the same share; the other members do not cut.",
        "panels": panels,
    }


def _arrivals(record: Record, cases: Sequence[Record], key: str) -> Panels:
    requirement = record["scenario"]["requirement"]
    most = axis_end(cases, requirement)
    means = [cell["arriving"]["best"]["mean"] for cell in cases[0]["cells"]]
    return {
        "kind": "arrivals",
        "title": f"Alert and doctrine decide how many warheads of {the(cases[0]['retaliator_name'])} arrive: "
        f"{count(min(means))} to {count(max(means))} at best estimates.",
        "subtitle": "Warheads that arrive in retaliation after a first strike, with the defences of today.",
        "panels": [
            {
                "heading": f"{capital(the(case['retaliator_name']))} on {the(case['adversary_name'])}",
                "colour": actor_colour(case["retaliator"]),
                "svg": arrivals_figure(_arrivals_panel(f"arrivals-{key}-{case['name']}", case, requirement, most)),
            }
            for case in cases
        ],
    }


def _floor_panel(key: str, case: Record, floor: Record, defender: str) -> FloorPanel:
    return FloorPanel(
        key,
        the(case["retaliator_name"]),
        the(defender),
        floor["interceptors"],
        floor["share"],
        floor["most"],
        marks(case),
        actor_colour(case["retaliator"]),
    )


def _arrivals_panel(key: str, case: Record, requirement: Record, most: float) -> ArrivalsPanel:
    names = [f"{layer['name']} ({count(layer['interceptors'])} interceptors)" for layer in case["defence"]["layers"]]
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


def _with_partner(record: Record, cases: Sequence[Record]) -> list[Record]:
    """Pairs with a schedule, each after the pair of its two parties where the record holds that."""
    found: list[Record] = []
    for case in cases:
        parties = (case["retaliator"], case["schedule"]["with"])
        found += [pair for pair in record["pairs"] if (pair["retaliator"], pair["adversary"]) == parties]
        found.append(case)
    return found


def _floor_subtitle(record: Record) -> str:
    assurance = record["scenario"]["assurance"] * 100
    return (
        f"Smallest force, as a share of the present one, that meets the requirement with a probability of {assurance:.0f}"
        "\N{NO-BREAK SPACE}% in the worst cell of alert and doctrine."
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
