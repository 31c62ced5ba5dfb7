from __future__ import annotations

import re

from equipoise.report.drawing.shades import hexadecimal, shade
from equipoise.report.pages.brief import html
from equipoise.report.pages.page import input_groups, page, plain, tint, unit
from tests.report import synthetic


def test_figures_are_numbered_through() -> None:
    record = synthetic.record()
    assert re.findall(r"Figure (\d+)\.", html(synthetic.brief(record))) == ["1", "2", "3", "4"]


def test_the_share_of_assumptions_is_told() -> None:
    record = synthetic.record()
    assert page(synthetic.brief(record))["assumptions"] == 0.25


def test_inputs_are_grouped_by_actor_the_general_ones_last() -> None:
    assert [(name, len(rows)) for name, rows in input_groups(synthetic.typed(synthetic.record()))] == [
        ("United States", 1),
        ("Russia", 2),
        ("General", 1),
    ]


def test_the_share_of_assumptions_is_told_by_actor() -> None:
    record = synthetic.record()
    shown = page(synthetic.brief(record))["founding"]
    assert [(row.name, row.n, row.kinds["assumption"]) for row in shown] == [
        ("United States", 1, 0),
        ("Russia", 2, 1),
        ("General", 1, 0),
    ]
    assert [row.assumed for row in shown] == [0, 0.5, 0]
    assert "Share assumed" in html(synthetic.brief(record))


def test_an_input_does_not_repeat_the_name_of_its_actor() -> None:
    record = synthetic.record()
    record["inputs"] = [synthetic.row("RUS", "Russia: Bulava: loading", "assumption", "judgement")]
    assert input_groups(synthetic.typed(record))[0][1][0].label == "Bulava: loading"


def test_units_read_in_words() -> None:
    assert [unit(name) for name in ("warheads_per_launcher", "probability", "launchers")] == [
        "warheads per launcher",
        "probability",
        "launchers",
    ]


def test_codes_and_dates_of_the_fact_base_read_in_words() -> None:
    assert plain("suspended by RUS on 2023-02-21", {"RUS": "Russia"}) == "Suspended by Russia on 21 February 2023"


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_deeper_cell_holds_more_and_its_words_are_legible() -> None:
    grounds: list[float] = []
    for step in range(101):
        match = re.fullmatch(r"background:(#\w{6});color:#(000|fff)", tint(step / 100))
        assert match
        grounds.append(luminance(match[1]))
        words = 1.0 if match[2] == "fff" else 0.0
        assert (max(grounds[-1], words) + 0.05) / (min(grounds[-1], words) + 0.05) >= 4.5
    assert grounds == sorted(grounds, reverse=True)
    assert tint(0.67).startswith(f"background:{hexadecimal(shade(0.67))};")  # as in every matrix
