"""What one engagement comes to, as plain numbers: means, quantiles, chances, interceptors spent, and each branch by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

import numpy as np
from jaxtyping import Float

from equipoise.core.defence.engagement.engine import Engagement, mean_count, summed
from equipoise.core.defence.engagement.system import System, Threat
from equipoise.facts.scenarios.engagement.record import EngagementScenario
from equipoise.study.engagement.record import BranchRow, ClassRow, LayerRow, RaidSize

Counts = Float[np.ndarray, " most"]
ALL_WORK = "everything works"


class Quantiles(TypedDict):
    """The smallest numbers that are not exceeded with a probability of 5, 50 and 95 %."""

    q05: int
    q50: int
    q95: int


class Chances(Quantiles):
    """The mean, quantiles and chances of a number of leakers."""

    mean: float
    p_no_leak: float
    p_at_most_one: float


def outcome(counts: Counts) -> Chances:
    """The mean, quantiles and chances of a number of leakers, from its distribution."""
    return {"mean": mean_count(counts), **quantiles(counts), "p_no_leak": chance(counts, 0), "p_at_most_one": chance(counts, 1)}


def quantiles(counts: Counts) -> Quantiles:
    """The smallest numbers that are not exceeded with a probability of 5, 50 and 95 %."""
    below = np.cumsum(counts) / counts.sum()
    low, middle, high = (int(np.searchsorted(below, share - 1e-12)) for share in (0.05, 0.5, 0.95))
    return {"q05": low, "q50": middle, "q95": high}


def chance(counts: Counts, most: int) -> float:
    """The probability of at most so many."""
    return float(min(1.0, counts[: most + 1].sum()))


def by_class(record: EngagementScenario, engagement: Engagement, raid: tuple[Threat, ...]) -> tuple[ClassRow, ...]:
    """What leaks of each class of the raid."""
    return tuple(
        ClassRow(
            name=item.name,
            warheads=threat.warheads,
            decoys=threat.decoys,
            **outcome(np.asarray(engagement.leakers.sum(axis=tuple(axis for axis in range(len(raid)) if axis != index)))),
        )
        for index, (item, threat) in enumerate(zip(record.raid, raid, strict=True))
    )


def branches(engagement: Engagement) -> tuple[BranchRow, ...]:
    """Each combination of common failures: its probability and what happens then, the likeliest first."""
    rows: list[BranchRow] = []
    for branch in sorted(engagement.branches, key=lambda branch: -branch.probability):
        counts = summed(branch.leakers)
        name = " and ".join(branch.failed) or ALL_WORK
        rows.append(
            BranchRow(
                name=name,
                failed=branch.failed,
                probability=branch.probability,
                **outcome(counts),
                distribution=tuple(counts.tolist()),
            )
        )
    return tuple(rows)


def spending(record: EngagementScenario, engagement: Engagement, system: System, saturated: Mapping[str, RaidSize]) -> tuple[LayerRow, ...]:
    """For each layer: its stock, what it fires of it, how likely the stock is exhausted, and by which raid."""
    rows: list[LayerRow] = []
    for item, layer, fired in zip(record.layers, system.layers, engagement.spent, strict=True):
        few, middle, many = (quantiles(fired)[name] for name in ("q05", "q50", "q95"))
        rows.append(
            LayerRow(
                name=item.name,
                title=item.title,
                phase=item.phase,
                stock_name=item.stock,
                stock=system.stocks[layer.stock],
                fired_mean=mean_count(fired),
                fired_q05=few,
                fired_q50=middle,
                fired_q95=many,
                p_exhausted=p_exhausted(system, layer.stock, fired),
                saturation=saturated.get(item.name),
            )
        )
    return tuple(rows)


def p_exhausted(system: System, index: int, fired: Counts) -> float | None:
    """The probability that a layer fires the whole of its stock; none where it has no stock of its own, or an empty one."""
    shared = sum(layer.stock == index for layer in system.layers) > 1
    stock = system.stocks[index]
    return None if shared or stock == 0 else float(fired[stock]) if fired.size > stock else 0.0
