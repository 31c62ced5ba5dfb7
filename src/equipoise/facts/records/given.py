"""A number of a defence scenario as its file gives it: a plain number, a range with a reason, or the id of a fact."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import AfterValidator, model_validator

from equipoise import units
from equipoise.errors import InputError
from equipoise.facts.files.binding import FieldError
from equipoise.facts.files.yaml.tree import Mapping
from equipoise.facts.records.fields import Strict, Text
from equipoise.facts.records.quantity import ordered

ADMITTED = {
    "probability": ("probability", "share"),
    "share": ("probability", "share"),
    "warheads": ("warheads", "launchers"),
}
WHOLE = ("warheads", "interceptors")
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


def wrong(number: float, unit: str) -> str:
    """What is wrong with a number of a unit, whole where the unit counts things; an empty string where nothing is."""
    fault = units.fault(number, unit)
    if not fault and unit in WHOLE and number != round(number):
        return f"{number:g} is impossible: {unit} are whole numbers"
    return fault


def in_unit(unit: str) -> AfterValidator:
    """A check that a number of the file is possible in a unit; facts are checked when they are looked up."""

    def checked(given: Given) -> Given:
        for key in ("low", "best", "high"):
            number = getattr(given, key)
            fault = "" if number is None else wrong(number, unit)
            if fault:
                raise FieldError(key, fault, fix="give a value inside these bounds")
        return given

    return AfterValidator(checked)


Probability = Annotated[Given, in_unit("probability")]
Warheads = Annotated[Given, in_unit("warheads")]
Interceptors = Annotated[Given, in_unit("interceptors")]
Share = Annotated[Given, in_unit("share")]
Seconds = Annotated[Given, in_unit("s")]
Km = Annotated[Given, in_unit("km")]
KmPerS = Annotated[Given, in_unit("km_per_s")]
Degrees = Annotated[Given, in_unit("degrees")]
Ratio = Annotated[Given, in_unit("ratio")]
