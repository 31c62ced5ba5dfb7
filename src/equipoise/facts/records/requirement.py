"""The record of a requirement: how many warheads must arrive."""

from __future__ import annotations

from pydantic import model_validator

from equipoise import units
from equipoise.facts.files.binding import FieldError
from equipoise.facts.records.fields import Strict, Text
from equipoise.facts.records.quantity import Law, ordered

MOST_REQUIRED = 20_000


class Requirement(Strict):
    """How many warheads must arrive, as a range with a reason."""

    low: float
    best: float
    high: float
    law: Law = "triangular"
    reason: Text

    @model_validator(mode="after")
    def _possible(self) -> Requirement:
        """Refuse what is no number of warheads, less than one, too many, and ranges out of order."""
        for key in ("low", "best", "high"):
            fault = units.fault(getattr(self, key), "warheads")
            if fault:
                raise FieldError(key, f"{key} {fault}", fix="give a number of warheads")
            if getattr(self, key) < 1:
                what = f"{key} {getattr(self, key):g} is impossible: a requirement is at least 1 warhead"
                raise FieldError(key, what, fix="give a number of warheads from 1 on")
        if self.high > MOST_REQUIRED:
            key = next(key for key in ("low", "best", "high") if getattr(self, key) > MOST_REQUIRED)
            what = f"{key} {getattr(self, key):,.12g} is too many: a requirement is at most {MOST_REQUIRED:,} warheads"
            raise FieldError(key, what, fix="give a number of warheads up to that")
        ordered(self.low, self.best, self.high, self.law)
        return self
