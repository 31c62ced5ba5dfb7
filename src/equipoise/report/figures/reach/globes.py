"""Flights on globes, one for each side that is threatened."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from equipoise.core.physics.region import directions
from equipoise.facts.records.land import Outline
from equipoise.report.drawing.charts.globe import Globe, globe_figure
from equipoise.report.drawing.orthographic import Points
from equipoise.report.figures.figure import Figure, Panel, Place, Subject
from equipoise.study.reach.record import FootprintRow, ReachRecord

PLACE = Place("seen")
CIRCLE_KM = 300.0


def figures(subject: Subject) -> list[Figure]:
    """For each side: the flights that it meets, its sensors, and where its layers have looks as they fight."""
    record, land = subject.record, subject.land
    sides = list(dict.fromkeys(flight.met_by for flight in record.flights))
    return [
        Figure(
            "Flights at their true altitude, what sees them, and where they can be met",
            "A globe for each side that is threatened. Circles: within them a radar sees an object 300 km high. Cells: looks of a layer "
            "as it fights.",
            [Panel(globe_figure(_globe(record, side, land)), f"Met by {side}") for side in sides],
            "Coasts: Natural Earth. No borders, no sites: points are coarse regions. Source: this run.",
            layout="wides",
        )
    ]


def coasts(land: Sequence[Outline]) -> list[Points]:
    """The outlines of land as points on a sphere."""
    return [directions(points[:, 0], points[:, 1]) for points in (np.array(outline.points) for outline in land)]


def _globe(record: ReachRecord, side: str, land: Sequence[Points]) -> Globe:
    """What a globe of one side shows."""
    flights = [flight for flight in record.flights if flight.met_by == side]
    own = {layer.name: layer.integrated for layer in record.layers if layer.side == side}
    prints = [_as_it_fights(row, integrated=own[row.layer]) for row in record.footprints if row.layer in own]
    sensors = [sensor for sensor in record.sensors if sensor.side == side]
    return Globe(f"globe-{side}", flights, sensors, record.regions, prints, land, CIRCLE_KM)


def _as_it_fights(row: FootprintRow, *, integrated: bool) -> FootprintRow:
    """A footprint with the looks that the layer has as it fights, which the globe reads as those of integrated layers."""
    if integrated:
        return row
    return row.model_copy(update={"cells": tuple(cell.model_copy(update={"integrated": cell.own}) for cell in row.cells)})
