"""The record of the small reach scenario of the tests, computed once."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

from equipoise import facts, study
from tests.samples import REACH


@cache
def _record() -> Any:
    base = facts.load()
    return study.reach_study(facts.reach_scenario(REACH, base), base)


def record() -> dict[str, Any]:
    """The record, a new one at each call."""
    return copy.deepcopy(_record())
