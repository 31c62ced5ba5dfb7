from __future__ import annotations

from typing import Any

from equipoise import facts, study
from equipoise.study.engagement.leaked import leak_distribution
from tests.samples import ENGAGEMENT


def test_it_is_the_distribution_of_the_whole_study() -> None:
    base = facts.load()
    asked = facts.engagement_scenario(ENGAGEMENT, base)
    found = leak_distribution(asked, base)
    whole: Any = study.engagement_study(asked, base)
    assert tuple(found.distribution.tolist()) == whole.outcome.distribution
    assert (found.warheads, found.decoys, found.missing) == (
        whole["scenario"]["warheads"],
        whole["scenario"]["decoys"],
        whole.outcome.missing,
    )
