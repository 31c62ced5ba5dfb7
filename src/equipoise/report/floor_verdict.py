"""The verdict on a claim that a reduction floor decides: missile defence ends the room for cuts."""

from __future__ import annotations

from typing import Any

from equipoise.report.arrivals_figure import cell_name
from equipoise.report.record import Record, dyads, level, marked_levels, undecided
from equipoise.report.wording import capital, count, in_prose, interceptors, listed, of_them, share_of_draws, span, the

TITLE = "Does missile defence end the prospect of cuts?"


def floor_verdict(record: Record, claim: Record) -> Record:
    """Answer, shares, mirror, deciders, counter-claims and limits of a claim decided by the floor.

    The claim's dyad is the first in the scenario with a floor curve; its mirror exchanges the roles.
    """
    cases = dyads(record)
    if not cases:
        return undecided(TITLE, "Not decided: the scenario names no pair of actors to decide it.")
    pair, mirror = cases[0]
    draws = record["scenario"]["draws"]
    answer = [_reading(pair, draws), _room(pair), _best(pair), _requirement(pair), _cell(pair)]
    return {
        "title": TITLE,
        "headline": headline(pair, draws),
        "answer": [paragraph for paragraph in answer if paragraph],
        "mirror_headline": headline(mirror, draws, like=pair) if mirror else "",
        "mirror_answer": [part for part in (_reading(mirror, draws), _room(mirror), _best(mirror), _cell(mirror)) if part]
        if mirror
        else [],
        "cases": [{"pair": first["name"], "mirror": second["name"] if second else None} for first, second in cases],
        "shares": {case["name"]: case["outcomes"] for dyad in cases for case in dyad if case},
        "deciders": [text for text in (_deciders(case) for case in (pair, mirror) if case) if text],
        "counter_claims": [counter | {"fares": _thin(pair, mirror, draws)} for counter in claim["counter_claims"]],
        "limits": _limits(record),
    }


def subject(pair: Record) -> str:
    """Whose cuts against whose defences."""
    return f"{capital(the(pair['retaliator_name']))}, facing defences of {the(pair['adversary_name'])}"


def today(pair: Record) -> int:
    """The position of today's number of interceptors among the swept levels."""
    return level(pair["outcomes"]["interceptors"], pair["defence"]["today"] or 0)


def headline(pair: Record, draws: int, *, like: Record | None = None) -> str:
    """The answer in one sentence: where the statement holds, at the levels that matter; a mirror at the levels of the pair it mirrors."""
    outcomes = pair["outcomes"]
    levels = outcomes["interceptors"]
    named = [(place, f"{levels[place]:,}") for place, _ in marked_levels(like, levels)] if like else marked_levels(pair, levels)
    parts = [f"{share_of_draws(outcomes['ended_by_defence'][place], draws)} with {words}" for place, words in named if levels[place]]
    if like and parts:
        parts[0] += " interceptors"
    parts[1:] = [part.replace(" of the sampled plausible space", "") for part in parts[1:]]
    who, whom = the(pair["adversary_name"]), the(pair["retaliator_name"])
    room = share_of_draws(1 - outcomes["unmet_anyway"], draws).replace(" of the sampled plausible space", "")
    if not parts:
        return f"The scenario sweeps no interceptors of {who}. Without them, a cut by {whom} is possible {room}."
    return f"Missile defence of {who} ends the room for cuts by {whom} {listed(parts)}. Without it, a cut is possible {room}."


def _reading(pair: Record, draws: int) -> str:
    """The three shares at today's level, or at the first level above zero where there is no defence today."""
    outcomes = pair["outcomes"]
    levels, unmet = outcomes["interceptors"], outcomes["unmet_anyway"]
    place = today(pair) or min(1, len(levels) - 1)
    retaliator, adversary = the(pair["retaliator_name"]), the(pair["adversary_name"])
    parts = [] if pair["defence"]["today"] else [f"{capital(adversary)} has no national interceptor today."]
    parts.append(f"At {levels[place]:,} interceptors the plausible space divides in three.")
    if unmet:
        parts.append(
            f"{capital(share_of_draws(unmet, draws))}, {retaliator} has no room for a cut even if there is no national defence: in the "
            "worst cell of alert and doctrine its whole present force is needed, or is not enough. There the defence is not what rules "
            "out a cut."
        )
    else:
        parts.append(f"In every draw of {draws:,}, {retaliator} has room for a cut if there is no national defence.")
    parts.append(
        f"{capital(share_of_draws(outcomes['ended_by_defence'][place], draws))}, a cut is possible without the defence and not with it."
    )
    parts.append(f"{capital(share_of_draws(outcomes['cuts_remain'][place], draws))}, cuts remain possible.")
    return " ".join(parts)


def _room(pair: Record) -> str:
    """What the defence takes away, among the draws that have room for a cut without it."""
    outcomes = pair["outcomes"]
    room = 1 - outcomes["unmet_anyway"]
    if room <= 0 or len(outcomes["interceptors"]) < 2:
        return ""
    places = sorted({today(pair) or 1, len(outcomes["interceptors"]) // 2, len(outcomes["interceptors"]) - 1})
    parts = [
        f"in {of_them(min(1.0, outcomes['ended_by_defence'][place] / room))} with {outcomes['interceptors'][place]:,}" for place in places
    ]
    return f"Counting only the draws with room for a cut without national defence, the interceptors take it away {listed(parts)}."


def _best(pair: Record) -> str:
    """The floor with every input at its best estimate, without defence and at the highest level."""
    floor = pair["floor"]
    levels, warheads, share = floor["interceptors"], floor["warheads"]["best"], floor["share"]["best"]
    force = count(pair["force"]["warheads"]["best"])
    low, high = (_floor_words(share[place], warheads[place], floor["most"]) for place in (0, -1))
    return (
        f"With every input at its best estimate, the smallest force of {the(pair['retaliator_name'])} that meets the requirement is {low} "
        f"without national defence and {high} with {levels[-1]:,} interceptors; the present force is {force} deployed warheads."
    )


def _floor_words(share: float | None, warheads: float | None, most: float) -> str:
    if share is None or warheads is None:
        return f"larger than {most:g} times the present one"
    return f"{count(warheads)} warheads ({share * 100:.0f}\N{NO-BREAK SPACE}% of the present one)"


def _requirement(pair: Record) -> str:
    """How the answer moves with the number of warheads required to arrive."""
    rows = pair["by_requirement"]
    if len(rows) < 2:
        return ""
    low, high = rows[0], rows[-1]
    return (
        f"Much depends on what must arrive. Of the draws that require {span(low['low'], low['high'])} warheads, "
        f"{in_prose(low['unmet_anyway'])} leave no room for a cut even without national defence; of those that require "
        f"{span(high['low'], high['high'])}, {in_prose(high['unmet_anyway'])}."
    )


def _cell(pair: Record) -> str:
    """How the answer moves with the cell of alert and doctrine that a planner counts on."""
    rows = sorted(pair["by_cell"], key=lambda row: float(row["unmet_anyway"]))
    if len(rows) < 2 or not rows[-1]["unmet_anyway"]:
        return ""
    best, worst = rows[0], rows[-1]
    return (
        f"It depends as much on the cell that a planner counts on. Counting on {cell_name(worst).lower()} only, "
        f"{in_prose(worst['unmet_anyway'])} of the draws miss the requirement without any national defence; counting on "
        f"{cell_name(best).lower()} only, {in_prose(best['unmet_anyway'])}, and {in_prose(best['ended_by_defence'][-1])} miss it because "
        f"of {pair['outcomes']['interceptors'][-1]:,} interceptors."
    )


def _deciders(pair: Record) -> str:
    """The input that moves the answer most."""
    if not pair["deciders"]:
        return ""
    first = pair["deciders"][0]
    return (
        f"{subject(pair)}: {interceptors(pair['deciders_level'])}, “{first['name']}” moves the answer most. The defence ends the room for "
        f"cuts in {in_prose(first['low_third'])} of the draws in its lowest third, and in {in_prose(first['high_third'])} of those in its "
        "highest third."
    )


def _thin(pair: Record, mirror: Record | None, draws: int) -> str:
    """How the statement that a thin defence endangers nothing fares: where the defence changes no answer."""
    outcomes = pair["outcomes"]
    levels, ended = outcomes["interceptors"], outcomes["ended_by_defence"]
    place = today(pair) or min(1, len(levels) - 1)
    words = [f"With {levels[place]:,} interceptors the defence makes no difference to cuts {share_of_draws(1 - ended[place], draws)}"]
    if mirror:
        words.append(f"with as many on the other side, {share_of_draws(1 - mirror['outcomes']['ended_by_defence'][place], draws)}")
    kept = outcomes["cuts_remain"][place] / (1 - outcomes["unmet_anyway"]) if outcomes["unmet_anyway"] < 1 else 0.0
    return (
        f"{'; '.join(words)}. That counts the draws without any room for a cut; of those with room, {in_prose(kept)} keep it. "
        f"With {levels[-1]:,} interceptors it makes no difference {share_of_draws(1 - ended[-1], draws)}."
    )


def _limits(record: Record) -> list[str]:
    kinds: dict[str, Any] = record["kinds"]
    total = sum(kinds.values())
    return [
        "A share of draws measures how much of the stated ranges fits the statement. It is not the probability that the statement is true.",
        f"{kinds.get('assumption', 0):,} of {total:,} inputs are working assumptions; another range gives another share.",
        "No state publishes its requirement; the range here is the study's own.",
        "The model has no decoys, no space-based layer and no response of the other side over time.",
    ]
