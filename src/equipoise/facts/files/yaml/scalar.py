"""Plain values by the core schema of YAML 1.2: nothing, true and false, whole numbers, real numbers, and text for all else.

Dates, `yes`, `no` and `1:30` are text. What YAML 1.1 and common practice read as a number and YAML 1.2 as text, `1_000` and
`0b101`, is refused, so that no number is lost in silence; so is a number beyond the range of the arithmetic.
"""

from __future__ import annotations

import math
import re

NULL = frozenset(("", "~", "null", "Null", "NULL"))
TRUTH = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
DECIMAL = re.compile(r"[-+]?[0-9]+")
BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
REAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
ENDLESS = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
DOUBTFUL = re.compile(
    r"""[-+]?0[bB][01][01_]*                                     # base 2
    |   [-+]0[xo][0-9a-fA-F]+ | 0x[0-9a-fA-F]+(_[0-9a-fA-F]+)+   # signed, or in groups
    |   [-+]?[0-9]+(_[0-9]+)+(\.[0-9_]*)?([eE][-+]?[0-9]+)?""",
    re.VERBOSE,
)
MOST_DIGITS = 308
SHOWN = 30


class ScalarError(ValueError):
    """A plain value that is not read: what is wrong with it, and how to fix it."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.what, self.fix = what, fix


def plain(written: str) -> str | int | float | bool | None:
    """The value of a plain scalar.

    Raises: ScalarError for a number that is written in a form of YAML 1.1, or is out of range.
    """
    if written in NULL:
        return None
    if written in TRUTH:
        return TRUTH[written]
    if DECIMAL.fullmatch(written) or BASED.fullmatch(written):
        return _whole(written)
    if REAL.fullmatch(written):
        return _real(written)
    if ENDLESS.fullmatch(written):
        return float(written.replace(".", ""))
    if DOUBTFUL.fullmatch(written):
        what = f"{_shown(written)} is not a number in YAML 1.2"
        raise ScalarError(what, "write it in plain decimals, or in quotes if it is a text")
    return written


def _whole(written: str) -> int:
    """A whole number in decimals, or in base 8 or 16."""
    sign = -1 if written.startswith("-") else 1
    base = 16 if written.startswith("0x") else 8 if written.startswith("0o") else 10
    digits = written.lstrip("+-").removeprefix("0x").removeprefix("0o").lstrip("0") or "0"
    if len(digits) > MOST_DIGITS or (number := int(digits, base)) >= 10**MOST_DIGITS:
        raise _out_of_range(written, "large")
    return sign * number


def _real(written: str) -> float:
    """A real number; one that the arithmetic would take for infinity or for 0 is refused."""
    number = float(written)
    if math.isinf(number):
        raise _out_of_range(written, "large")
    if number == 0.0 and re.search(r"[1-9]", re.split("[eE]", written)[0]):
        raise _out_of_range(written, "small")
    return number


def _out_of_range(written: str, size: str) -> ScalarError:
    """The refusal of a number that is too large or too small."""
    fix = "give one below 1e308" if size == "large" else "give 0, or one above 1e-307"
    return ScalarError(f"the number {_shown(written)} is too {size} to compute with", fix)


def _shown(written: str) -> str:
    """The beginning of what is written."""
    return repr(written if len(written) <= SHOWN else f"{written[:SHOWN]}…")
