"""Who could answer whom: a matrix for each posture and doctrine."""

from __future__ import annotations

from equipoise.report.drawing.charts.matrix.grid import assured_grid
from equipoise.report.drawing.charts.matrix.matrix import matrix_figure
from equipoise.report.figures.figure import Figure, Panel, Place, Subject
from equipoise.report.words.cells import cell_title
from equipoise.report.words.several_cells import by_doctrine, doctrine_words, matrix_cells
from equipoise.study.stability.record.whole import StabilityRecord

PLACE = Place("matrix")
OUT_OF_REACH = "one is out of the other's reach"


def figures(subject: Subject) -> list[Figure]:
    """The shares of the draws in which the requirement is met, one matrix for each cell of the record: postures side by side."""
    record: StabilityRecord = subject.record
    cells = matrix_cells(record)
    panels: list[Panel] = []
    for cell in by_doctrine(cells):
        key = (cell.posture, cell.doctrine)
        grid = assured_grid(f"matrix-{'-'.join(key)}", record.sides, record.matrix, key, "share")
        panels.append(Panel(matrix_figure(grid._replace(absent=OUT_OF_REACH)), cell_title(*key)))
    return [
        Figure(
            "Share of the draws in which what arrives meets the requirement with the wanted probability.",
            "Down: who is struck first and retaliates. Across: who strikes first. Both sides in the same posture. " + doctrine_words(cells),
            panels,
            "Unit: % of draws; tints from 0 to 100 in every matrix. Hatched: no number, since one of the two cannot reach the other. "
            "Source: this run.",
            layout="tops",
        )
    ]
