"""The record of a missile-defence system: what is published about it, and what is not.

A quantity that nobody publishes is absent, never zero. The single-shot kill probability is what somebody
assumes; what was observed stands beside it as counts of attempts and successes.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field, model_validator

from equipoise.facts.files.binding import FieldError
from equipoise.facts.records.actor import PenetrationClass, Status, held, identified
from equipoise.facts.records.fields import ActorId, Kind, List, Name, PartialDate, Strict, Text
from equipoise.facts.records.group import Group
from equipoise.facts.records.quantity import Altitude, FireUnits, Interceptors, MillionUsd, Probability, Quantity, Salvo, Speed
from equipoise.facts.records.stated import Dated, Figure, Remark, refuse_reversed
from equipoise.units import UNITS, Unit
from equipoise.vocabulary import Phase

PLAIN = ("partners", "phases", "engages", "trials", "expended", "remarks")
IN_LAYER = ("interceptors", "salvo", "kill_probability")
MOST_TRIALS = 10_000


class Trials(Strict):
    """Attempts and successes that one source counts between two dates."""

    first: PartialDate
    last: PartialDate
    attempts: Annotated[int, Field(ge=1, le=MOST_TRIALS)]
    successes: Annotated[int, Field(ge=0, le=MOST_TRIALS)]
    kind: Kind
    source: Text
    note: str = ""

    @model_validator(mode="after")
    def _possible(self) -> Trials:
        """Refuse more successes than attempts, and a last day before the first."""
        if self.successes > self.attempts:
            what = f"{self.successes} successes are more than {self.attempts} attempts"
            raise FieldError("successes", what, fix="correct one of the two counts")
        refuse_reversed(self.first, self.last)
        return self


class Expenditure(Figure):
    """Interceptors fired in one conflict."""

    UNIT: ClassVar[Unit] = UNITS["interceptors"]

    event: Text
    first: PartialDate
    last: PartialDate

    @model_validator(mode="after")
    def _possible(self) -> Expenditure:
        """Refuse a last day before the first."""
        refuse_reversed(self.first, self.last)
        return self


class Defence(Strict):
    """One missile-defence system; `layer` names the actor's layer that holds its quantities where a study uses it."""

    id: Name
    name: Text
    owner: ActorId
    partners: List[ActorId] = ()
    layer: Text | None = None
    phases: List[Phase]
    role: Text
    engages: List[PenetrationClass]
    status: Status
    interceptors: Interceptors | None = None
    fire_units: FireUnits | None = None
    fire_unit: str = ""
    salvo: Salvo | None = None
    kill_probability: Probability | None = None
    unit_cost: MillionUsd | None = None
    burnout_speed: Speed | None = None
    altitude_lowest: Altitude | None = None
    altitude_highest: Altitude | None = None
    first_deployed: Dated | None = None
    trials: List[Trials] = ()
    expended: List[Expenditure] = ()
    remarks: List[Remark] = ()
    absent: Text

    @model_validator(mode="after")
    def _stated_once(self) -> Defence:
        """Refuse a quantity that stands in the actor's layer already, and fire units without a name."""
        for key in IN_LAYER if self.layer else ():
            if getattr(self, key) is not None:
                raise FieldError(key, f"{key!r} stands in the layer {self.layer} already", fix="state it there only")
        if (self.fire_units is None) != (not self.fire_unit):
            raise FieldError("fire_unit", "'fire_units' and 'fire_unit' go together", fix="give the count and what is counted, or neither")
        return self

    def quantities(self) -> list[Quantity]:
        """All quantities of the system, in the order of its fields."""
        return held(self)


def identified_defence(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree of a defence file with each list of values turned into a quantity with its id."""
    return identified(tree, f"defences.{tree.get('id', '')}", PLAIN)


GROUPS = (Group("defences", "defence", Defence, identified_defence),)
