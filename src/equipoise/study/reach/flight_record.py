"""The part of a reach record that is about one flight."""

from __future__ import annotations

from pydantic import Field

from equipoise.study.record import Part
from equipoise.study.unit import Degrees, Km, KmPerSecond, Seconds


class Track(Part):
    """Samples of a flight from lift-off to impact, in columns of the same length."""

    time_s: tuple[Seconds, ...] = Field(description="time since lift-off")
    altitude_km: tuple[Km, ...] = Field(description="altitude")
    latitude_deg: tuple[Degrees, ...] = Field(description="latitude below it")
    longitude_deg: tuple[Degrees, ...] = Field(description="longitude below it")


class Seen(Part):
    """From when to when a sensor sees a flight."""

    sensor: str = Field(description="name of the sensor")
    from_s: Seconds = Field(description="time from which on it sees it")
    to_s: Seconds = Field(description="time until which it sees it")


class Event(Part):
    """What happens in the course of a flight."""

    time_s: Seconds = Field(description="time since lift-off")
    event: str = Field(description="launch, infrared, radar, burnout, warning, apogee, first_launch, earliest, latest or impact")
    what: str = Field(description="the event as a sentence")


class FlightRow(Part):
    """One flight with its track, who sees it when, and its time line."""

    name: str = Field(description="name of the flight")
    title: str = Field(description="from where to where, and of which class, in words")
    origin: str = Field(description="region of the launch")
    destination: str = Field(description="region of the impact")
    missile: str = Field(description="class of the missile")
    met_by: str = Field(description="the side whose sensors and layers meet it")
    missile_title: str = Field(description="the class in words")
    form: str = Field(description="ballistic or glide")
    range_km: Km = Field(description="distance along the ground")
    flight_time_s: Seconds = Field(description="time from lift-off to impact")
    apogee_km: Km = Field(description="altitude of the highest point")
    apogee_s: Seconds = Field(description="time of the highest point")
    burnout_s: Seconds = Field(description="time of the end of the boost")
    burnout_altitude_km: Km = Field(description="altitude at the end of the boost")
    burnout_speed_km_s: KmPerSecond = Field(description="speed at the end of the boost, relative to the ground")
    track: Track = Field(description="samples of the flight")
    infrared: Seen | None = Field(description="when infrared satellites see the booster; none: never")
    seen: tuple[Seen, ...] = Field(description="when each radar sees it")
    warning_time_s: Seconds = Field(description="time from confirmed warning to impact")
    timeline: tuple[Event, ...] = Field(description="what happens, in the order of time")
