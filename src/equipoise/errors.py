"""The one error that a user's input can raise, and how it reads."""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

DIGITS = 6  # of a limit in a message
MOST_DIGITS = 17  # with which every number is exact
PLAIN = (1e-6, 1e15)  # sizes that are written without a power of ten
SLACK = 1e-12  # by which a number that must differ from a limit differs, relative to what the limit is made of


class InputError(ValueError):
    """Input that cannot be used: what is wrong, where, and how to fix it.

    `file` and `line` (counted from 1) name the place where there is one; `fix`
    says what to write instead. `str()` gives the one sentence that a user sees.
    """

    def __init__(self, what: str, *, fix: str = "", file: str = "", line: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix
        self.file = file
        self.line = line

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file and self.line else f"{self.file}: " if self.file else ""
        return f"{place}{self.what}{'; ' if self.fix else ''}{self.fix}"


def at_least(limit: float) -> str:
    """A limit as advice, rounded so that the number named is admitted where the limit is.

    >>> at_least(7.1980835)
    'at least 7.19809'
    """
    return f"at least {_text(limit, ROUND_CEILING, DIGITS)}"


def at_most(limit: float) -> str:
    """A limit as advice, rounded so that the number named is admitted where the limit is.

    >>> at_most(1679.4839)
    'at most 1679.48'
    """
    return f"at most {_text(limit, ROUND_FLOOR, DIGITS)}"


def above(limit: float, scale: float = 0.0) -> str:
    """A limit as advice where it is not admitted itself, rounded so that the number named is.

    scale: the size of the numbers in whose rounding a smaller difference may be lost.

    >>> above(0.99949), above(100.0), above(0.0, scale=6371.0)
    ('above 0.999491', 'above 100.001', 'above 0.01')
    """
    return f"above {_text(limit, ROUND_CEILING, DIGITS, scale, apart=True)}"


def below(limit: float, scale: float = 0.0) -> str:
    """A limit as advice where it is not admitted itself, rounded so that the number named is.

    scale: as in `above`.

    >>> below(11.18617), below(180.0)
    ('below 11.1861', 'below 179.999')
    """
    return f"below {_text(limit, ROUND_FLOOR, DIGITS, scale, apart=True)}"


def between(low: float, high: float) -> str:
    """Two limits as advice, both admitted, with as many digits as tell them apart.

    >>> between(0.0, 1263.6789), between(100.00000012, 100.00000034)
    ('between 0 and 1263.67', 'between 100.0000002 and 100.0000003')
    """
    pairs = [(_text(low, ROUND_CEILING, digits), _text(high, ROUND_FLOOR, digits)) for digits in range(DIGITS, MOST_DIGITS + 1)]
    first, last = next((pair for pair in pairs if float(pair[0]) <= float(pair[1])), pairs[-1])
    return f"between {first} and {last}"


def _text(limit: float, rounding: str, digits: int, scale: float = 0.0, *, apart: bool = False) -> str:
    """A number of so many digits on the admitted side of a limit: above it for ROUND_CEILING, below it for ROUND_FLOOR."""
    exact, size = Decimal(float(limit)), max(abs(float(limit)), scale)
    if size == 0.0 or not math.isfinite(size):
        return f"{float(limit):g}"
    unit = Decimal(10) ** (math.floor(math.log10(size)) - digits + 1)
    nearest = (Decimal(repr(float(limit))) / unit).to_integral_value(rounding) * unit
    least = Decimal(SLACK * size) if apart else Decimal(0)
    way = 1 if rounding == ROUND_CEILING else -1
    while (Decimal(float(nearest)) - exact) * way < least or (apart and float(nearest) == float(limit)):
        nearest += way * unit
    if not PLAIN[0] <= size < PLAIN[1]:
        return f"{float(nearest):.{digits}g}"
    text = f"{nearest:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
