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


def marked_levels(pair: Record, levels: Sequence[int]) -> list[tuple[int, str]]:
    """Positions of the levels that a sentence names, each with its words: today's, the planned ones, the highest."""
    defence = pair["defence"]
    today = round(defence["today"] or 0)
    named = {level(levels, today): f"the {today:,} interceptors of today" if today else "no national interceptor, as today"}
    for plan in defence["planned"]:
        named.setdefault(level(levels, plan["interceptors"]), f"the {plan['interceptors']:,} planned")
    named.setdefault(len(levels) - 1, f"{levels[-1]:,}")
    return sorted(named.items())


def _roles(pair: Record) -> tuple[str, str]:
    return pair["retaliator"], pair["adversary"]
