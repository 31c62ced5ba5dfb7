"""The numbers of a reach study by their names: whatever a page or a table prints, and the parts that each rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from equipoise.study.reach.flight_record import FlightRow
from equipoise.study.reach.parts import SPREAD, Parts, flight_named, layer_named, meeting, occurring, warned
from equipoise.study.reach.record import FootprintRow, LayerRow, LossRow, OpportunityRow, ReachRecord, SensorRow, ShareRow
from equipoise.study.reach.space_record import Multiples, SpaceMap, SpaceRow
from equipoise.study.unit import Number, numbers, words_of


class Traced(NamedTuple):
    """A number, and the parts of the study that it rests on."""

    number: Number
    parts: Parts


def reach_numbers(record: ReachRecord) -> dict[str, Traced]:
    """Every number by its name: `flights.there.warning_time_s`, `opportunities.there.far.own.looks`, `space.orbital.there.absentee`.

    Events of a time line, intervals of sight, looks and batteries are numbered from 1, in the order of the record.
    """
    found = [
        *(traced for row in record.flights for traced in _flight(record, row)),
        *(traced for row in record.sensors for traced in _sensor(row)),
        *(traced for row in record.layers for traced in _layer(row)),
        *(traced for row in record.opportunities for traced in _opportunity(record, row)),
        *(traced for row in record.footprints for traced in _footprint(record, row)),
        *(traced for row in record.shares for traced in _share(record, row)),
        *(traced for row in record.losses for traced in _loss(record, row)),
        *(traced for row in record.space for traced in _space(record, row)),
        *(traced for row in record.regions for traced in _each(numbers(row, f"regions.{row.name}"), (f"regions.{row.name}",))),
        Traced(Number("assumed", record.assumed, "count", words_of(ReachRecord, "assumed")), ()),
    ]
    return {traced.number.name: traced for traced in found}


def _each(found: Iterable[Number], parts: Parts) -> list[Traced]:
    """Numbers that rest on the same parts; of those that say when something never happens, too."""
    return [Traced(number, parts) for number in found]


def _flight(record: ReachRecord, row: FlightRow) -> list[Traced]:
    """A flight, who sees it when, and its time line."""
    start, own = f"flights.{row.name}", (f"flights.{row.name}",)
    found = [Traced(number, warned(record, row) if number.name.endswith(".warning_time_s") else own) for number in numbers(row, start)]
    sights = [] if row.infrared is None else [("infrared", row.infrared)]
    for key, seen in [*sights, *((f"seen.{n}", seen) for n, seen in enumerate(row.seen, start=1))]:
        found += _each(numbers(seen, f"{start}.{key}", where=f", {seen.sensor}"), (*own, f"sensors.{seen.sensor}"))
    for n, event in enumerate(row.timeline, start=1):
        number = Number(f"{start}.timeline.{n}", event.time_s, "s", event.what)
        found.append(Traced(number, occurring(record, row, event.event, event.what)))
    return found


def _sensor(row: SensorRow) -> list[Traced]:
    """A sensor and how far along the ground it sees; nothing of infrared satellites."""
    start = f"sensors.{row.name}"
    found = [number for number in numbers(row, start, where=f", {row.title}") if number.value is not None]
    for circle in row.circles or ():
        words = f"{words_of(type(circle), 'ground_radius_km')}, at {circle.altitude_km:g} km"
        found.append(Number(f"{start}.ground_radius_km@{circle.altitude_km:g}", circle.ground_radius_km, "km", words))
    return _each(found, (start,))


def _layer(row: LayerRow) -> list[Traced]:
    """A layer and its batteries."""
    start = f"layers.{row.name}"
    found = numbers(row, start, where=f", {row.title}")
    for n, battery in enumerate(row.batteries, start=1):
        found += numbers(battery, f"{start}.batteries.{n}")
    return _each(found, (start,))


def _opportunity(record: ReachRecord, row: OpportunityRow) -> list[Traced]:
    """When a layer can meet a flight, in both ways of fighting, and how many looks it has."""
    traced: list[Traced] = []
    for mode, words, chance in (("own", ", on own radars", row.own), ("integrated", ", integrated", row.integrated)):
        start = f"opportunities.{row.flight}.{row.layer}.{mode}"
        found = [*numbers(chance, start, where=words), Number(f"{start}.looks", len(chance.looks_s), "looks", f"looks{words}")]
        found += [Number(f"{start}.looks_s.{n}", time, "s", f"time of look {n}{words}") for n, time in enumerate(chance.looks_s, start=1)]
        traced += _each(found, meeting(record, row.flight, layer_named(record, row.layer), integrated=mode == "integrated"))
    return traced


def _footprint(record: ReachRecord, row: FootprintRow) -> list[Traced]:
    """Where around a destination a layer has looks; the spacing of the cells is no result."""
    start = f"footprints.{row.flight}.{row.layer}"
    parts = {
        way: meeting(record, row.flight, layer_named(record, row.layer), integrated=way == "integrated") for way in ("own", "integrated")
    }
    found = [(number, number.name.removeprefix(f"{start}.").partition("_")[0]) for number in numbers(row, start)]
    return [Traced(number, (*parts[way], SPREAD)) for number, way in found if way in parts]


def _share(record: ReachRecord, row: ShareRow) -> list[Traced]:
    """What an engagement takes of a layer and a class: of all flights of the class that the layer meets."""
    start, layer = f"shares.{row.layer}.{row.missile}", layer_named(record, row.layer)
    met = [item.flight for item in record.footprints if item.layer == row.layer]
    flights = [name for name in met if flight_named(record, name).missile == row.missile]
    traced = _each(numbers(row, start), (*(f"flights.{name}" for name in flights), SPREAD))
    for mode, part in (("own", row.own), ("integrated", row.integrated)):
        parts = [key for name in flights for key in meeting(record, name, layer, integrated=mode == "integrated")]
        traced += _each(numbers(part, f"{start}.{mode}"), (*dict.fromkeys(parts), SPREAD))
    return traced


def _loss(record: ReachRecord, row: LossRow) -> list[Traced]:
    """What the loss of a sensor changes: what is left does not rest on the sensor, what is lost does."""
    traced: list[Traced] = []
    for item in row.flights:
        start, flight = f"losses.{row.sensor}.{item.flight}", flight_named(record, item.flight)
        for number in numbers(item, start):
            lost = "" if number.name.endswith("_lost_s") else row.sensor
            traced.append(Traced(number, warned(record, flight, lost)))
        for looks in item.layers:
            layer = layer_named(record, looks.layer)
            parts = meeting(record, item.flight, layer, integrated=layer.integrated)
            for number in numbers(looks, f"{start}.{looks.layer}", where=f", without {row.title}"):
                left = () if number.name.endswith("_lost") else (f"sensors.{row.sensor}",)
                traced.append(Traced(number, tuple(part for part in parts if part not in left)))
    return traced


def _space(record: ReachRecord, row: SpaceRow) -> list[Traced]:
    """A space layer, what it takes against each flight and for launches together, and the least of its maps."""
    start = f"space.{row.name}"
    traced = _each(numbers(row, start, where=f", {row.title}"), (start,))
    for flight in row.flights:
        traced += _each(numbers(flight, f"{start}.{flight.flight}"), (start, f"flights.{flight.flight}"))
    for launch in row.launches:
        words = f"interceptors in orbit for {launch.n_launches:,} launches together"
        number = Number(f"{start}.{launch.flight}.n_in_orbit@{launch.n_launches}", launch.n_in_orbit, "interceptors", words)
        traced.append(Traced(number, (start, f"flights.{launch.flight}")))
    shortest = min((flight_named(record, flight.flight) for flight in row.flights), key=lambda flight: flight.burnout_s)
    return traced + _each(_least(row.map, f"{start}.map"), (start, f"flights.{shortest.name}"))


def _least(row: SpaceMap, start: str) -> list[Number]:
    """The smallest numbers in orbit of both maps."""
    return [
        _smallest(
            Number(f"{start}.by_altitude", None, "interceptors", "km of altitude"), row.by_altitude, row.altitudes_km, row.latitudes_deg
        ),
        _smallest(Number(f"{start}.by_decision", None, "interceptors", "s to decide"), row.by_decision, row.decisions_s, row.latitudes_deg),
    ]


def _smallest(number: Number, values: Multiples, rows: tuple[int, ...], columns: tuple[int, ...]) -> Number:
    """The smallest number of a map with its place; none where no interceptor is ever in reach."""
    words = "fewest in orbit for one in reach of the shortest boost"
    cells = [(value, rows[down], columns[across]) for down, line in enumerate(values) for across, value in enumerate(line) if value]
    if not cells:
        return number._replace(words=f"{words}: never one in reach")
    value, height, latitude = min(cells)
    return number._replace(value=value, words=f"{words}, at latitude {latitude} degrees and {height} {number.words}")
