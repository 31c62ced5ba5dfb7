"""The kinds of field that several records share: dates, lists, names of actors, keys of sources."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from equipoise.errors import InputError

Item = TypeVar("Item")
Kind = Literal["measured", "official", "estimate", "assumption"]


class Strict(BaseModel):
    """A record that refuses unknown keys, silent conversions and later changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


def _date(value: object) -> object:
    """The date that a text `YYYY-MM-DD` names."""
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise InputError(f"{value} is not a day of the calendar", fix="write the date as YYYY-MM-DD") from None
    raise InputError(f"{value!r} is not a date", fix="write the date as YYYY-MM-DD")


def _partial_date(value: object) -> object:
    """A publication date of any precision, as text."""
    written = str(value)
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", written):
        return written
    raise InputError(f"{value!r} is not a date", fix="write YYYY, YYYY-MM or YYYY-MM-DD")


def _list(value: object) -> object:
    """A list as an unchangeable tuple."""
    return tuple(value) if isinstance(value, list) else value


Date = Annotated[dt.date, BeforeValidator(_date)]
PartialDate = Annotated[str, BeforeValidator(_partial_date)]
List = Annotated[tuple[Item, ...], BeforeValidator(_list)]
Text = Annotated[str, Field(min_length=1)]
ActorId = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Name = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
