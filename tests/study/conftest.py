"""A small scenario on the shipped facts, computed once for all tests of the study."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from equipoise import facts, study
from equipoise.study.inputs import Inputs
from equipoise.study.sample import Sample
from equipoise.study.world import World, world_of
from tests import stabilities
from tests.samples import SMALL, edited

Asked = Callable[..., facts.Scenario]


@pytest.fixture(scope="session")
def base() -> facts.Facts:
    """The shipped base."""
    return facts.load()


@pytest.fixture(scope="session")
def small(base: facts.Facts) -> facts.Scenario:
    """The small scenario."""
    return facts.scenario(SMALL, base)


@pytest.fixture
def asked(tmp_path: Path, base: facts.Facts) -> Asked:
    """The small scenario with some texts of its file replaced by others."""

    def changed(*changes: tuple[str, str]) -> facts.Scenario:
        return facts.scenario(edited(SMALL, tmp_path / "changed.yaml", *changes), base)

    return changed


@pytest.fixture(scope="session")
def results(small: facts.Scenario, base: facts.Facts) -> study.Results:
    """The results of the small scenario."""
    return study.run(small, base)


@pytest.fixture(scope="session")
def record(results: study.Results) -> dict[str, Any]:
    """The record of the small scenario, as JSON has it."""
    return results.record.model_dump(mode="json")


@pytest.fixture
def inputs(small: facts.Scenario, base: facts.Facts) -> Inputs:
    """What the small scenario reads, nothing used yet."""
    return Inputs(Sample(facts.Lookup(base, small)))


@pytest.fixture(scope="session")
def sample() -> Sample:
    """The draws of four actors."""
    return Sample(facts.Lookup(stabilities.base(), stabilities.four()))


@pytest.fixture(scope="session")
def here(sample: Sample) -> World:
    """The four actors."""
    return world_of(sample)
