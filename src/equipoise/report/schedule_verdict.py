"""The verdict on a claim that a bilateral schedule of cuts decides: allies outside the schedule make it fail earlier."""

from __future__ import annotations

from equipoise.report.record import Record, level, schedules, undecided
from equipoise.report.wording import capital, count, in_prose, interceptors, share_of_draws, the

TITLE = "Would a schedule of cuts for two fail sooner because of allies?"


def schedule_verdict(record: Record, claim: Record) -> Record:
    """Answer, shares, mirror, deciders, counter-claims and limits of a claim decided by a schedule of cuts for two."""
    cases = schedules(record)
    if not cases:
        return undecided(TITLE, "Not decided: the scenario names no pair with a schedule of cuts.")
    pair, mirror = cases[0]
    draws = record["scenario"]["draws"]
    return {
        "title": TITLE,
        "headline": headline(pair, draws),
        "answer": [text for text in (_unmet(pair, draws), _difference(pair), _best(pair)) if text],
        "mirror_headline": headline(mirror, draws) if mirror else "",
        "mirror_answer": [text for text in (_unmet(mirror, draws), _difference(mirror)) if text] if mirror else [],
        "cases": [{"pair": first["name"], "mirror": second["name"] if second else None} for first, second in cases],
        "shares": {case["name"]: case["schedule"]["earlier"] for both in cases for case in both if case},
        "deciders": [text for text in (_deciders(case) for case in (pair, mirror) if case) if text],
        "counter_claims": [counter | {"fares": "Not compared by this version."} for counter in claim["counter_claims"]],
        "limits": _limits(pair, mirror),
    }


def headline(pair: Record, draws: int) -> str:
    """The answer in one sentence."""
    schedule = pair["schedule"]
    place = level(schedule["interceptors"], pair["defence"]["today"] or 0)
    room = share_of_draws(1 - schedule["unmet_anyway"], draws).replace(" of the sampled plausible space", "")
    return (
        f"If {the(pair['retaliator_name'])} and {the(schedule['with_name'])} cut in step, {the(pair['retaliator_name'])} reaches its floor "
        f"sooner against {the(pair['adversary_name'])} than against {the(schedule['with_name'])} alone "
        f"{share_of_draws(schedule['earlier'][place], draws)}, {interceptors(schedule['interceptors'][place])}. "
        f"Against {the(schedule['with_name'])} alone and without national defence, a cut is possible {room}."
    )


def _unmet(pair: Record, draws: int) -> str:
    schedule = pair["schedule"]
    if not schedule["unmet_anyway"]:
        return ""
    return (
        f"{capital(share_of_draws(schedule['unmet_anyway'], draws))}, the present force of {the(pair['retaliator_name'])} has no room for "
        f"cuts against {the(schedule['with_name'])} alone, without national defence. There no schedule is possible, with or without allies."
    )


def _difference(pair: Record) -> str:
    """The addition that the allies make to the floor, where both floors exist."""
    more = pair["schedule"]["difference"]
    if more["q50"] is None:
        return ""
    return (
        f"Where both floors exist, the one against the coalition lies {count(more['q50'])} deployed warheads higher in the median draw "
        f"(5–95\N{NO-BREAK SPACE}% of draws: {count(more['q05'])} to {count(more['q95'])} warheads)."
    )


def _best(pair: Record) -> str:
    schedule = pair["schedule"]
    place = level(schedule["interceptors"], pair["defence"]["today"] or 0)
    alone, together = (schedule[name]["warheads"]["best"][place] for name in ("alone", "coalition"))
    if alone is None or together is None:
        return ""
    return (
        f"With every input at its best estimate the floor is {count(alone)} deployed warheads against {the(schedule['with_name'])} alone "
        f"and {count(together)} against the coalition; the present force has {count(pair['force']['warheads']['best'])}."
    )


def _deciders(pair: Record) -> str:
    if not pair["deciders"]:
        return ""
    first = pair["deciders"][0]
    return (
        f"{capital(the(pair['retaliator_name']))}, {interceptors(pair['deciders_level'])}: “{first['name']}” moves the answer most. "
        f"The schedule fails sooner in {in_prose(first['low_third'])} of the draws in its lowest third, and in "
        f"{in_prose(first['high_third'])} of those in its highest third."
    )


def _limits(pair: Record, mirror: Record | None) -> list[str]:
    limits = [
        f"The schedule binds {the(pair['retaliator_name'])} and {the(pair['schedule']['with_name'])}, which cut by the same share; "
        "the other members keep their forces.",
        "The coalition is taken to act as one. Whether it would is not a question for this model.",
    ]
    if mirror is None:
        limits.append("The mirror (the roles exchanged, with a coalition on the other side) is not in this scenario.")
    return limits
