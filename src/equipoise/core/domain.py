"""Arguments of core functions: what each may be, and the sentence that refuses it."""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from jaxtyping import Float, Int, Real

from equipoise.errors import InputError, at_least

# `int` and `np.number` are named because shapes and types are checked at run time, where neither is a `float`.
Number: TypeAlias = float | int
Numbers: TypeAlias = float | int | np.number | Real[np.ndarray, "..."]
Result: TypeAlias = float | Float[np.ndarray, "..."]
WholeResult: TypeAlias = int | np.integer | Int[np.ndarray, "..."]

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
    array = numbers(name, value)
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
    array = amount(name, value, float(lowest))
    bad = array[array > highest]
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
        array = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        raise InputError(f"{name} is not a number, or an array of numbers", fix="give a number below 1.8e308") from None
    if not np.isfinite(array).all():
        raise InputError(f"{name} is not a finite number", fix="give a number")
    return array


def _written(number: float) -> str:
    """A bound with all its digits, so that it is itself admitted."""
    return f"{number:.0f}" if number == round(number) and number < 1e18 else repr(number)
