"""The key of a matrix: a scale, swatches, and their words, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from equipoise.report.placement import width_px
from equipoise.report.shades import change_shade, hatched, rectangle, shade, words_on
from equipoise.report.theme import MUTED, RULE, label

ROW_PX, SWATCH_PX, PAD_PX, GAP_PX = 24.0, 20.0, 4.0, 14.0
N_SHADES = 5
ENDS = {0: "0", N_SHADES - 1: "100"}


class Entry(NamedTuple):
    """A mark, one of scale, less, more, hatched and blank, and its words."""

    mark: str
    words: str

    @property
    def marks_px(self) -> float:
        """The width of the mark."""
        return SWATCH_PX * (N_SHADES if self.mark == "scale" else 1)

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
        for place in range(N_SHADES):
            tint, left = shade(place / (N_SHADES - 1)), x + place * size
            rectangle(axes, left, bottom, size, size, tint)
            label(axes, left + size / 2, bottom + size / 2, ENDS.get(place, ""), color=words_on(tint), zorder=3)
    elif mark == "hatched":
        hatched(axes, x, bottom, size, size)
    elif mark == "blank":
        axes.plot([x, x + size, x + size, x, x], [bottom, bottom, top, top, bottom], color=RULE, linewidth=1)
    else:
        rectangle(axes, x, bottom, size, size, change_shade(1.0 if mark == "more" else -1.0, 1.0))
