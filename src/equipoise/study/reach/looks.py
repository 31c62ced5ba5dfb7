"""How often layers can shoot at flights: each flight by itself, and flights to the coarse points around its destination."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.physics.flight.lift_off import Places
from equipoise.core.physics.flight.rotation import Track
from equipoise.core.physics.intercept.footprint import Flights, defended_area_km2, footprint
from equipoise.core.physics.intercept.opportunities import Opportunity, opportunity
from equipoise.core.physics.sensing.sight import first_seen_s
from equipoise.errors import InputError
from equipoise.study.executor import threads
from equipoise.study.reach.case import FlightCase, LayerCase, ReachCase, class_flight
from equipoise.study.reach.record import CellRow, Chance, FootprintRow, OpportunityRow, ShareMode, ShareRow
from equipoise.study.record import finite

MODES = (("own", False), ("integrated", True))
Points = Float[np.ndarray, "cells 2"]
Looks = Int[np.ndarray, " cells"]


class FootprintCase(NamedTuple):
    """The footprint of a layer against one flight: cells, and looks at each in both modes."""

    flight_case: FlightCase
    layer_case: LayerCase
    points: Points
    looks: dict[str, Looks]


def remaining(layer_case: LayerCase, lost: str) -> LayerCase:
    """A layer one of whose batteries has lost its radar."""
    blind = tuple(
        battery._replace(radar=battery.radar._replace(range_km=0.0)) if name and name == lost else battery
        for battery, name in zip(layer_case.batteries, layer_case.radars, strict=True)
    )
    return layer_case._replace(batteries=blind)


def opportunity_row(case: ReachCase, flight_case: FlightCase, layer_case: LayerCase) -> OpportunityRow:
    """The opportunities of one layer at one flight, on own radars and integrated, as a part of the record."""
    own, shared = (_chance(case, flight_case, layer_case, integrated=integrated) for _, integrated in MODES)
    return OpportunityRow(flight=flight_case.flight.name, layer=layer_case.layer.name, own=own, integrated=shared)


def _chance(case: ReachCase, flight_case: FlightCase, layer_case: LayerCase, *, integrated: bool) -> Chance:
    """When a layer can meet a flight, in one way of fighting."""
    chance = chances(case, flight_case, layer_case, integrated=integrated)
    network = case.network(layer_case.layer.side) if integrated else ()
    cues = (*(battery.radar for battery in layer_case.batteries), *network)
    return Chance(
        first_sight_s=finite(first_seen_s(flight_case.whole.track, cues), None),
        first_launch_s=finite(chance.first_launch_s, None),
        earliest_s=finite(chance.earliest_s, None),
        latest_s=finite(chance.latest_s, None),
        looks_s=tuple(chance.looks_s.tolist()),
    )


def chances(case: ReachCase, flight_case: FlightCase, layer_case: LayerCase, *, integrated: bool, lost: str = "") -> Opportunity:
    """When a layer can meet a flight, without a lost sensor."""
    left = remaining(layer_case, lost)
    network = case.network(layer_case.layer.side, lost)
    return opportunity(flight_case.whole.track, left.batteries, network, left.delays, integrated=integrated)


def footprint_cases(case: ReachCase, only: Collection[str] | None = None) -> list[FootprintCase]:
    """The footprints of layers (all, or those of a name) against the flights that they meet, layer by layer.

    The flights to the cells are computed once for all layers, and those to one destination are held at a time.
    """
    wanted = {item.layer.name for item in case.layers} if only is None else only
    footprints: dict[tuple[int, int], FootprintCase] = {}
    for order, flight_case in enumerate(case.flights):
        meeting = [index for index, item in enumerate(case.layers) if flight_case in case.met(item.layer) and item.layer.name in wanted]
        if meeting:
            points, flights = cells(case, flight_case)
            footprints |= {(index, order): _footprint_case(case, flight_case, case.layers[index], points, flights) for index in meeting}
    return [footprints[key] for key in sorted(footprints)]


def _footprint_case(case: ReachCase, flight_case: FlightCase, layer_case: LayerCase, points: Points, flights: Flights) -> FootprintCase:
    """The footprint of one layer against one flight."""
    network = case.network(layer_case.layer.side)
    attack = (flights, layer_case.batteries, network, layer_case.delays)
    looks = {mode: footprint(*attack, integrated=integrated, executor=threads) for mode, integrated in MODES}
    return FootprintCase(flight_case, layer_case, points, looks)


def cells(case: ReachCase, flight_case: FlightCase) -> tuple[Points, Flights]:
    """Coarse points around the destination of a flight, and the flights to them from its origin; points out of its reach are left out."""
    start, end = case.regions[flight_case.flight.origin], case.regions[flight_case.flight.destination]
    half, step = round(case.values["spread"]), case.record.options.footprint_step
    shifts = range(-(half // step) * step, half + 1, step)
    points: list[tuple[float, float]] = []
    tracks: list[Track] = []
    for north in shifts:
        for east in shifts:
            latitude, longitude = end.latitude + north, (end.longitude + east + 180.0) % 360.0 - 180.0
            if abs(latitude) > 90.0 or (abs(latitude) == 90.0 and east):  # all longitudes of a pole are one place
                continue
            ends = Places(start.latitude, start.longitude, latitude, longitude)
            try:
                flight = class_flight(
                    case.missiles[flight_case.flight.missile], flight_case.flight.missile, case.values, ends, case.record.options.samples
                )
            except InputError:  # this cell is the origin, its antipode, or too near or far for the class
                continue
            points.append((latitude, longitude))
            tracks.append(flight.track)
    return np.array(points), Flights(*(np.stack([getattr(track, key) for track in tracks]) for key in Flights._fields))


def footprint_row(item: FootprintCase, step: int) -> FootprintRow:
    """A footprint as a part of the record."""
    own, shared = (item.looks[mode] for mode, _ in MODES)
    cells = zip(item.points.tolist(), own.tolist(), shared.tolist(), strict=True)
    return FootprintRow(
        flight=item.flight_case.flight.name,
        layer=item.layer_case.layer.name,
        step_deg=step,
        cells=tuple(CellRow(latitude_deg=north, longitude_deg=east, own=few, integrated=more) for (north, east), few, more in cells),
        own_km2=defended_area_km2(item.points, own, step),
        own_share=float(np.mean(own >= 1)),
        integrated_km2=defended_area_km2(item.points, shared, step),
        integrated_share=float(np.mean(shared >= 1)),
    )


def share_rows(footprints: list[FootprintCase]) -> tuple[ShareRow, ...]:
    """What the engagement takes: for each layer and class, the share of flights with a look, and how many looks they have."""
    groups: dict[tuple[str, str], list[FootprintCase]] = {}
    for item in footprints:
        groups.setdefault((item.layer_case.layer.name, item.flight_case.flight.missile), []).append(item)
    return tuple(
        ShareRow(
            layer=layer,
            missile=missile,
            n=sum(item.points.shape[0] for item in items),
            own=_share_mode(items, "own"),
            integrated=_share_mode(items, "integrated"),
        )
        for (layer, missile), items in groups.items()
    )


def _share_mode(items: list[FootprintCase], mode: str) -> ShareMode:
    """The flights with a look in one way of fighting."""
    looks = np.concatenate([item.looks[mode] for item in items])
    reached = looks[looks >= 1]
    return ShareMode(
        reach=float(np.mean(looks >= 1)),
        looks=float(reached.mean()) if reached.size else 0.0,
        counts=tuple(np.bincount(looks).tolist()),
    )
