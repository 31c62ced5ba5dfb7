"""What a check selects of a result: fields, properties and entries, one below the other."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from equipoise.errors import InputError
from equipoise.facts.suggestion import nearest

WHOLE = "leave 'select' out"


def selected(value: object, select: str | int | None) -> object:
    """The whole result, or what a path such as `mean`, `p_no_leak`, `2` or `branches.0.leakers` names in it.

    Raises: InputError for a step that the result does not have, and for what is no number, list or table.
    """
    steps = [] if select is None else str(select).split(".")
    for step in steps:
        value = _entry(value, step) if step.lstrip("-").isdigit() else _member(value, step)
    try:
        np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        names = _members(value)
        fix = f"select one of {', '.join(names)}" if names else "select a field or an entry that is a number, list or table"
        raise InputError("the result is not a number, a list or a table", fix=fix) from None
    return value


def _member(value: object, name: str) -> object:
    """A field or public property of a record."""
    names = _members(value)
    if name in names:
        return getattr(value, name)
    close = nearest(name, names) if names else ""
    fix = f"did you mean {close!r}?" if close else f"use one of {', '.join(names)}" if names else f"{WHOLE}, or give an index from 0"
    raise InputError(f"the result has no field {name!r}", fix=fix)


def _members(value: object) -> list[str]:
    """The fields of a record, and its public properties."""
    fields = list(cast("Any", getattr(value, "_fields", ())))
    own = inspect.getmembers_static(type(value), lambda member: isinstance(member, property)) if fields else []
    return [*fields, *(name for name, _ in own if not name.startswith("_"))]


def _entry(value: object, step: str) -> object:
    """An entry of a list, a table or a tuple, counted from 0."""
    entries = value if isinstance(value, (np.ndarray, Sequence)) else ()
    size = len(entries) if not isinstance(entries, np.ndarray) or entries.ndim else 0
    index = int(step)
    if not 0 <= index < size:
        raise InputError(f"the result has no entry {index}", fix=f"give an index from 0 to {size - 1}" if size else WHOLE)
    return entries[index]
