"""From a reach scenario to what physics takes: flights, sensors and layers at the best values, each fault with its place."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np

from equipoise.core.physics.flight.glide_flight import Gliding, glide_flight
from equipoise.core.physics.flight.lift_off import Burn, Places, WholeFlight, ballistic_flight
from equipoise.core.physics.intercept.fly_out import FlyOut, Interceptor, fly_out
from equipoise.core.physics.intercept.opportunities import Battery, Delays
from equipoise.core.physics.sensing.sight import Sensor, sensor_directions
from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.records.region import Region
from equipoise.facts.records.weapon_class import InterceptorClass, MissileClass
from equipoise.facts.scenarios.given_input import Input
from equipoise.facts.scenarios.reach.input import reach_inputs
from equipoise.facts.scenarios.reach.record import Flight, Located, ReachLayer, ReachScenario
from equipoise.study.noted import Noted

Values = Mapping[str, float]
Stages = dict[str, tuple[str, ...]]
GLIDE = ("lift_to_drag", "glide_altitude", "end_speed")


class FlightCase(NamedTuple):
    """A flight of the scenario, computed."""

    flight: Flight
    whole: WholeFlight


class LayerCase(NamedTuple):
    """A layer of the scenario: its batteries, the names of their radars (empty for none), and its delays."""

    layer: ReachLayer
    batteries: tuple[Battery, ...]
    radars: tuple[str, ...]
    delays: Delays


class ReachCase(NamedTuple):
    """A reach scenario at its best values; `stages` holds, by part, the inputs and regions that were read for it."""

    record: ReachScenario
    regions: Mapping[str, Region]
    missiles: Mapping[str, MissileClass]
    interceptors: Mapping[str, InterceptorClass]
    inputs: dict[str, Input]
    values: Values
    flights: tuple[FlightCase, ...]
    radars: dict[str, Sensor]
    layers: tuple[LayerCase, ...]
    stages: Stages

    def network(self, side: str, lost: str = "") -> tuple[Sensor, ...]:
        """The radars of a side that stand by themselves, without a lost one."""
        return tuple(
            self.radars[item.name] for item in self.record.sensors if item.side == side and item.name in self.radars and item.name != lost
        )

    def cloud_top_km(self, side: str, lost: str = "") -> float | None:
        """The cloud top above which the infrared satellites of a side see boosters; none without such satellites."""
        tops = [
            self.values[f"sensors.{item.name}.cloud_top"]
            for item in self.record.sensors
            if item.side == side and item.kind == "infrared" and item.name != lost
        ]
        return min(tops, default=None)

    def met(self, layer: ReachLayer) -> tuple[FlightCase, ...]:
        """The flights that a layer meets: those it names, or all that its side meets."""
        return tuple(
            flight_case
            for flight_case in self.flights
            if flight_case.flight.met_by == layer.side and (not layer.flights or flight_case.flight.name in layer.flights)
        )


def reach_case(record: ReachScenario, base: Facts) -> ReachCase:
    """A reach scenario with its flights, radars and batteries.

    Raises: InputError (file, line, what, fix) for an invalid flight, sensor or interceptor.
    """
    inputs = reach_inputs(record, base)
    values = {name: item.best for name, item in inputs.items()}
    stages: Stages = {}
    flights = tuple(_flight_case(flight, record, base, values, stages) for flight in record.flights)
    radars = _radars(record, base, values, stages)
    tables: dict[str, FlyOut] = {}
    layers: list[LayerCase] = []
    for layer in record.layers:
        with located(layer):
            layers.append(_fighting(layer, base, values, tables, stages))
    return ReachCase(record, base.regions, base.missiles, base.interceptors, inputs, values, flights, radars, tuple(layers), stages)


def _flight_case(flight: Flight, record: ReachScenario, base: Facts, values: Values, stages: Stages) -> FlightCase:
    """A flight, computed; what it reads is added to the stages."""
    noted = Noted(values)
    with located(flight):
        ends = places(base.regions, flight)
        whole = class_flight(base.missiles[flight.missile], flight.missile, noted, ends, record.options.samples)
    stages[f"flights.{flight.name}"] = (*noted.names, f"regions.{flight.origin}", f"regions.{flight.destination}")
    return FlightCase(flight, whole)


def _radars(record: ReachScenario, base: Facts, values: Values, stages: Stages) -> dict[str, Sensor]:
    """The radars that stand by themselves; what sensors read is added to the stages."""
    radars: dict[str, Sensor] = {}
    for item in record.sensors:
        if item.kind == "radar" and item.region and item.radar:
            noted = Noted(values)
            with located(item):
                radars[item.name] = radar(base.regions[item.region], item.radar, noted)
                sensor_directions((radars[item.name],))
            stages[f"sensors.{item.name}"] = (*noted.names, f"regions.{item.region}")
        else:
            stages[f"sensors.{item.name}"] = (f"sensors.{item.name}.cloud_top",)
    return radars


def class_flight(item: MissileClass, name: str, values: Values, ends: Places, samples: int) -> WholeFlight:
    """A flight of a class between two places.

    Raises: InputError for invalid places or numbers.
    """
    burn = Burn(values[f"missiles.{name}.burn_time"], values[f"missiles.{name}.boost_share"])
    if item.form == "glide":
        return glide_flight(ends, burn, Gliding(*(values[f"missiles.{name}.{key}"] for key in GLIDE)), samples)
    return ballistic_flight(ends, burn, samples, values.get(f"missiles.{name}.apogee"))


def places(regions: Mapping[str, Region], flight: Flight) -> Places:
    """From where to where a flight goes."""
    start, end = regions[flight.origin], regions[flight.destination]
    return Places(start.latitude, start.longitude, end.latitude, end.longitude)


def radar(region: Region, name: str, values: Values) -> Sensor:
    """A radar of a class in a region."""
    return Sensor(region.latitude, region.longitude, values[f"radars.{name}.range"], values[f"radars.{name}.lowest_elevation"])


def _fighting(layer: ReachLayer, base: Facts, values: Values, tables: dict[str, FlyOut], stages: Stages) -> LayerCase:
    """A layer with its batteries; the fly-out table of each class is computed once, and what the layer reads is added to the stages."""
    noted = Noted(values)
    interceptor = _interceptor(f"interceptors.{layer.interceptor}", noted)
    if layer.interceptor not in tables:
        tables[layer.interceptor] = fly_out(interceptor)
    delays = Delays(noted[f"layers.{layer.name}.decision"], noted[f"layers.{layer.name}.assessment"])
    names = tuple(f"{layer.name}.{number}" if item.radar else "" for number, item in enumerate(layer.batteries, start=1))
    batteries: list[Battery] = []
    for item, name in zip(layer.batteries, names, strict=True):
        region, seen = base.regions[item.region], Noted(values)
        own = radar(region, item.radar, seen) if item.radar else Sensor(region.latitude, region.longitude, 0.0)
        batteries.append(Battery(own, tables[layer.interceptor]))
        if name:
            stages[f"sensors.{name}"] = (*seen.names, f"regions.{item.region}")
    stages[f"layers.{layer.name}"] = (*noted.names, *dict.fromkeys(f"regions.{item.region}" for item in layer.batteries))
    return LayerCase(layer, tuple(batteries), names, delays)


def _interceptor(start: str, values: Values) -> Interceptor:
    """An interceptor of a class."""
    return Interceptor(
        np.array([values[f"{start}.burn_time"]]),
        np.array([values[f"{start}.burnout_speed"]]),
        values[f"{start}.altitude_lowest"],
        values[f"{start}.altitude_highest"],
        values[f"{start}.longest_flight"],
    )


@contextmanager
def located(part: Located) -> Generator[None]:
    """Give a fault of physics the place of the part of the file that it comes from."""
    try:
        yield
    except InputError as fault:
        raise InputError(fault.what, fix=fault.fix, file=fault.file or part.file, line=fault.line or part.line or None) from None
