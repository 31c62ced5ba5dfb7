from __future__ import annotations

from equipoise.report.page import input_groups, page, tint, unit
from equipoise.report.verdicts import verdicts
from tests.report import synthetic


def test_figures_are_numbered_through() -> None:
    record = synthetic.record()
    shown = page(record, verdicts(record))
    assert [figure["number"] for claim in shown["causal"] for figure in claim["figures"]] == [1, 2, 3, 4]
    assert shown["assumptions"] == 0.25
    assert len(shown["faces"]) == 5


def test_inputs_are_grouped_by_actor_the_general_ones_last() -> None:
    assert [(name, len(rows)) for name, rows in input_groups(synthetic.record())] == [("United States", 1), ("Russia", 2), ("General", 1)]


def test_an_input_does_not_repeat_the_name_of_its_actor() -> None:
    record = synthetic.record()
    record["inputs"] = [synthetic.row("RUS", "Russia: Bulava: loading", "assumption", "judgement")]
    assert input_groups(record)[0][1][0]["label"] == "Bulava: loading"


def test_units_read_in_words() -> None:
    assert [unit(name) for name in ("warheads_per_launcher", "probability", "launchers")] == [
        "warheads per launcher",
        "probability",
        "launchers",
    ]


def test_a_deeper_cell_holds_more_and_stays_legible() -> None:
    assert tint(0.0) == "background:#f6f3ec;color:#16202b"
    assert tint(1.0) == "background:#0b4f6c;color:#fff"
