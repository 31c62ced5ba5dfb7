"""A small study of stability among four actors, computed once for the tests of the study, its page and its tables."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

from equipoise import facts, study
from tests.samples import APART, STABILITY


@cache
def base() -> facts.Facts:
    """The shipped base."""
    return facts.load()


@cache
def four() -> facts.Scenario:
    """The scenario of four actors."""
    return facts.scenario(STABILITY, base())


@cache
def _computed() -> dict[str, Any]:
    return study.stability_study(four(), base())


def record() -> dict[str, Any]:
    """The record of the four, to change at will."""
    return copy.deepcopy(_computed())


@cache
def _apart() -> dict[str, Any]:
    return study.stability_study(facts.scenario(APART, base()), base())


def apart() -> dict[str, Any]:
    """The record of three actors of which none can face another, to change at will."""
    return copy.deepcopy(_apart())


def entry(found: dict[str, Any], retaliator: str, adversary: str) -> dict[str, Any]:
    """One ordered pair of the matrix of a record."""
    return next(row for row in found["matrix"] if (row["retaliator"], row["adversary"]) == (retaliator, adversary))


def six_cells(found: dict[str, Any]) -> dict[str, Any]:
    """The record with a third doctrine in every list of cells, launch under attack, which has the numbers of riding out."""
    found["scenario"]["doctrines"] = ["ride_out", "launch_under_attack", "launch_on_warning"]
    return {key: _third(value) for key, value in found.items() if key != "scenario"} | {"scenario": found["scenario"]}


def _third(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _third(part) for key, part in value.items()}
    if not isinstance(value, list):
        return value
    parts = [_third(part) for part in value]
    if not any(isinstance(part, dict) and part.get("doctrine") == "launch_on_warning" for part in parts):
        return parts
    return [
        new for part in parts for new in ([part, part | {"doctrine": "launch_under_attack"}] if part["doctrine"] == "ride_out" else [part])
    ]
