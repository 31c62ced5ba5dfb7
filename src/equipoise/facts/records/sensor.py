"""The record of a class of sensors: how many there are, how far they see, and what they see."""

from __future__ import annotations

from typing import Any

from pydantic import RootModel

from equipoise.facts.records.actor import held, identified
from equipoise.facts.records.fields import ActorId, List, Name, Strict, Text
from equipoise.facts.records.group import Group
from equipoise.facts.records.quantity import Quantity, Range, Sensors
from equipoise.facts.records.stated import Remark


class Sensor(Strict):
    """A class of radars or satellites of one owner; what nobody publishes is absent."""

    name: Text
    owner: ActorId
    partners: List[ActorId] = ()
    medium: Text
    detects: Text
    count: Sensors | None = None
    range: Range | None = None
    remarks: List[Remark] = ()
    absent: str = ""

    def quantities(self) -> list[Quantity]:
        """All quantities of the class."""
        return held(self)


class SensorFile(RootModel[dict[Name, Sensor]]):
    """A file of sensors: name to class."""


def identified_sensors(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree of a file of sensors with each list of values turned into a quantity with its id."""
    return {
        name: identified(part, f"sensors.{name}", ("partners", "remarks")) if isinstance(part, dict) else part
        for name, part in tree.items()
    }


GROUPS = (Group("sensors", "sensor", SensorFile, identified_sensors),)
