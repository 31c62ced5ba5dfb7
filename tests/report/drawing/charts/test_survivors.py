"""The figure of what a strike leaves of each leg."""

from __future__ import annotations

import re

import pytest

from equipoise.report.drawing.charts.survivors import CHANCES, Survivors, description, reached, survivors_figure, tints
from equipoise.report.drawing.shades import shade
from equipoise.study.stability.record.forces import AtLeast
from equipoise.study.stability.record.forces import Survivors as Direction
from tests import stabilities
from tests.report.drawings import words

NAMES = {"USA": "the United States", "RUS": "Russia", "IND": "India", "PAK": "Pakistan"}


def direction(place: int = 1) -> Survivors:
    return Survivors("survivors", stabilities.record().survivors[place], NAMES)


def heights(text: str) -> list[float]:
    """Where the words "generated" stand, from the top."""
    return [word.y for word in words(text, "generated")]


def test_every_leg_is_named_with_what_it_holds_and_what_is_left() -> None:
    data = direction()
    text = survivors_figure(data)
    for leg in data.entry.legs:
        assert f">{leg.name}</text>" in text
    assert ">All legs</text>" in text
    total = sum(leg.warheads.best or 0.0 for leg in data.entry.legs)
    assert f">{total:,.0f} warheads</text>" in text
    assert f">{data.entry.cells[0].total.warheads.best:.0f}</text>" in text


def test_a_leg_without_launchers_has_words_and_no_bar() -> None:
    data = direction()
    empty = [name for name, warheads in data.held if warheads == 0.0]
    assert empty == ["RS-28 Sarmat"]
    text = survivors_figure(data)
    assert ">none at best estimates</text>" in text
    assert len(heights(text)) == len(data.held) - 1


def test_a_bar_ends_at_the_share_that_is_left_with_a_chance() -> None:
    part = AtLeast(numbers=(0, 10, 20, 30), chance=(1.0, 0.95, 0.5, 0.04))
    assert [reached(part, chance) for chance, _ in CHANCES] == [20, 20, 10]
    assert reached(AtLeast(numbers=(0,), chance=(1.0,)), 0.05) == 0


def test_chances_are_told_by_depth_the_likeliest_darkest() -> None:
    depths = [sum(shade(depth)) for _, depth in CHANCES]
    assert depths == sorted(depths, reverse=True)
    chances, colours = zip(*tints(), strict=True)
    assert [chance.split()[0] for chance in chances] == ["95", "50", "5"]
    text = survivors_figure(direction())
    for colour in colours:
        assert f"fill: {colour}" in text


def test_the_sentence_gives_every_leg_in_both_postures() -> None:
    data = direction(3)
    sentence = description(data)
    assert sentence.startswith(
        "Pakistan, struck by India and riding out: share of its warheads that survives and works, day-to-day alert All legs "
    )
    assert "; generated alert All legs " in sentence
    assert all(sentence.count(leg.name) == 2 for leg in data.entry.legs)


def marks(entry: Direction) -> int:
    """How many dots and diamonds a figure has."""
    return survivors_figure(Survivors("survivors", entry, NAMES)).count("<use ")


def test_a_diamond_stands_only_where_a_warning_changes_something() -> None:
    entry = direction().entry
    cells = tuple(cell for cell in entry.cells if cell.doctrine == "ride_out")
    warned = tuple(cell.model_copy(update={"doctrine": "launch_on_warning"}) for cell in cells)
    riding, alike = (entry.model_copy(update={"cells": each}) for each in (cells, cells + warned))
    assert marks(riding) == marks(alike)
    assert marks(riding) < marks(entry)


def test_the_mirror_has_its_own_key_and_the_same_bytes_each_time() -> None:
    assert survivors_figure(direction()) == survivors_figure(direction())
    assert survivors_figure(direction(0)) != survivors_figure(direction())


def test_only_one_posture_makes_a_lower_figure() -> None:
    data = direction()
    cells = tuple(cell for cell in data.entry.cells if cell.posture == "day_to_day")
    calm = data._replace(entry=data.entry.model_copy(update={"cells": cells}))
    assert calm.height_px < data.height_px
    assert heights(survivors_figure(calm)) == []
    assert "generated" not in description(calm)


def test_a_share_beyond_the_axis_ends_with_it() -> None:
    data = direction()

    def change(tree: stabilities.Tree) -> None:
        for leg in [leg for cell in tree["survivors"][1]["cells"] for leg in cell["legs"]]:
            leg["warheads"]["q95"] = 1e6

    text = survivors_figure(data._replace(entry=stabilities.changed(change).survivors[1]))
    xs = [float(x) for x in re.findall(r"[ML] ([\d.]+) ", text)]
    assert max(xs) <= 368.0 + 1e-6


@pytest.mark.parametrize("place", range(4))
def test_names_and_numbers_stay_inside(place: int) -> None:
    xs = [word.x for word in words(survivors_figure(direction(place)))]
    assert min(xs) >= -1.0
    assert max(xs) <= 369.0
