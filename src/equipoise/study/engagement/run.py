"""The study of a defence scenario: what leaks, in which branch, what integration buys, where stocks end, and what it would take.

Every number is exact, or within the bound that the record states: nothing is drawn.
"""

from __future__ import annotations

import math
from functools import partial
from typing import NamedTuple, TypeVar

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
from equipoise.study.engagement.record import (
    CurveRow,
    EngagementRecord,
    FailureRow,
    Grid,
    Head,
    Leak,
    Outcome,
    RaidSize,
    RangeRow,
    StepRow,
)
from equipoise.study.engagement.sweep import MISSES, STOCKS, Results, Task, curve_tasks, grid_tasks, range_tasks, saturation_tasks
from equipoise.study.executor import Progress, silent, threads
from equipoise.study.given import cited, given_rows
from equipoise.study.record import digest

T = TypeVar("T")


class Steps(NamedTuple):
    """The steps of integration."""

    rows: tuple[StepRow, ...]


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


def engagement_study(record: EngagementScenario, base: Facts, progress: Progress = silent) -> EngagementRecord:
    """The results of a defence scenario as one record.

    Raises: InputError for a scenario that does not fit the facts, or that is too large.
    """
    study_case = case(record, base)
    results = _computed(tasks(study_case), progress)
    best = _result(results, Engagement, "best")
    inputs = given_rows(study_case.inputs.values())
    head = _head(record, study_case)
    layers = spending(record, best, study_case.system, _saturated(record, results))
    return EngagementRecord(
        version=__version__,
        digest=digest({"scenario": head.model_dump(mode="json"), "inputs": [row.model_dump(mode="json") for row in inputs]}),
        scenario=head,
        outcome=Outcome(**outcome(best.all_leakers), missing=best.missing, distribution=tuple(best.all_leakers.tolist())),
        classes=by_class(record, best, study_case.raid),
        branches=branches(best),
        layers=layers,
        geometry=origin(record),
        integration=_result(results, Steps, "integration").rows,
        curve=tuple(row for row in results.values() if isinstance(row, CurveRow)),
        provision=provision_rows(record, best, study_case.raid, study_case.system, results),
        grid=_grid(results),
        ranges=_ranges(study_case, best, results),
        inputs=inputs,
        assumed=sum(row.kind == "assumption" for row in inputs),
        failures=_failures(study_case),
        sources=cited((row.key for row in inputs), base),
    )


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


def _result(results: Results, kind: type[T], key: str) -> T:
    """The result of a task that gives one of a kind."""
    found = results[key,]
    assert isinstance(found, kind)  # noqa: S101 (each task gives one kind)
    return found


def _computed(planned: list[Task], progress: Progress) -> Results:
    """The result of each task by its key, in the order of the tasks; progress weighs them by what they take."""
    finished: list[float] = []
    total = math.fsum(task.seconds for task in planned)

    def advanced(task: Task) -> None:
        finished.append(task.seconds)
        progress(math.fsum(finished), total)

    results = threads(lambda task: task.work(), planned, advanced)
    return {task.key: result for task, result in zip(planned, results, strict=True) if result is not None}


def _head(record: EngagementScenario, study_case: Case) -> Head:
    """What the record says of the scenario itself."""
    return Head(
        name=record.name,
        title=record.title,
        date=record.date.isoformat(),
        integration=record.integration,
        objects=objects(study_case.raid),
        warheads=sum(threat.warheads for threat in study_case.raid),
        decoys=sum(threat.decoys for threat in study_case.raid),
        tolerance=tolerance(study_case.raid),
    )


def _integration(study_case: Case) -> Steps:
    """The steps from independent to integrated layers, each with its outcome and the change of the mean."""
    rows: list[StepRow] = []
    before: float | None = None
    for step in steps(design(study_case.record, study_case.values), study_case.raid, tolerance(study_case.raid)):
        mean, missing = step.engagement.mean_leakers, step.engagement.missing
        change = 0.0 if before is None else mean - before
        rows.append(StepRow(name=step.name, change=change, **outcome(step.engagement.all_leakers), missing=missing))
        before = mean
    return Steps(tuple(rows))


def _failures(study_case: Case) -> tuple[FailureRow, ...]:
    """The common failures as inputs and branches call them, that of the command last."""
    plan = design(study_case.record, study_case.values)
    names = [f"failures.{item.name}" for item in study_case.record.failures]
    rows = [FailureRow(name=name, title=failure.name) for name, failure in zip(names, plan.failures, strict=True)]
    return (*rows, FailureRow(name="command", title=plan.command.name))


def _saturated(record: EngagementScenario, results: Results) -> dict[str, RaidSize]:
    """The raid that exhausts the stock of each layer, where one was found."""
    found = {layer.name: results.get(("saturation", layer.name)) for layer in record.layers}
    return {name: size for name, size in found.items() if isinstance(size, RaidSize)}


def _leak(results: Results, *key: object) -> Leak | None:
    """What leaks in one engagement of a sweep; none where it is too large to compute."""
    found = results.get(key)
    return found if isinstance(found, Leak) else None


def _grid(results: Results) -> Grid:
    """The map of more interceptors against better ones; none where a cell is too large to compute."""
    cells = [[_leak(results, "grid", more, misses) for more in STOCKS] for misses in MISSES]
    return Grid(
        stocks=STOCKS,
        misses=MISSES,
        mean=tuple(tuple(None if cell is None else cell.mean for cell in row) for row in cells),
        p_no_leak=tuple(tuple(None if cell is None else cell.p_no_leak for cell in row) for row in cells),
    )


def _ranges(study_case: Case, best: Engagement, results: Results) -> tuple[RangeRow, ...]:
    """One input at a time at either end of its range, the one that moves the mean most first."""
    rows: list[RangeRow] = []
    for name, item in study_case.inputs.items():
        low, high = (_leak(results, "range", name, end) for end in ("low", "high"))
        if low is None or high is None:
            continue
        means = (low.mean, high.mean, best.mean_leakers)
        rows.append(
            RangeRow(
                name=name,
                label=item.label,
                low=item.low,
                best=item.best,
                high=item.high,
                mean_low=low.mean,
                mean_high=high.mean,
                p_no_leak_low=low.p_no_leak,
                p_no_leak_high=high.p_no_leak,
                swing=max(means) - min(means),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.swing, row.name)))
