"""Who against whom: a number for every ordered pair of sides as a tinted cell, coalitions apart from actors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from equipoise.report.drawing.charts.matrix.key import ROW_PX, Entry, key_row, key_rows
from equipoise.report.drawing.placement import shortened, width_px, wrapped
from equipoise.report.drawing.shades import change_shade, hatched, rectangle, shade, words_on
from equipoise.report.drawing.theme import MUTED, PANEL_PX, label, panel, svg
from equipoise.report.words.numbers import SPACE, TINTED, percent, percent_of

CELL_PX, MOST_PX, GAP_PX, PAD_PX, LINE_PX = 22.5, 34.0, 6.0, 4.0, 17.0
LONGEST_PX = 130.0
MINUS = "\N{MINUS SIGN}"


class Seat(NamedTuple):
    """A row or column: a name, and the actors that it stands for; a coalition has several."""

    name: str
    members: Sequence[str]


class Grid(NamedTuple):
    """Numbers by row and column; None where there is none, which `absent` explains. `rows_are` and `columns_are` say who they are.

    The numbers are chances, 0 to 1, or, with a `unit`, changes, positive and negative ones; so many of their unit are a point of percent.
    """

    key: str
    subject: str
    rows: Sequence[Seat]
    columns: Sequence[Seat]
    values: Sequence[Sequence[float | None]]
    rows_are: str = "retaliates"
    columns_are: str = "against"
    absent: str = "cannot reach"
    unit: str = ""
    words: str = f"chance in{SPACE}%"
    per_point: int = 1

    @property
    def numbers(self) -> list[tuple[float, str, str]]:
        """Every number with the names of its row and column."""
        return [
            (value, row.name, column.name)
            for row, line in zip(self.rows, self.values, strict=True)
            for column, value in zip(self.columns, line, strict=True)
            if value is not None
        ]

    @property
    def letters(self) -> dict[str, str]:
        """A letter for each coalition, by its name."""
        names = dict.fromkeys(seat.name for seat in (*self.rows, *self.columns) if len(seat.members) > 1)
        return {name: chr(ord("A") + place) for place, name in enumerate(names)}

    def shared(self, row: int, column: int) -> bool:
        """Whether there is no number because the two sides have a member in common; a change has one there too."""
        common = bool(set(self.rows[row].members) & set(self.columns[column].members))
        return common and self.values[row][column] is None and not self.unit


class _Layout(NamedTuple):
    """Pixels: the size of a cell, the width of row names, the height of column names, where each row and column begins."""

    cell: float
    left: float
    head: float
    x: list[float]
    y: list[float]
    width: float
    key: list[list[Entry]]
    notes: list[str]


def matrix_figure(data: Grid) -> str:
    """The matrix as inline SVG: a tinted cell with its number for each pair, hatched where there is none."""
    layout = _layout(data)
    foot = layout.y[-1] + layout.cell + PAD_PX
    notes = foot + ROW_PX * len(layout.key)
    height = notes + LINE_PX * len(layout.notes) + PAD_PX
    figure, axes = panel(height, 0, 0, 0, 0, layout.width)
    axes.set_xlim(0, layout.width)
    axes.set_ylim(-height, 0)
    _heads(axes, data, layout)
    for row in range(len(data.rows)):
        for column in range(len(data.columns)):
            _cell(axes, data, layout, row, column)
    for place, parts in enumerate(layout.key):
        key_row(axes, parts, -foot - ROW_PX * (place + 0.5))
    for place, words in enumerate(layout.notes):
        label(axes, 0, -notes - LINE_PX * (place + 0.5), words, ha="left", color=MUTED)
    return svg(figure, description(data), data.key)


def description(data: Grid) -> str:
    """The figure as a sentence."""
    gaps = [(row, column) for row, line in enumerate(data.values) for column, value in enumerate(line) if value is None]
    absent = sum(not data.shared(*pair) for pair in gaps)
    missing = f" No number for {absent} pair{'s' if absent > 1 else ''}: {data.absent}." if absent else ""
    values = [value for value, *_ in data.numbers]
    if not values:
        return f"{data.subject}: no number.{missing}"
    low, high = (_at(data, value) for value in (min(values), max(values)))
    return f"{data.subject}, for {len(values)} pair{'s' if len(values) > 1 else ''}: from {low} to {high}.{missing}"


def _at(data: Grid, value: float) -> str:
    """A number and the first pair that has it, in words."""
    first, *others = [f"{row}, {data.columns_are} {column}" for number, row, column in data.numbers if number == value]
    more = f", and {len(others)} more" if others else ""
    return f"{spoken(value, data.unit)} ({first}{more})"


def spoken(value: float, unit: str) -> str:
    r"""A number of the matrix in a sentence.

    >>> spoken(0.314, ""), spoken(-0.25, "points")
    ('31\xa0%', '−0.25 points')
    """
    return f"{value:+.3g}".replace("-", MINUS) + f" {unit}" if unit else percent_of(value)


def printed(value: float, unit: str) -> str:
    """A number of the matrix in its cell: whole per cent, or a signed change; never 0 or 100 for what only rounds to it.

    >>> [printed(value, "") for value in (0.0, 0.004, 0.314, 0.9999, 1.0)]
    ['0', '<1', '31', '>99', '100']
    >>> [printed(value, "points") for value in (-12.3, -0.44, -0.01, 0.0, 0.01, 3.0)]
    ['−12', '−0.4', '−0', '0', '+0', '+3']
    """
    if not unit:
        return percent(value, TINTED)
    if value == 0.0:
        return "0"
    size = f"{abs(value):.0f}" if abs(value) >= 0.95 or abs(value) < 0.05 else f"{abs(value):.1f}"
    return ("+" if value > 0 else MINUS) + size


def _layout(data: Grid) -> _Layout:
    names = [[seat.name for seat in side if seat.name not in data.letters] for side in (data.rows, data.columns)]
    rows = [f"Coalition {data.letters[seat.name]}" if seat.name in data.letters else seat.name for seat in data.rows]
    left = min(LONGEST_PX, max(width_px(name) for name in rows)) + 2 * PAD_PX
    head = min(LONGEST_PX, max((width_px(name) for name in names[1]), default=LINE_PX)) + PAD_PX + LINE_PX
    cell = min(MOST_PX, max(CELL_PX, (PANEL_PX - left - GAP_PX) / len(data.columns)))
    x = _starts(left, cell, data.columns)
    notes = [line for name, letter in data.letters.items() for line in wrapped(f"{letter}: {name}", PANEL_PX)]
    return _Layout(
        cell, left, head, x, _starts(head, cell, data.rows), max(PANEL_PX, x[-1] + cell), key_rows(_parts(data), PANEL_PX), notes
    )


def _starts(first: float, cell: float, seats: Sequence[Seat]) -> list[float]:
    """Where each row or column begins: coalitions after a gap."""
    alone = next((place for place, seat in enumerate(seats) if len(seat.members) > 1), 0)
    return [first + cell * place + (GAP_PX if 0 < alone <= place else 0.0) for place in range(len(seats))]


def _heads(axes: Axes, data: Grid, layout: _Layout) -> None:
    """The names of the rows, those of the columns upright, and what both are."""
    for seat, y in zip(data.rows, layout.y, strict=True):
        words = f"Coalition {data.letters[seat.name]}" if seat.name in data.letters else shortened(seat.name, LONGEST_PX)
        label(axes, layout.left - PAD_PX, -y - layout.cell / 2, words, ha="right")
    for seat, x in zip(data.columns, layout.x, strict=True):
        words = data.letters.get(seat.name) or shortened(seat.name, LONGEST_PX)
        upright = 0 if seat.name in data.letters else 90
        label(axes, x + layout.cell / 2, -layout.head + PAD_PX, words, va="bottom", rotation=upright)
    label(axes, layout.left, -LINE_PX / 2, data.columns_are, ha="left", color=MUTED)
    label(axes, layout.left - PAD_PX, -layout.head + PAD_PX, data.rows_are, ha="right", va="bottom", color=MUTED)


def _cell(axes: Axes, data: Grid, layout: _Layout, row: int, column: int) -> None:
    """One pair: tint and number, slanting lines without a number, nothing where the sides share a member."""
    value, x, y, size = data.values[row][column], layout.x[column], -layout.y[row] - layout.cell, layout.cell - 1.0
    if value is None:
        if not data.shared(row, column):
            hatched(axes, x, y, size, size)
        return
    colour = change_shade(value / data.per_point) if data.unit else shade(value)
    rectangle(axes, x, y, size, size, colour)
    bold = bool(data.unit) and value < 0.0  # what colour alone would say is lost in grey
    label(axes, x + size / 2, y + size / 2, printed(value, data.unit), bold=bold, color=words_on(colour), zorder=3)


def _parts(data: Grid) -> list[Entry]:
    """The marks of the key with their words."""
    parts = [Entry("scale", data.words)]
    if data.unit:
        parts = [Entry("change", "points of percent")]
        parts += [Entry("", f"numbers: in {data.unit}")] if data.per_point != 1 else []
    none = {data.shared(row, column) for row, line in enumerate(data.values) for column, value in enumerate(line) if value is None}
    words = {False: Entry("hatched", data.absent), True: Entry("blank", "common member")}
    return parts + [words[shared] for shared in sorted(none)]
