"""The study of a reach scenario: when flights are seen, when and how often they can be met, and what a space layer needs.

Everything is geometry at the best values; nothing is drawn. The shape of the record is described in docs/reference.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from equipoise import __version__
from equipoise.facts.base import Facts
from equipoise.facts.scenarios.reach.record import ReachScenario
from equipoise.study.executor import Progress, silent
from equipoise.study.given import cited, given_rows
from equipoise.study.noted import Noted
from equipoise.study.reach.case import FlightCase, LayerCase, ReachCase, Stages, reach_case
from equipoise.study.reach.effort import part_seconds, refuse_large_reach
from equipoise.study.reach.lines import losses
from equipoise.study.reach.looks import footprint_cases, footprint_row, opportunity_row, share_rows
from equipoise.study.reach.record import Head, ReachRecord
from equipoise.study.reach.rows import flight_row, layer_row, region_rows, sensor_rows
from equipoise.study.reach.space import space_layer, space_rows
from equipoise.study.record import digest

QUICK_SECONDS = 1e-3  # of a stage that takes no long time
N_STAGES = 7
PLACE = {"file", "line"}  # where a part stands in its file, which is no input
PLACES: dict[str, Any] = dict.fromkeys(PLACE, True) | {parts: {"__all__": PLACE} for parts in ("flights", "sensors", "layers", "space")}
T = TypeVar("T")


def reach_study(record: ReachScenario, base: Facts, progress: Progress = silent) -> ReachRecord:
    """The results of a reach scenario as one record.

    Raises: InputError for a scenario that does not fit the facts, or whose geometry is invalid.
    """
    refuse_large_reach(record)
    case, told = reach_case(record, base), _told(record, progress)
    regions, inputs, stages = region_rows(case), given_rows(case.inputs.values()), case.stages | _read(case)
    flights = told("flights", lambda: tuple(flight_row(case, flight_case) for flight_case in case.flights))
    sensors = told("sensors", lambda: sensor_rows(case))
    layers = told("layers", lambda: tuple(layer_row(layer_case, case) for layer_case in case.layers))
    opportunities = told("opportunities", lambda: tuple(opportunity_row(case, *pair) for pair in _met(case)))
    footprints = told("footprints", lambda: footprint_cases(case))
    return ReachRecord(
        version=__version__,
        digest=_digest(case),
        scenario=Head(name=record.name, title=record.title, date=record.date.isoformat()),
        regions=regions,
        flights=flights,
        sensors=sensors,
        layers=layers,
        opportunities=opportunities,
        footprints=tuple(footprint_row(item, record.options.footprint_step) for item in footprints),
        shares=share_rows(footprints),
        losses=told("losses", lambda: losses(case)),
        space=told("space", lambda: space_rows(case)),
        inputs=inputs,
        assumed=sum(item.kind == "assumption" for item in inputs),
        stages=stages,
        sources=cited([*(row.key for row in inputs), *(row.source for row in regions)], base),
    )


def _told(record: ReachScenario, progress: Progress) -> Callable[[str, Callable[[], T]], T]:
    """What does a part of the work, by its name, and tells how much is done."""
    seconds = part_seconds(record)
    total, done = sum(seconds.values()) + QUICK_SECONDS * N_STAGES, 0.0

    def told(name: str, work: Callable[[], T]) -> T:
        nonlocal done
        result = work()
        done += QUICK_SECONDS + seconds.get(name, 0.0)
        progress(min(done, total), total)
        return result

    return told


def _met(case: ReachCase) -> list[tuple[FlightCase, LayerCase]]:
    """Each layer with each flight that it meets."""
    return [(flight_case, layer_case) for layer_case in case.layers for flight_case in case.met(layer_case.layer)]


def _read(case: ReachCase) -> Stages:
    """What warning, footprints and each space layer read besides."""
    stages: Stages = {"warning": ("confirmation",), "footprints": ("spread",)}
    for item in case.record.space:
        noted = Noted(case.values)
        space_layer(case._replace(values=noted), item)
        stages[f"space.{item.name}"] = noted.names
    return stages


def _digest(case: ReachCase) -> str:
    """The digest of a scenario with its inputs and regions."""
    inputs = [item._asdict() for item in case.inputs.values()]
    regions = [row.model_dump(mode="json") for row in region_rows(case)]
    return digest({"scenario": case.record.model_dump(mode="json", exclude=PLACES), "inputs": inputs, "regions": regions})
