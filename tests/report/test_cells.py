from __future__ import annotations

from equipoise.report.cells import cell_name, counted, counting, worst_cell
from tests.report import synthetic


def test_an_unknown_cell_keeps_its_own_words() -> None:
    assert cell_name({"posture": "surprised", "doctrine": "ride_out"}) == "surprised, riding out"


def test_cells_are_named_only_when_some_are_left_out() -> None:
    record = synthetic.record()
    assert (counted(record), counting(record), worst_cell(record)) == ("", "", "the worst cell of alert and doctrine")
    record["scenario"]["postures"] = ["generated"]
    assert worst_cell(record) == "the worst of the cells counted (generated alert with riding out or launch on warning)"
