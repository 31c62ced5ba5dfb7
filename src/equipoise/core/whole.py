"""Whole numbers from quotients and products, in which rounding may have left a little too much or too little."""

from __future__ import annotations

import numpy as np

from equipoise.core.domain import Numbers, Result, numbers

ROUNDING = 1e-9  # a number as near as this to a whole one, relatively, is that number


def whole_below(value: Numbers) -> Result:
    """The greatest whole number that is not above a number.

    value: any shape, 0 or more.

    Valid for: numbers whose error is below 1e-9 of themselves.
    Raises: InputError for what is no finite number.
    Source: definition.

    >>> [float(whole_below(value)) for value in (0.29 * 100, 2.5)]
    [29.0, 2.0]
    """
    number = numbers("value", value)
    return _near(number, np.floor(number))


def whole_above(value: Numbers) -> Result:
    """The smallest whole number that is not below a number; 1 for the smallest number above 0.

    value: any shape, 0 or more.

    Valid for: numbers whose error is below 1e-9 of themselves.
    Raises: InputError for what is no finite number.
    Source: definition.

    >>> [float(whole_above(value)) for value in (0.07 * 100, 1e-12)]
    [7.0, 1.0]
    """
    number = numbers("value", value)
    return _near(number, np.ceil(number))


def _near(value: Numbers, otherwise: Result) -> Result:
    """The nearest whole number where it is as near as rounding, or another."""
    nearest = np.rint(value)
    return np.where(np.abs(np.subtract(value, nearest)) <= ROUNDING * np.abs(value), nearest, otherwise)[()]
