"""What the report reads from a study's record: pairs, their mirrors, levels of interceptors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from equipoise.errors import InputError

Record = dict[str, Any]
NEEDED = ("version", "digest", "scenario", "actors", "pairs", "factual", "causal", "inputs", "kinds", "sources")


def undecided(title: str, reason: str) -> Record:
    """A verdict that says only why there is none."""
    texts: Record = {"title": title, "headline": reason, "mirror_headline": ""}
    return texts | {"shares": {}} | {name: [] for name in ("answer", "mirror_answer", "cases", "deciders", "counter_claims", "limits")}


def checked(record: Record) -> Record:
    """The record itself, when it holds every part that a brief needs.

    Raises: InputError naming the part that is absent.
    """
    for key in NEEDED:
        if key not in record:
            raise InputError(f"the record has no part {key!r}", fix="run the scenario again with this version of Equipoise")
    return record


def dyads(record: Record) -> list[tuple[Record, Record | None]]:
    """Pairs with a floor curve, each with its mirror (the roles exchanged); the pair named first in the scenario is the claim's."""
    pairs = [pair for pair in record["pairs"] if pair["floor"] is not None]
    found: list[tuple[Record, Record | None]] = []
    used: set[str] = set()
    for pair in pairs:
        if pair["name"] in used:
            continue
        mirror = next((other for other in pairs if _roles(other) == _roles(pair)[::-1]), None)
        used |= {pair["name"], mirror["name"] if mirror else pair["name"]}
        found.append((pair, mirror))
    return found


def schedules(record: Record) -> list[tuple[Record, Record | None]]:
    """Pairs judged under a bilateral schedule, each with its mirror: the other party of the schedule, against a coalition."""
    pairs = [pair for pair in record["pairs"] if pair["schedule"] is not None]
    found: list[tuple[Record, Record | None]] = []
    used: set[str] = set()
    for pair in pairs:
        if pair["name"] in used:
            continue
        parties = (pair["retaliator"], pair["schedule"]["with"])
        mirror = next((other for other in pairs if (other["schedule"]["with"], other["retaliator"]) == parties), None)
        used |= {pair["name"], mirror["name"] if mirror else pair["name"]}
        found.append((pair, mirror))
    return found


def level(levels: Sequence[int], interceptors: int) -> int:
    """The position of the swept level that is nearest to a number of interceptors."""
    return min(range(len(levels)), key=lambda index: (abs(levels[index] - interceptors), levels[index]))


def overridden(record: Record, pair: Record) -> bool:
    """Whether the scenario puts a number of its own in place of today's interceptors of the layer that is varied."""
    name = f"{pair['defence']['swept']}.interceptors"
    return any(row["id"] == name and row["override"] for row in record["inputs"])


def now(record: Record, pair: Record) -> str:
    """When the defence of a pair stands as it does: today, or only in this scenario."""
    return "in this scenario" if overridden(record, pair) else "today"


def marked_levels(record: Record, pair: Record, levels: Sequence[int]) -> list[tuple[int, str]]:
    """Positions of the levels above zero that a sentence names, each with its words.

    These are the defender's own today and planned, those of the other side, and the highest.
    """
    defence = pair["defence"]
    today = place_today(pair, levels)
    of = "of this scenario" if overridden(record, pair) else "of today"
    exact = abs(levels[today] - (defence["today"] or 0)) < 1
    named = {today: f"the {levels[today]:,} interceptors {of}" if exact else f"{levels[today]:,} interceptors"}
    for plan in defence["planned"]:
        if plan["interceptors"] in levels:
            named.setdefault(levels.index(plan["interceptors"]), f"the {plan['interceptors']:,} interceptors planned")
    other = next((case for case in record["pairs"] if _roles(case) == _roles(pair)[::-1]), None)
    common = [round(other["defence"]["today"] or 0), *(plan["interceptors"] for plan in other["defence"]["planned"])] if other else []
    for place in [levels.index(number) for number in common if number in levels] + [len(levels) - 1]:
        named.setdefault(place, f"{levels[place]:,} interceptors")
    return sorted((place, words) for place, words in named.items() if levels[place])


def place_today(pair: Record, levels: Sequence[int]) -> int:
    """The position of today's number of interceptors among the levels."""
    return level(levels, pair["defence"]["today"] or 0)


def _roles(pair: Record) -> tuple[str, str]:
    return pair["retaliator"], pair["adversary"]
