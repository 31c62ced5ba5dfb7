from __future__ import annotations

import re

import pytest

from equipoise.facts.records.requirement import Requirement
from equipoise.report.drawing.charts.exceedance import Exceedance, description, exceedance_figure
from equipoise.study.stability.record.pairs import Exceedance as Course
from tests.report import drawings, stabilities

NAMES = {"USA": "the United States", "RUS": "Russia", "CHN": "China", "PAK": "Pakistan"}
CELLS = [(posture, doctrine) for posture in ("day_to_day", "generated") for doctrine in ("ride_out", "launch_on_warning")]


def chart(*curves: Course, low: float = 50, best: float = 150, high: float = 400) -> Exceedance:
    return Exceedance("exceedance", curves, NAMES, Requirement(low=low, best=best, high=high, reason="a test"))


def pairs() -> Exceedance:
    return chart(
        stabilities.exceedance("RUS", "USA", 300), stabilities.exceedance("USA", "RUS", 500), stabilities.exceedance("CHN", "USA", 100)
    )


def cells() -> Exceedance:
    return chart(*(stabilities.exceedance("RUS", "USA", 200 + 100 * place, cell) for place, cell in enumerate(CELLS)))


def test_curves_are_numbered_and_listed_from_few_to_many() -> None:
    text = exceedance_figure(pairs())
    listed = re.findall(r">(China on the United States|Russia on the United States|The United States on Russia)</text>", text)
    assert listed == ["China on the United States", "Russia on the United States", "The United States on Russia"]
    for words in ("requirement 50–400, best 150", "chance of 150", "Warheads arriving, at least", "0\xa0%", "100\xa0%"):
        assert f">{words}</text>" in text
    assert [text.count(f">{number}</text>") for number in (1, 2, 3, 4)] == [2, 2, 2, 0]  # on the curve and in the list


def test_cells_of_one_pair_are_told_apart_by_their_names_and_dashes() -> None:
    data = cells()
    assert data.words[0] == "Day-to-day alert, riding out"
    text = exceedance_figure(data)
    assert len(set(re.findall(r"stroke-dasharray: ([\d., ]+)", text))) >= 4  # three kinds of curve and the requirement


def test_six_cells_have_six_kinds_of_curve() -> None:
    doctrines = ("ride_out", "launch_under_attack", "launch_on_warning")
    six = [(posture, doctrine) for posture in ("day_to_day", "generated") for doctrine in doctrines]
    data = chart(*(stabilities.exceedance("RUS", "USA", 200 + 100 * place, cell) for place, cell in enumerate(six)))
    text = exceedance_figure(data)
    assert [text.count(f">{number}</text>") for number in range(1, 8)] == [2] * 6 + [0]
    assert len(set(re.findall(r"stroke-dasharray: ([\d., ]+)", text))) == 6  # five kinds of dashed curve and the requirement


def test_pairs_in_several_cells_have_both_names() -> None:
    data = chart(stabilities.exceedance("RUS", "USA", 300), stabilities.exceedance("USA", "RUS", 500, CELLS[3]))
    assert data.words == [
        "Russia on the United States, day-to-day alert, riding out",
        "the United States on Russia, generated alert, launch on warning",
    ]
    assert ">launch on warning</text>" in exceedance_figure(data)


def test_more_than_three_bands_would_hide_each_other() -> None:
    assert exceedance_figure(pairs()).count("fill-opacity: 0.18") == 3
    assert "fill-opacity: 0.18" not in exceedance_figure(cells())


def test_the_sentence_gives_the_chance_of_the_requirement() -> None:
    assert description(pairs()) == (
        "Chance that at least 150 warheads arrive: China on the United States 0\xa0%; Russia on the United States 100\xa0%; "
        "the United States on Russia 100\xa0%."
    )


def test_few_and_many_warheads_share_a_logarithmic_axis() -> None:
    data = chart(stabilities.exceedance("PAK", "CHN", 4), stabilities.exceedance("USA", "RUS", 500))
    assert data.plane.log
    assert not pairs().plane.log
    text = exceedance_figure(data)
    for words in ("1", "10", "100"):
        assert f">{words}</text>" in text
    assert "nan" not in text


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_certainties_are_drawn(chance: float) -> None:
    lines = dict.fromkeys(("best", "q05", "q50", "q95"), (1.0, chance, chance))
    flat = stabilities.exceedance("RUS", "USA", 300).model_copy(update={"warheads": (0, 50, 100)} | lines)
    text = exceedance_figure(chart(flat, low=60, best=60, high=60))
    assert f">{chance * 100:.0f}\xa0%</text>" in text
    assert ">requirement 60</text>" in text
    assert "nan" not in text


def test_curves_without_numbers_are_left_out() -> None:
    none = stabilities.exceedance("PAK", "USA", 10).model_copy(update=dict.fromkeys(("warheads", "best", "q05", "q50", "q95"), ()))
    assert description(chart(none)).endswith("no pair has a number.")
    assert ">no pair has a number</text>" in exceedance_figure(chart(none))
    assert "Pakistan" not in exceedance_figure(chart(none, stabilities.exceedance("RUS", "USA", 300)))


def test_rings_keep_apart_where_curves_run_together() -> None:
    data = chart(*(stabilities.exceedance("RUS", "USA", 300 + place, cell) for place, cell in enumerate(CELLS)))
    rings = [(word.x, word.y) for word in drawings.words(exceedance_figure(data), "[1234]") if word.y < 268]
    assert len(rings) == 4
    for place, (x, y) in enumerate(rings):
        assert all((x - other) ** 2 + (y - height) ** 2 > 17**2 for other, height in rings[:place])


def test_the_same_bytes_each_time() -> None:
    assert exceedance_figure(pairs()) == exceedance_figure(pairs())
