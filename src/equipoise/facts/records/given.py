"""A number of a defence scenario as its file gives it: a plain number, a range with a reason, or the id of a fact."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import model_validator

from equipoise.errors import InputError
from equipoise.facts.files.binding import FieldError
from equipoise.facts.files.yaml.tree import Mapping
from equipoise.facts.records.bounds import FIX as INSIDE
from equipoise.facts.records.bounds import InUnit
from equipoise.facts.records.fields import Strict, Text
from equipoise.facts.records.quantity import ordered
from equipoise.units import UNITS, Unit, fault

ADMITTED = {
    "probability": ("probability", "share"),
    "share": ("probability", "share"),
    "warheads": ("warheads", "launchers"),
}
OWN = ("low", "best", "high", "reason")
FIX = "give a number, a range {low: …, best: …, high: …, reason: …}, or the id of a fact such as USA.gmd.interceptors"


class Given(Strict):
    """A number as the file gives it: `fact` is an id, and then nothing else is set; without low and high it is fixed."""

    low: float | None = None
    best: float | None = None
    high: float | None = None
    reason: Text | None = None
    fact: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _written(cls, data: object) -> object:
        """A plain number or an id as the record that it stands for."""
        if isinstance(data, Mapping):
            for key in ("fact", *(key for key in data if key not in OWN)):
                if key in data:
                    raise FieldError(key, f"unknown key {key!r}", fix=f"use {', '.join(OWN[:-1])} and {OWN[-1]}, or the id of a fact alone")
            missing = next((key for key in ("best", "reason") if key not in data), "")
            if missing:
                raise InputError(f"the key {missing!r} is missing", fix=f"add '{missing}: …'")
            return data
        if isinstance(data, str) and data:
            return {"fact": data}
        if isinstance(data, int | float) and not isinstance(data, bool):
            if not math.isfinite(data):
                raise InputError(f"{data} is not a number", fix=FIX)
            return {"best": float(data)}
        if isinstance(data, dict):
            return data
        raise InputError(f"a number is expected, not {_shown(data)}", fix=FIX)

    @model_validator(mode="after")
    def _in_order(self) -> Given:
        """Refuse a range out of order."""
        if self.best is not None:
            ordered(self.lowest, self.best, self.highest, "triangular")
        return self

    @property
    def lowest(self) -> float:
        """The low end of a range that is not a fact."""
        return (self.best or 0.0) if self.low is None else self.low

    @property
    def highest(self) -> float:
        """The high end of a range that is not a fact."""
        return (self.best or 0.0) if self.high is None else self.high


def _shown(data: object) -> str:
    """What was given, in few words."""
    if data is None or data == "":
        return "nothing"
    return "a list" if isinstance(data, list) else repr(data)


def in_unit(unit: Unit | str) -> InUnit:
    """A check that a number of the file is possible in a unit; facts are checked when they are looked up."""
    bounds = UNITS[unit] if isinstance(unit, str) else unit

    def checked(given: Given) -> Given:
        for key in ("low", "best", "high"):
            number = getattr(given, key)
            wrong = "" if number is None else fault(number, bounds)
            if wrong:
                raise FieldError(key, wrong, fix=INSIDE)
        return given

    return InUnit(bounds, checked)


KM, S = UNITS["km"], UNITS["s"]
Probability = Annotated[Given, in_unit("probability")]
Warheads = Annotated[Given, in_unit("warheads")]
Interceptors = Annotated[Given, in_unit("interceptors")]
BoostShare = Annotated[Given, in_unit(UNITS["share"].within(0.334, 0.5))]  # below a third, the curve of the boost turns back
BurnTime = Annotated[Given, in_unit(S.within(1, 1_000))]
Delay = Annotated[Given, in_unit(S.within(0, 7_200))]  # no flight to be met is longer
FlightTime = Annotated[Given, in_unit(S.within(1, 7_200))]
Altitude = Annotated[Given, in_unit(KM.within(0, 40_000))]  # beyond the highest orbit that is in use
Orbit = Annotated[Given, in_unit(KM.within(100, 40_000))]
CloudTop = Annotated[Given, in_unit(KM.within(0, 30))]
GlideAltitude = Annotated[Given, in_unit(KM.within(1, 100))]  # above, there is no air that carries
Range = Annotated[Given, in_unit(KM.within(1, KM.highest))]
Speed = Annotated[Given, in_unit("km_per_s")]
Elevation = Annotated[Given, in_unit(UNITS["degrees"].within(0, 89))]
Inclination = Annotated[Given, in_unit("degrees")]
LiftToDrag = Annotated[Given, in_unit(UNITS["ratio"].within(0.1, 20))]
