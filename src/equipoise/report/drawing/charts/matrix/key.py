"""The key of a matrix: a scale, swatches, and their words, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from equipoise.report.drawing.placement import width_px
from equipoise.report.drawing.shades import Shade, change_shade, hatched, rectangle, shade, words_on
from equipoise.report.drawing.theme import MUTED, RULE, label

ROW_PX, SWATCH_PX, STEP_PX, PAD_PX, GAP_PX = 24.0, 20.0, 28.0, 4.0, 14.0
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
CHANGES = (-10.0, -1.0, -0.1, 0.0, 0.1, 1.0, 10.0)  # points of percent


class Entry(NamedTuple):
    """A mark, one of scale, change, hatched and blank, or none, and its words."""

    mark: str
    words: str

    @property
    def marks_px(self) -> float:
        """The width of the mark."""
        return {"": 0.0, "change": STEP_PX * len(CHANGES)}.get(self.mark, SWATCH_PX * len(SHARES) if self.mark == "scale" else SWATCH_PX)

    @property
    def width_px(self) -> float:
        """The width of the mark and its words."""
        return self.marks_px + PAD_PX + width_px(self.words)


def key_rows(entries: Sequence[Entry], most_px: float) -> list[list[Entry]]:
    """Entries on as many rows as they need within a width.

    >>> [len(row) for row in key_rows([Entry("blank", "common member")] * 3, 290)]
    [2, 1]
    """
    rows: list[list[Entry]] = []
    for entry in entries:
        if rows and sum(each.width_px + GAP_PX for each in rows[-1]) + entry.width_px <= most_px:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return rows


def key_row(axes: Axes, entries: Sequence[Entry], y: float) -> None:
    """One row of the key around a height."""
    x = 0.0
    for entry in entries:
        _mark(axes, entry.mark, x, y - SWATCH_PX / 2)
        label(axes, x + entry.marks_px + PAD_PX, y, entry.words, ha="left", color=MUTED)
        x += entry.width_px + GAP_PX


def _mark(axes: Axes, mark: str, x: float, bottom: float) -> None:
    """One mark with its lower left corner at a point."""
    top, size = bottom + SWATCH_PX, SWATCH_PX
    if mark == "scale":
        _steps(axes, [(shade(share), f"{share * 100:.0f}") for share in SHARES], x, bottom, SWATCH_PX)
    elif mark == "change":
        _steps(axes, [(change_shade(points), _signed(points)) for points in CHANGES], x, bottom, STEP_PX)
    elif mark == "hatched":
        hatched(axes, x, bottom, size, size)
    elif mark == "blank":
        axes.plot([x, x + size, x + size, x, x], [bottom, bottom, top, top, bottom], color=RULE, linewidth=1)


def _steps(axes: Axes, steps: Sequence[tuple[Shade, str]], x: float, bottom: float, wide: float) -> None:
    """Values of a scale beside each other, each on its own shade."""
    for place, (colour, words) in enumerate(steps):
        left = x + place * wide
        rectangle(axes, left, bottom, wide, SWATCH_PX, colour)
        label(axes, left + wide / 2, bottom + SWATCH_PX / 2, words, color=words_on(colour), zorder=3)


def _signed(points: float) -> str:
    return f"{points:+g}".replace("-", "\N{MINUS SIGN}") if points else "0"
