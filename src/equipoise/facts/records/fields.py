"""What records share: how they refuse and are changed, and their kinds of field: texts, dates, lists, names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from equipoise.errors import InputError
from equipoise.facts.files.binding import BLANK, first_fault

Item = TypeVar("Item")
Record = TypeVar("Record", bound=BaseModel)
Method = TypeVar("Method", bound=Callable[..., None])
Kind = Literal["measured", "official", "estimate", "assumption"]
YEARS = (1900, 2100)  # of a day of which something is true
PUBLISHED = (1600, 2100)
FIX = "write the date as YYYY-MM-DD"
FIX_PARTIAL = "write YYYY, YYYY-MM or YYYY-MM-DD"


def _plain(method: Method) -> Method:
    """A constructor that pydantic passes by when it reads a record inside another one: what it finds there keeps its path."""
    method.__dict__["__pydantic_base_init__"] = True
    return method


class Strict(BaseModel):
    """A record that refuses unknown keys, silent conversions and later changes; made in Python, it refuses them in one sentence."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)

    @_plain
    def __init__(self, /, **data: Any) -> None:
        """The record with these values.

        Raises: InputError for the first fault.
        """
        try:
            super().__init__(**data)
        except ValidationError as error:
            raise first_fault(error, type(self)) from None

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """The record that a mapping describes.

        Raises: InputError for the first fault.
        """
        try:
            return super().model_validate(obj, **options)
        except ValidationError as error:
            raise first_fault(error, cls) from None

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The record with other values, checked as those of a new one.

        Raises: InputError for the first fault.
        """
        copied = super().model_copy(deep=deep)
        if not update:
            return copied
        made = type(self)(**{name: getattr(copied, name) for name in copied.model_fields_set} | dict(update))
        for name, value in (self.__pydantic_private__ or {}).items():
            setattr(made, name, value)
        return made


def replaced(record: Record, **changes: object) -> Record:
    """A record with values that its caller made or has checked; nothing is checked again."""
    copied = record.model_copy()
    vars(copied).update(changes)
    copied.model_fields_set.update(changes)
    return copied


def _date(value: object) -> object:
    """The date that a text `YYYY-MM-DD` names."""
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise InputError(f"{value!r} is not a date", fix=FIX)
        value = _day(value, value, FIX)
    if not isinstance(value, dt.date):
        raise InputError(f"{value!r} is not a date", fix=FIX)
    _refuse_year(str(value), value.year, YEARS)
    return value


def _day(written: str, stated: str, fix: str) -> dt.date:
    """The day of a text of the form `YYYY-MM-DD`, of which so much was stated."""
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        noun = "day" if stated.count("-") == 2 else "month" if "-" in stated else "year"
        raise InputError(f"{stated} is not a {noun} of the calendar", fix=fix) from None


def _refuse_year(stated: str, year: int, years: tuple[int, int]) -> None:
    """Raise for a date in a year that nothing here is about."""
    if not years[0] <= year <= years[1]:
        raise InputError(f"{stated} is outside the years {years[0]} to {years[1]}", fix="give a date within them")


def _partial_date(value: object) -> object:
    """A publication date of any precision, as text."""
    written = str(value)
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", written):
        raise InputError(f"{value!r} is not a date", fix=FIX_PARTIAL)
    _refuse_year(written, _day(f"{written}-01-01"[: len("YYYY-MM-DD")], written, FIX_PARTIAL).year, PUBLISHED)
    return written


def _said(text: str) -> str:
    """A text that says something: more than blanks and marks that are not seen."""
    if text and not any(sign.isprintable() and not sign.isspace() for sign in text):
        raise PydanticCustomError(BLANK, "the text is blank")
    return text


def _list(value: object) -> object:
    """A list as an unchangeable tuple."""
    return tuple(value) if isinstance(value, list) else value


Date = Annotated[dt.date, BeforeValidator(_date)]
PartialDate = Annotated[str, BeforeValidator(_partial_date)]
List = Annotated[tuple[Item, ...], BeforeValidator(_list)]
Text = Annotated[str, Field(min_length=1), AfterValidator(_said)]
ActorId = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Name = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
