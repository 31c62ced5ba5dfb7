"""Lists of a check file as arrays of the kind, and with the dimensions, that an annotation states."""

from __future__ import annotations

import math
from typing import Any, TypeAlias, cast

import numpy as np

from equipoise import facts
from equipoise.errors import InputError
from equipoise.study.checks.number import ratio, shown, whole

Sizes: TypeAlias = dict[str, int]
WORDS = ("a number", "a list", "a table (a list of rows)")


def is_array(hint: object) -> bool:
    """Whether an annotation is an array with its kind and dimensions."""
    return hasattr(hint, "dim_str") and hasattr(hint, "dtypes")


def wanted_array(hint: object) -> str:
    """What an annotation of an array asks for, in words."""
    kind = {"b": "true and false", "i": "whole numbers"}.get(_kind(hint), "numbers")
    least, most = _ranks(hint)
    if most is None and least == 0:
        return f"a list of {kind}"
    if most == 1 and _dimensions(hint)[0].isdigit():
        return f"a list of {_dimensions(hint)[0]} {kind}"
    form = WORDS[least] if least < len(WORDS) else f"a list nested {least} deep"
    return f"{form} of {kind}"


def array(name: str, value: object, hint: object, sizes: Sizes, unfit: object) -> object:
    """The array that a list describes, or a number where the annotation admits any shape; `unfit` for what has no such form.

    Raises: InputError for rows of different length, for entries of another kind, and for lengths that do not agree.
    """
    is_list = isinstance(value, list)
    least, most = _ranks(hint)
    if not is_list and (least > 0 or not isinstance(value, (int, float)) or isinstance(value, bool) != (_kind(hint) == "b")):
        return unfit
    entries = _entries(name, value, _kind(hint)) if is_list else _entry(name, value, _kind(hint))
    try:
        converted = np.array(entries)
    except (ValueError, OverflowError):
        raise InputError(f"the rows of {name!r} differ in length", fix="give each row the same number of values") from None
    if converted.size == 0:
        converted = converted.astype(np.float64)
    kind = _kind(hint)
    if kind == "f" or (kind == "r" and converted.dtype.kind not in "if"):
        converted = converted.astype(np.float64)
    elif kind in "bi":
        converted = converted.astype(np.bool_ if kind == "b" else np.int64)
    if converted.ndim < least or (most is not None and converted.ndim > most):
        return unfit
    _refuse_lengths(name, converted.shape, hint, sizes)
    return converted


def _entries(name: str, items: object, kind: str) -> object:
    """The same list with its ratios, and the facts that it names, as numbers; each entry is of the kind that is wanted."""
    entries: list[object] = []
    for item in cast("list[object]", items):
        if isinstance(item, list):
            entries.append(_entries(name, item, kind))
        elif isinstance(item, str) and facts.is_named(item):
            entries.extend(_entry(name, number, kind) for number in facts.numbers(facts.load(), item))
        else:
            entries.append(_entry(name, ratio(name, item) if isinstance(item, str) else item, kind))
    return entries


def _entry(name: str, item: object, kind: str) -> object:
    """One entry of a list."""
    if kind == "b":
        number = item if isinstance(item, bool) else None
    elif kind == "i":
        number = whole(name, item, None)
    else:
        number = None if isinstance(item, bool) or not isinstance(item, (int, float)) or _is_nan(item) else item
    if number is None:
        word, fix = {"b": ("true or false", "write true or false"), "i": ("a whole number", "write whole numbers")}.get(
            kind, ("a number", "write numbers, or ratios such as 10/18")
        )
        raise InputError(f"the list {name!r} holds something that is not {word} ({shown(item)})", fix=fix)
    if kind in "bi":
        return number
    try:
        real = float(cast("float", number))
    except OverflowError:
        raise InputError(f"the list {name!r} holds {shown(number)}, which is too large", fix="write numbers below 1.8e308") from None
    return number if kind == "r" and isinstance(number, int) and abs(number) <= 2**53 else real


def _is_nan(item: float) -> bool:
    return isinstance(item, float) and math.isnan(item)


def _kind(hint: object) -> str:
    """The kind of the entries: b(oolean), i(nteger), f(loating), or r(eal), where both of the latter will do."""
    dtypes = set(cast("Any", hint).dtypes)
    if "bool" in dtypes:
        return "b"
    return "r" if {"int64", "float64"} <= dtypes else "i" if "int64" in dtypes else "f"


def _dimensions(hint: object) -> list[str]:
    """The dimensions as they are written, without marks of broadcasting."""
    return cast("Any", hint).dim_str.replace("#", "").split()


def _ranks(hint: object) -> tuple[int, int | None]:
    """The least and the most dimensions; None for any number."""
    dimensions = _dimensions(hint)
    named = [item for item in dimensions if item != "..." and not item.startswith("*")]
    return len(named), len(named) if len(named) == len(dimensions) else None


def _refuse_lengths(name: str, shape: tuple[int, ...], hint: object, sizes: Sizes) -> None:
    """Raise for a length other than the stated one, or than that of the same dimension of another array."""
    dimensions = _dimensions(hint)
    open_at = next((index for index, item in enumerate(dimensions) if item == "..." or item.startswith("*")), None)
    if open_at is None:
        pairs = list(zip(dimensions, shape, strict=True))
    else:
        after = len(dimensions) - open_at - 1
        pairs = [
            *zip(dimensions[:open_at], shape[:open_at], strict=True),
            *zip(dimensions[open_at + 1 :], shape[len(shape) - after :], strict=True),
        ]
    for dimension, length in pairs:
        known = int(dimension) if dimension.isdigit() else sizes.setdefault(dimension, length)
        if length != known:
            fix = f"give it {known}" if dimension.isdigit() else f"give it {known}, as the others have"
            raise InputError(f"the argument {name!r} has {length} entries along {dimension!r}, where {known} are wanted", fix=fix)
