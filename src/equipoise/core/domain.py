"""Arguments of core functions: what each may be, and the sentence that refuses it."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from jaxtyping import Float, Int, Real

from equipoise.errors import InputError, at_least

TOO_MANY = 2**53  # from here on a float no longer holds every whole number

# `int` and `np.number` are named because shapes and types are checked at run time, where neither is a `float`.
Number: TypeAlias = float | int
Numbers: TypeAlias = float | int | np.number | Real[np.ndarray, "..."]
Result: TypeAlias = float | Float[np.ndarray, "..."]
WholeResult: TypeAlias = int | np.integer | Int[np.ndarray, "..."]


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


def amount(name: str, value: Numbers, lowest: float = 0.0) -> Float[np.ndarray, "..."]:
    """The argument as an array of amounts, fractions allowed.

    name: what the caller calls it; value: any shape, `lowest` or more; lowest: the least admitted.

    Valid for: any finite number.
    Raises: InputError for a value that is not a number or below `lowest`.
    Source: definition.
    """
    array = numbers(name, value)
    bad = array[array < lowest]
    if bad.size:
        raise InputError(f"{name} {bad.flat[0]:g} is impossible", fix=f"give a number of {at_least(lowest)}")
    return array


def count(name: str, value: Numbers, lowest: int = 0, most: int = TOO_MANY - 1) -> Int[np.ndarray, "..."]:
    """The argument as an array of whole numbers.

    name: what the caller calls it; value: any shape, whole, `lowest` to `most`; lowest, most: the least and the greatest admitted.

    Valid for: whole numbers below 2^53, as integers or as floats without a fraction.
    Raises: InputError for a value that is not a number, has a fraction, or is below `lowest` or above `most`.
    Source: definition.
    """
    array = amount(name, value, float(lowest))
    bad = array[array > most]
    if bad.size:
        raise InputError(f"{name} {bad.flat[0]:.16g} is too large", fix=f"give a whole number of at most {most:,}")
    bad = array[array != np.floor(array)]
    if bad.size:
        raise InputError(f"{name} {bad.flat[0]:g} is not a whole number", fix=f"give a whole number of at least {lowest}")
    return array.astype(np.int64)


def numbers(name: str, value: Numbers) -> Float[np.ndarray, "..."]:
    """The argument as an array of finite numbers.

    name: what the caller calls it; value: any shape.

    Valid for: any finite number.
    Raises: InputError for NaN or infinity.
    Source: definition.
    """
    array = np.asarray(value, dtype=np.float64)
    if not np.isfinite(array).all():
        raise InputError(f"{name} is not a finite number", fix="give a number")
    return array
