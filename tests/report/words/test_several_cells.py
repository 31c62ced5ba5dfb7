from __future__ import annotations

from equipoise.report.words.several_cells import by_doctrine, doctrine_words, matrix_cells, riding_out
from equipoise.study.stability.record.numbers import Cell
from tests import stabilities


def test_the_doctrines_are_those_of_the_cells_at_hand() -> None:
    doctrines = ("ride_out", "launch_under_attack", "launch_on_warning")
    cells = [Cell(posture=posture, doctrine=doctrine) for posture in ("day_to_day", "generated") for doctrine in doctrines]
    assert [cell.posture for cell in riding_out(cells)] == ["day_to_day", "generated"]
    assert by_doctrine(cells) == [cells[place] for place in (0, 3, 1, 4, 2, 5)]
    assert by_doctrine(cells[::2]) == [cells[0], cells[2], cells[4]]


def test_only_the_doctrines_at_hand_are_explained() -> None:
    on_warning, under_attack, by_lot = (
        Cell(posture="generated", doctrine=each) for each in ("launch_on_warning", "launch_under_attack", "by_lot")
    )
    assert "confirmed" not in doctrine_words([on_warning])
    assert doctrine_words([on_warning, under_attack]).endswith("leaves once the attack is confirmed.")
    assert doctrine_words([by_lot]) == ""


def test_the_cells_of_matrices_are_the_records_or_of_riding_out_in_both_postures() -> None:
    record = stabilities.record()
    assert matrix_cells(record) == next(entry.cells for entry in record.matrix if entry.cells)
    assert len(matrix_cells(record)) == 4
    assert matrix_cells(stabilities.apart()) == [Cell(posture=posture, doctrine="ride_out") for posture in ("day_to_day", "generated")]
