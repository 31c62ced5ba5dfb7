"""Arguments of core functions: what each may be, and the sentence that refuses it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final, TypeAlias, TypeVar

import numpy as np
from jaxtyping import Float, Int, Real

from equipoise.errors import InputError, at_least

# `int` and `np.number` are named because shapes and types are checked at run time, where neither is a `float`.
Number: TypeAlias = float | int
Numbers: TypeAlias = float | int | np.number | Real[np.ndarray, "..."]
Result: TypeAlias = float | Float[np.ndarray, "..."]
WholeResult: TypeAlias = int | np.integer | Int[np.ndarray, "..."]

Record = TypeVar("Record", bound=Any)  # a named tuple

MOST_EXACT = 2**53 - 1  # the greatest whole number that no other one is rounded to


def probability(name: str, value: Numbers) -> Float[np.ndarray, "..."]:
    """The argument as an array of probabilities.

    name: what the caller calls it; value: any shape, 0 to 1.

    Valid for: any finite number.
    Raises: InputError for a value that is not a number or outside 0 to 1.
    Source: definition.
    """
    array = numbers(name, value)
    bad = array[(array < 0.0) | (array > 1.0)]
    if bad.size:
        raise InputError(f"{name} {bad.flat[0]:g} is impossible", fix="give a probability between 0 and 1")
    return array


def amount(name: str, value: Numbers, lowest: float = 0.0, highest: float = math.inf) -> Float[np.ndarray, "..."]:
    """The argument as an array of amounts, fractions allowed.

    name: what the caller calls it; value: any shape, `lowest` to `highest`; lowest, highest: the least and the most admitted.

    Valid for: any finite number.
    Raises: InputError for a value that is not a number, below `lowest` or above `highest`.
    Source: definition.
    """
    array, lowest, highest = numbers(name, value), _bound(lowest), _bound(highest)
    bad = array[array < lowest]
    if bad.size:
        raise InputError(f"{name} {bad.flat[0]:g} is impossible", fix=f"give a number of {at_least(lowest)}")
    bad = array[array > highest]
    if bad.size:
        raise InputError(f"{name} {bad.flat[0]:g} is too large", fix=f"give a number of at most {_written(highest)}")
    return array


def count(name: str, value: Numbers, lowest: int = 0, highest: int = MOST_EXACT) -> Int[np.ndarray, "..."]:
    """The argument as an array of whole numbers.

    name: what the caller calls it; value: any shape, whole, `lowest` to `highest`; lowest, highest: the least and the most admitted.

    Valid for: whole numbers below 2^53, as integers or as floats without a fraction.
    Raises: InputError for a value that is not a number, has a fraction, is below `lowest` or above `highest`.
    Source: definition.
    """
    array = amount(name, value, lowest)
    bad = array[array > _bound(highest)]
    if bad.size:
        raise InputError(f"{name} {bad.flat[0]:.16g} is too large", fix=f"give a whole number of at most {highest:,}")
    bad = array[array != np.floor(array)]
    if bad.size:
        raise InputError(f"{name} {bad.flat[0]:g} is not a whole number", fix=f"give a whole number of at least {lowest}")
    return array.astype(np.int64)


def numbers(name: str, value: Numbers) -> Float[np.ndarray, "..."]:
    """The argument as an array of finite numbers.

    name: what the caller calls it; value: any shape.

    Valid for: any finite number.
    Raises: InputError for NaN or infinity, and for what is no number at all.
    Source: definition.
    """
    try:
        given = np.asarray(value)
        array = given.astype(np.float64, copy=False)
    except (TypeError, ValueError, OverflowError):
        raise InputError(f"{name} is not a number, or an array of numbers", fix="give a number below 1.8e308") from None
    if given.dtype.kind in "bUS":
        raise InputError(f"{name} is not a number, or an array of numbers", fix="give numbers, not words, true or false")
    if not np.isfinite(array).all():
        raise InputError(f"{name} is not a finite number", fix="give a number")
    return array


def plain(name: str, record: Record) -> Record:
    """The record with every single number in it as a finite `float` or a whole `int`, and tuples of numbers likewise.

    name: what the caller calls it; record: a named tuple; fields of other kinds stay as they are.

    Valid for: fields annotated as float, Number or int, or tuples of any number of them.
    Raises: InputError for such a field that is not a finite number, or not whole where it should be, with its name.
    Source: definition.
    """
    kinds = {key: str(getattr(kind, "__forward_arg__", kind)) for key, kind in type(record).__annotations__.items()}
    found: dict[str, object] = {}
    for key, kind in kinds.items():
        value, told = getattr(record, key), f"{key} of {name}"
        if kind in SINGLE:
            found[key] = SINGLE[kind](told, value)
        elif kind in SEVERAL:
            values = value if isinstance(value, tuple) else (value,)
            found[key] = tuple(SEVERAL[kind](told, item) for item in values)
    return record._make(found.get(key, getattr(record, key)) for key in kinds)


def _real(name: str, value: Numbers) -> float:
    """One finite number."""
    array = numbers(name, value)
    if array.ndim:
        raise InputError(f"{name} is not one number, but an array", fix="give a single number")
    return float(array)


def _whole(name: str, value: Numbers) -> int:
    """One whole number, of either sign."""
    if _real(name, value) < 0:
        return -_whole(name, -value)
    return int(count(name, value))


SINGLE: Final[dict[str, Callable[[str, Numbers], float | int]]] = {"float": _real, "Number": _real, "int": _whole}
SEVERAL: Final = {f"tuple[{kind}, ...]": single for kind, single in SINGLE.items()}


def refuse_unlike(**values: Numbers) -> None:
    """Nothing, for arguments whose shapes fit each other: one shape, or single numbers, as NumPy broadcasts them.

    values: by the names that the caller gives them, any shape.

    Valid for: any numbers.
    Raises: InputError for shapes that do not fit, naming all that are no single numbers.
    Source: definition.
    """
    shapes = {name: np.shape(value) for name, value in values.items()}
    try:
        np.broadcast_shapes(*shapes.values())
    except ValueError:
        told = ", ".join(f"{name} {' by '.join(map(str, shape))}" for name, shape in shapes.items() if shape)
        raise InputError(f"the arguments differ in shape ({told})", fix="give lists of one length, or single numbers") from None


def _bound(bound: Number) -> float:
    """A bound as a number; one of hundreds of digits bounds nothing."""
    try:
        return float(bound)
    except OverflowError:
        return math.inf if bound > 0 else -math.inf


def _written(number: float) -> str:
    """A bound with all its digits, so that it is itself admitted."""
    return f"{number:.0f}" if number == round(number) and number < 1e18 else repr(number)
