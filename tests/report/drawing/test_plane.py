from __future__ import annotations

import itertools

import numpy as np
import pytest

from equipoise.report.drawing.placement import Box
from equipoise.report.drawing.plane import Plane, apart, band, canvas, curve, ends, pointed, ring, trail
from equipoise.report.drawing.theme import svg
from tests.report.drawings import size, words


def numbers(plane: Plane) -> list[str]:
    """The numbers of the first axis."""
    figure, _ = canvas(plane, "", "", shares=True)
    return [word.text for word in words(svg(figure, "plane", "plane"), r"[\d,]+")]


def test_values_become_pixels() -> None:
    plane = Plane(10.0, 4.0, 20.0)
    assert plane.points([0.0, 10.0], [0.0, 4.0]).tolist() == [[0.0, 0.0], [plane.wide, plane.high]]
    assert plane.wide == 300.0


def test_a_logarithmic_axis_begins_at_1() -> None:
    plane = Plane(1000.0, 1.0, 20.0, log=True)
    assert plane.points([0.0, 1.0, 10.0, 1000.0], [0.0] * 4)[:, 0] == pytest.approx([0.0, 0.0, 100.0, 300.0])
    assert numbers(plane) == ["1", "10", "100", "1,000"]
    assert numbers(Plane(1000.0, 1.0, 20.0)) == ["0", "200", "400", "600", "800", "1,000"]
    places = words(svg(canvas(plane, "", "", shares=True)[0], "plane", "plane"), r"[\d,]+")
    assert [word.x for word in places] == pytest.approx([48.0 + x for x in (0.0, 100.0, 200.0, 300.0)])


def test_axes_have_numbers_and_words_and_room_at_the_foot() -> None:
    plane = Plane(100.0, 1.0, 20.0, foot_px=40.0)
    text = svg(canvas(plane, "across", "upwards", shares=True)[0], "plane", "plane")
    assert {"across", "upwards", "50\xa0%", "100"} <= {word.text for word in words(text)}
    assert size(text) == (368.0, 356.0)


def test_a_band_lies_between_its_lines() -> None:
    plane = Plane(100.0, 1.0, 20.0)
    axes = canvas(plane, "", "")[1]
    points = curve(axes, plane, [0.0, 100.0], [0.5, 0.5], color="#123456")
    band(axes, plane, [0.0, 100.0], [0.25, 0.25], [0.75, 0.75], "#654321")
    assert points[:, 1].tolist() == [plane.high / 2] * 2
    (shape,) = axes.collections
    heights = np.unique(np.asarray(shape.get_paths()[0].vertices)[:, 1])
    assert heights == pytest.approx([0.25 * plane.high, 0.75 * plane.high])


def test_a_trail_covers_its_line_evenly() -> None:
    boxes = trail(np.array([[0.0, 0.0], [0.0, 30.0], [40.0, 30.0]]))
    centres = np.array([[(box.left + box.right) / 2, (box.bottom + box.top) / 2] for box in boxes])
    steps = np.abs(np.diff(centres, axis=0)).sum(axis=1)
    assert steps == pytest.approx(np.full(len(boxes) - 1, 70 / (len(boxes) - 1)))
    assert len(trail(np.array([[5.0, 5.0], [5.0, 5.0]]))) == 1


@pytest.mark.parametrize("heights", [[50.0, 50.0, 50.0], [1.0, 2.0, 90.0, 91.0], [99.0, 98.0, 97.0], [30.0], []])
def test_heights_come_apart_within_their_bounds(heights: list[float]) -> None:
    found = apart(heights, 0.0, 100.0)
    assert all(0.0 <= each <= 100.0 for each in found)
    ranked = sorted(found)
    assert all(after - before >= 15.0 - 1e-9 for before, after in itertools.pairwise(ranked))
    assert sorted(range(len(heights)), key=lambda place: heights[place]) == sorted(range(len(found)), key=lambda place: found[place])


def test_heights_that_are_apart_stay() -> None:
    assert apart([80.0, 10.0, 40.0], 0.0, 100.0) == [80.0, 10.0, 40.0]


def test_words_of_a_point_keep_off_lines_labels_and_the_edge() -> None:
    plane = Plane(100.0, 1.0, 20.0)
    figure, axes = canvas(plane, "", "")
    lines, labels = trail(np.array([[0.0, 120.0], [300.0, 120.0]])), [Box(200.0, 125.0, 280.0, 160.0)]
    box, leader = pointed(axes, plane, np.array([290.0, 100.0]), "Stops at 100", lines, labels)
    assert all(box.overlap(other) == 0.0 for other in (*lines, *labels))
    assert box.overlap(plane.box) == pytest.approx(box.area)
    assert (leader.bottom, leader.top) == (box.top, 100.0)
    above, up = pointed(axes, plane, np.array([290.0, 10.0]), "Stops at 100", lines, labels)
    assert (up.bottom, up.top) == (10.0, above.bottom), "there is no room below"
    assert ">Stops at 100</text>" in svg(figure, "point", "point")


def test_a_leader_goes_round_the_words_of_others() -> None:
    plane = Plane(100.0, 1.0, 20.0)
    above = [Box(95.0, 45.0, 300.0, 75.0)]
    box, leader = pointed(
        canvas(plane, "", "")[1], plane, np.array([90.0, 40.0]), "Stops", trail(np.array([[0.0, 55.0], [300.0, 55.0]])), above
    )
    assert box.overlap(above[0]) == 0.0
    assert leader.left == 87.0


def test_ends_of_lines_are_named_off_each_other() -> None:
    plane = Plane(100.0, 1.0, 80.0)
    lines = [np.array([[0.0, 0.0], [100.0, height]]) for height in (50.0, 52.0)]
    boxes = ends(canvas(plane, "", "")[1], plane, lines, ["one", "two"], [{"bold": True}, {}])
    assert boxes[0].overlap(boxes[1]) == 0.0
    assert boxes[0].left == 107.0


def test_ends_of_lines_are_named_off_rings_and_other_lines() -> None:
    """The first line ends on another one, beside a ring; its words move up, no further than they must."""
    plane = Plane(100.0, 1.0, 80.0)
    lines = [np.array([[0.0, 60.0], [100.0, 50.0]]), np.array([[0.0, 50.0], [220.0, 50.0]])]
    taken = [ring(np.array([112.0, 40.0]))]
    boxes = ends(canvas(plane, "", "")[1], plane, lines, ["one", "two"], [{}, {}], taken)
    for box in boxes:
        assert all(box.overlap(other) == 0.0 for other in (*taken, *(each for line in lines for each in trail(line))))
    assert 50.0 < boxes[0].bottom < 56.0
    assert boxes[0].overlap(boxes[1]) == 0.0


def test_a_ring_is_covered_by_its_box() -> None:
    box = ring(np.array([10.0, 20.0]))
    assert (box.left, box.top) == (4.0, 26.0)
