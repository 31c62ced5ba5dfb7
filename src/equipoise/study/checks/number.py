"""Numbers of a check file: ratios, whole numbers, and how a value that does not fit is shown."""

from __future__ import annotations

import math
import re

from equipoise.errors import InputError

RATIO = re.compile(r"(-?\d+)\s*/\s*(\d+)")
MOST_SHOWN = 40
LARGEST_WHOLE = 2**63 - 1


def ratio(name: str, text: str) -> str | float:
    """A ratio of whole numbers such as 10/18 as a number; any other text as it is.

    Raises: InputError for a division by zero and for numbers too large to divide.
    """
    match = RATIO.fullmatch(text.strip())
    if match is None:
        return text
    try:
        return int(match[1]) / int(match[2])
    except ZeroDivisionError:
        raise InputError(f"the ratio {shorter(text)} divides by zero", fix="write a ratio such as 10/18") from None
    except (OverflowError, ValueError):
        raise InputError(f"the ratio of the argument {name!r} is too large", fix="write a number below 1.8e308") from None


def whole(name: str, value: object, unfit: object) -> object:
    """A whole number, written with or without a fraction of nought; `unfit` for anything else.

    Raises: InputError for a whole number that does not fit into 64 bits.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return unfit
    if isinstance(value, float) and not value.is_integer():
        return unfit
    if abs(value) > LARGEST_WHOLE:
        raise InputError(f"the argument {name!r} is {shown(value)}, which is too large", fix=f"write a whole number up to {LARGEST_WHOLE}")
    return int(value)


def shown(value: object) -> str:
    """A value of a file in a message, briefly."""
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else f"a list of {len(value)}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "nothing"
    if isinstance(value, int) and value.bit_length() > 64:
        return f"a whole number of about {math.ceil(value.bit_length() * math.log10(2))} digits"
    return repr(shorter(value)) if isinstance(value, str) else str(value)


def shorter(text: str) -> str:
    """A text cut to what a message can hold."""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
