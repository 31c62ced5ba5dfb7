"""A small study of stability among four actors, computed once for the tests of the study, its page and its tables."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

from equipoise import facts, study

FOUR = Path(__file__).with_name("study") / "stability" / "scenario.yaml"


@cache
def base() -> facts.Facts:
    """The shipped base."""
    return facts.load()


@cache
def four() -> facts.Scenario:
    """The scenario of four actors."""
    return facts.scenario(FOUR, base())


@cache
def _computed() -> dict[str, Any]:
    return study.stability_study(four(), base())


def record() -> dict[str, Any]:
    """The record of the four, to change at will."""
    return copy.deepcopy(_computed())


def entry(found: dict[str, Any], retaliator: str, adversary: str) -> dict[str, Any]:
    """One ordered pair of the matrix of a record."""
    return next(row for row in found["matrix"] if (row["retaliator"], row["adversary"]) == (retaliator, adversary))
