from __future__ import annotations

import re

import pytest

from equipoise.report.matrix_figure import Grid, Seat, description, matrix_figure, printed
from equipoise.report.matrix_grid import assured_grid, change_grid
from tests.report import stabilities


def grid() -> Grid:
    return assured_grid("matrix", stabilities.sides(), stabilities.matrix(), stabilities.CELL)


def pair(value: float | None, unit: str = "") -> Grid:
    seats = [Seat("North", ["N"]), Seat("South", ["S"])]
    return Grid("pair", "Chance", seats, seats, [[None, value], [value, None]], unit=unit)


def test_sides_numbers_and_the_key_are_written() -> None:
    text = matrix_figure(grid())
    words = ("United States", "Pakistan", "Coalition A", ">A<", "A: Russia and China", "0", "&lt;1", "31", "&gt;99", "100", "cannot reach")
    for each in (*words, "common member", "chance in\xa0%", "against", "retaliates"):
        assert f">{each.strip('><')}</text>" in text


def test_every_pair_with_a_number_has_one_tinted_cell() -> None:
    data = grid()
    numbers = [number for number in re.findall(r">([<>&ltg;]*\d+)</text>", matrix_figure(data)) if number]
    assert len(numbers) == len(data.numbers) + 2  # the ends of the scale


def test_coalitions_stand_apart_in_rows_and_columns() -> None:
    text = matrix_figure(grid())
    places = {name: float(y) for y, name in re.findall(r'<text[^>]* y="([\d.]+)"[^>]*>(China|Pakistan|Coalition A)</text>', text)}
    assert places["Coalition A"] - places["Pakistan"] > places["Pakistan"] - places["China"] + 5


def test_the_sentence_gives_the_ends_and_what_is_missing() -> None:
    assert description(grid()) == (
        "Chance that the requirement is met, day-to-day alert, riding out, for 15 pairs: from 0\xa0% (China, against "
        "Pakistan, and 1 more) to 100\xa0% (United States, against Russia and China, and 3 more). No number for 1 pair: cannot reach."
    )


def test_a_change_below_zero_is_bold_and_signed() -> None:
    text = matrix_figure(pair(-2.0, "points"))
    assert re.search(r"<text[^>]*600[^>]*>−2</text>", text)
    assert not re.search(r"<text[^>]*600[^>]*>\+2</text>", matrix_figure(pair(2.0, "points")))
    assert ">less, to −2</text>" in text


def test_a_pair_without_any_number_is_drawn() -> None:
    assert ">cannot reach</text>" in matrix_figure(pair(None))
    assert description(pair(None)) == "Chance: no number. No number for 2 pairs: cannot reach."


def test_changes_of_nothing_are_drawn() -> None:
    text = matrix_figure(pair(0.0, "points"))
    assert text.count(">0</text>") == 2
    assert "nan" not in text


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_certainties_are_whole(value: float) -> None:
    assert matrix_figure(pair(value)).count(f">{value * 100:.0f}</text>") == 3


def test_long_names_are_cut_and_many_sides_widen_the_figure() -> None:
    seats = [Seat(f"A side with an exceedingly long name {place}", [str(place)]) for place in range(14)]
    text = matrix_figure(Grid("wide", "Chance", seats, seats, [[0.5] * 14] * 14))
    assert "A side with an exce" in text
    assert "…</text>" in text
    (box,) = re.findall(r'viewBox="0 0 ([\d.]+)', text)
    assert float(box) > 440


def test_what_rounds_to_nothing_keeps_its_sign() -> None:
    assert [printed(value, "points") for value in (0.0, 1e-6, -1e-6)] == ["0", "+0", "−0"]


def test_the_same_bytes_each_time() -> None:
    changes = change_grid("change", stabilities.sides(), stabilities.externality(), "defence")
    assert matrix_figure(changes) == matrix_figure(changes)
    assert matrix_figure(grid()) == matrix_figure(grid())
