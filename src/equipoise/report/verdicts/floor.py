"""The verdict on a claim that a reduction floor decides: missile defence ends the room for cuts."""

from __future__ import annotations

from equipoise.report.pages.record import Record, dyads, level, marked_levels, now, undecided
from equipoise.report.words.cells import cell_name, counting, worst_cell
from equipoise.report.words.limits import deciding, floor_limits, left_out
from equipoise.report.words.wording import (
    capital,
    count,
    in_draws,
    in_prose,
    inside,
    interceptors,
    listed,
    of_them,
    percent_of,
    share_of_draws,
    span,
    the,
)

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
    answer = [_reading(record, pair), _room(pair, draws), _best(record, pair), _requirement(pair), _cell(pair)]
    other = [_reading(record, mirror), _room(mirror, draws), _best(record, mirror), _cell(mirror)] if mirror else []
    return {
        "title": TITLE,
        "headline": headline(record, pair),
        "answer": [paragraph for paragraph in answer if paragraph],
        "mirror_headline": headline(record, mirror) if mirror else "",
        "mirror_answer": [paragraph for paragraph in other if paragraph],
        "cases": [{"pair": first["name"], "mirror": second["name"] if second else None} for first, second in cases],
        "shares": {case["name"]: case["outcomes"] for dyad in cases for case in dyad if case},
        "deciders": [text for text in (_deciders(case, draws) for case in (pair, mirror) if case) if text],
        "counter_claims": [counter | {"fares": _thin(pair, mirror, draws)} for counter in claim["counter_claims"]],
        "limits": floor_limits(record),
    }


def subject(pair: Record) -> str:
    """Whose cuts against whose defences."""
    return f"{capital(the(pair['retaliator_name']))}, facing defences of {the(pair['adversary_name'])}"


def today(pair: Record) -> int:
    """The position of today's number of interceptors among the swept levels."""
    return level(pair["outcomes"]["interceptors"], pair["defence"]["today"] or 0)


def headline(record: Record, pair: Record) -> str:
    """The answer in one sentence: where the statement holds, at the levels that matter to either side."""
    outcomes, draws = pair["outcomes"], record["scenario"]["draws"]
    who, whom = the(pair["adversary_name"]), the(pair["retaliator_name"])
    named = marked_levels(record, pair, outcomes["interceptors"])
    parts = [f"{share_of_draws(outcomes['ended_by_defence'][place], draws)} with {words}" for place, words in named]
    parts[1:] = [part.replace(" of the sampled plausible space", "") for part in parts[1:]]
    room = share_of_draws(1 - outcomes["unmet_anyway"], draws)
    if parts:
        answer = f"Missile defence of {who} ends the room for cuts by {whom} {listed(parts)}."
        room = room.replace(" of the sampled plausible space", " of that space" if "plausible" in answer else " of the draws")
    else:
        answer = _unswept(pair)
    start = counting(record)
    answer = start + (inside(answer) if start else answer)
    return f"{answer} Without national defence, a cut by {whom} is possible {room}."


def _unswept(pair: Record) -> str:
    """Why no number of interceptors is compared."""
    if pair["defence"]["swept"] is None:
        return f"{capital(the(pair['adversary_name']))} has no national layer to vary: nothing is swept."
    return f"The scenario names no number of national interceptors of {the(pair['adversary_name'])} above none: nothing is swept."


def _reading(record: Record, pair: Record) -> str:
    """The three shares at today's level, or at the first level above zero where there is no defence today."""
    outcomes, draws = pair["outcomes"], record["scenario"]["draws"]
    levels, unmet = outcomes["interceptors"], outcomes["unmet_anyway"]
    place = today(pair) or min(1, len(levels) - 1)
    retaliator, adversary = the(pair["retaliator_name"]), the(pair["adversary_name"])
    swept = bool(levels[place])
    parts: list[str] = []
    if swept and not pair["defence"]["today"]:
        parts.append(f"{capital(adversary)} has no national interceptor {now(record, pair)}.")
    if swept:
        parts.append(f"At {levels[place]:,} interceptors the plausible space divides in three.")
    if unmet:
        parts.append(
            f"{capital(retaliator)} has no room for a cut, even if there is no national defence, {share_of_draws(unmet, draws)}: in "
            f"{worst_cell(record)} its whole present force is needed, or is not enough. There the defence is not what rules out a cut."
        )
    else:
        parts.append(f"{capital(retaliator)} has room for a cut, if there is no national defence, in every draw of {draws:,}.")
    if swept:
        parts.append(
            f"A cut is possible without the defence and not with it {share_of_draws(outcomes['ended_by_defence'][place], draws)}. "
            f"Cuts remain possible {share_of_draws(outcomes['cuts_remain'][place], draws)}."
        )
    return " ".join(parts)


def _room(pair: Record, draws: int) -> str:
    """What the defence takes away, among the draws that have room for a cut without it."""
    levels, ended = pair["outcomes"]["interceptors"], pair["outcomes"]["ended_by_defence"]
    room = round((1 - pair["outcomes"]["unmet_anyway"]) * draws)
    if not room or len(levels) < 2:
        return ""
    places = sorted({today(pair) or 1, len(levels) // 2, len(levels) - 1})
    parts = [f"in {of_them(round(ended[place] * draws) / room)} with {levels[place]:,} interceptors" for place in places]
    return f"Counting only the draws with room for a cut without national defence, the defence takes it away {listed(parts)}."


def _best(record: Record, pair: Record) -> str:
    """The floor with every input at its best estimate, without defence and at the highest level."""
    floor = pair["floor"]
    levels, warheads, share = floor["interceptors"], floor["warheads"]["best"], floor["share"]["best"]
    force = count(pair["force"]["warheads"]["best"])
    low, high = (_floor_words(share[place], warheads[place], floor["most"]) for place in (0, -1))
    again = "as much" if high == low else high
    more = f" and {again} with {levels[-1]:,} interceptors" if levels[-1] else ""
    return (
        f"With every input at its best estimate, the smallest force of {the(pair['retaliator_name'])} that meets the requirement is {low} "
        f"without national defence{more}; the present force is {force} warheads on intercontinental legs{left_out(record, pair)}."
    )


def _floor_words(share: float | None, warheads: float | None, most: float) -> str:
    if share is None or warheads is None:
        return f"larger than {most:g} times the present one"
    return f"{count(warheads)} warheads ({percent_of(share)} of the present one)"


def _requirement(pair: Record) -> str:
    """How the answer moves with the number of warheads required to arrive."""
    rows = pair["by_requirement"]
    if len(rows) < 2 or rows[0]["unmet_anyway"] == rows[-1]["unmet_anyway"]:
        return ""
    low, high = rows[0], rows[-1]
    return (
        f"Much depends on what must arrive. Where {span(low['low'], low['high'])} warheads are required, a cut is possible without "
        f"national defence {in_draws(1 - low['unmet_anyway'])}; where {span(high['low'], high['high'])} are, "
        f"{in_draws(1 - high['unmet_anyway'])}."
    )


def _cell(pair: Record) -> str:
    """How the answer moves with the cell of alert and doctrine that a planner counts on."""
    rows = sorted(pair["by_cell"], key=lambda row: float(row["unmet_anyway"]))
    if len(rows) < 2 or rows[-1]["unmet_anyway"] == rows[0]["unmet_anyway"]:
        return ""
    best, worst = rows[0], rows[-1]
    top = pair["outcomes"]["interceptors"][-1]
    more = f", and because of {top:,} interceptors {in_draws(best['ended_by_defence'][-1])}" if top else ""
    return (
        f"It also depends on the cell that a planner counts on. Counting on {cell_name(worst).lower()} only, the present force misses the "
        f"requirement, without any national defence, {in_draws(worst['unmet_anyway'])}. Counting on {cell_name(best).lower()} only, it "
        f"misses it without national defence {in_draws(best['unmet_anyway'])}{more}."
    )


def _deciders(pair: Record, draws: int) -> str:
    """The input that moves the answer most."""
    if not deciding(pair, draws):
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
    if not levels[place]:
        return f"Not judged. {_unswept(pair)}"
    words = [f"With {levels[place]:,} interceptors the defence makes no difference to cuts {share_of_draws(1 - ended[place], draws)}"]
    if mirror and levels[place] in mirror["outcomes"]["interceptors"]:
        same = mirror["outcomes"]["interceptors"].index(levels[place])
        words.append(f"with as many on the other side, {share_of_draws(1 - mirror['outcomes']['ended_by_defence'][same], draws)}")
    parts = [f"{'; '.join(words)}."]
    room = round((1 - outcomes["unmet_anyway"]) * draws)
    if room == 0:
        parts.append("There is no draw with room for a cut in the first place.")
    elif room < draws:
        kept = in_prose(round(outcomes["cuts_remain"][place] * draws) / room)
        parts.append(f"That counts the draws without any room for a cut; of those with room, {kept} keep it.")
    if place < len(levels) - 1:
        parts.append(f"With {levels[-1]:,} interceptors it makes no difference {share_of_draws(1 - ended[-1], draws)}.")
    return " ".join(parts)
