"""The record of the small reach scenario of the tests, computed once."""

from __future__ import annotations

from functools import cache
from typing import Any

from equipoise import facts, study
from equipoise.study.reach.record import ReachRecord
from tests.samples import REACH


@cache
def _record() -> ReachRecord:
    base = facts.load()
    return study.reach_study(facts.reach_scenario(REACH, base), base)


def tree() -> dict[str, Any]:
    """The record as JSON has it, a new one at each call."""
    return _record().model_dump(mode="json")


def record(**changes: Any) -> ReachRecord:
    """The record with other parts."""
    return ReachRecord.model_validate(tree() | changes) if changes else _record()
