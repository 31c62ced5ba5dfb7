"""The record of a reach scenario: flights between coarse regions, the sensors that see them, and the layers that can meet them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from equipoise.facts.files.binding import FieldError, placed
from equipoise.facts.records.bounds import InUnit
from equipoise.facts.records.fields import ActorId, Date, List, Name, Strict, Text
from equipoise.facts.records.given import CloudTop, Delay, Given, Inclination, Orbit
from equipoise.facts.records.region import RegionName
from equipoise.facts.suggestion import suggestion
from equipoise.units import UNITS

MOST = {"flights": 24, "sensors": 40, "layers": 12, "space": 6}
MOST_BATTERIES = 20
MOST_LAUNCHES = 1_000
MOST_ROWS = 20  # numbers of launches for the table
MOST_SATELLITES = 100_000
MOST_SPREAD = 20  # degrees
Whole = Annotated[int, Field(ge=1, le=MOST_LAUNCHES)]


def _whole_degrees(given: Given) -> Given:
    """Refuse a spread that is a fact, no whole number of degrees, or too wide."""
    if given.fact is not None:
        raise FieldError("spread", f"{given.fact} is no choice of this scenario", fix="give whole degrees, with a reason")
    for key in ("low", "best", "high"):
        number = getattr(given, key)
        if number is not None and not (0 <= number <= MOST_SPREAD and number == round(number)):
            raise FieldError(key, f"a spread of {number:g} degrees is impossible", fix=f"give a whole number from 0 to {MOST_SPREAD}")
    return given


Spread = Annotated[Given, InUnit(UNITS["degrees"].within(0, MOST_SPREAD), _whole_degrees)]


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
    cloud_top: CloudTop | None = None
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
    decision: Delay
    assessment: Delay
    flights: List[Name] = ()
    reason: Text


class ReachSpace(Located):
    """A constellation of interceptors in circular orbits: planes with as many satellites each, evenly spread."""

    name: Name
    title: Text
    side: ActorId
    interceptor: Name
    altitude: Orbit
    inclination: Inclination
    planes: Whole
    per_plane: Whole
    decision: Delay
    launches: Annotated[List[Whole], Field(max_length=MOST_ROWS)] = (1, 2, 4, 10)
    reason: Text

    @model_validator(mode="after")
    def _countable(self) -> ReachSpace:
        """Refuse a pattern of more satellites than are computed."""
        number = self.planes * self.per_plane
        if number > MOST_SATELLITES:
            what = f"{self.planes:,} planes with {self.per_plane:,} satellites each are {number:,}"
            raise FieldError("planes", what, fix=f"give a pattern of at most {MOST_SATELLITES:,}")
        return self


class Options(Strict):
    """How finely it is computed: samples of a flight, and whole degrees from one cell around a destination to the next."""

    samples: Annotated[int, Field(ge=200, le=2_000)] = 300
    footprint_step: Annotated[int, Field(ge=1, le=10)] = 2


class ReachScenario(Strict):
    """Who can see and meet which flights, as a readable file states it."""

    name: Name
    title: Text
    date: Date
    flights: List[Flight] = Field(min_length=1)
    confirmation: Delay
    spread: Spread
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
        """Refuse too many parts, names that stand twice, and sensors and layers of a side that meets no flight."""
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
        for key in ("sensors", "layers", "space"):
            for index, item in enumerate(getattr(self, key)):
                _refuse_idle((key, index), item, self.flights)
        return self


def _refuse_idle(place: tuple[str | int, ...], item: ReachSensor | ReachLayer | ReachSpace, flights: tuple[Flight, ...]) -> None:
    """Raise for a part whose side no flight is met by, and for a layer that names a flight that is none or another side's."""
    met = [flight.name for flight in flights if flight.met_by == item.side]
    if not met:
        sides = sorted({flight.met_by for flight in flights})
        raise FieldError((*place, "side"), f"no flight is met by {item.side}", fix=f"use one of {', '.join(sides)}, or add a flight")
    for position, name in enumerate(item.flights if isinstance(item, ReachLayer) else ()):
        if name not in met:
            what = f"{name!r} is not among the flights that {item.side} meets"
            raise FieldError((*place, "flights", position), what, fix=suggestion(name, met))
