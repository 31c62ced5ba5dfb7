"""Fields of records that are numbers of a unit: what each admits, where it is defined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from equipoise.errors import InputError
from equipoise.units import UNITS, Unit, fault

FIX = "give a value inside these bounds"


@dataclass(frozen=True)
class InUnit:
    """A check of a field, and the unit with the bounds that it keeps; the reference pages list them."""

    unit: Unit
    check: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The field as it is without the check, and then the check."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))


def number_in(unit: Unit | str) -> InUnit:
    """A check that a plain number of a field, where there is one, is possible in a unit."""
    bounds = UNITS[unit] if isinstance(unit, str) else unit

    def checked(number: float | None) -> float | None:
        wrong = "" if number is None else fault(number, bounds)
        if wrong:
            raise InputError(wrong, fix=FIX)
        return number

    return InUnit(bounds, checked)


def bounded(model: type[BaseModel]) -> dict[str, Unit]:
    """The fields of a record that are numbers of a unit, each with the unit and its bounds."""
    fields = {name: _unit((*field.metadata, field.annotation)) for name, field in model.model_fields.items()}
    return {name: unit for name, unit in fields.items() if unit is not None}


def _unit(parts: tuple[Any, ...]) -> Unit | None:
    """The unit that stands anywhere in an annotation such as `dict[str, Km] | None`."""
    for part in parts:
        found = part.unit if isinstance(part, InUnit) else _unit(get_args(part))
        if found is not None:
            return found
    return None
