"""How numbers read, on pages and in the terminal: shares, counts, amounts, times."""

from __future__ import annotations

import math
from typing import NamedTuple

SPACE = "\N{NO-BREAK SPACE}"
DASH = "\N{EN DASH}"
NONE, NEVER = "none", "never"


class Style(NamedTuple):
    """How a share is set: what none reads, what stands after < and >, what after the number, and what all reads, if not 100."""

    none: str
    gap: str
    unit: str
    every: str


PAGE = Style(NONE, "", f"{SPACE}%", "all")
TERMINAL = Style(NONE, " ", " %", "")
BARE = Style("0", " ", "", "")  # in a table of the terminal whose title says per cent
TINTED = Style("0", "", "", "")  # in a cell of a figure whose words say per cent


class Steps(NamedTuple):
    """How a number of 0 upwards reads: what none reads, what is less than every step, the format from each step on, that of whole ones."""

    none: str
    less: str
    formats: tuple[tuple[float, str], ...]
    whole: str = ""

    def read(self, value: float) -> str:
        """The number to read."""
        if value == 0:
            return self.none
        if self.whole and value == round(value):
            return format(value, self.whole)
        return next((format(value, form) for least, form in self.formats if value >= least), self.less)


COUNT = Steps("0", "<0.1", ((9.95, ",.0f"), (0.05, ".1f")), whole=",.0f")
ONE_DECIMAL = Steps("0", "<0.1", ((10.0, ",.0f"), (0.05, ".1f")), whole=",.0f")
TWO_DIGITS = Steps("<0.01", "<0.01", ((10.0, ",.0f"), (0.01, ".2g")))
FEW = Steps("0", "<0.01", ((1000.0, ",.0f"), (10.0, ".1f"), (0.01, ".2f")))
HUNDREDTHS = Steps("0", "< 0.01", ((0.01, ",.2f"),))


def percent(share: float, style: Style = PAGE, digits: int = 0) -> str:
    r"""A share, 0 to 1, for a table cell: never 0 % or 100 % for what only rounds to it.

    >>> [percent(share) for share in (0.0, 0.004, 0.314, 0.996, 1.0)]
    ['none', '<1\xa0%', '31\xa0%', '>99\xa0%', 'all']
    >>> [percent(share, TERMINAL, digits=1) for share in (0.0, 0.0004, 0.314, 0.9996, 1.0)]
    ['none', '< 0.1 %', '31.4 %', '> 99.9 %', '100.0 %']
    >>> [percent(share, BARE) for share in (0.0, 0.004, 0.314, 0.996, 1.0)]
    ['0', '< 1', '31', '> 99', '100']
    """
    least = 10.0 ** -(digits + 2)
    if share <= 0:
        return style.none
    if share >= 1 and style.every:
        return style.every
    sign, shown = ("<", least) if share < least else (">", 1 - least) if 1 - least < share < 1 else ("", share)
    return f"{sign}{style.gap if sign else ''}{shown * 100:.{digits}f}{style.unit}"


def share(value: float, digits: int = 0) -> str:
    """A share in the terminal.

    >>> [share(value) for value in (0.0, 0.004, 0.25, 0.999, 1.0)]
    ['none', '< 1 %', '25 %', '> 99 %', '100 %']
    """
    return percent(value, TERMINAL, digits)


def percentage(value: float) -> str:
    r"""A number of 0 to 1 that is stated and not counted, with all its digits.

    >>> [percentage(value) for value in (0.9, 0.999, 0.001, 1.5)]
    ['90\xa0%', '99.9\xa0%', '0.1\xa0%', '150\xa0%']
    """
    return f"{value * 100:.10g}{SPACE}%"


def percent_of(share: float) -> str:
    r"""A share of a force, 0 upwards, that may pass 1.

    >>> [percent_of(share) for share in (0.0, 0.004, 0.5, 0.996, 1.0, 1.32)]
    ['0\xa0%', '<1\xa0%', '50\xa0%', '>99\xa0%', '100\xa0%', '132\xa0%']
    """
    return percent(share) if 0 < share < 1 else percentage(round(share, 2))


def chance(share: float) -> str:
    r"""A probability, 0 to 1, to read: a small one keeps a digit.

    >>> [chance(share) for share in (0.0, 1e-9, 0.00003, 0.0042, 0.314, 1.0)]
    ['none', '<0.0001\xa0%', '0.003\xa0%', '0.4\xa0%', '31\xa0%', 'all']
    """
    if 0 < share < 0.01:
        return f"<0.0001{SPACE}%" if share < 1e-6 else f"{100 * share:.1g}{SPACE}%"
    return percent(share)


def count(value: float) -> str:
    """A count that may be an average: whole from 10 up, one decimal below.

    >>> [count(value) for value in (1796.4, 7.25, 8.0, 0.01)]
    ['1,796', '7.2', '8', '<0.1']
    """
    return COUNT.read(value)


def whole(value: float) -> str:
    """A count to read, without a part; a value that only rounds to zero is not shown as zero.

    >>> [whole(value) for value in (0.0, 0.2, 1234.4)]
    ['0', '<1', '1,234']
    """
    return "<1" if 0.0 < value <= 0.5 else f"{value:,.0f}"


def rounded(value: float | None, missing: str = NONE) -> str:
    """A whole number to read, and what stands where there is none.

    >>> [rounded(value) for value in (216.1, 4396.3, None)]
    ['216', '4,396', 'none']
    """
    return missing if value is None else f"{value:,.0f}"


def one_decimal(value: float) -> str:
    """A whole number, or one with a decimal where it is small.

    >>> [one_decimal(value) for value in (1664.5, 8.08, 8.0, 0.0022)]
    ['1,664', '8.1', '8', '<0.1']
    """
    return ONE_DECIMAL.read(value)


def two_digits(value: float) -> str:
    """A whole number, or two digits where it is small.

    >>> [two_digits(value) for value in (1664.5, 8.08, 0.0022)]
    ['1,664', '8.1', '<0.01']
    """
    return TWO_DIGITS.read(value)


def two(value: float | None) -> str:
    """An index, to read; none where there is no number.

    >>> [two(value) for value in (0.7608, 1.0, None)]
    ['0.76', '1.00', 'none']
    """
    return NONE if value is None else f"{value:.2f}"


def few(number: float) -> str:
    """A mean number of leakers, to read.

    >>> [few(number) for number in (0.0, 0.004, 2.117, 23.4, 1234.5)]
    ['0', '<0.01', '2.12', '23.4', '1,234']
    """
    return FEW.read(number)


def hundredths(number: float) -> str:
    """A mean number in the terminal: two decimals, and never 0 for what only rounds to it.

    >>> [hundredths(number) for number in (0.0, 0.004, 2.117, 1234.5)]
    ['0', '< 0.01', '2.12', '1,234.50']
    """
    return HUNDREDTHS.read(number)


def signed(value: float | None) -> str:
    r"""A small change with its sign; a value that only rounds to zero is not shown as zero.

    >>> [signed(value) for value in (0.0086, 0.00001, 0.0, None)]
    ['+0.009', '<+0.001', '0', 'none']
    >>> signed(-0.0086) == "\N{MINUS SIGN}0.009"
    True
    """
    if value is None or value == 0:
        return NONE if value is None else "0"
    sign = "\N{MINUS SIGN}" if value < 0 else "+"
    return f"<{sign}0.001" if abs(value) < 0.001 else f"{sign}{abs(value):.3f}"


def amount(value: float) -> str:
    """An input as it stands in a table: three significant digits, whole numbers in full.

    >>> [amount(value) for value in (2048.0, 0.333333, 4.2174, 0.5)]
    ['2,048', '0.333', '4.22', '0.5']
    """
    if value == round(value):
        return f"{value:,.0f}"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:,.0f}"


def number(value: object) -> str:
    """Anything in the terminal: whole numbers with thousands separators, others to four significant digits, texts as they are.

    >>> [number(value) for value in (2048, 0.33333, 12345.6, float("nan"), True, "none")]
    ['2,048', '0.3333', '12,346', 'nan', 'True', 'none']
    """
    if isinstance(value, bool) or not hasattr(value, "__float__"):
        return str(value)
    real = float(value)  # pyright: ignore[reportArgumentType] (it has __float__)
    if not math.isfinite(real):
        return str(real)
    if real == round(real) and abs(real) < 1e15:
        return f"{real:,.0f}"
    return f"{real:,.0f}" if abs(real) >= 10_000 else f"{real:.4g}"


def span(low: float, high: float, most: float | None = None) -> str:
    """Two counts as a range; one count where they read the same; `most` reads "or more"."""
    first, last = count(low), count(high)
    if most is not None and high >= most:
        return f"{first} or more"
    return first if first == last else f"{first}{DASH}{last}"


def minutes(seconds: float | None, never: str = NEVER) -> str:
    """Seconds as minutes to read.

    >>> [minutes(seconds) for seconds in (0.0, 95.0, 1857.2, None)]
    ['0.0', '1.6', '31.0', 'never']
    """
    return never if seconds is None else f"{seconds / 60.0:.1f}"


def area(square_km: float) -> str:
    """An area in million square kilometres, to read; a small one never reads as none.

    >>> [area(square_km) for square_km in (0.0, 2000.0, 378_706.8)]
    ['none', '<0.01', '0.38']
    """
    return NONE if square_km <= 0 else "<0.01" if square_km < 5e3 else f"{square_km / 1e6:.2f}"
