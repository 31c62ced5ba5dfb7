"""The study of a defence scenario: what leaks, in which branch, what integration buys, where stocks end, and what it would take.

Every number is exact, or within the bound that the record states: nothing is drawn.
"""

from __future__ import annotations

import math
from functools import partial
from typing import NamedTuple

from equipoise import __version__
from equipoise.core.defence.engagement.engine import Engagement, engagement
from equipoise.core.defence.engagement.integration import STEPS, design_at, steps
from equipoise.core.defence.engagement.system import System, Threat
from equipoise.facts.base import Facts
from equipoise.facts.scenarios.engagement.input import Input, engagement_inputs
from equipoise.facts.scenarios.engagement.record import EngagementScenario
from equipoise.study.effort import Effort
from equipoise.study.engagement.design import design, raid
from equipoise.study.engagement.effort import effort, evaluation_seconds, objects, refuse_beyond_memory, refuse_too_large, tolerance
from equipoise.study.engagement.geometry import geometry_inputs, origin
from equipoise.study.engagement.outcome import branches, by_class, outcome, spending
from equipoise.study.engagement.provision import provision_rows, provision_tasks
from equipoise.study.engagement.sweep import MISSES, STOCKS, Task, curve_tasks, grid_tasks, range_tasks, saturation_tasks
from equipoise.study.executor import Progress, silent, threads
from equipoise.study.record import Record
from equipoise.study.reductions.record import digest


class Case(NamedTuple):
    """A defence scenario at its best values: inputs, raid, system."""

    record: EngagementScenario
    inputs: dict[str, Input]
    values: dict[str, float]
    raid: tuple[Threat, ...]
    system: System


def case(record: EngagementScenario, base: Facts) -> Case:
    """The raid and the system of a defence scenario at its best values.

    Raises: InputError for an engagement that is too large to be studied.
    """
    inputs = engagement_inputs(record, base) | geometry_inputs(record, base)
    values = {name: item.best for name, item in inputs.items()}
    study_case = Case(record, inputs, values, raid(record, values), design_at(design(record, values), record.integration))
    for level in ("independent", record.integration):
        refuse_too_large(study_case.raid, design_at(design(record, values), level), record.file, record.line)
    refuse_beyond_memory(study_case.raid, record.file, record.line)
    return study_case


def engagement_effort(record: EngagementScenario, base: Facts) -> Effort:
    """What the study of a defence scenario takes.

    Raises: InputError for an unknown id, or a date before the data.
    """
    inputs = engagement_inputs(record, base)
    values = _unknown(record) | {name: item.best for name, item in inputs.items()}
    planned = Case(record, inputs, values, raid(record, values), design_at(design(record, values), record.integration))
    return effort(planned.raid, sum(task.seconds for task in tasks(planned)))


def _unknown(record: EngagementScenario) -> dict[str, float]:
    """A reach for each layer that takes it from geometry, which takes long itself: all of the raid, the most work."""
    return {f"layers.{layer.name}.reach.{item.name}": 1.0 for layer in record.layers if layer.geometry for item in record.raid}


def engagement_study(record: EngagementScenario, base: Facts, progress: Progress = silent) -> Record:
    """The results of a defence scenario as one plain record.

    Raises: InputError for a scenario that does not fit the facts, or that is too large.
    """
    study_case = case(record, base)
    results = _computed(tasks(study_case), progress)
    best = results["best",]
    assert isinstance(best, Engagement)  # noqa: S101 (the first task)
    inputs = [item._asdict() for item in study_case.inputs.values()]
    return {
        "version": __version__,
        "digest": digest({"scenario": _head(record, study_case), "inputs": inputs}),
        "scenario": _head(record, study_case),
        "outcome": outcome(best.all_leakers) | {"missing": best.missing, "distribution": best.all_leakers.tolist()},
        "classes": by_class(record, best, study_case.raid),
        "branches": branches(best),
        "layers": _layers(study_case, best, results),
        "geometry": origin(record),
        "integration": results["integration",],
        "curve": [row for key, row in results.items() if key[0] == "curve"],
        "provision": provision_rows(record, best, study_case.raid, study_case.system, results),
        "grid": _grid(results),
        "ranges": _ranges(study_case, best, results),
        "inputs": inputs,
        "assumed": sum(item.kind == "assumption" for item in study_case.inputs.values()),
    }


def tasks(study_case: Case) -> list[Task]:
    """Everything that a study computes."""
    record, once = study_case.record, evaluation_seconds(study_case.raid, study_case.system)
    return [
        Task(("best",), partial(engagement, study_case.raid, study_case.system, tolerance(study_case.raid)), once),
        *curve_tasks(record, study_case.values, study_case.system),
        *saturation_tasks(record, study_case.values, study_case.system),
        *grid_tasks(study_case.raid, study_case.system),
        *range_tasks(record, study_case.inputs, study_case.values),
        *provision_tasks(record, study_case.raid, study_case.system),
        Task(("integration",), partial(_integration, study_case), len(STEPS) * once),
    ]


def _computed(planned: list[Task], progress: Progress) -> dict[tuple[object, ...], object]:
    """The result of each task by its key, in the order of the tasks; progress weighs them by what they take."""
    finished: list[float] = []
    total = math.fsum(task.seconds for task in planned)

    def advanced(task: Task) -> None:
        finished.append(task.seconds)
        progress(math.fsum(finished), total)

    results = threads(lambda task: task.work(), planned, advanced)
    return {task.key: result for task, result in zip(planned, results, strict=True) if result is not None}


def _head(record: EngagementScenario, study_case: Case) -> Record:
    """What the record says of the scenario itself."""
    return {
        "name": record.name,
        "title": record.title,
        "date": record.date.isoformat(),
        "integration": record.integration,
        "objects": objects(study_case.raid),
        "warheads": sum(threat.warheads for threat in study_case.raid),
        "decoys": sum(threat.decoys for threat in study_case.raid),
        "tolerance": tolerance(study_case.raid),
    }


def _integration(study_case: Case) -> list[Record]:
    """The steps from independent to integrated layers, each with its outcome and the change of the mean."""
    rows: list[Record] = []
    before: float | None = None
    for step in steps(design(study_case.record, study_case.values), study_case.raid, tolerance(study_case.raid)):
        leakers = outcome(step.engagement.all_leakers)
        mean = step.engagement.mean_leakers
        rows.append({"name": step.name, "change": 0.0 if before is None else mean - before, **leakers, "missing": step.engagement.missing})
        before = mean
    return rows


def _layers(study_case: Case, best: Engagement, results: dict[tuple[object, ...], object]) -> list[Record]:
    """What each layer spends, and the raid at which its stock is exhausted."""
    rows = spending(study_case.record, best, study_case.system)
    return [row | {"saturation": results.get(("saturation", row["name"]))} for row in rows]


def _grid(results: dict[tuple[object, ...], object]) -> Record:
    """The map of more interceptors against better ones; null where a cell is too large to compute."""
    rows = {
        name: [[_part(results.get(("grid", more, misses)), name) for more in STOCKS] for misses in MISSES] for name in ("mean", "p_no_leak")
    }
    return {"stocks": list(STOCKS), "misses": list(MISSES), **rows}


def _part(row: object, name: str) -> object:
    return row[name] if isinstance(row, dict) else None


def _ranges(study_case: Case, best: Engagement, results: dict[tuple[object, ...], object]) -> list[Record]:
    """One input at a time at either end of its range, the one that moves the mean most first."""
    rows: list[Record] = []
    for name, item in study_case.inputs.items():
        ends = [results.get(("range", name, end)) for end in ("low", "high")]
        if not all(isinstance(end, dict) for end in ends):
            continue
        means = [float(_part(end, "mean")) for end in ends]  # pyright: ignore[reportArgumentType] (a number)
        rows.append(
            {
                "name": name,
                "label": item.label,
                "low": item.low,
                "best": item.best,
                "high": item.high,
                "mean_low": means[0],
                "mean_high": means[1],
                "p_no_leak_low": _part(ends[0], "p_no_leak"),
                "p_no_leak_high": _part(ends[1], "p_no_leak"),
                "swing": max(*means, best.mean_leakers) - min(*means, best.mean_leakers),
            }
        )
    return sorted(rows, key=lambda row: (-float(str(row["swing"])), str(row["name"])))
