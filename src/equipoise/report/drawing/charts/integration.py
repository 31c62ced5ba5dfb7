"""What integration buys, step by step: the mean number of leakers after each step, and its tail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from equipoise.report.drawing.theme import ACCENT, INK, MUTED, RULE, WORSE, label, panel, svg
from equipoise.report.words.numbers import percent
from equipoise.report.words.wording import capital
from equipoise.study.engagement.record import StepRow

ROW, LEFT, RIGHT, TOP, BOTTOM = 44, 4, 4, 8, 30
SAME = "#9aa4ae"
NOTHING = 5e-4


class Waterfall(NamedTuple):
    """The steps in order, each with its mean, 95 % quantile, chance of no leak and change of the mean; `most` ends the axis."""

    key: str
    steps: Sequence[StepRow]

    @property
    def most(self) -> float:
        """The end of the axis."""
        return max(1.0, 1.05 * max(step.q95 for step in self.steps))


def integration_figure(data: Waterfall) -> str:
    """A bar for each step, from the mean before to the mean after it, with the 95 % quantile as a tick, as inline SVG."""
    rows = len(data.steps)
    figure, axes = panel(TOP + ROW * rows + BOTTOM, LEFT, RIGHT, TOP, BOTTOM)
    axes.set_xlim(0, data.most)
    axes.set_ylim(-rows * ROW, 0)
    before = 0.0
    for row, step in enumerate(data.steps):
        top, mean, tail = -row * ROW, step.mean, step.q95
        change = mean - before if row else 0.0
        words = f"mean {mean:.2f}" + ("" if row == 0 else f" ({signed(change)})")
        label(axes, 0, top - 10, capital(step.name), ha="left")
        label(axes, data.most, top - 10, words, ha="right", bold=row in (0, rows - 1))
        axes.plot([0, data.most], [top - 29, top - 29], color=RULE, linewidth=0.8, zorder=0.5)
        colour = ACCENT if change < -NOTHING or row == 0 else WORSE if change > NOTHING else SAME
        axes.barh(top - 29, mean, height=4, color=SAME, linewidth=0, alpha=0.6)
        axes.barh(
            top - 29, max(abs(change), 0.006 * data.most) if row else mean, left=min(mean, before) if row else 0, height=13, color=colour
        )
        axes.plot([tail, tail], [top - 37, top - 21], color=INK, linewidth=1.6)
        before = mean
    label(axes, 0, -rows * ROW - 12, "0", ha="left", va="center", color=MUTED)
    label(axes, data.most, -rows * ROW - 12, f"Warheads that leak, to {data.most:.3g}", ha="right", va="center", color=MUTED)
    return svg(figure, description(data), data.key)


def signed(change: float) -> str:
    """A change of a mean, to read.

    >>> [signed(change) for change in (-0.29, 0.1, 1e-9)]
    ['−0.29', '+0.10', '±0']
    """
    return "±0" if abs(change) < NOTHING else f"{change:+.2f}".replace("-", "\N{MINUS SIGN}")


def description(data: Waterfall) -> str:
    """The figure as a sentence."""
    parts = [f"{step.name}: mean {step.mean:.2f}, 95 % quantile {step.q95}, none {percent(step.p_no_leak)}" for step in data.steps]
    return f"Leakers after each step from independent to integrated layers. {'; '.join(parts)}."
