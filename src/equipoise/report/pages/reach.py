"""The page of a reach study: one file that opens without a network, with the record beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from equipoise.facts.base import Facts
from equipoise.report.drawing.orthographic import Points
from equipoise.report.figures.reach.globes import coasts
from equipoise.report.pages.rendering import rendered
from equipoise.report.pages.whole_file import written
from equipoise.study.reach.record import LayerLoss, ReachRecord


class Change(NamedTuple):
    """What the loss of a sensor changes for one flight."""

    sensor: str
    flight: str
    warning_lost_s: float
    layers: Sequence[LayerLoss]


def reach_brief(record: ReachRecord, base: Facts, directory: Path) -> Path:
    """The path of the page written from the record of a reach study; reach.json is written together with it.

    Raises: InputError for a record with a number that is not finite, and for a directory that cannot be written.
    """
    return written(directory, "reach.json", record, lambda: html(record, coasts(base.land)))


def html(record: ReachRecord, land: Sequence[Points] = ()) -> str:
    """The page as text; the globes show land where its coasts are given."""
    values: dict[str, Any] = {
        "names": names(record),
        "changes": changes(record),
    }
    return rendered("reach", record, values, land=land)


def names(record: ReachRecord) -> Mapping[str, str]:
    """The titles of flights and layers by their name."""
    return {item.name: item.title for part in (record.flights, record.sensors, record.layers, record.space) for item in part}


def changes(record: ReachRecord) -> list[Change]:
    """The flights that the loss of a sensor changes, with what is lost."""
    return [
        Change(loss.title, row.flight, row.warning_lost_s, lost)
        for loss in record.losses
        for row in loss.flights
        for lost in [[layer for layer in row.layers if layer.looks_lost]]
        if lost or row.warning_lost_s > 0.5
    ]
