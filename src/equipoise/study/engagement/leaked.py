"""The distribution of what leaks of one raid, and nothing else of an engagement."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.defence.engagement.engine import engagement
from equipoise.facts import EngagementScenario, Facts
from equipoise.study.engagement.effort import tolerance
from equipoise.study.engagement.run import case
from equipoise.study.executor import threads


class Leaked(NamedTuple):
    """A raid and the probability of each number of warheads that leak, from 0 on, to within `missing`."""

    warheads: int
    decoys: int
    distribution: Float[np.ndarray, " most"]
    missing: float


def leak_distribution(record: EngagementScenario, base: Facts) -> Leaked:
    """What leaks of the raid of a scenario at best values, all common failures weighed.

    Raises: InputError for a scenario that does not fit the facts, or an engagement that is too large.
    """
    asked = case(record, base)
    found = engagement(asked.raid, asked.system, tolerance(asked.raid), executor=threads)
    counts = (sum(threat.warheads for threat in asked.raid), sum(threat.decoys for threat in asked.raid))
    return Leaked(*counts, found.all_leakers, found.missing)
