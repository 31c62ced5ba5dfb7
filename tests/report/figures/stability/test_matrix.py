from __future__ import annotations

from equipoise.report.figures.stability.matrix import figures
from tests import stabilities
from tests.report.figures.subjects import headings, subject


def test_a_matrix_for_each_cell_with_coalitions_apart() -> None:
    (matrices,) = figures(subject(stabilities.record()))
    assert headings(matrices)[0] == "Day-to-day alert, riding out"
    assert len(matrices.panels) == 4
    assert all("United States and Russia" in panel.svg and "out of the other" in panel.svg for panel in matrices.panels)


def test_six_cells_give_six_matrices_with_the_postures_of_a_doctrine_side_by_side() -> None:
    doctrines = ("riding out", "launch under attack", "launch on warning")
    postures = ("Day-to-day alert", "Generated alert")
    (matrices,) = figures(subject(stabilities.six_cells()))
    assert headings(matrices) == [f"{posture}, {each}" for each in doctrines for posture in postures]
