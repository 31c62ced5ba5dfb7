from __future__ import annotations

import re

import pytest

from equipoise.report.drawing.charts.matrix.grid import assured_grid, change_grid
from equipoise.report.drawing.charts.matrix.matrix import Grid, Seat, description, matrix_figure, printed
from equipoise.report.drawing.shades import change_shade, hexadecimal, shade
from tests.report import drawings, stabilities


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
    assert len(numbers) == len(data.numbers) + 5  # and those of the key


def test_coalitions_stand_apart_in_rows_and_columns() -> None:
    text = matrix_figure(grid())
    places = {word.text: word.y for word in drawings.words(text, "China|Pakistan|Coalition A") if word.y}  # rows, not columns
    assert places["Coalition A"] - places["Pakistan"] > places["Pakistan"] - places["China"] + 5


def test_the_sentence_gives_the_ends_and_what_is_missing() -> None:
    assert description(grid()) == (
        "Chance that the requirement is met, day-to-day alert, riding out, for 15 pairs: from 0\xa0% (China, against "
        "Pakistan, and 1 more) to 100\xa0% (United States, against Russia and China, and 3 more). No number for 1 pair: cannot reach."
    )


def test_a_change_below_zero_is_bold_and_signed() -> None:
    for value, words, bold in ((-2.0, "−2", True), (2.0, r"\+2", False)):
        found = drawings.words(matrix_figure(pair(value, "points")), words)
        assert {"font-weight: 600" in word.style for word in found} == {bold}


def grounds(text: str) -> list[str]:
    """The fill of every rectangle in the order of drawing: the cells, then the key."""
    return re.findall(r'style="fill: (#[0-9a-f]{6})"', text)


@pytest.mark.parametrize("value", [-3.0, 0.02, 0.0, 1.5, 40.0])
def test_equal_changes_have_equal_shades_whatever_else_the_matrix_holds(value: float) -> None:
    seats = [Seat("North", ["N"]), Seat("South", ["S"])]
    for other in (0.001, -50.0):
        text = matrix_figure(Grid("pair", "Change", seats, seats, [[None, value], [other, None]], unit="points of percent"))
        assert hexadecimal(change_shade(value)) == grounds(text)[0]
        tenths = Grid("pair", "Change", seats, seats, [[None, 10 * value], [10 * other, None]], unit="tenths of a point", per_point=10)
        assert grounds(matrix_figure(tenths))[0] == grounds(text)[0]
        assert ">numbers: in tenths of a point</text>" in matrix_figure(tenths)


@pytest.mark.parametrize("value", [0.0, 0.67, 0.69, 1.0])
def test_equal_shares_have_equal_shades(value: float) -> None:
    assert set(grounds(matrix_figure(pair(value)))[:2]) == {hexadecimal(shade(value))}


def test_a_pair_without_any_number_is_drawn() -> None:
    assert ">cannot reach</text>" in matrix_figure(pair(None))
    assert description(pair(None)) == "Chance: no number. No number for 2 pairs: cannot reach."


def test_changes_of_nothing_are_drawn() -> None:
    text = matrix_figure(pair(0.0, "points"))
    assert text.count(">0</text>") == 2 + 1  # and the key
    assert "nan" not in text


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_certainties_are_whole(value: float) -> None:
    assert matrix_figure(pair(value)).count(f">{value * 100:.0f}</text>") == 3


def test_long_names_are_cut_and_many_sides_widen_the_figure() -> None:
    seats = [Seat(f"A side with an exceedingly long name {place}", [str(place)]) for place in range(14)]
    text = matrix_figure(Grid("wide", "Chance", seats, seats, [[0.5] * 14] * 14))
    assert "A side with an exce" in text
    assert "…</text>" in text
    assert drawings.size(text)[0] > 440


def test_what_rounds_to_nothing_keeps_its_sign() -> None:
    assert [printed(value, "points") for value in (0.0, 1e-6, -1e-6)] == ["0", "+0", "−0"]


def test_the_same_bytes_each_time() -> None:
    changes = change_grid("change", stabilities.sides(), stabilities.externality(), "defence")
    assert matrix_figure(changes) == matrix_figure(changes)
    assert matrix_figure(grid()) == matrix_figure(grid())
