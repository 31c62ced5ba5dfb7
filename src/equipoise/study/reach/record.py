"""The record of a reach study: when flights are seen, when and how often they can be met, and what a space layer needs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from equipoise.facts.records.source import Source
from equipoise.study.given import GivenRow
from equipoise.study.reach.flight_record import FlightRow
from equipoise.study.reach.space_record import SpaceRow
from equipoise.study.record import Part
from equipoise.study.unit import Count, Degrees, Km, KmPerSecond, Looks, MeanLooks, Seconds, Share, SquareKm, WholeDegrees


class Head(Part):
    """What the record says of the scenario itself."""

    name: str = Field(description="name of the scenario")
    title: str = Field(description="its title")
    date: str = Field(description="its date, from year to day")


class RegionRow(Part):
    """A coarse region in use."""

    name: str = Field(description="name of the region")
    title: str = Field(description="what it is, in words")
    latitude_deg: Degrees = Field(description="latitude of the point that stands for it")
    longitude_deg: Degrees = Field(description="longitude of the point that stands for it")
    source: str = Field(description="who chose the point")


class Circle(Part):
    """How far along the ground an object is seen."""

    altitude_km: Km = Field(description="altitude of the object")
    ground_radius_km: Km = Field(description="distance along the ground within which it is seen")


class SensorRow(Part):
    """A radar and how far it sees, or infrared satellites, of which nothing but their name is known."""

    name: str = Field(description="name of the sensor")
    title: str = Field(description="what it is, in words")
    side: str = Field(description="the actor that owns it")
    kind: str = Field(description="radar, battery (the radar of a battery) or infrared")
    region: str | None = Field(description="the region in which it stands")
    latitude_deg: Degrees | None = Field(description="latitude of that region")
    longitude_deg: Degrees | None = Field(description="longitude of that region")
    range_km: Km | None = Field(description="how far it sees")
    lowest_elevation_deg: Degrees | None = Field(description="elevation above which it sees")
    circles: tuple[Circle, ...] | None = Field(description="how far along the ground objects at some altitudes are seen")


class BatteryRow(Part):
    """Launchers in a region."""

    region: str = Field(description="the region in which they stand")
    latitude_deg: Degrees = Field(description="latitude of that region")
    longitude_deg: Degrees = Field(description="longitude of that region")
    radar: str | None = Field(description="name of its radar among the sensors; none without")
    reach_km: Km = Field(description="greatest distance along the ground that an interceptor reaches")


class LayerRow(Part):
    """A layer: its class, its delays and its batteries."""

    name: str = Field(description="name of the layer")
    title: str = Field(description="what it is, in words")
    side: str = Field(description="the actor that owns it")
    interceptor: str = Field(description="class of its interceptors")
    integrated: bool = Field(description="whether it fights on the tracks of all sensors of its side")
    interceptor_title: str = Field(description="the class in words")
    burnout_speed_km_s: KmPerSecond = Field(description="speed of the interceptor at burnout")
    altitude_lowest_km: Km = Field(description="lowest altitude of an intercept")
    altitude_highest_km: Km = Field(description="highest altitude of an intercept")
    decision_s: Seconds = Field(description="time from first sight to launch")
    assessment_s: Seconds = Field(description="time from an intercept to the next launch")
    batteries: tuple[BatteryRow, ...] = Field(description="its batteries")


class Chance(Part):
    """When a layer can meet a flight, in one way of fighting; what never happens is none."""

    first_sight_s: Seconds | None = Field(description="time of first sight by a radar that may cue it")
    first_launch_s: Seconds | None = Field(description="time from which on it may launch")
    earliest_s: Seconds | None = Field(description="time of the earliest intercept")
    latest_s: Seconds | None = Field(description="time of the latest intercept")
    looks_s: tuple[Seconds, ...] = Field(description="times of the looks, one after another")


class OpportunityRow(Part):
    """When a layer can meet a flight, on its own radars and on all of its side."""

    flight: str = Field(description="name of the flight")
    layer: str = Field(description="name of the layer")
    own: Chance = Field(description="each battery on its own radar")
    integrated: Chance = Field(description="on the tracks of all sensors of the side")


class CellRow(Part):
    """Looks at a flight to one coarse point."""

    latitude_deg: Degrees = Field(description="latitude of the cell")
    longitude_deg: Degrees = Field(description="longitude of the cell")
    own: Looks = Field(description="looks of the batteries on their own radars")
    integrated: Looks = Field(description="looks on the tracks of all sensors of the side")


class FootprintRow(Part):
    """Where around a destination a layer has looks at flights from one origin."""

    flight: str = Field(description="name of the flight")
    layer: str = Field(description="name of the layer")
    step_deg: WholeDegrees = Field(description="spacing of the cells")
    cells: tuple[CellRow, ...] = Field(description="the cells around the destination")
    own_km2: SquareKm = Field(description="area with a look on own radars")
    own_share: Share = Field(description="share of the cells with a look on own radars")
    integrated_km2: SquareKm = Field(description="area with a look on all radars of the side")
    integrated_share: Share = Field(description="share of the cells with a look on all radars of the side")


class ShareMode(Part):
    """How many flights of a class have a look, and how many looks."""

    reach: Share = Field(description="share of flights with at least one look")
    looks: MeanLooks = Field(description="looks of the flights that have one, on average")
    counts: tuple[Count, ...] = Field(description="number of flights with 0, 1, 2 … looks")


class ShareRow(Part):
    """What an engagement takes of a layer and a class of missiles."""

    layer: str = Field(description="name of the layer")
    missile: str = Field(description="class of the missile")
    n: Count = Field(description="flights: all cells of all footprints of the class")
    own: ShareMode = Field(description="each battery on its own radar")
    integrated: ShareMode = Field(description="on the tracks of all sensors of the side")


class LayerLoss(Part):
    """The looks of a layer without a sensor."""

    layer: str = Field(description="name of the layer")
    looks: Looks = Field(description="looks that are left")
    looks_lost: Looks = Field(description="looks that are lost")


class FlightLoss(Part):
    """One flight without one sensor."""

    flight: str = Field(description="name of the flight")
    first_sight_s: Seconds | None = Field(description="time of first sight without the sensor")
    warning_time_s: Seconds = Field(description="time from confirmed warning to impact without the sensor")
    warning_lost_s: Seconds = Field(description="warning that is lost")
    layers: tuple[LayerLoss, ...] = Field(description="looks of each layer that meets the flight, as it fights")


class LossRow(Part):
    """What the loss of one sensor changes."""

    sensor: str = Field(description="name of the sensor")
    title: str = Field(description="what it is, in words")
    flights: tuple[FlightLoss, ...] = Field(description="the flights that its side meets, without it")


class ReachRecord(Part):
    """The results of a reach scenario."""

    version: str = Field(description="version of the program")
    question: Literal["reach"] = Field(default="reach", description="the question that the record answers")
    digest: str = Field(description="digest of the scenario, its inputs and its regions")
    scenario: Head = Field(description="the scenario in short")
    regions: tuple[RegionRow, ...] = Field(description="the coarse regions in use")
    flights: tuple[FlightRow, ...] = Field(description="each flight, and who sees it when")
    sensors: tuple[SensorRow, ...] = Field(description="all sensors, those of batteries last")
    layers: tuple[LayerRow, ...] = Field(description="the layers that can meet flights")
    opportunities: tuple[OpportunityRow, ...] = Field(description="when each layer can meet each flight")
    footprints: tuple[FootprintRow, ...] = Field(description="where around destinations layers have looks")
    shares: tuple[ShareRow, ...] = Field(description="what an engagement takes: reach and looks by layer and class")
    losses: tuple[LossRow, ...] = Field(description="what the loss of each sensor changes")
    space: tuple[SpaceRow, ...] = Field(description="what layers of interceptors in orbit need")
    inputs: tuple[GivenRow, ...] = Field(description="every number that the scenario rests on")
    assumed: Count = Field(description="inputs that are assumptions")
    stages: dict[str, tuple[str, ...]] = Field(description="inputs and regions that each part read, by part")
    sources: dict[str, Source] = Field(description="publications behind inputs and regions, by key")
