from __future__ import annotations

import re
from itertools import pairwise

import pytest
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch

from equipoise.report.drawing import globe_layers as layers
from equipoise.report.drawing.globe_scene import cells
from equipoise.report.drawing.orthographic import View
from equipoise.report.drawing.theme import actor_colour, panel, svg
from tests.report import reaches


@pytest.fixture
def axes() -> Axes:
    return panel(200, 0, 0, 0, 0)[1]


def colours(axes: Axes) -> set[str]:
    found = svg(axes.figure, "drawing", "drawing")  # pyright: ignore[reportArgumentType] (the axes of a panel have a whole figure)
    return set(re.findall(r"#[0-9a-f]{6}", found))


def test_the_ground_has_sea_land_coasts_and_net(axes: Axes) -> None:
    layers.ground(axes, reaches.land(), View(62, -150))
    assert {layers.SEA, layers.LAND, layers.COAST, layers.NET} <= colours(axes)


def test_without_land_the_globe_is_sea(axes: Axes) -> None:
    layers.ground(axes, [], View(62, -150))
    assert layers.SEA in colours(axes)
    assert layers.LAND not in colours(axes)


def test_cells_have_the_shade_of_their_looks(axes: Axes) -> None:
    layers.footprints(axes, {(40.0, -100.0): 1, (40.0, -98.0): 9, (44.0, -98.0): 0}, 2.0, View(40, -100))
    assert {layers.SHADES[1], layers.SHADES[4], layers.SHADES[0]} <= colours(axes)
    assert not {layers.SHADES[2], layers.SHADES[3]} & colours(axes)


def test_shades_are_told_apart_without_colour() -> None:
    lightness = [sum(int(shade[place : place + 2], 16) for place in (1, 3, 5)) for shade in layers.SHADES.values()]
    assert all(one - other > 60 for one, other in pairwise(lightness))


def test_a_footprint_behind_the_globe_is_not_drawn(axes: Axes) -> None:
    layers.footprints(axes, cells(reaches.record().footprints, integrated=True), 2.0, View(-40, 90))
    assert not axes.patches


def test_a_radar_has_the_colour_of_its_side_and_hides_with_its_ground(axes: Axes) -> None:
    layers.sensor(axes, reaches.radar("greenland"), View(60, -60), 500.0)
    assert actor_colour("USA") in colours(axes)
    assert len(axes.lines) == 1
    layers.sensor(axes, reaches.radar("greenland"), View(-60, 120), 500.0)
    assert len(axes.lines) == 1  # its mark is behind the globe


def test_a_flight_is_dashed_only_where_the_globe_hides_it(axes: Axes) -> None:
    flight = reaches.record().flights[0]

    def behind(place: View) -> int:
        figure_axes = panel(200, 0, 0, 0, 0)[1]
        layers.flight(figure_axes, flight, place)
        return sum(isinstance(patch, PathPatch) and patch.get_zorder() == 3 for patch in figure_axes.patches)

    assert behind(View(80, -170)) == 0
    assert behind(View(-30, -93)) == 1
    assert behind(View(-80, 10)) == 1
