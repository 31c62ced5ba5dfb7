"""What an answer leaves open, beside its shares."""

from __future__ import annotations

from typing import Any

from equipoise.report.pages.record import Record
from equipoise.report.words.cells import counted
from equipoise.report.words.wording import listed, sampling_error, the

FEWEST_IN_A_THIRD = 20


def floor_limits(record: Record) -> list[str]:
    """The limits of an answer about a floor."""
    kinds: dict[str, Any] = record["kinds"]
    total = sum(kinds.values())
    return [
        "A share of draws measures how much of the stated ranges fits the statement. It is not the probability that the statement is true.",
        *common_limits(record),
        f"{kinds.get('assumption', 0):,} of {total:,} inputs are working assumptions; another range gives another share.",
        "No state publishes its requirement; the range here is the study's own.",
        "The model has no decoys, no space-based layer and no response of the other side over time.",
    ]


def schedule_limits(record: Record, pair: Record, mirror: Record | None) -> list[str]:
    """The limits of an answer about a schedule of cuts for two."""
    limits = [
        f"The schedule binds {the(pair['retaliator_name'])} and {the(pair['schedule']['with_name'])}, which cut by the same share; "
        "the other members keep their forces.",
        "The coalition is taken to act as one. Whether it would is not a question for this model.",
        *common_limits(record),
    ]
    if mirror is None:
        limits.append("The mirror (the roles exchanged, with a coalition on the other side) is not in this scenario.")
    return limits


def common_limits(record: Record) -> list[str]:
    """The limits that the scenario sets to every answer: few draws, cells left out."""
    only = counted(record)
    cells = f"The scenario counts on {only} only; with other cells of alert and doctrine the answer is another." if only else ""
    return [text for text in (sampling_error(record["scenario"]["draws"]), cells) if text]


def deciding(pair: Record, draws: int) -> list[Record]:
    """The inputs that move the answer most, when each third of the draws holds enough of them to tell."""
    return pair["deciders"] if (draws - 1) // 3 + 1 >= FEWEST_IN_A_THIRD else []


def left_out(record: Record, pair: Record) -> str:
    """The legs of the retaliator that the count leaves out, in brackets; nothing where there are none."""
    names = record.get("actors_left_out", {}).get(pair["retaliator"], [])
    return f" ({listed(names)} left out)" if names else ""


def all_left_out(record: Record) -> str:
    """The legs of all actors that are left out, as one sentence."""
    held = record.get("actors_left_out", {})
    parts = [f"{listed(names)} ({the(record['actors'][actor])})" for actor, names in held.items() if names]
    if not parts:
        return ""
    return f"Legs that do not reach another continent take no part: {listed(parts)}."
