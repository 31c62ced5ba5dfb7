"""The figure of warheads that arrive in retaliation, by posture and doctrine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from equipoise.facts import Requirement
from equipoise.report.drawing.ruler import ruled, whole
from equipoise.report.drawing.theme import INK, MUTED, PAPER, TINT, label, panel, svg
from equipoise.report.words.cells import cell_title
from equipoise.report.words.numbers import count, span
from equipoise.study.reductions.record import Cell, PairRecord

LEFT, RIGHT, TOP, BOTTOM, ROW = 4, 14, 26, 44, 58


class ArrivalsPanel(NamedTuple):
    """One small multiple: the cells of a pair as the record holds them, the requirement, and the end of the shared axis."""

    key: str
    subject: str
    target: str
    defence: str
    cells: Sequence[Cell]
    requirement: Requirement
    most: float
    colour: str


def arrivals_figure(data: ArrivalsPanel) -> str:
    """Warheads arriving in each cell: bar of the best estimate, band of the draws, whisker of chance, as inline SVG."""
    rows = len(data.cells)
    figure, axes = panel(TOP + ROW * rows + BOTTOM, LEFT, RIGHT, TOP, BOTTOM)
    axes.set_xlim(0, data.most)
    axes.set_ylim(-rows * ROW, 0)
    _frame(axes, data, rows)
    for row, cell in enumerate(data.cells):
        _row(axes, cell, -row * ROW, data)
    return svg(figure, description(data), data.key)


def description(data: ArrivalsPanel) -> str:
    """The figure as a sentence."""
    parts = [f"{cell_title(cell.posture, cell.doctrine).lower()} {count(cell.arriving.best.mean)}" for cell in data.cells]
    return (
        f"Warheads of {data.subject} expected to arrive on {data.target}, with {data.defence}, at best estimates: {'; '.join(parts)}. "
        f"The requirement spans {span(data.requirement.low, data.requirement.high)} warheads."
    )


def axis_end(pairs: Sequence[PairRecord], requirement: Requirement) -> float:
    """The end of an axis that holds every bar, band and whisker of some pairs, and the requirement."""
    cells = [cell.arriving for pair in pairs for cell in pair.cells]
    return 1.04 * max([1.0, float(requirement.high)] + [max(cell.best.q95, cell.draws.q95) for cell in cells])


def _frame(axes: Axes, data: ArrivalsPanel, rows: int) -> None:
    low, best, high = (float(end) for end in (data.requirement.low, data.requirement.best, data.requirement.high))
    bottom = -rows * ROW
    axes.axvspan(low, high, color=TINT, linewidth=0, zorder=0)
    axes.plot([best, best], [bottom, 0], color=INK, linewidth=1, dashes=(4, 2.5), zorder=0.6)
    words = f"requirement {span(low, high)}" + ("" if count(low) == count(high) else f", best {count(best)}")
    far = low > 0.4 * data.most  # words that begin far to the right end at the frame
    label(axes, data.most if far else low, 6, words, ha="right" if far else "left", va="bottom", color=INK)
    ruled(axes.xaxis, whole(), grid=True)
    for tick in axes.xaxis.get_major_ticks():  # words at both ends stay inside
        tick.label1.set_horizontalalignment("left" if tick.get_loc() == 0 else "right" if tick.get_loc() > 0.94 * data.most else "center")
    axes.plot([0, 0], [bottom, 0], color=INK, linewidth=1.2, clip_on=False, zorder=3)
    label(axes, data.most, bottom - 23, "Warheads arriving", ha="right", va="top", color=MUTED)


def _row(axes: Axes, cell: Cell, top: float, data: ArrivalsPanel) -> None:
    """One cell: its name and numbers, then bar, band and whisker on one line."""
    best, draws = cell.arriving.best, cell.arriving.draws
    label(axes, 0.012 * data.most, top - 15, cell_title(cell.posture, cell.doctrine), ha="left", zorder=5, halo=True)
    label(axes, data.most, top - 15, count(best.mean), ha="right", bold=True)
    middle = top - 40
    axes.barh(middle, draws.q95 - draws.q05, left=draws.q05, height=22, color=data.colour, alpha=0.25, linewidth=0)
    axes.barh(middle, best.mean, height=11, color=data.colour, linewidth=0)
    for colour, width in ((PAPER, 4.0), (INK, 1.4)):  # a pale casing keeps the whisker visible on every bar
        axes.plot([best.q05, best.q95], [middle, middle], color=colour, linewidth=width, zorder=4)
        for mark in (best.q05, best.q95):
            axes.plot([mark, mark], [middle - 4.5, middle + 4.5], color=colour, linewidth=width, zorder=4)
