"""The records of generic classes: missiles, interceptors and radars, each by a few numbers. A class is no type of any state."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, RootModel, model_validator

from equipoise.facts.files.binding import FieldError
from equipoise.facts.records.bounds import bounded
from equipoise.facts.records.fields import Name, Strict, Text
from equipoise.facts.records.given import (
    Altitude,
    BoostShare,
    BurnTime,
    Elevation,
    FlightTime,
    Given,
    GlideAltitude,
    LiftToDrag,
    Range,
    Speed,
)
from equipoise.facts.records.group import Group

GLIDING = ("lift_to_drag", "glide_altitude", "end_speed")
GROUND = ("altitude_lowest", "altitude_highest", "longest_flight")
Form = Literal["ballistic", "glide"]
Basing = Literal["ground", "space"]


class MissileClass(Strict):
    """A class of missiles: its boost, and the arc or the glide that follows."""

    title: Text
    form: Form
    burn_time: BurnTime
    boost_share: BoostShare
    apogee: Altitude | None = None
    lift_to_drag: LiftToDrag | None = None
    glide_altitude: GlideAltitude | None = None
    end_speed: Speed | None = None
    reason: Text

    @model_validator(mode="after")
    def _whole(self) -> MissileClass:
        """Refuse a glider without its numbers, and numbers that the form does not have."""
        wanted = GLIDING if self.form == "glide" else ()
        _refuse_unlike(self, wanted, (*GLIDING, "apogee"), (*wanted, "apogee") if self.form == "ballistic" else wanted, self.form)
        return self


class InterceptorClass(Strict):
    """A class of interceptors: its motor, and, of one that starts from the ground, where and how long it can fly."""

    title: Text
    basing: Basing
    burn_time: BurnTime
    burnout_speed: Speed
    altitude_lowest: Altitude | None = None
    altitude_highest: Altitude | None = None
    longest_flight: FlightTime | None = None
    reason: Text

    @model_validator(mode="after")
    def _whole(self) -> InterceptorClass:
        """Refuse one from the ground without its bounds, and one in orbit with them."""
        wanted = GROUND if self.basing == "ground" else ()
        _refuse_unlike(self, wanted, GROUND, wanted, self.basing)
        return self


class RadarClass(Strict):
    """A class of radars: how far it sees, and above which elevation."""

    title: Text
    range: Range
    lowest_elevation: Elevation
    reason: Text


class MissileFile(RootModel[dict[Name, MissileClass]]):
    """A file of classes of missiles: name to class."""


class InterceptorFile(RootModel[dict[Name, InterceptorClass]]):
    """A file of classes of interceptors: name to class."""


class RadarFile(RootModel[dict[Name, RadarClass]]):
    """A file of classes of radars: name to class."""


WeaponClass = MissileClass | InterceptorClass | RadarClass
UNITS = {key: unit for model in (MissileClass, InterceptorClass, RadarClass) for key, unit in bounded(model).items()}


def numbers(record: WeaponClass) -> dict[str, Given]:
    """The numbers of a class that it states, by their key."""
    found = {key: getattr(record, key) for key in UNITS if key in type(record).model_fields}
    return {key: value for key, value in found.items() if value is not None}


def _refuse_unlike(record: BaseModel, wanted: tuple[str, ...], known: tuple[str, ...], admitted: tuple[str, ...], sort: str) -> None:
    """Raise for a number that a sort of class needs and lacks, or has and does not use."""
    for key in known:
        if key in wanted and getattr(record, key) is None:
            raise FieldError(key, f"the key {key!r} is missing for {sort!r}", fix=f"add '{key}: …'")
        if key not in admitted and getattr(record, key) is not None:
            raise FieldError(key, f"{key!r} is not used for {sort!r}", fix="remove it")


GROUPS = (
    Group("missiles", "class of missiles", MissileFile),
    Group("interceptors", "class of interceptors", InterceptorFile),
    Group("radars", "class of radars", RadarFile),
)
