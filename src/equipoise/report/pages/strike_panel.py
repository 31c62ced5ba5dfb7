"""How strikes are allocated, as tables of the page: what is fired at what, what survives, and how much better another strike could be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from equipoise.report.words.numbers import NONE, percent
from equipoise.report.words.stability import Names, pair_title
from equipoise.report.words.wording import in_words
from equipoise.study.stability.record.pairs import Allocation, StrikeType
from equipoise.study.stability.record.whole import StabilityRecord


class Struck(NamedTuple):
    """A leg that is struck: its aimpoints, what is fired at it, what survives and what is destroyed."""

    name: str
    aimpoints: float
    fired: str
    survive: float
    destroyed: float


class Strike(NamedTuple):
    """A strike: who strikes whom, its rows, and a line on its value and gap."""

    who: str
    rows: Sequence[Struck]
    whole: str


class Table(NamedTuple):
    """The strikes of a chosen pair."""

    title: str
    strikes: Sequence[Strike]


def strike_tables(record: StabilityRecord, names: Names) -> list[Table]:
    """One table for each chosen pair: a row for each strike and class that it is fired at, and a line on its value and gap."""
    return [Table(pair_title(pair, names), [_strike(row, names) for row in pair.allocation]) for pair in record.pairs]


def _strike(row: Allocation, names: Names) -> Strike:
    struck = [Struck(one.name, one.aimpoints, _fired(row.types, one.fired), one.survive, one.destroyed) for one in row.classes]
    return Strike(
        f"{names[row.striker]} strikes {names[row.struck]}, {in_words(row.posture)}",
        [one for one in struck if one.fired != NONE],
        f"{row.destroyed:,.0f} of {row.value:,.0f} warheads that would work; {_shortfall(row)}",
    )


def _fired(types: Sequence[StrikeType], fired: Sequence[float]) -> str:
    """What is fired at a class, by type; a type that is not is left out."""
    words = [f"{n:,.0f} {_kind(one, types)}" for one, n in zip(types, fired, strict=True) if n >= 0.5]
    return ", ".join(words) or NONE


def _kind(one: StrikeType, types: Sequence[StrikeType]) -> str:
    """A type in one word if that tells it from the others, else its name."""
    word = "nuclear" if one.nuclear else "conventional"
    return word if sum(other.nuclear == one.nuclear for other in types) == 1 else one.name


def _shortfall(row: Allocation) -> str:
    """How much more another strike could destroy, at best estimates and over the draws."""
    gap = row.gap
    if not any(one.ready > 0.0 for one in row.types):
        return "none of its weapons is on alert"
    if row.bound is None or gap.best is None:
        return "no bound: too many types"
    if max(gap.best, gap.q95 or 0.0) <= 1e-6:
        return "no other strike destroys more"
    return f"another could destroy {_more(gap.best)} more at most (in 95 % of the draws {_more(gap.q95 or 0.0)})"


def _more(share: float) -> str:
    """A gap as it reads after 'could destroy'."""
    if 0.0 < share < 0.01:
        return f"{max(100.0 * share, 0.1):.1f}\N{NO-BREAK SPACE}%"
    return percent(share) if share > 0.0 else "nothing"
