"""The part of a reach record that is about layers of interceptors in orbit."""

from __future__ import annotations

from pydantic import Field

from equipoise.study.record import Part
from equipoise.study.unit import Count, Degrees, Factor, Km, KmPerSecond, KmPerSecond2, Seconds, WholeDegrees, WholeKm, WholeSeconds

Multiples = tuple[tuple[Factor | None, ...], ...]


class SpaceFlight(Part):
    """A space layer against one flight."""

    flight: str = Field(description="name of the flight")
    latitude_deg: Degrees = Field(description="latitude of the launch")
    boost_s: Seconds = Field(description="time of the boost")
    target_altitude_km: Km = Field(description="altitude at the end of the boost")
    reach_deg: Degrees = Field(description="how far along the ground an interceptor reaches the booster")
    absentee: Factor | None = Field(description="interceptors in orbit for one in reach")
    in_reach_mean: Factor = Field(description="interceptors of the constellation in reach on average")
    in_reach_least: Count = Field(description="interceptors of the constellation in reach at the worst time and place")


class LaunchRow(Part):
    """What so many launches together from one region take."""

    flight: str = Field(description="name of the flight")
    n_launches: Count = Field(description="launches together")
    n_in_orbit: Factor | None = Field(description="interceptors in orbit, one in reach for each launch")


class SpaceMap(Part):
    """Interceptors in orbit for one in reach of the shortest boost, over latitude and altitude or the time to decide."""

    missile: str = Field(description="class of the missile")
    boost_s: Seconds = Field(description="time of the boost")
    target_altitude_km: Km = Field(description="altitude at the end of the boost")
    latitudes_deg: tuple[WholeDegrees, ...] = Field(description="columns: latitudes of the launch")
    altitudes_km: tuple[WholeKm, ...] = Field(description="rows of the first map: altitudes of the orbit")
    by_altitude: Multiples = Field(description="interceptors in orbit for one in reach, by altitude; none: never")
    decisions_s: tuple[WholeSeconds, ...] = Field(description="rows of the second map: times to decide")
    by_decision: Multiples = Field(description="interceptors in orbit for one in reach, by the time to decide; none: never")


class SpaceRow(Part):
    """A constellation of interceptors against the flights that its side meets."""

    name: str = Field(description="name of the layer")
    title: str = Field(description="what it is, in words")
    side: str = Field(description="the actor that owns it")
    interceptor: str = Field(description="class of its interceptors")
    altitude_km: Km = Field(description="altitude of the orbits")
    inclination_deg: Degrees = Field(description="inclination of the orbits")
    speed_km_s: KmPerSecond = Field(description="speed that the motor adds")
    acceleration_km_s2: KmPerSecond2 = Field(description="acceleration by the motor")
    decision_s: Seconds = Field(description="time to decide")
    n_planes: Count = Field(description="orbital planes")
    n_per_plane: Count = Field(description="interceptors in each plane")
    n_in_orbit: Count = Field(description="interceptors in orbit")
    flights: tuple[SpaceFlight, ...] = Field(description="each flight that the side meets")
    launches: tuple[LaunchRow, ...] = Field(description="what many launches together take")
    map: SpaceMap = Field(description="numbers in orbit over latitude and altitude or the time to decide")
