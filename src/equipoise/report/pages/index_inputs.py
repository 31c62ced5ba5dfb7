"""What the index of first-strike stability is computed from: the rows of its table, and how actors were mapped to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from equipoise.report.words.numbers import amount, count, span
from equipoise.report.words.stability import Names
from equipoise.study.stability.record.whole import StabilityRecord

SCALE = "parameters.value_scale"


class IndexSideRow(NamedTuple):
    """One side of a chosen pair: its launchers with the warheads on each, its alert in every posture, and the other numbers."""

    side: str
    other: str
    fixed: str
    survivable: str
    alert: Sequence[float]
    p_kill: float
    withheld: float
    n_stopped: float


class IndexTable(NamedTuple):
    """The rows of the table, and the words below it."""

    rows: list[IndexSideRow]
    words: str


def index_inputs(record: StabilityRecord, names: Names) -> IndexTable:
    """One row for each side of each chosen pair, with its alert in every posture, and what the index leaves out."""
    rows: list[IndexSideRow] = []
    for pair in record.pairs:
        for own, other in ((pair.a, pair.b), (pair.b, pair.a)):
            postures = [side for side in pair.index_inputs.sides if side.actor == own]
            first = postures[0]
            rows.append(
                IndexSideRow(
                    side=names[own],
                    other=names[other],
                    fixed=_force(first.n_fixed, first.fixed_loading),
                    survivable=_force(first.n_survivable, first.survivable_loading),
                    alert=[side.alert for side in postures],
                    p_kill=first.p_kill,
                    withheld=first.withheld,
                    n_stopped=first.n_stopped,
                )
            )
    return IndexTable(rows, _words(record))


def _force(launchers: float, loading: float) -> str:
    """Launchers, and the warheads on each."""
    return f"{count(launchers)} × {amount(loading)}" if launchers else "none"


def _words(record: StabilityRecord) -> str:
    """How actors were mapped, the settings, and what is not in the index."""
    if not record.pairs:
        return ""
    given = record.pairs[0].index_inputs
    scale = next(row for row in record.inputs if row.id == SCALE)
    left_out = "" if given.launch_under_attack else " Nobody launches on warning or under attack: the index is one of riding out."
    low, best, high = (value or 0.0 for value in (scale.low, scale.best, scale.high))
    return (
        "Launchers and the warheads on each, of legs that reach the other side. Fixed: silos; survivable: all others, of which those off "
        "alert are open to a strike. Kill "
        "probability: one number, that against silos times the mean reliability of the warheads. Withheld: of both forces. Stopped: the "
        "weapons that the layers destroy at most. Not in the table: the weapons that destroy four fifths of a side's value, "
        f"{span(low, high)} (best {amount(best)}) for every actor; at most {given.shots} shots at one "
        f"launcher; costs within {amount(given.tie)} of each other count as equal.{left_out}"
    )
