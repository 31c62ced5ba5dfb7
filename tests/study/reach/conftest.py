"""The sample of a reach scenario, computed once for the tests of its parts."""

from __future__ import annotations

import pytest

from equipoise import facts
from equipoise.study.reach.case import ReachCase, reach_case
from tests.samples import REACH


@pytest.fixture(scope="session")
def case(base: facts.Facts) -> ReachCase:
    """The sample."""
    return reach_case(facts.reach_scenario(REACH, base), base)
