"""The ladder of factors: every rung and every step against its sum written out, and the state behind a layer by both ways."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.defence.engagement.ladder import climb, climbed, first_rungs, gathered_alone, lowest_left, rungs_needed
from equipoise.core.defence.engagement.passage import gathered, left_alone, marked_axis, marks_between, ratios, unfolded
from tests.core.defence.engagement_systems import chance

FAR = 60.0  # standard deviations: windows that leave nothing out


def alone(counts: tuple[int, ...], p_left: tuple[float, ...]) -> np.ndarray:
    """The distribution of the threats left alone among these counts."""
    total = np.ones(1)
    for n, p in zip(counts, p_left, strict=True):
        total = np.convolve(total, [chance(n, k, p) for k in range(n + 1)])
    return total


def factors(counts: tuple[int, ...], p_left: tuple[float, ...], table: np.ndarray, bottom: int, rung: int) -> np.ndarray:
    """H for each number of kills, with `rung` more threats left alone, as its definition has it."""
    found = np.zeros(table.shape[1])
    for n, weight in enumerate(alone(counts, p_left)):
        if 0 <= n + rung - bottom < table.shape[0]:
            found += weight * table[n + rung - bottom]
    return found


@pytest.mark.parametrize(
    ("n_steps", "p", "z"), [(0, 0.3, 3.0), (1, 0.3, 3.0), (200, 0.2, 3.0), (200, 0.9, 7.5), (50, 0.0, 2.0), (40, 1.0, 2.0)]
)
def test_the_rungs_needed_fall_by_at_most_one_a_step(n_steps: int, p: float, z: float) -> None:
    reach = rungs_needed(n_steps, p, z)
    assert reach.size == n_steps + 1
    assert reach[n_steps] == 0
    assert np.all(np.diff(reach) >= -1)
    assert np.all(reach <= n_steps - np.arange(n_steps + 1))


def test_windows_cut_rungs() -> None:
    assert rungs_needed(200, 0.2, 3.0)[0] == int(40.0 + 3.0 * np.sqrt(32.0) + 3.0 + 1.0) + 1


def test_the_lowest_counts_left_alone() -> None:
    found, low, high = lowest_left(np.array([4, 6]), np.array([0.3, 0.6]), FAR)
    assert (low, high) == (0, 10)
    assert found[:11] == pytest.approx(alone((4, 6), (0.3, 0.6)), rel=1e-13)
    found, low, high = lowest_left(np.array([400]), np.array([0.5]), 2.0)
    assert (low, high) == (200 - 23, 200 + 23)  # twice ten, and one, and four thirds for the skew; rounded outwards


@pytest.mark.parametrize("bottom", [0, 2])
def test_rungs_and_steps_are_the_sums_they_stand_for(bottom: int) -> None:
    table = np.random.default_rng(51).random((9, 3))
    lows, p_left = np.array([2, 3]), np.array([0.3, 0.6])
    ladder = first_rungs(table, bottom, lows, p_left, 5, FAR)
    for rung in range(5):
        assert ladder[rung] == pytest.approx(factors((2, 3), (0.3, 0.6), table, bottom, rung), rel=1e-13)
    climb(ladder, 3, 0.6)
    for rung in range(4):
        assert ladder[rung] == pytest.approx(factors((2, 4), (0.3, 0.6), table, bottom, rung), rel=1e-13)
    assert not ladder[4].any(), "what is no longer known is nothing, and never what was there before"


def test_every_combination_of_counts_has_its_ladder() -> None:
    table = np.random.default_rng(52).random((14, 4))
    sizes, lows, p_left = np.array([2, 3, 3]), np.array([1, 2, 0]), np.array([0.3, 0.6, 0.5])
    heights = np.array([5, 4, 2, 0])
    ladders = np.zeros((4, 8, 4))
    ladders[0] = first_rungs(table, 1, lows, p_left, 8, FAR)
    for place, (i, j) in enumerate(np.ndindex(2, 3)):
        climbed(ladders, heights, place, sizes, p_left, FAR)
        for rung in range(3):
            assert ladders[2, rung] == pytest.approx(factors((1 + i, 2 + j, 0), (0.3, 0.6, 0.5), table, 1, rung), rel=1e-13)


@pytest.mark.parametrize(("sizes", "lows"), [((6,), (4,)), ((4, 5), (3, 2)), ((3, 2, 4), (1, 2, 0))])
@pytest.mark.parametrize(("z", "tolerance"), [(FAR, 1e-13), (2.0, 0.2)])
@pytest.mark.parametrize("least", [0, 2])
def test_climbing_finds_what_the_sums_find(sizes: tuple[int, ...], lows: tuple[int, ...], z: float, tolerance: float, least: int) -> None:
    random = np.random.default_rng(53)
    state = random.random(int(np.prod(sizes)))
    axes, size, low = len(sizes), np.array(sizes), np.array(lows)
    p_called, x = np.array([0.8, 0.4, 0.6])[:axes], 0.3
    last = int((low + size - 1).sum())
    kills = np.array([[chance(n, k, 0.35) for k in range(last + 1)] for n in range(last + 1)])
    table, bottom = ratios(kills, 0, last, least, last, x, 0.0)
    p_left = p_called * (1.0 - x) / (1.0 - p_called * x)
    marked, pre, post, fewest = state.reshape(-1, 1), 1, state.size, 0  # marked at least on the axes but the last
    new_size, new_low = low + size, np.zeros_like(low)
    for c in range(axes - 1):
        post //= sizes[c]
        marked, begins = marked_axis(marked, pre, sizes[c], post, lows[c], new_size[c], 0, p_called[c] * x)
        pre, fewest = pre * new_size[c], fewest + begins
    marks = marks_between(sizes[-1], lows[-1], new_size[-1], 0, p_called[-1] * x)
    source = (sizes[-1], lows[-1])
    climbing = gathered_alone(marked, source, marks, table, bottom, new_size, new_low, p_left, fewest, least, z)
    rows, ends = left_alone(new_size, new_low, p_left, FAR)
    tables = unfolded(table, bottom, least, last + 1).reshape(1, last + 1, last + 1)
    before = (int(low.sum()), last)
    summed = gathered(marked, source, marks, tables, 0, rows, ends, new_size, new_low, p_left, fewest, before, FAR)
    assert climbing == pytest.approx(summed, rel=tolerance, abs=tolerance * float(summed.max()))
    assert np.all(climbing <= summed * (1.0 + 1e-12) + 1e-300), "windows only leave out"
    if least == 0:
        assert summed.sum() == pytest.approx(state.sum(), rel=1e-12)
