"""The pairs of a record that decide a claim, each with its mirror."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from equipoise.study.record import Tree


class Couple(NamedTuple):
    """A pair of a record and its mirror, in which the roles are exchanged; None where the scenario does not hold the mirror."""

    pair: Tree
    mirror: Tree | None

    @property
    def both(self) -> tuple[Tree, ...]:
        """The pair, and its mirror where there is one."""
        return (self.pair, self.mirror) if self.mirror else (self.pair,)


def roles(pair: Tree) -> tuple[str, str]:
    """The retaliator and the adversary of a pair, by code."""
    return pair["retaliator"], pair["adversary"]


def parties(pair: Tree) -> tuple[str, str]:
    """The two parties of a pair's schedule of cuts, by code: the retaliator, then the one that cuts with it."""
    return pair["retaliator"], pair["schedule"]["with"]


EXCHANGED: dict[str, Callable[[Tree], tuple[str, str]]] = {"floor": roles, "schedule": parties}


def couples(record: Tree, decided_by: str) -> list[Couple]:
    """The pairs that decide claims of one kind ("floor" or "schedule"), each with its mirror; the first of the scenario is the claim's.

    A pair that is the mirror of an earlier one has no entry of its own.
    """
    sides = EXCHANGED[decided_by]
    pairs = [pair for pair in record["pairs"] if pair[decided_by] is not None]
    listed: list[Couple] = []
    used: set[str] = set()
    for pair in pairs:
        if pair["name"] in used:
            continue
        mirror = next((candidate for candidate in pairs if sides(candidate) == sides(pair)[::-1]), None)
        listed.append(Couple(pair, mirror))
        used |= {case["name"] for case in listed[-1].both}
    return listed


def cases_of(record: Tree, claim: Tree) -> list[Tree]:
    """The pairs that decide a claim of a record, each followed by its mirror."""
    return [case for couple in couples(record, claim["decided_by"]) for case in couple.both]
