from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.physics.region import central_angle_deg, directions
from equipoise.report.drawing.orthographic import Ring, View, above, areas, circle, hidden, pieces

VIEWS = [View(0, 0), View(62, -150), View(90, 0), View(-90, 0), View(-45, 178), View(10, -180)]


def area(rings: list[Ring]) -> float:
    """The area that rings enclose, those that run clockwise taken off."""
    return sum(0.5 * float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) for x, y in (ring.T for ring in rings))


@pytest.mark.parametrize("view", VIEWS)
def test_the_middle_is_in_the_middle_and_north_is_up(view: View) -> None:
    middle = directions(np.array([view.latitude_deg]), np.array([view.longitude_deg]))
    np.testing.assert_allclose(view.seen(middle), [[0, 0, 1]], atol=1e-12)
    pole = view.seen(np.array([[0.0, 0.0, 1.0]]))[0]
    np.testing.assert_allclose(pole[:2], [0, np.cos(np.radians(view.latitude_deg))], atol=1e-12)


def test_east_is_right() -> None:
    np.testing.assert_allclose(View(0, 0).seen(directions(np.array([0.0]), np.array([90.0]))), [[1, 0, 0]], atol=1e-12)


def test_only_what_is_behind_the_globe_is_hidden() -> None:
    places = above(np.zeros(4), np.array([0.0, 180.0, 100.0, 170.0]), np.array([0.0, 500.0, 500.0, 40_000.0]))
    assert hidden(View(0, 0).seen(places)).tolist() == [False, True, False, False]
    assert np.linalg.norm(places[3]) == pytest.approx(1 + 40_000 / 6371)


def test_a_line_falls_into_pieces_that_meet() -> None:
    line = np.arange(12.0).reshape(6, 2)
    mask = np.array([True, True, False, False, True, True])
    assert [piece[:, 0].tolist() for piece in pieces(line, mask)] == [[0, 2, 4], [8, 10]]
    assert [piece[:, 0].tolist() for piece in pieces(line, ~mask)] == [[4, 6, 8]]
    assert pieces(line, np.zeros(6, dtype=bool)) == []


@pytest.mark.parametrize("place", [(0, 0), (90, 0), (-90, 0), (60, 179), (-85, -120)])
def test_a_circle_has_its_radius_everywhere_even_round_a_pole_and_across_the_date_line(place: tuple[float, float]) -> None:
    ring = circle(*place, 43.5)
    np.testing.assert_allclose(central_angle_deg(ring, directions(*place)), 43.5, atol=1e-10)


def test_a_circle_round_the_middle_keeps_its_area_on_the_disc() -> None:
    for view in VIEWS:
        assert area(areas(view, [circle(*view, 30)])) == pytest.approx(np.pi * 0.25, rel=1e-3)


def test_a_circle_that_crosses_the_edge_is_cut_there() -> None:
    (ring,) = areas(View(0, 0), [circle(0, 90, 30, 720)])
    assert np.hypot(*ring.T).max() == pytest.approx(1)
    assert ring[:, 0].min() == pytest.approx(np.cos(np.radians(30)), abs=1e-4)
    visible = np.radians(30) - np.sin(np.radians(30)) * np.cos(np.radians(30))  # a segment of the disc
    assert area([ring]) == pytest.approx(visible, rel=2e-3)


def test_what_is_behind_the_globe_is_not_drawn() -> None:
    assert areas(View(0, 0), [circle(0, 150, 20)]) == []
    assert areas(View(0, 0), [circle(5, 175, 20)]) == []


def test_a_ring_round_the_opposite_point_that_reaches_the_near_half_shows_its_rim() -> None:
    wide = circle(0, 170, 85, 720)
    shown = areas(View(0, 0), [wide])
    near = circle(0, -10, 95, 720)  # the same ring, seen as the smaller side's complement
    np.testing.assert_allclose(np.sort(wide, axis=0), np.sort(near, axis=0), atol=2e-2)
    x = np.linspace(-1, 1, 400)
    px, py = (part.ravel() for part in np.meshgrid(x, x))
    inside = px**2 + py**2 < 1
    points = np.stack([px[inside], py[inside], np.sqrt(1 - px[inside] ** 2 - py[inside] ** 2)], axis=-1)
    back = points @ np.stack([[0, 1, 0], [0, 0, 1], [1, 0, 0]])
    share = np.mean(central_angle_deg(back, directions(0, 170)) < 85)
    assert area(shown) == pytest.approx(np.pi * float(share), abs=5e-3)


def test_a_hole_is_taken_off() -> None:
    rings = [circle(0, 0, 40, 360), circle(0, 0, 20, 360)[::-1]]
    expected = np.pi * (np.sin(np.radians(40)) ** 2 - np.sin(np.radians(20)) ** 2)
    assert area(areas(View(0, 0), rings)) == pytest.approx(expected, rel=1e-3)
    assert areas(View(0, 180), rings) == []
    assert area(areas(View(0, 70), rings)) > 0
