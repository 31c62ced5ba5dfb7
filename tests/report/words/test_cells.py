from __future__ import annotations

from equipoise.report.words.cells import cell_title, counted, counting, worst_cell
from tests.report import synthetic


def test_an_unknown_cell_keeps_its_own_words() -> None:
    assert cell_title("surprised", "ride_out") == "surprised, riding out"


def test_cells_are_named_only_when_some_are_left_out() -> None:
    found = synthetic.record()
    record = synthetic.typed(found)
    assert (counted(record), counting(record), worst_cell(record)) == ("", "", "the worst cell of alert and doctrine")
    found["scenario"]["postures"] = ["generated"]
    words = worst_cell(synthetic.typed(found))
    assert words == "the worst of the cells counted (generated alert with riding out or launch on warning)"


def test_the_third_doctrine_is_named_in_its_place() -> None:
    found = synthetic.record()
    third = [cell | {"doctrine": "launch_under_attack"} for cell in found["pairs"][0]["cells"]]
    found["pairs"][0]["cells"] += third
    assert counted(synthetic.typed(found)) == "day-to-day alert or generated alert with riding out or launch on warning"
    found["scenario"]["doctrines"] = ["launch_on_warning", "launch_under_attack", "ride_out"]
    assert counted(synthetic.typed(found)) == ""
    found["scenario"]["postures"] = ["generated"]
    words = counted(synthetic.typed(found))
    assert words == "generated alert with riding out, launch under attack or launch on warning"
