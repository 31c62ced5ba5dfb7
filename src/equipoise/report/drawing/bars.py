"""Small bars inside table cells; the numbers stand beside them, so they are hidden from assistive technology."""

from __future__ import annotations

from collections.abc import Sequence

from equipoise.report.drawing.theme import ACCENT, INK, MUTED, RULE

WIDTH, HEIGHT = 120, 14
SHARE_COLOURS = (ACCENT, "#9fb0b8", "#e6dfd0")  # ended by the defence, unmet in any case, cuts remain


def share_bar(shares: Sequence[float], colours: Sequence[str] = SHARE_COLOURS) -> str:
    """Shares, each 0 to 1, that add to 1, as one stacked bar of inline SVG."""
    parts: list[str] = []
    start = 0.0
    for share, colour in zip(shares, colours, strict=True):
        parts.append(f'<rect x="{start * WIDTH:.2f}" y="1" width="{share * WIDTH:.2f}" height="{HEIGHT - 2}" fill="{colour}"/>')
        start += share
    return _cell("".join(parts))


def dumbbell(low: float, high: float) -> str:
    """Two shares, 0 to 1, as a ring (the lowest third) and a disc (the highest third) on one line of inline SVG."""
    first, last = (6 + share * (WIDTH - 12) for share in (low, high))
    middle = HEIGHT / 2
    return _cell(
        f'<line x1="6" x2="{WIDTH - 6}" y1="{middle}" y2="{middle}" stroke="{RULE}"/>'
        f'<line x1="{first:.2f}" x2="{last:.2f}" y1="{middle}" y2="{middle}" stroke="{MUTED}" stroke-width="2"/>'
        f'<circle cx="{first:.2f}" cy="{middle}" r="4" fill="#fff" stroke="{INK}" stroke-width="1.5"/>'
        f'<circle cx="{last:.2f}" cy="{middle}" r="4.5" fill="{INK}"/>'
    )


def _cell(inner: str) -> str:
    return f'<svg class="bar" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" aria-hidden="true">{inner}</svg>'
