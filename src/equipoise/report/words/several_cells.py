"""The cells of a record of stability: those for which matrices are shown, their order, and what their doctrines mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from equipoise.report.words.cells import DOCTRINES, POSTURES
from equipoise.report.words.wording import capital
from equipoise.study.stability.record.numbers import Cell
from equipoise.study.stability.record.whole import StabilityRecord

RIDE_OUT = "ride_out"
MEANING = {
    "ride_out": "what survives the strike answers",
    "launch_under_attack": "part of what is on alert leaves once the attack is confirmed",
    "launch_on_warning": "what is on alert leaves if the warning works",
}
AnyCell = TypeVar("AnyCell", bound=Cell)


def doctrine_words(cells: Sequence[Cell]) -> str:
    """What the doctrines of some cells mean, a sentence for each.

    >>> doctrine_words([Cell(posture=posture, doctrine="ride_out") for posture in ("day_to_day", "generated")])
    'Riding out: what survives the strike answers.'
    """
    held = [name for name in dict.fromkeys(cell.doctrine for cell in cells) if name in MEANING]
    return " ".join(f"{capital(DOCTRINES[name])}: {MEANING[name]}." for name in held)


def riding_out(cells: Sequence[AnyCell]) -> list[AnyCell]:
    """The cells of riding out, one for each posture, in the order of the record."""
    return [cell for cell in cells if cell.doctrine == RIDE_OUT]


def matrix_cells(record: StabilityRecord) -> Sequence[Cell]:
    """The cells for which matrices are shown: those of the record; where no side can retaliate against another, of riding out."""
    alike = [Cell(posture=posture, doctrine=RIDE_OUT) for posture in POSTURES]
    return next((entry.cells for entry in record.matrix if entry.cells), alike)


def by_doctrine(cells: Sequence[AnyCell]) -> list[AnyCell]:
    """Cells with the postures of one doctrine side by side: by doctrine, inside by posture, each in the order of the record."""
    doctrines = list(dict.fromkeys(cell.doctrine for cell in cells))
    return sorted(cells, key=lambda cell: doctrines.index(cell.doctrine))
