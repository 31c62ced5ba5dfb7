from __future__ import annotations

import re

from equipoise.report.drawing.shades import (
    CONTRAST,
    MULTIPLES,
    Shade,
    change_shade,
    hatched,
    index_shade,
    multiple_shade,
    rectangle,
    shade,
    tints,
    words_on,
)
from equipoise.report.drawing.theme import panel, svg


def luminance(colour: tuple[float, float, float]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_more_is_darker_in_grey() -> None:
    greys = [luminance(shade(place / 10)) for place in range(11)]
    assert greys == sorted(greys, reverse=True)
    for sign in (-1.0, 1.0):
        greys = [luminance(change_shade(sign * 10.0**power)) for power in range(-4, 3)]
        assert greys == sorted(greys, reverse=True)


def stands_out(words: float, colour: Shade) -> float:
    low, high = sorted((words, luminance(colour)))
    return (high + 0.05) / (low + 0.05)


def written(colour: Shade) -> Shade:
    """A colour as a page holds it, in steps of 1/255."""
    red, green, blue = (round(part * 255) / 255 for part in colour)
    return red, green, blue


def test_words_stand_out_on_every_shade_of_every_scale() -> None:
    shares = [shade(place / 2000) for place in range(2001)]
    changes = [change_shade(sign * 10.0 ** (power / 400)) for power in range(-1300, 900) for sign in (-1.0, 1.0)]
    for colour in (*shares, *changes, *(written(each) for each in (*shares, *changes))):
        assert stands_out({"#fff": 1.0, "#000": 0.0}[words_on(colour)], colour) >= 4.5


def test_words_stand_out_on_any_ground() -> None:
    for grey in range(256):
        ground = (grey / 255, grey / 255, grey / 255)
        assert stands_out({"#fff": 1.0, "#000": 0.0}[words_on(ground)], ground) >= 4.5


def test_lines_and_numbers_of_maps_stand_out_on_every_tint() -> None:
    ink = luminance((0x16 / 255, 0x20 / 255, 0x2B / 255))
    for number in (12, 20):
        assert min(stands_out(ink, written(tint)) for tint in tints(number)) >= CONTRAST - 0.02
    assert all(stands_out(0.0, index_shade(place / 100)) >= 4.5 for place in range(101))


def test_a_map_of_multiples_is_deeper_for_fewer_in_bands_of_round_numbers() -> None:
    drawn = [multiple_shade(multiple) for multiple in MULTIPLES]
    assert [luminance(each) for each in drawn] == sorted(luminance(each) for each in drawn)
    assert multiple_shade(150.0) == multiple_shade(199.0) != multiple_shade(201.0)
    assert multiple_shade(0.5) == multiple_shade(1.0)


def test_shares_outside_0_to_1_take_the_ends() -> None:
    assert shade(-1.0) == shade(0.0)
    assert shade(7.0) == shade(1.0)
    assert change_shade(-900.0) == change_shade(-100.0)


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
