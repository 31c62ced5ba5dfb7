"""The figures of a reach page: a globe for each side that is threatened, altitude against time, opportunities, absentee maps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from equipoise.core.physics.region import directions
from equipoise.facts.records.land import Outline
from equipoise.report.drawing.orthographic import Points
from equipoise.report.figures.absentee import Absentee, absentee_figure
from equipoise.report.figures.altitude_time import AltitudeTime, altitude_time_figure
from equipoise.report.figures.globe import Globe, globe_figure
from equipoise.report.figures.opportunity import Opportunities, opportunity_figure
from equipoise.report.pages.record import Record

CIRCLE_KM = 300.0
Panels = list[dict[str, str]]


def coasts(land: Sequence[Outline]) -> list[Points]:
    """The outlines of land as points on a sphere."""
    return [directions(points[:, 0], points[:, 1]) for points in (np.array(outline.points) for outline in land)]


def globes(record: Record, land: Sequence[Points]) -> Panels:
    """For each side: the flights that it meets, its sensors, and where its layers have looks as they fight."""
    sides = list(dict.fromkeys(flight["met_by"] for flight in record["flights"]))
    return [{"heading": f"Met by {side}", "svg": globe_figure(_globe(record, side, land))} for side in sides]


def altitudes(record: Record) -> Panels:
    """Each flight, on axes of its own: a glide would be a line on those of a ballistic arc."""
    parts = record["sensors"], record["layers"], record["opportunities"]
    return [
        {
            "heading": flight["title"],
            "svg": altitude_time_figure(AltitudeTime(f"altitude-{flight['name']}", flight, *parts)),
        }
        for flight in record["flights"]
    ]


def chances(record: Record) -> Panels:
    """The opportunities of each side's layers; nothing where there is no layer."""
    found: Panels = []
    for side in dict.fromkeys(layer["side"] for layer in record["layers"]):
        layers = [layer for layer in record["layers"] if layer["side"] == side]
        names = {layer["name"] for layer in layers}
        rows = [row for row in record["opportunities"] if row["layer"] in names]
        figure = opportunity_figure(Opportunities(f"opportunities-{side}", rows, record["flights"], layers))
        found.append({"heading": f"Layers of {side}", "svg": figure})
    return found


def absentees(record: Record) -> Panels:
    """For each space layer: the multiple over latitude and altitude, and over latitude and the time to decide; the same map once."""
    found: Panels = []
    seen: list[Any] = []
    for layer in record["space"]:
        if layer["map"] in seen:
            continue
        seen.append(layer["map"])
        for axis, words in (("altitudes_km", "altitude"), ("decisions_s", "time to decide")):
            figure = absentee_figure(Absentee(f"absentee-{layer['name']}-{axis}", layer["title"], layer["map"], axis))
            found.append({"heading": f"{layer['title']}: by {words}", "svg": figure})
    return found


def _globe(record: Record, side: str, land: Sequence[Points]) -> Globe:
    """What a globe of one side shows."""
    flights = [flight for flight in record["flights"] if flight["met_by"] == side]
    own = {layer["name"]: layer["integrated"] for layer in record["layers"] if layer["side"] == side}
    prints = [_as_it_fights(row, integrated=own[row["layer"]]) for row in record["footprints"] if row["layer"] in own]
    sensors = [sensor for sensor in record["sensors"] if sensor["side"] == side]
    return Globe(f"globe-{side}", flights, sensors, record["regions"], prints, land, CIRCLE_KM)


def _as_it_fights(row: Record, *, integrated: bool) -> Record:
    """A footprint with the looks that the layer has as it fights, which the globe reads as those of integrated layers."""
    return row if integrated else row | {"cells": [cell | {"integrated": cell["own"]} for cell in row["cells"]]}
