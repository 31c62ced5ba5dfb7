"""Reach and further looks of the layers of a defence scenario, computed from the geometry of a reach scenario."""

from __future__ import annotations

from collections.abc import Mapping

from equipoise.core.defence.engagement.further_look import p_further_look
from equipoise.facts.base import Facts
from equipoise.facts.scenarios.engagement.record import EngagementLayer, EngagementScenario
from equipoise.facts.scenarios.given_input import Input
from equipoise.study.engagement.record import GeometryRow
from equipoise.study.reach.case import ReachCase, reach_case
from equipoise.study.reach.looks import MODES, footprint_cases, share_rows
from equipoise.study.reach.record import ShareMode, ShareRow

KIND = "geometry"
Rows = Mapping[tuple[str, str], ShareRow]


def geometry_inputs(record: EngagementScenario, base: Facts) -> dict[str, Input]:
    """The numbers that geometry gives, by their name such as `layers.midcourse.reach.ballistic`; none where all are given.

    Reach is the share of the flights of a class, to all coarse points around its destinations, that get a look. A layer that the reach
    scenario integrates gains what engagement on remote tracks adds.

    Raises: InputError for a reach scenario whose geometry is invalid.
    """
    reach = record.geometry
    if reach is None:
        return {}
    case = reach_case(reach, base)
    wanted = {layer.geometry.layer for layer in record.layers if layer.geometry is not None}
    rows = {(row.layer, row.missile): row for row in share_rows(footprint_cases(case, wanted))}
    inputs: dict[str, Input] = {}
    for layer in record.layers:
        if layer.geometry is not None:
            inputs |= {item.name: item for item in _layer_inputs(layer, rows, case)}
    return inputs


def _layer_inputs(layer: EngagementLayer, rows: Rows, case: ReachCase) -> list[Input]:
    """The numbers of one layer, by itself and, where its layer of the reach scenario is integrated, with the tracks of others."""
    geometry = layer.geometry
    if geometry is None:
        return []
    shared = next(item.layer.integrated for item in case.layers if item.layer.name == geometry.layer)
    inputs: list[Input] = []
    for _, remote in MODES:
        if remote and not shared:
            continue
        start, words = (f"layers.{layer.name}.integrated", ", integrated") if remote else (f"layers.{layer.name}", "")
        shares = {name: rows[geometry.layer, missile] for name, missile in geometry.missiles.items()}
        parts: dict[str, tuple[int, ShareMode]] = {name: (row.n, row.integrated if remote else row.own) for name, row in shares.items()}
        source = f"reach:{case.record.name}.{geometry.layer}"
        for name, (n, part) in parts.items():
            label = f"{layer.title}{words}: within reach, {name}"
            reason = f"the share of {n} flights of {geometry.missiles[name]}, to the coarse points around its destinations, that get a look"
            inputs.append(_input(f"{start}.reach.{name}", label, part.reach, source, reason))
        if len(layer.salvos) > 1:
            further = p_further_look(tuple(part.counts for _, part in parts.values()), len(layer.salvos))
            reason = "so that flights in reach get as many looks on average as geometry gives them, up to the number of salvos"
            inputs.append(_input(f"{start}.p_further_look", f"{layer.title}{words}: gets a further look", further, source, reason))
    return inputs


def origin(record: EngagementScenario) -> tuple[GeometryRow, ...]:
    """Where the reach of each layer comes from, as a part of the record: `given`, or `geometry` with the layer of the reach scenario."""
    return tuple(
        GeometryRow(
            name=layer.name,
            reach_from="given" if layer.geometry is None else KIND,
            reach_layer=None if layer.geometry is None or record.geometry is None else f"{record.geometry.name}.{layer.geometry.layer}",
        )
        for layer in record.layers
    )


def _input(name: str, label: str, value: float, source: str, reason: str) -> Input:
    return Input(name, label, "probability", value, value, value, KIND, source, reason)
