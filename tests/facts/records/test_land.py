"""Outlines of land: on the Earth, closed, with the land to their left."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from equipoise import facts
from equipoise.facts.records.land import Points

TABLE = "land/outlines.csv"
KNOWN_KM2 = {3: 12.3e6, 4: 7.6e6}  # Antarctica without its ice shelves, the mainland of Australia
CASPIAN = 11


def area_km2(points: Points) -> float:
    """The area to the left of an outline, by the line integral of the sine of latitude; an outline round a pole adds its cap."""
    latitude, longitude = np.radians(np.array([*points, points[0]])).T
    turn = (np.diff(longitude) + np.pi) % (2 * np.pi) - np.pi
    mean = (np.sin(latitude[1:]) + np.sin(latitude[:-1])) / 2
    inside = -float(turn @ mean)
    if abs(turn.sum()) > np.pi:
        inside += 2 * np.pi
    return 6371.0**2 * inside


def test_land_whose_area_is_well_known_has_it(base: facts.Facts) -> None:
    for number, area in KNOWN_KM2.items():
        assert area_km2(base.land[number - 1].points) == pytest.approx(area, rel=0.03)


def test_only_the_caspian_runs_the_other_way_round(base: facts.Facts) -> None:
    assert [outline.number for outline in base.land if area_km2(outline.points) < 0] == [CASPIAN]
    assert area_km2(base.land[CASPIAN - 1].points) == pytest.approx(-3.8e5, rel=0.1)


def test_all_land_is_there(base: facts.Facts) -> None:
    assert [outline.number for outline in base.land] == list(range(1, 114))
    assert sum(area_km2(outline.points) for outline in base.land) == pytest.approx(148e6, rel=0.02)
    assert {outline.source for outline in base.land} == {"natural_earth_land"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\n1,natural", "\none,natural", "'one' is not a number of an outline; number the outlines 1, 2, 3 and on"),
        ("69.9 175.7;", "69.9 east;", "'69.9 east' is not a point; write latitude (-90 to 90) and longitude (-180 to 180)"),
        ("69.9 175.7;", "99.9 175.7;", "'99.9 175.7' is not on the Earth; write latitude"),
        (
            "1,natural_earth_land,69.9 175.7; ",
            "0,natural_earth_land,1 2; 3 4\n1,natural_earth_land,",
            "an outline of 2 points has no inside",
        ),
        ("1,natural_earth_land,", "1,elsewhere,", "elsewhere"),
        ("number,source", "source,number", "the header is not the expected one; write number,source,points"),
    ],
)
def test_an_outline_that_cannot_be_is_refused(spoiled: Callable[..., str], old: str, new: str, message: str) -> None:
    sentence = spoiled(TABLE, old, new)
    assert sentence.startswith(f"{TABLE}:")
    assert message in sentence
