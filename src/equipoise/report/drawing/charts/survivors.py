"""What a strike leaves of each leg: the share that survives and works, by chance at best estimates and over the draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.ticker import MultipleLocator

from equipoise.report.drawing.placement import shortened, width_px
from equipoise.report.drawing.ruler import frame, ruled
from equipoise.report.drawing.shades import hexadecimal, rectangle, shade
from equipoise.report.drawing.theme import INK, MUTED, PANEL_PX, PAPER, label, panel, svg
from equipoise.report.words.cells import POSTURES
from equipoise.report.words.numbers import SPACE, count, percent_of, percentage
from equipoise.report.words.wording import capital
from equipoise.study.stability.record.forces import AtLeast, LeftInAll, LeftOfLeg
from equipoise.study.stability.record.forces import Survivors as Direction

Left = LeftOfLeg | LeftInAll
CHANCES = ((0.05, 0.16), (0.5, 0.4), (0.95, 0.75))  # at least so much is left with this chance; how deep its shade is
RIDE_OUT, ON_WARNING = "ride_out", "launch_on_warning"
TOTAL = "All legs"
LEFT, RIGHT, TOP, BOTTOM = 80, 46, 8, 34
NAME_PX, BAR_PX, GAP_PX, BETWEEN_PX = 20.0, 11.0, 6.0, 13.0
NO_LAUNCHER = "none at best estimates"


class Survivors(NamedTuple):
    """One direction of a pair in a record of stability, and the names of its sides."""

    key: str
    entry: Direction
    names: Mapping[str, str]

    @property
    def postures(self) -> list[str]:
        """The postures of its cells."""
        return list(dict.fromkeys(cell.posture for cell in self.entry.cells))

    @property
    def held(self) -> list[tuple[str, float]]:
        """The name of each leg and the warheads that it holds at best estimates, the whole force first."""
        legs = [(leg.name, leg.warheads.best or 0.0) for leg in self.entry.legs]
        return [(TOTAL, sum(warheads for _, warheads in legs)), *legs]

    def left(self, place: int, posture: str, doctrine: str) -> Left | None:
        """What is left of the leg at a place of `held` in a cell; None if the record has no such cell."""
        for cell in self.entry.cells:
            if (cell.posture, cell.doctrine) == (posture, doctrine):
                return cell.legs[place - 1] if place else cell.total
        return None

    def block_px(self, warheads: float) -> float:
        """Pixels upwards of one leg: its name and, if it holds anything, a bar for each posture."""
        bars = len(self.postures) * (BAR_PX + GAP_PX) - GAP_PX if warheads > 0.0 else 0.0
        return NAME_PX + bars + BETWEEN_PX

    @property
    def height_px(self) -> float:
        """Pixels upwards."""
        return TOP + BOTTOM + sum(self.block_px(warheads) for _, warheads in self.held)


def survivors_figure(data: Survivors) -> str:
    """Bars of the share left of each leg when it rides out, with what the draws say, as inline SVG."""
    figure, axes = panel(data.height_px, LEFT, RIGHT, TOP, BOTTOM)
    wide, high = PANEL_PX - LEFT - RIGHT, data.height_px - TOP - BOTTOM
    axes.set_xlim(0, wide)
    axes.set_ylim(0, high)
    _grid(axes, wide, high)
    y = high
    for place, (name, warheads) in enumerate(data.held):
        _leg(axes, data, place, name, warheads, wide, y)
        y -= data.block_px(warheads)
    return svg(figure, description(data), data.key)


def description(data: Survivors) -> str:
    """The figure as a sentence."""
    who = f"{capital(data.names[data.entry.retaliator])}, struck by {data.names[data.entry.adversary]} and riding out"
    parts = [f"{POSTURES.get(posture, posture).lower()} {_shares(data, posture)}" for posture in data.postures]
    return f"{who}: share of its warheads that survives and works, {'; '.join(parts)}."


def reached(part: AtLeast, chance: float) -> int:
    """The most warheads that are left with at least a chance.

    >>> reached(AtLeast(numbers=(0, 5, 10), chance=(1.0, 0.6, 0.2)), 0.5)
    5
    """
    return max((n for n, p in zip(part.numbers, part.chance, strict=True) if p is not None and p >= chance), default=0)


def _shares(data: Survivors, posture: str) -> str:
    """Every leg's expected share in a posture, in words."""
    found: list[str] = []
    for place, (name, warheads) in enumerate(data.held):
        part = data.left(place, posture, RIDE_OUT)
        if part is not None and warheads > 0.0:
            found.append(f"{name} {percent_of(_best(part) / warheads)}")
    return ", ".join(found) or "none"


def _grid(axes: Axes, wide: float, high: float) -> None:
    """Upright lines at quarters, with their shares below."""
    ruled(frame(axes, (0, 0, wide, high)).xaxis, MultipleLocator(0.25), percentage, grid=True)


def _leg(axes: Axes, data: Survivors, place: int, name: str, warheads: float, wide: float, top: float) -> None:
    """The name of a leg with what it holds, and a bar for each posture below it."""
    held = f"{count(warheads)} warheads" if warheads > 0.0 else NO_LAUNCHER
    middle = top - NAME_PX / 2
    label(axes, -LEFT, middle, shortened(name, PANEL_PX - width_px(held) - 12.0), ha="left", bold=True, halo=True)
    label(axes, wide + RIGHT, middle, held, ha="right", color=MUTED, halo=True)
    for row, posture in enumerate(data.postures if warheads > 0.0 else []):
        part, y = data.left(place, posture, RIDE_OUT), top - NAME_PX - BAR_PX / 2 - row * (BAR_PX + GAP_PX)
        label(axes, -LEFT, y, posture.replace("_", " "), ha="left", color=MUTED)
        if part is not None:
            _bar(axes, part, warheads, wide, y - BAR_PX / 2)
            _marks(axes, part, data.left(place, posture, ON_WARNING), warheads, wide, y)
            label(axes, wide + RIGHT, y, count(_best(part)), ha="right", bold=place == 0)


def _bar(axes: Axes, part: Left, warheads: float, wide: float, bottom: float) -> None:
    """The share that is left with three chances, the likeliest darkest."""
    for chance, depth in CHANCES:
        share = min(1.0, reached(part, chance) / warheads)
        rectangle(axes, 0.0, bottom, share * wide, BAR_PX, shade(depth), zorder=1.0 + chance)


def _marks(axes: Axes, part: Left, warned: Left | None, warheads: float, wide: float, y: float) -> None:
    """The expected share over the draws as a line with a dot, and the expected share on warning as a diamond."""
    left = part.warheads
    low, best, high = (min(1.0, (value or 0.0) / warheads) * wide for value in (left.q05, left.best, left.q95))
    axes.plot([low, high], [y, y], color=INK, linewidth=1.2, zorder=3)
    _dot(axes, best, y, "o", INK)
    if warned is not None and abs(_best(warned) - _best(part)) > 0.005 * warheads:
        _dot(axes, min(1.0, _best(warned) / warheads) * wide, y, "D", PAPER)


def _best(part: Left) -> float:
    """The expected warheads that are left at best estimates."""
    return part.warheads.best or 0.0


def _dot(axes: Axes, x: float, y: float, marker: str, colour: str) -> None:
    axes.plot([x], [y], color=colour, marker=marker, markersize=6, markeredgecolor=INK, markeredgewidth=1.2, zorder=4, clip_on=False)


def tints() -> list[tuple[str, str]]:
    r"""What the three shades of a bar mean: each chance, and its colour.

    >>> [words for words, _ in tints()]
    ['95\xa0%', '50\xa0%', '5\xa0%']
    """
    return [(f"{chance * 100:.0f}{SPACE}%", hexadecimal(shade(depth))) for chance, depth in CHANCES[::-1]]
