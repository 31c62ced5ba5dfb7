"""What the tints of a figure or table stand for: values of their scale, each in its own tint."""

from __future__ import annotations

from equipoise.report.drawing.shades import MULTIPLES, cell_style, index_shade, multiple_shade, shade

Step = tuple[str, str]  # words, and the style of their ground
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
INDICES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def share_key() -> list[Step]:
    """The key of shares and chances, in per cent.

    >>> share_key()[0], len(share_key())
    (('0', 'background:#f6f3ec;color:#000'), 5)
    """
    return [(f"{share * 100:.0f}", cell_style(shade(share))) for share in SHARES]


def index_key() -> list[Step]:
    """The key of maps of an index of stability, capped.

    >>> [words for words, _ in index_key()]
    ['0', '0.2', '0.4', '0.6', '0.8', '1']
    """
    return [(f"{value:g}", cell_style(index_shade(value))) for value in INDICES]


def multiple_key() -> list[Step]:
    """The key of maps of interceptors in orbit for one in reach.

    >>> [words for words, _ in multiple_key()]
    ['1', '10', '100', '1,000', '10,000']
    """
    return [(f"{value:,.0f}", cell_style(multiple_shade(value))) for value in MULTIPLES[::3]]
