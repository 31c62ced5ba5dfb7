"""The study of a reach scenario: when flights are seen, when and how often they can be met, and what a space layer needs.

Everything is geometry at the best values; nothing is drawn. The shape of the record is described in docs/reference.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from equipoise import __version__
from equipoise.facts.base import Facts
from equipoise.facts.scenarios.reach.record import ReachScenario
from equipoise.study.executor import Progress, silent
from equipoise.study.reach.case import ReachCase, reach_case
from equipoise.study.reach.effort import part_seconds, refuse_large_reach
from equipoise.study.reach.lines import losses
from equipoise.study.reach.looks import footprint_cases, footprint_row, opportunity_row, share_rows
from equipoise.study.reach.rows import flight_row, layer_row, region_rows, sensor_rows
from equipoise.study.reach.space import space_rows
from equipoise.study.record import Record
from equipoise.study.reductions.record import digest

QUICK_SECONDS = 1e-3  # of a stage that takes no long time
PLACE = {"file", "line"}  # where a part stands in its file, which is no input
PLACES: dict[str, Any] = dict.fromkeys(PLACE, True) | {parts: {"__all__": PLACE} for parts in ("flights", "sensors", "layers", "space")}


class Stage(NamedTuple):
    """A part of the work, and what it gives: parts of the record by their key."""

    name: str
    work: Callable[[], Record]


def reach_study(record: ReachScenario, base: Facts, progress: Progress = silent) -> Record:
    """The results of a reach scenario as one plain record.

    Raises: InputError for a scenario that does not fit the facts, or whose geometry is invalid.
    """
    refuse_large_reach(record)
    case = reach_case(record, base)
    met = [(flight_case, layer_case) for layer_case in case.layers for flight_case in case.met(layer_case.layer)]
    inputs = [item._asdict() for item in case.inputs.values()]
    head = {"name": record.name, "title": record.title, "date": record.date.isoformat()}
    regions = region_rows(case)
    results: Record = {
        "version": __version__,
        "digest": digest({"scenario": record.model_dump(mode="json", exclude=PLACES), "inputs": inputs, "regions": regions}),
        "scenario": head,
        "regions": regions,
    }
    stages = (
        Stage("flights", lambda: {"flights": [flight_row(case, flight_case) for flight_case in case.flights]}),
        Stage("sensors", lambda: {"sensors": sensor_rows(case)}),
        Stage("layers", lambda: {"layers": [layer_row(layer_case, case) for layer_case in case.layers]}),
        Stage("opportunities", lambda: {"opportunities": [opportunity_row(case, *pair) for pair in met]}),
        Stage("footprints", lambda: _footprints(case, record.options.footprint_step)),
        Stage("losses", lambda: {"losses": losses(case)}),
        Stage("space", lambda: {"space": space_rows(case)}),
    )
    seconds = part_seconds(record)
    total, done = sum(seconds.values()) + QUICK_SECONDS * len(stages), 0.0
    for stage in stages:
        results |= stage.work()
        done += QUICK_SECONDS + seconds.get(stage.name, 0.0)
        progress(min(done, total), total)
    return results | {"inputs": inputs, "assumed": sum(item.kind == "assumption" for item in case.inputs.values())}


def _footprints(case: ReachCase, step: int) -> Record:
    """The footprints, and the shares of flights with a look."""
    computed = footprint_cases(case)
    return {"footprints": [footprint_row(item, step) for item in computed], "shares": share_rows(computed)}
