"""The record of a defence programme: its origin, its aims, and rival figures of its cost side by side."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field, model_validator

from equipoise.facts.files.binding import FieldError
from equipoise.facts.records.actor import held, identified
from equipoise.facts.records.fields import ActorId, List, Name, PartialDate, Strict, Text
from equipoise.facts.records.group import Group
from equipoise.facts.records.quantity import Minutes, Quantity
from equipoise.facts.records.stated import Figure, Remark
from equipoise.units import UNITS, Unit

PLAIN = ("aims", "costs", "funding", "remarks")
MOST_YEARS = 100


class Cost(Figure):
    """Who puts the cost at how many billion US dollars, for what and over how many years."""

    UNIT: ClassVar[Unit] = UNITS["billion_usd"]

    by: Text
    date: PartialDate
    covers: Text
    years: Annotated[float, Field(gt=0, le=MOST_YEARS)] | None = None
    default: bool = False


class Programme(Strict):
    """A programme of missile defence that is planned or under way."""

    id: Name
    name: Text
    owner: ActorId
    origin: Remark
    aims: List[Remark]
    costs: List[Cost]
    default_because: Text
    funding: List[Cost] = ()
    engagement_window: Minutes | None = None
    remarks: List[Remark] = ()

    @model_validator(mode="after")
    def _one_default(self) -> Programme:
        """Refuse rival costs without exactly one default."""
        n_defaults = sum(1 for cost in self.costs if cost.default)
        if n_defaults != 1:
            raise FieldError("costs", f"{n_defaults} of the rival costs are the default", fix="set 'default: true' on one of them")
        return self

    def quantities(self) -> list[Quantity]:
        """All quantities of the programme."""
        return held(self)


def identified_programme(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree of a programme file with each list of values turned into a quantity with its id."""
    return identified(tree, f"programmes.{tree.get('id', '')}", PLAIN)


GROUPS = (Group("programmes", "programme", Programme, identified_programme),)
