"""The four actors as arrays."""

from __future__ import annotations

import pytest

from equipoise import facts
from equipoise.study.sample import Sample
from equipoise.study.stability.world import World, world
from tests import stabilities


@pytest.fixture(scope="session")
def sample() -> Sample:
    """The draws of the four actors."""
    return Sample(facts.Lookup(stabilities.base(), stabilities.four()))


@pytest.fixture(scope="session")
def here(sample: Sample) -> World:
    """The four actors."""
    return world(sample)
