"""The verdict on a claim that a bilateral schedule of cuts decides: allies outside the schedule make it fail earlier."""

from __future__ import annotations

from equipoise.report.pages.record import Record, level, schedules, undecided
from equipoise.report.words.cells import counting
from equipoise.report.words.limits import deciding, left_out, schedule_limits
from equipoise.report.words.wording import capital, count, in_prose, interceptors, share_of_draws, the

TITLE = "Would a schedule of cuts for two fail sooner because of allies?"


def schedule_verdict(record: Record, claim: Record) -> Record:
    """Answer, shares, mirror, deciders, counter-claims and limits of a claim decided by a schedule of cuts for two."""
    cases = schedules(record)
    if not cases:
        return undecided(TITLE, "Not decided: the scenario names no pair with a schedule of cuts.")
    pair, mirror = cases[0]
    draws = record["scenario"]["draws"]
    answer = (_unmet(pair, draws), _difference(pair), _best(record, pair))
    return {
        "title": TITLE,
        "headline": headline(record, pair),
        "answer": [text for text in answer if text],
        "mirror_headline": headline(record, mirror) if mirror else "",
        "mirror_answer": [text for text in (_unmet(mirror, draws), _difference(mirror), _best(record, mirror)) if text] if mirror else [],
        "cases": [{"pair": first["name"], "mirror": second["name"] if second else None} for first, second in cases],
        "shares": {case["name"]: case["schedule"]["earlier"] for both in cases for case in both if case},
        "deciders": [text for text in (_deciders(case, draws) for case in (pair, mirror) if case) if text],
        "counter_claims": [counter | {"fares": "Not compared by this version."} for counter in claim["counter_claims"]],
        "limits": schedule_limits(record, pair, mirror),
    }


def headline(record: Record, pair: Record) -> str:
    """The answer in one sentence."""
    schedule, draws = pair["schedule"], record["scenario"]["draws"]
    who, partner = the(pair["retaliator_name"]), the(schedule["with_name"])
    earlier = share_of_draws(schedule["earlier"][_place(pair)], draws)
    room = share_of_draws(1 - schedule["unmet_anyway"], draws)
    room = room.replace(" of the sampled plausible space", " of that space" if "plausible" in earlier else " of the draws")
    start = counting(record)
    return (
        f"{start}{'if' if start else 'If'} {who} and {partner} cut in step, {who} reaches its floor sooner against "
        f"{the(pair['adversary_name'])} than against {partner} alone {earlier}{_level_words(pair)}. "
        f"Against {partner} alone and without national defence, a cut by {who} is possible {room}."
    )


def _place(pair: Record) -> int:
    """The position of the level at which the floors are compared: today's."""
    schedule = pair["schedule"]
    return level(schedule["interceptors"], schedule.get("difference_level", pair["defence"]["today"] or 0))


def _level_words(pair: Record) -> str:
    """The level of the comparison; nothing where no level is varied."""
    if pair["defence"]["swept"] is None or len(pair["schedule"]["interceptors"]) < 2:
        return ""
    return f", {interceptors(pair['schedule']['interceptors'][_place(pair)])}"


def _unmet(pair: Record, draws: int) -> str:
    schedule = pair["schedule"]
    if not schedule["unmet_anyway"]:
        return ""
    return (
        f"The present force of {the(pair['retaliator_name'])} has no room for cuts against {the(schedule['with_name'])} alone, without "
        f"national defence, {share_of_draws(schedule['unmet_anyway'], draws)}. There no schedule is possible, with or without allies."
    )


def _difference(pair: Record) -> str:
    """The addition that the allies make to the floor, where both floors exist."""
    more = pair["schedule"]["difference"]
    if more["q50"] is None:
        return ""
    return (
        f"Where both floors exist{_level_words(pair)}, the one against the coalition lies {count(more['q50'])} warheads higher in the "
        f"median draw (5–95\N{NO-BREAK SPACE}% of draws: {count(more['q05'])} to {count(more['q95'])} warheads)."
    )


def _best(record: Record, pair: Record) -> str:
    schedule = pair["schedule"]
    alone, together = (schedule[name]["warheads"]["best"][_place(pair)] for name in ("alone", "coalition"))
    if alone is None or together is None:
        return ""
    return (
        f"With every input at its best estimate{_level_words(pair)}, the floor of {the(pair['retaliator_name'])} is {count(alone)} "
        f"warheads against {the(schedule['with_name'])} alone and {count(together)} against the coalition; its present force is "
        f"{count(pair['force']['warheads']['best'])} warheads on intercontinental legs{left_out(record, pair)}."
    )


def _deciders(pair: Record, draws: int) -> str:
    if not deciding(pair, draws):
        return ""
    first = pair["deciders"][0]
    return (
        f"{capital(the(pair['retaliator_name']))}, {interceptors(pair['deciders_level'])}: “{first['name']}” moves the answer most. "
        f"The schedule fails sooner in {in_prose(first['low_third'])} of the draws in its lowest third, and in "
        f"{in_prose(first['high_third'])} of those in its highest third."
    )
