"""The record of a reach scenario: flights between coarse regions, the sensors that see them, and the layers that can meet them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from equipoise.facts.binding import FieldError, placed
from equipoise.facts.fields import ActorId, Date, List, Name, Strict, Text
from equipoise.facts.given import Degrees, Km, Seconds
from equipoise.facts.region import RegionName
from equipoise.facts.suggestion import suggestion

MOST = {"flights": 24, "sensors": 40, "layers": 12, "space": 6}
MOST_BATTERIES = 20
MOST_LAUNCHES = 1_000
Whole = Annotated[int, Field(ge=1, le=MOST_LAUNCHES)]


class Located(Strict):
    """A part of a file that knows its place in it."""

    file: str = ""
    line: int = 0

    @model_validator(mode="before")
    @classmethod
    def _placed(cls, data: object) -> object:
        """Add the place in the file, which no file may state itself."""
        return placed(data)


class Flight(Located):
    """A missile of a class from one region to another; the side that it threatens meets it."""

    name: Name
    origin: RegionName
    destination: RegionName
    missile: Name
    met_by: ActorId


class ReachSensor(Located):
    """A radar of a class in a region, or infrared satellites that see every booster above the clouds."""

    name: Name
    title: Text
    side: ActorId
    kind: Literal["radar", "infrared"]
    region: RegionName | None = None
    radar: Name | None = None
    cloud_top: Km | None = None
    reason: Text

    @model_validator(mode="after")
    def _whole(self) -> ReachSensor:
        """Refuse a radar without region or class, infrared satellites without cloud top, and keys of the other kind."""
        wanted = ("region", "radar") if self.kind == "radar" else ("cloud_top",)
        for key in ("region", "radar", "cloud_top"):
            given = getattr(self, key) is not None
            if key in wanted and not given:
                raise FieldError("kind", f"the key {key!r} is missing for the sensor {self.name!r}", fix=f"add '{key}: …'")
            if given and key not in wanted:
                raise FieldError(key, f"{key!r} is not used for {self.kind!r}", fix="remove it")
        return self


class ReachBattery(Strict):
    """Launchers in a region, with a radar of a class, or none of their own."""

    region: RegionName
    radar: Name | None = None


class ReachLayer(Located):
    """Batteries of one class of interceptors, and how soon they fire."""

    name: Name
    title: Text
    side: ActorId
    interceptor: Name
    batteries: List[ReachBattery] = Field(min_length=1, max_length=MOST_BATTERIES)
    integrated: bool
    decision: Seconds
    assessment: Seconds
    flights: List[Name] = ()
    reason: Text


class ReachSpace(Located):
    """A constellation of interceptors in circular orbits: planes with as many satellites each, evenly spread."""

    name: Name
    title: Text
    side: ActorId
    interceptor: Name
    altitude: Km
    inclination: Degrees
    planes: Whole
    per_plane: Whole
    decision: Seconds
    launches: List[Whole] = (1, 2, 4, 10)
    reason: Text


class Options(Strict):
    """How finely it is computed: samples of a flight, and the cells around a destination, in whole degrees."""

    samples: Annotated[int, Field(ge=50, le=2_000)] = 300
    footprint_half_width: Annotated[int, Field(ge=0, le=20)] = 8
    footprint_step: Annotated[int, Field(ge=1, le=10)] = 2


class ReachScenario(Strict):
    """Who can see and meet which flights, as a readable file states it."""

    name: Name
    title: Text
    date: Date
    flights: List[Flight] = Field(min_length=1)
    confirmation: Seconds
    sensors: List[ReachSensor] = ()
    layers: List[ReachLayer] = ()
    space: List[ReachSpace] = ()
    options: Options = Options()
    reason: Text
    file: str = ""
    line: int = 0

    @model_validator(mode="before")
    @classmethod
    def _placed(cls, data: object) -> object:
        """Add the place in the file, which no file may state itself."""
        return placed(data, "flights")

    @model_validator(mode="after")
    def _named(self) -> ReachScenario:
        """Refuse too many parts, names that stand twice, and layers that nothing meets."""
        for key, most in MOST.items():
            items = getattr(self, key)
            if len(items) > most:
                raise FieldError(key, f"{len(items)} {key} are too many", fix=f"give at most {most}")
            names = [item.name for item in items]
            for index, name in enumerate(names):
                if name in names[:index]:
                    raise FieldError((key, index, "name"), f"{name!r} is listed twice", fix="name it once")
        for index, flight in enumerate(self.flights):
            if flight.origin == flight.destination:
                raise FieldError(("flights", index, "destination"), "the flight starts and ends in one region", fix="give two regions")
        for key in ("layers", "space"):
            for index, layer in enumerate(getattr(self, key)):
                _refuse_idle((key, index), layer, self.flights)
        return self


def _refuse_idle(place: tuple[str | int, ...], layer: ReachLayer | ReachSpace, flights: tuple[Flight, ...]) -> None:
    """Raise for a layer whose side no flight is met by, and for one that names a flight that is none or another side's."""
    met = [flight.name for flight in flights if flight.met_by == layer.side]
    if not met:
        sides = sorted({flight.met_by for flight in flights})
        raise FieldError((*place, "side"), f"no flight is met by {layer.side}", fix=f"use one of {', '.join(sides)}, or add a flight")
    for position, name in enumerate(layer.flights if isinstance(layer, ReachLayer) else ()):
        if name not in met:
            what = f"{name!r} is not among the flights that {layer.side} meets"
            raise FieldError((*place, "flights", position), what, fix=suggestion(name, met))
