"""The study of a reach scenario: when flights are seen, when and how often they can be met, and what a space layer needs.

Everything is geometry at the best values; nothing is drawn. The shape of the record is described in docs/reference.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from equipoise import __version__
from equipoise.facts.base import Facts
from equipoise.facts.scenarios.reach.record import ReachScenario
from equipoise.study.executor import Progress, silent
from equipoise.study.reach.case import reach_case
from equipoise.study.reach.effort import refuse_large_reach
from equipoise.study.reach.lines import losses
from equipoise.study.reach.looks import footprint_cases, footprint_row, opportunity_row, share_rows
from equipoise.study.reach.rows import flight_row, layer_row, region_rows, sensor_rows
from equipoise.study.reach.space import space_rows
from equipoise.study.record import Record
from equipoise.study.reductions.record import digest


class Stage(NamedTuple):
    """A part of the record, and the work that gives it."""

    key: str
    work: Callable[[], object]


def reach_study(record: ReachScenario, base: Facts, progress: Progress = silent) -> Record:
    """The results of a reach scenario as one plain record.

    Raises: InputError for a scenario that does not fit the facts, or whose geometry cannot be.
    """
    refuse_large_reach(record)
    case = reach_case(record, base)
    met = [(flight_case, layer_case) for layer_case in case.layers for flight_case in case.met(layer_case.layer)]
    inputs = [item._asdict() for item in case.inputs.values()]
    head = {"name": record.name, "title": record.title, "date": record.date.isoformat()}
    regions = region_rows(case)
    found: Record = {
        "version": __version__,
        "digest": digest({"scenario": _asked(record.model_dump(mode="json")), "inputs": inputs, "regions": regions}),
        "scenario": head,
        "regions": regions,
    }
    footprints = footprint_cases(case)
    stages = (
        Stage("flights", lambda: [flight_row(case, flight_case) for flight_case in case.flights]),
        Stage("sensors", lambda: sensor_rows(case)),
        Stage("layers", lambda: [layer_row(layer_case, case) for layer_case in case.layers]),
        Stage("opportunities", lambda: [opportunity_row(case, *pair) for pair in met]),
        Stage("footprints", lambda: [footprint_row(item, record.options.footprint_step) for item in footprints]),
        Stage("shares", lambda: share_rows(footprints)),
        Stage("losses", lambda: losses(case)),
        Stage("space", lambda: space_rows(case)),
    )
    for done, stage in enumerate(stages, start=1):
        found[stage.key] = stage.work()
        progress(done, len(stages))
    return found | {"inputs": inputs, "assumed": sum(item.kind == "assumption" for item in case.inputs.values())}


def _asked(part: object) -> object:
    """A part of a scenario without its place in a file, which is no input."""
    if isinstance(part, dict):
        return {key: _asked(value) for key, value in part.items() if key not in ("file", "line")}
    return [_asked(item) for item in part] if isinstance(part, list) else part
