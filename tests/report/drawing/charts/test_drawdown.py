from __future__ import annotations

import itertools
import re
from typing import Any

import numpy as np
import pytest

from equipoise.report.drawing.charts.drawdown import Drawdown, axis_ends, description, drawdown_figure
from equipoise.report.drawing.placement import Box, width_px
from tests.report import stabilities
from tests.report.drawings import words

NAMES = {"USA": "the United States", "RUS": "Russia"}


def both(**changes: Any) -> list[Drawdown]:
    curves, strikes = stabilities.pair()
    curves = [curve.model_copy(update=changes) for curve in curves]
    most = axis_ends(curves, strikes)
    return [Drawdown(f"drawdown-{place}", curve, strikes[place], NAMES, most) for place, curve in enumerate(curves)]


def test_sides_ends_and_stop_points_are_named() -> None:
    text = drawdown_figure(both()[0])
    found = ("Nuclear warheads spent by the United States", "Warheads of Russia", "208 left", "187 arrive", "Kent–Thaler", "1,000")
    for name in (*found, "Stops at 960: 281 left", "Stops at 485: 364 left"):
        assert f">{name}</text>" in text


def test_both_directions_have_the_same_scale() -> None:
    texts = [drawdown_figure(data) for data in both()]
    ticks = [words(text, r"[\d,]+") for text in texts]
    assert ticks[0] == ticks[1]
    assert len(ticks[0]) > 6


def test_the_axes_hold_every_line() -> None:
    curves, strikes = stabilities.pair()
    spent, left = axis_ends(curves, strikes)
    assert spent == max(strike.spent[-1] or 0.0 for strike in strikes)
    assert left == pytest.approx(1.04 * max(strike.surviving[0] or 0.0 for strike in strikes))
    assert axis_ends([], []) == (1.0, 1.04)


def test_the_sentence_gives_ends_and_stop_points() -> None:
    assert description(both()[0]) == (
        "the United States strikes Russia: from 1,144 warheads, 208 are left after 970 are spent, and 187 arrive in reply instead of "
        "1,029. The chain: stops at 485: 364 left. Kent–Thaler: stops at 960: 281 left."
    )


def test_labels_keep_off_each_other() -> None:
    for data in both():
        text = drawdown_figure(data)
        heights = sorted(word.y for word in words(text, "[\\d,]+ (left|arrive)|Kent–Thaler"))
        assert len(heights) == 3
        assert all(after - before > 14.9 for before, after in itertools.pairwise(heights))


def test_without_an_index_and_without_a_stop_point_the_chain_stands_alone() -> None:
    data = both(stop=None)[0]._replace(strike=None)
    text = drawdown_figure(data)
    assert "Stops" not in text
    assert "Kent" not in text


def test_a_striker_that_cannot_spend_is_drawn() -> None:
    nothing = stabilities.same(np.zeros(2))
    data = both(spent=nothing, surviving=nothing, arriving=nothing, stop=0)[0]._replace(strike=None, most=(1.0, 1.04))
    text = drawdown_figure(data)
    assert ">Stops at 0: 0 left</text>" in text
    assert "nan" not in text


def drawn(data: Drawdown) -> tuple[list[Box], list[Box]]:
    """The boxes of the words beside the curves, and those of the rings, in pixels from the upper left corner."""
    text = drawdown_figure(data)
    beside = words(text, "(Stops at )?[\\d,: ]+(left|arrive)|Kent–Thaler")
    rings = re.findall(r'<use xlink:href="#[^"]+" x="([\d.]+)" y="([\d.]+)" style="fill: #fbfaf7', text)
    boxes = [Box(x, y - 12.0, x + width_px(name, bold=" left" in name), y + 2.0) for name, x, y, _ in beside]
    return boxes, [Box(float(x) - 4.5, float(y) - 4.5, float(x) + 4.5, float(y) + 4.5) for x, y in rings]


@pytest.mark.parametrize("spent", [1.0, 0.5, 0.02, 0.0])
def test_no_words_touch_a_ring_or_other_words(spent: float) -> None:
    """Also where the chain's striker spends little or nothing, so that its curve ends on that of the index, or is a point."""
    curves, strikes = stabilities.pair()
    for curve, strike in zip(curves, strikes, strict=True):
        for stop in (0, 10):
            less = stabilities.same(spent * np.array(curve.spent.best))
            few = curve.model_copy(update={"spent": less, "stop": stop})
            boxes, rings = drawn(Drawdown("drawdown", few, strike, NAMES, axis_ends(curves, strikes)))
            assert (len(boxes), len(rings)) == (5, 2)
            assert all(box.overlap(other) == 0.0 for place, box in enumerate(boxes) for other in (*rings, *boxes[:place]))


def test_long_names_are_cut() -> None:
    names = {"USA": "A striker with a name that is far too long for any axis of this width", "RUS": "Russia"}
    text = drawdown_figure(both()[0]._replace(names=names))
    assert re.search(r">Nuclear warheads spent by A striker[^<]*…</text>", text)


def test_the_same_bytes_each_time() -> None:
    assert drawdown_figure(both()[1]) == drawdown_figure(both()[1])
