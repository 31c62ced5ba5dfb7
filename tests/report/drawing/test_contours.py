from __future__ import annotations

import re

import numpy as np
import pytest

from equipoise.report.drawing.contours import CEILING, Surface, contours, levels, number
from equipoise.report.drawing.placement import Box
from equipoise.report.drawing.shades import hexadecimal, multiple_shade
from equipoise.report.drawing.theme import panel, svg
from tests.report.drawings import words


def surface(slope: float = 1.0) -> Surface:
    columns, rows = np.linspace(0.0, 90.0, 19), np.linspace(300.0, 1200.0, 10)
    return Surface(columns, rows, 2.0 * 10 ** (slope * (rows[:, np.newaxis] - 300.0) / 450.0 + 0.0 * columns), 300.0, 250.0)


def drawn(data: Surface, taken: tuple[Box, ...] = ()) -> str:
    figure, axes = panel(250, 0, 68, 0, 0)
    axes.set_xlim(0, 90)
    axes.set_ylim(300, 1200)
    contours(axes, data, taken)
    return svg(figure, "map", "map")


def test_each_contour_has_its_number_once() -> None:
    assert re.findall(r">([\d,]+)</text>", drawn(surface())) == ["100", "50", "20", "10", "5"]


def test_numbers_stand_on_their_contour() -> None:
    (word,) = words(drawn(surface()), "10")
    expected = 250 * (1 - np.log10(10 / 2) / 2)  # rows span two powers of ten from 2, the top is 0
    assert word.y == pytest.approx(expected, abs=7)


def test_numbers_keep_off_what_is_taken() -> None:
    assert re.findall(r">([\d,]+)</text>", drawn(surface(), (Box(0, 0, 300, 130),))) == ["100", "50"]


def test_infinity_takes_part_as_no_share_at_all() -> None:
    data = surface()
    half = data.values.copy()
    half[:, 10:] = np.inf
    text = drawn(data._replace(values=half))
    assert ">10</text>" in text
    assert "nan" not in text


@pytest.mark.parametrize("value", [1.0, 1.5, 30.0, 120.0, 800.0, 9_000.0])
def test_a_value_has_the_tint_of_the_scale_whatever_else_the_map_holds(value: float) -> None:
    for other in (value, 2.0 * value, np.inf):
        values = np.full((10, 19), value)
        values[0, 0] = other
        assert f"fill: {hexadecimal(multiple_shade(value))}" in drawn(surface()._replace(values=values))


def test_a_flat_map_has_tints_and_no_contour() -> None:
    assert "<text" not in drawn(surface(0.0))
    assert levels(5.0, 5.0) == []


def test_values_far_above_the_least_are_told_apart_no_more() -> None:
    data = surface(2.5)  # 2 to 200,000
    assert data.beyond.sum() == (data.values > CEILING).sum() > 0
    assert ">10,000</text>" not in drawn(data)
    assert ">5,000</text>" in drawn(data) or ">1,000</text>" in drawn(data)
    noise = data._replace(values=np.where(data.values > CEILING, 1e15, data.values))
    assert re.findall(r">([\d,]+)</text>", drawn(noise)) == re.findall(r">([\d,]+)</text>", drawn(data))


def test_the_least_is_found_or_there_is_none() -> None:
    assert surface().least == (0, 0)
    assert surface()._replace(values=np.full((10, 19), np.inf)).least is None


@pytest.mark.parametrize("high", [1.4, 3.0, 40.0, 1e3, 1e5])
def test_levels_are_round_few_and_inside(high: float) -> None:
    found = levels(1.2, high)
    assert len(found) <= 7
    assert all(1.2 < level < high for level in found)
    assert found == sorted(found)


def test_numbers_read_short() -> None:
    assert [number(value) for value in (1.5, 2.0, 12.4, 5000.0)] == ["1.5", "2", "12", "5,000"]
