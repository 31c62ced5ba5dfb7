"""Coarse places: directions, angles, grids, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.physics import region
from equipoise.errors import InputError

LATITUDES, LONGITUDES = st.integers(-90, 90), st.integers(-360, 360)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES, st.integers(-180, 180))
def test_angles_agree_with_the_law_of_haversines_and_do_not_change_as_the_sphere_turns(a: int, b: int, c: int, d: int, turn: int) -> None:
    angle = float(region.central_angle_deg(region.directions(a, b), region.directions(c, d)))
    square = np.sin(np.radians(c - a) / 2) ** 2 + np.cos(np.radians(a)) * np.cos(np.radians(c)) * np.sin(np.radians(d - b) / 2) ** 2
    assert abs(angle - np.degrees(2 * np.arcsin(min(1.0, np.sqrt(square))))) < 1e-5
    b, d = max(-180, min(180, b)), max(-180, min(180, d))
    turned = region.central_angle_deg(region.directions(a, b + turn), region.directions(c, d + turn))
    assert abs(float(turned) - float(region.central_angle_deg(region.directions(a, b), region.directions(c, d)))) < 1e-10


def test_a_grid_holds_every_point_of_its_box_once() -> None:
    points = region.grid(30, 33, 10, 20, 1)
    assert points.shape == (4 * 11, 2)
    assert len({tuple(point) for point in points.tolist()}) == 44
    assert region.grid(30, 33, 10, 20, 2)[:, 0].max() == 32


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: region.directions(91, 0), "latitude_deg 91 is impossible; give degrees between -90 and 90"),
        (lambda: region.directions(0, 400), "longitude_deg 400 is impossible; give degrees between -360 and 360"),
        (lambda: region.directions(np.nan, 0), "latitude_deg is not a finite number; give a number"),
        (
            lambda: region.coarse_directions("battery at", np.array([[40.5, 127.25]])),
            "battery at 40.5, 127.25 is a site, not a region; give whole degrees: regions are coarse",
        ),
        (lambda: region.grid(30, 33, 10, 20, 0.5), "step_deg 0.5 is impossible; give a number of at least 1"),
        (lambda: region.grid(30, 33, 10, 20, 1.5), "step_deg 1.5 is not whole; give whole degrees: regions are coarse"),
        (lambda: region.grid(33, 30, 10, 20), "the box of the grid has no content; give south below north and west below east"),
        (lambda: region.grid(30.5, 33, 10, 20), "grid 30.5, 10 is a site, not a region; give whole degrees: regions are coarse"),
    ],
)
def test_what_is_not_a_region_is_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence
