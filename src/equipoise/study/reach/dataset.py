"""The arrays of a reach study, labelled: each with named dimensions, its unit and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import lazy_loader
import numpy as np

from equipoise.study.columns import Columns, column, columns, labels, padded
from equipoise.study.given import input_columns
from equipoise.study.reach.record import FootprintRow, OpportunityRow, ReachRecord
from equipoise.study.reach.space_record import SpaceRow

if TYPE_CHECKING:
    import xarray as xr
else:
    xr = lazy_loader.load("xarray")  # slow to import, and needed only by those who take the arrays

MODES = ("own", "integrated")


def dataset(record: ReachRecord) -> xr.Dataset:
    """The arrays of a reach study; not a number for what never happens.

    Rows of two parts, such as a flight that a layer meets, stand along one dimension, labelled such as `there.far`.
    """
    arrays = {
        **columns(record.regions, "region"),
        **columns(record.flights, "flight"),
        **_tracks(record),
        **columns(record.sensors, "sensor"),
        **columns(record.layers, "layer"),
        **_opportunities(record.opportunities),
        **_footprints(record.footprints),
        **columns(record.shares, "share"),
        **_modes([[row.own, row.integrated] for row in record.shares], "share"),
        **columns([event for row in record.flights for event in row.timeline], "event"),
        **columns([seen for row in record.flights for seen in row.seen], "sight"),
        **columns([circle for row in record.sensors for circle in row.circles or ()], "circle"),
        **columns([battery for row in record.layers for battery in row.batteries], "battery"),
        **columns([item for row in record.losses for item in row.flights], "loss"),
        **columns([item for row in record.losses for flight in row.flights for item in flight.layers], "loss_of_layer"),
        **columns(record.space, "space"),
        **columns([item for row in record.space for item in row.flights], "space_flight"),
        **columns([item for row in record.space for item in row.launches], "launch"),
        **_maps(record.space),
        **input_columns(record.inputs),
    }
    attributes = {"question": record.question, "digest": record.digest, "version": record.version, "title": record.scenario.title}
    return xr.Dataset(arrays, coords=_labels(record), attrs=attributes)


def _labels(record: ReachRecord) -> Columns:
    """What stands along each dimension."""
    losses = [(row.sensor, item) for row in record.losses for item in row.flights]
    names = {
        "region": [row.name for row in record.regions],
        "flight": [row.name for row in record.flights],
        "sensor": [row.name for row in record.sensors],
        "layer": [row.name for row in record.layers],
        "mode": list(MODES),
        "opportunity": [f"{row.flight}.{row.layer}" for row in record.opportunities],
        "footprint": [f"{row.flight}.{row.layer}" for row in record.footprints],
        "share": [f"{row.layer}.{row.missile}" for row in record.shares],
        "event": [f"{row.name}.{n}.{event.event}" for row in record.flights for n, event in enumerate(row.timeline, start=1)],
        "sight": [f"{row.name}.{seen.sensor}" for row in record.flights for seen in row.seen],
        "circle": [f"{row.name}@{circle.altitude_km:g}" for row in record.sensors for circle in row.circles or ()],
        "battery": [f"{row.name}.{n}" for row in record.layers for n, _ in enumerate(row.batteries, start=1)],
        "input": [row.name for row in record.inputs],
        "loss": [f"{sensor}.{item.flight}" for sensor, item in losses],
        "loss_of_layer": [f"{sensor}.{item.flight}.{layer.layer}" for sensor, item in losses for layer in item.layers],
        "space": [row.name for row in record.space],
        "space_flight": [f"{row.name}.{item.flight}" for row in record.space for item in row.flights],
        "launch": [f"{row.name}.{item.flight}" for row in record.space for item in row.launches],
    }
    found = {name: labels(name, values, name.replace("_", " ")) for name, values in names.items() if values}
    if record.space:
        first = record.space[0].map
        found["latitude"] = labels("latitude", first.latitudes_deg, "latitude of the launch", "degrees")
        found["orbit"] = labels("orbit", first.altitudes_km, "altitude of the orbit", "km")
        found["decision"] = labels("decision", first.decisions_s, "time to decide", "s")
    return found


def _tracks(record: ReachRecord) -> Columns:
    """The samples of the flights; those with fewer end in places without a number."""
    words = {"time_s": ("s", "time since lift-off"), "altitude_km": ("km", "altitude"), "latitude_deg": ("degrees", "latitude below it")}
    words["longitude_deg"] = ("degrees", "longitude below it")
    return {
        f"track_{key}": column(("flight", "sample"), padded(getattr(row.track, key) for row in record.flights), unit, text)
        for key, (unit, text) in words.items()
    }


def _modes(rows: Sequence[Sequence[Any]], dimension: str) -> Columns:
    """The numbers of rows that have one part for each way of fighting."""
    if not rows:
        return {}
    ways = [columns([row[place] for row in rows], dimension) for place, _ in enumerate(MODES)]
    return {
        name: ((dimension, "mode"), np.stack([way[name][1] for way in ways], axis=1), attributes)
        for name, (_, _, attributes) in ways[0].items()
    }


def _opportunities(rows: Sequence[OpportunityRow]) -> Columns:
    """When layers can meet flights, in both ways of fighting, and the times of their looks."""
    if not rows:
        return {}
    times = padded(chance.looks_s for row in rows for chance in (row.own, row.integrated))
    shaped = times.reshape(len(rows), len(MODES), times.shape[1])
    counts = [[len(row.own.looks_s), len(row.integrated.looks_s)] for row in rows]
    return {
        **_modes([[row.own, row.integrated] for row in rows], "opportunity"),
        "opportunity_looks": column(("opportunity", "mode"), counts, "looks", "number of looks"),
        "opportunity_looks_s": column(("opportunity", "mode", "look"), shaped, "s", "times of the looks, one after another"),
    }


def _footprints(rows: Sequence[FootprintRow]) -> Columns:
    """Areas and shares with a look, and the looks at each cell; footprints with fewer cells end in places without a number."""
    if not rows:
        return {}
    looks = np.stack([padded([float(getattr(cell, mode)) for cell in row.cells] for row in rows) for mode in MODES], axis=1)
    return {
        **columns(rows, "footprint"),
        "cell_latitude_deg": column(
            ("footprint", "cell"), padded([c.latitude_deg for c in row.cells] for row in rows), "degrees", "latitude"
        ),
        "cell_longitude_deg": column(
            ("footprint", "cell"), padded([c.longitude_deg for c in row.cells] for row in rows), "degrees", "longitude"
        ),
        "cell_looks": column(("footprint", "mode", "cell"), looks, "looks", "looks at a flight to the cell"),
    }


def _maps(rows: Sequence[SpaceRow]) -> Columns:
    """The maps of interceptors in orbit for one in reach; no number where none ever is."""
    words = "interceptors in orbit for one in reach of the shortest boost"
    if not rows:
        return {}
    return {
        "absentee_by_altitude": column(("space", "orbit", "latitude"), [row.map.by_altitude for row in rows], "factor", words),
        "absentee_by_decision": column(("space", "decision", "latitude"), [row.map.by_decision for row in rows], "factor", words),
    }
