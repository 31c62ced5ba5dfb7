from __future__ import annotations

import re

import pytest

from equipoise.report.shades import change_shade, hatched, rectangle, shade, words_on
from equipoise.report.theme import panel, svg


def luminance(colour: tuple[float, float, float]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_more_is_darker_in_grey() -> None:
    greys = [luminance(shade(place / 10)) for place in range(11)]
    assert greys == sorted(greys, reverse=True)
    for sign in (-1.0, 1.0):
        greys = [luminance(change_shade(sign * place / 10, 1.0)) for place in range(11)]
        assert greys == sorted(greys, reverse=True)


@pytest.mark.parametrize("place", range(21))
def test_words_stand_out_on_every_shade(place: int) -> None:
    for colour in (shade(place / 20), change_shade(-place / 20, 1.0)):
        words = 1.0 if words_on(colour) == "#fff" else luminance((0x16 / 255, 0x20 / 255, 0x2B / 255))
        low, high = sorted((words, luminance(colour)))
        assert (high + 0.05) / (low + 0.05) >= 3.9


def test_shares_outside_0_to_1_take_the_ends() -> None:
    assert shade(-1.0) == shade(0.0)
    assert shade(7.0) == shade(1.0)
    assert change_shade(-3.0, 0.0) == shade(0.0)


def test_hatching_stays_inside_its_rectangle() -> None:
    figure, axes = panel(50, 0, 0, 0, 0)
    axes.set_xlim(0, 368)
    axes.set_ylim(0, 50)
    hatched(axes, 100, 10, 30, 20)
    rectangle(axes, 100, 10, 30, 20, shade(0.5))
    places = re.findall(r"[ML] ([\d.]+) ([\d.]+)", svg(figure, "hatched", "hatched"))
    inside = [(float(x), 50 - float(y)) for x, y in places if float(x) < 368 and float(x) > 0]
    assert len(inside) > 12
    assert all(100 - 1e-3 <= x <= 130 + 1e-3 and 10 - 1e-3 <= y <= 30 + 1e-3 for x, y in inside)
