"""The sweeps of a defence study: sizes of the raid, stocks that end, more and better interceptors, one input at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from equipoise.core.defence.engagement.engine import engagement
from equipoise.core.defence.engagement.improvement import improved_system
from equipoise.core.defence.engagement.integration import design_at
from equipoise.core.defence.engagement.system import System, Threat
from equipoise.facts.scenarios.engagement.input import Input
from equipoise.facts.scenarios.engagement.record import EngagementScenario
from equipoise.study.engagement.design import design, raid
from equipoise.study.engagement.effort import evaluation_seconds, objects, tolerance, too_large
from equipoise.study.engagement.outcome import outcome, p_exhausted
from equipoise.study.engagement.record import CurveRow, Leak, RaidSize

CURVE_STEPS = 16
CURVE_END = 2.0
MOST_FACTOR = 4
STOCKS = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0)
MISSES = (1.25, 1.0, 0.8, 0.6, 0.4, 0.2, 0.1, 0.0)
Raid = tuple[Threat, ...]
Results = Mapping[tuple[object, ...], object]


class Task(NamedTuple):
    """One piece of work of a study, and the seconds of one core that it takes; its result is left out where it is None."""

    key: tuple[object, ...]
    work: Callable[[], object]
    seconds: float


def leak(attack: Raid, system: System) -> Leak | None:
    """The outcome of one engagement; none where it is too large."""
    if too_large(attack, system):
        return None
    result = engagement(attack, system, tolerance(attack))
    return Leak(**outcome(result.all_leakers), missing=result.missing)


def _seconds(attack: Raid, system: System) -> float:
    """What one engagement takes; nothing where it is too large and left out."""
    return 0.0 if too_large(attack, system) else evaluation_seconds(attack, system)


def curve_tasks(record: EngagementScenario, values: Mapping[str, float], system: System) -> list[Task]:
    """Raids up to twice the scenario's, warheads and decoys in proportion; of sizes with the same raid, one."""
    tasks: dict[Raid, Task] = {}
    for step in range(1, CURVE_STEPS + 1):
        size = CURVE_END * step / CURVE_STEPS
        attack = raid(record, values, size)
        if sum(threat.warheads for threat in attack) and (attack not in tasks or size == 1.0):
            tasks[attack] = Task(("curve", size), partial(_curve_row, attack, system, size), _seconds(attack, system))
    return list(tasks.values())


def _curve_row(attack: Raid, system: System, size: float) -> CurveRow | None:
    """One point of the leakage curve."""
    if too_large(attack, system):
        return None
    result = engagement(attack, system, tolerance(attack))
    n_warheads, n_decoys = (sum(getattr(threat, key) for threat in attack) for key in ("warheads", "decoys"))
    return CurveRow(size=size, warheads=n_warheads, decoys=n_decoys, **outcome(result.all_leakers), missing=result.missing)


def saturation_tasks(record: EngagementScenario, values: Mapping[str, float], system: System) -> list[Task]:
    """For each layer with a stock of its own: the smallest raid that exhausts it with a probability of one half."""
    whole, twice = raid(record, values), raid(record, values, 2.0)
    seconds = (MOST_FACTOR * objects(whole)).bit_length() * _seconds(twice, system)
    return [
        Task(("saturation", layer.name), partial(saturation, record, values, system, index), seconds)
        for index, layer in enumerate(record.layers)
    ]


def saturation(record: EngagementScenario, values: Mapping[str, float], system: System, index: int) -> RaidSize | None:
    """The smallest raid, in warheads, whose stock of a layer is exhausted with a probability of at least one half.

    None where layers share the stock, where it is empty, or where no raid that can be computed, up to four times the
    scenario's, exhausts it.
    """
    all_warheads = sum(threat.warheads for threat in raid(record, values))

    def exhausted(n: int) -> bool | None:
        attack = raid(record, values, n / all_warheads)
        if too_large(attack, system):
            return None
        p = p_exhausted(system, system.layers[index].stock, engagement(attack, system, tolerance(attack)).spent[index])
        return None if p is None else p >= 0.5

    low, high = 0, MOST_FACTOR * all_warheads
    while exhausted(high) is None and high > 1 and system.stocks[system.layers[index].stock]:
        high = high * 3 // 4
    if not exhausted(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if exhausted(middle) else (middle, high)
    attack = raid(record, values, high / all_warheads)
    return RaidSize(warheads=sum(threat.warheads for threat in attack), decoys=sum(threat.decoys for threat in attack))


def grid_tasks(attack: Raid, system: System) -> list[Task]:
    """More interceptors (in every stock) against better ones (misses of a single shot, in every layer)."""
    improved = {(more, misses): improved_system(system, more, misses) for misses in MISSES for more in STOCKS}
    return [Task(("grid", *factors), partial(leak, attack, better), _seconds(attack, better)) for factors, better in improved.items()]


def range_tasks(record: EngagementScenario, inputs: Mapping[str, Input], values: Mapping[str, float]) -> list[Task]:
    """Every ranged input at either end, the others at their best."""
    seconds = _seconds(raid(record, values), design_at(design(record, values), record.integration))
    return [
        Task(("range", name, end), partial(_range_row, record, values, name, getattr(item, end)), seconds)
        for name, item in inputs.items()
        if not item.is_fixed
        for end in ("low", "high")
    ]


def _range_row(record: EngagementScenario, values: Mapping[str, float], name: str, value: float) -> Leak | None:
    """The outcome with one input changed."""
    changed = {**values, name: value}
    return leak(raid(record, changed), design_at(design(record, changed), record.integration))
