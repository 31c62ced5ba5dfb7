"""What the numbers of a record count: the unit of a field, and all numbers of a part with their names, units and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple, get_args

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue


@dataclass(frozen=True)
class Unit:
    """The unit of a number, which the JSON Schema states too."""

    name: str

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of the number, with its unit."""
        return {**handler(schema), "unit": self.name}


Warheads = Annotated[int, Unit("warheads")]
MeanWarheads = Annotated[float, Unit("warheads")]
Interceptors = Annotated[int, Unit("interceptors")]
MeanInterceptors = Annotated[float, Unit("interceptors")]
Chance = Annotated[float, Unit("probability")]
Share = Annotated[float, Unit("share")]
Factor = Annotated[float, Unit("factor")]
Seconds = Annotated[float, Unit("s")]
Km = Annotated[float, Unit("km")]
SquareKm = Annotated[float, Unit("km2")]
KmPerSecond = Annotated[float, Unit("km/s")]
KmPerSecond2 = Annotated[float, Unit("km/s2")]
Degrees = Annotated[float, Unit("degrees")]
WholeDegrees = Annotated[int, Unit("degrees")]
WholeKm = Annotated[int, Unit("km")]
WholeSeconds = Annotated[int, Unit("s")]
Looks = Annotated[int, Unit("looks")]
MeanLooks = Annotated[float, Unit("looks")]
Count = Annotated[int, Unit("count")]


class Number(NamedTuple):
    """A number of a record: its name, its value (none where there is none), its unit, and what it says."""

    name: str
    value: float | None
    unit: str
    words: str


def unit_of(part: type[BaseModel], key: str) -> str | None:
    """The unit of a field, or of the numbers that it lists; none for a field that holds no number.

    >>> class Flight(BaseModel):
    ...     range_km: Km | None
    ...     name: str
    >>> unit_of(Flight, "range_km"), unit_of(Flight, "name")
    ('km', None)
    """
    return _unit(part.model_fields[key])


def _unit(field: FieldInfo) -> str | None:
    """The unit among the marks of a field, or of what it is made of."""
    pending: list[Any] = [*field.metadata, field.annotation]
    while pending:
        item = pending.pop()
        if isinstance(item, Unit):
            return item.name
        if not (isinstance(item, type) and issubclass(item, BaseModel)):
            pending += get_args(item)
    return None


def words_of(part: type[BaseModel], key: str) -> str:
    """The description of a field."""
    return part.model_fields[key].description or ""


def said(number: Number) -> str:
    """A number in words: what it says, and how much of what.

    >>> said(Number("outcome.p_no_leak", 0.25, "probability", "chance that nothing leaks"))
    'chance that nothing leaks: 25 %'
    >>> said(Number("outcome.mean", 2.0, "warheads", "warheads that leak on average"))
    'warheads that leak on average: 2'
    """
    if number.value is None:
        return f"{number.words}: none"
    if number.unit in ("probability", "share"):
        return f"{number.words}: {100 * number.value:.4g} %"
    amount = f"{number.value:,.0f}" if abs(number.value) >= 1_000 else f"{number.value:.4g}"
    told = number.unit in ("count", "factor") or number.words.startswith(number.unit)
    return f"{number.words}: {amount}" + ("" if told else f" {number.unit}")


def numbers(part: BaseModel, start: str, level: str = "", where: str = "") -> list[Number]:
    """The single numbers of a part of a record, each called by the name of the part, its key, and the level if it stands at one.

    `where` follows the words of each.
    """
    kind = type(part)
    return [
        Number(f"{start}.{key}{level}", value, unit, words_of(kind, key) + where)
        for key in kind.model_fields
        for value in [getattr(part, key)]
        for unit in [unit_of(kind, key)]
        if unit is not None and (value is None or isinstance(value, int | float))
    ]
