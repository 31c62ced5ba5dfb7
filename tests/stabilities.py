"""A small study of stability among four actors, computed once for the tests of the study, its page and its tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from equipoise import facts, study
from equipoise.study.stability.record.answers import Entry, Worst
from equipoise.study.stability.record.numbers import MovedChance
from equipoise.study.stability.record.whole import StabilityRecord
from tests.samples import APART, STABILITY

Tree = dict[str, Any]


@cache
def base() -> facts.Facts:
    """The shipped base."""
    return facts.load()


@cache
def four() -> facts.Scenario:
    """The scenario of four actors."""
    return facts.scenario(STABILITY, base())


@cache
def record() -> StabilityRecord:
    """The record of the four."""
    return study.stability_study(four(), base())


@cache
def apart() -> StabilityRecord:
    """The record of three actors of which none can face another."""
    return study.stability_study(facts.scenario(APART, base()), base())


def tree() -> Tree:
    """The record of the four as JSON has it, to change at will."""
    return record().model_dump(mode="json")


def changed(change: Callable[[Tree], object]) -> StabilityRecord:
    """The record of the four after a change of it as JSON has it."""
    found = tree()
    change(found)
    return StabilityRecord.model_validate(found)


def worst(side: str, met: float | None) -> Worst:
    """A side that meets its requirement against its worst adversary in this share of the draws; none without an adversary."""
    assured = None if met is None else MovedChance(best=met, q05=0.0, q50=met, q95=1.0, share=met, drivers=())
    return Worst(side=side, adversary=None if met is None else "RUS", share_of_draws=met, assured=assured)


def entry(found: StabilityRecord, retaliator: str, adversary: str) -> Entry:
    """One ordered pair of the matrix of a record."""
    return next(row for row in found.matrix if (row.retaliator, row.adversary) == (retaliator, adversary))


@cache
def six_cells() -> StabilityRecord:
    """The record with a third doctrine in every list of cells, launch under attack, which has the numbers of riding out."""
    found = tree()
    found["scenario"]["doctrines"] = ["ride_out", "launch_under_attack", "launch_on_warning"]
    return StabilityRecord.model_validate({key: value if key == "scenario" else _third(value) for key, value in found.items()})


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
