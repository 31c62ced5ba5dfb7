from __future__ import annotations

from equipoise.report.words.cells import cell_name, counted, counting, worst_cell
from tests.report import synthetic


def test_an_unknown_cell_keeps_its_own_words() -> None:
    assert cell_name({"posture": "surprised", "doctrine": "ride_out"}) == "surprised, riding out"


def test_cells_are_named_only_when_some_are_left_out() -> None:
    record = synthetic.record()
    assert (counted(record), counting(record), worst_cell(record)) == ("", "", "the worst cell of alert and doctrine")
    record["scenario"]["postures"] = ["generated"]
    assert worst_cell(record) == "the worst of the cells counted (generated alert with riding out or launch on warning)"


def test_the_third_doctrine_is_named_in_its_place() -> None:
    record = synthetic.record()
    third = [cell | {"doctrine": "launch_under_attack"} for cell in record["pairs"][0]["cells"]]
    record["pairs"][0]["cells"] += third
    assert counted(record) == "day-to-day alert or generated alert with riding out or launch on warning"
    record["scenario"]["doctrines"] = ["launch_on_warning", "launch_under_attack", "ride_out"]
    assert counted(record) == ""
    record["scenario"]["postures"] = ["generated"]
    assert counted(record) == "generated alert with riding out, launch under attack or launch on warning"
