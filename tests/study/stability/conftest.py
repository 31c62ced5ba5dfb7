"""The record of four actors."""

from __future__ import annotations

import pytest

from equipoise.study.party import parties
from equipoise.study.sample import Sample
from equipoise.study.stability.movers import Movers
from equipoise.study.stability.record.whole import StabilityRecord
from equipoise.study.world import World
from tests import stabilities


@pytest.fixture(scope="module")
def record() -> StabilityRecord:
    """The record."""
    return stabilities.record()


@pytest.fixture(scope="session")
def movers(here: World, sample: Sample) -> Movers:
    """What moves numbers of the four."""
    return Movers(here, sample, parties(here, stabilities.four()))
