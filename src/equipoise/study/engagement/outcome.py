"""What one engagement comes to, as plain numbers: means, quantiles, chances, interceptors spent, and each branch by itself."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.core.defence.engagement.engine import Engagement, mean_count, summed
from equipoise.core.defence.engagement.system import System, Threat
from equipoise.facts.scenarios.engagement.record import EngagementScenario
from equipoise.study.record import Record

Counts = Float[np.ndarray, " most"]
QUANTILES = (("q05", 0.05), ("q50", 0.5), ("q95", 0.95))
ALL_WORK = "everything works"


def outcome(counts: Counts) -> Record:
    """The mean, quantiles and chances of a number of leakers, from its distribution."""
    return {"mean": mean_count(counts), **quantiles(counts), "p_no_leak": chance(counts, 0), "p_at_most_one": chance(counts, 1)}


def quantiles(counts: Counts) -> dict[str, int]:
    """The smallest numbers that are not exceeded with a probability of 5, 50 and 95 %."""
    below = np.cumsum(counts) / counts.sum()
    return {name: int(np.searchsorted(below, share - 1e-12)) for name, share in QUANTILES}


def chance(counts: Counts, most: int) -> float:
    """The probability of at most so many."""
    return float(min(1.0, counts[: most + 1].sum()))


def by_class(record: EngagementScenario, engagement: Engagement, raid: tuple[Threat, ...]) -> list[Record]:
    """What leaks of each class of the raid."""
    return [
        {
            "name": item.name,
            "warheads": threat.warheads,
            "decoys": threat.decoys,
            **outcome(np.asarray(engagement.leakers.sum(axis=tuple(axis for axis in range(len(raid)) if axis != index)))),
        }
        for index, (item, threat) in enumerate(zip(record.raid, raid, strict=True))
    ]


def branches(engagement: Engagement) -> list[Record]:
    """Each combination of common failures: its probability and what happens then, the likeliest first."""
    rows: list[Record] = []
    for branch in sorted(engagement.branches, key=lambda branch: -branch.probability):
        counts = summed(branch.leakers)
        name = " and ".join(branch.failed) or ALL_WORK
        rows.append({"name": name, "failed": list(branch.failed), "probability": branch.probability, **outcome(counts)})
        rows[-1]["distribution"] = counts.tolist()
    return rows


def spending(record: EngagementScenario, engagement: Engagement, system: System) -> list[Record]:
    """For each layer: its stock, what it fires of it, and how likely the stock is exhausted (null where layers share it)."""
    rows: list[Record] = []
    for record_layer, layer, fired in zip(record.layers, system.layers, engagement.spent, strict=True):
        stock = system.stocks[layer.stock]
        rows.append(
            {
                "name": record_layer.name,
                "title": record_layer.title,
                "phase": record_layer.phase,
                "stock_name": record_layer.stock,
                "stock": stock,
                "fired_mean": mean_count(fired),
                **{f"fired_{name}": value for name, value in quantiles(fired).items()},
                "p_exhausted": p_exhausted(system, layer.stock, fired),
            }
        )
    return rows


def p_exhausted(system: System, index: int, fired: Counts) -> float | None:
    """The probability that a layer fires the whole of its stock; none where it has no stock of its own, or an empty one."""
    shared = sum(layer.stock == index for layer in system.layers) > 1
    stock = system.stocks[index]
    return None if shared or stock == 0 else float(fired[stock]) if fired.size > stock else 0.0
