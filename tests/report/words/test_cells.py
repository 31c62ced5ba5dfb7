from __future__ import annotations

from equipoise.report.words.cells import by_doctrine, cell_name, counted, counting, doctrine_words, matrix_cells, riding_out, worst_cell
from tests.report import synthetic


def test_an_unknown_cell_keeps_its_own_words() -> None:
    assert cell_name({"posture": "surprised", "doctrine": "ride_out"}) == "surprised, riding out"


def test_the_doctrines_are_those_of_the_cells_at_hand() -> None:
    doctrines = ("ride_out", "launch_under_attack", "launch_on_warning")
    cells = [{"posture": posture, "doctrine": doctrine} for posture in ("day_to_day", "generated") for doctrine in doctrines]
    assert [cell["posture"] for cell in riding_out(cells)] == ["day_to_day", "generated"]
    assert by_doctrine(cells) == [cells[place] for place in (0, 3, 1, 4, 2, 5)]
    assert by_doctrine(cells[::2]) == [cells[0], cells[2], cells[4]]


def test_only_the_doctrines_at_hand_are_explained() -> None:
    both = [{"doctrine": "ride_out"}, {"doctrine": "launch_on_warning"}]
    assert "confirmed" not in doctrine_words(both)
    assert doctrine_words([both[0], {"doctrine": "launch_under_attack"}]).endswith("leaves once the attack is confirmed.")
    assert doctrine_words([{"doctrine": "by_lot"}]) == ""


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


def test_the_cells_of_matrices_are_the_records_or_of_riding_out_in_both_postures() -> None:
    cells = [{"posture": "generated", "doctrine": "launch_on_warning"}]
    assert matrix_cells({"matrix": [{"cells": []}, {"cells": cells}]}) == cells
    assert matrix_cells({"matrix": [{"cells": []}]}) == [
        {"posture": "day_to_day", "doctrine": "ride_out"},
        {"posture": "generated", "doctrine": "ride_out"},
    ]
