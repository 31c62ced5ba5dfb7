"""The steps of the passage through a layer, each against its sum written out."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.defence.engagement.passage import (
    add_factors,
    add_rows,
    bands,
    left_alone,
    marked_axis,
    marks_between,
    matched,
    one_more,
    ratios,
    trimmed_to,
    unfolded,
    with_dead,
)
from tests.core.defence.engagement_systems import chance

X = 0.3


@pytest.mark.parametrize(("low_in", "low_out", "n_out"), [(2, 0, 6), (5, 1, 3), (3, 2, 2)])
def test_the_marked_of_one_axis_are_gone(low_in: int, low_out: int, n_out: int) -> None:
    pre, n_in, post, depth, p = 2, 3, 2, 2, 0.4
    marked = np.random.default_rng(32).random((pre * n_in * post, depth))
    found, least = marked_axis(marked, pre, n_in, post, low_in, n_out, low_out, p)
    assert least == max(0, low_in - (low_out + n_out - 1))
    written = np.zeros((pre, n_out, post, 30))
    for before, i, behind, j in np.ndindex(pre, n_in, post, depth):
        n = low_in + i
        for o in range(n_out):
            k = n - low_out - o
            if k >= 0:
                written[before, o, behind, k + j] += chance(n, k, p) * marked.reshape(pre, n_in, post, depth)[before, i, behind, j]
    assert found.shape == (pre * n_out * post, depth + low_in + n_in - 1 - low_out - least)
    assert np.allclose(found, written.reshape(-1, 30)[:, least : least + found.shape[1]], rtol=1e-13, atol=0.0)
    assert not written[..., :least].any()
    assert not written[..., least + found.shape[1] :].any()


def test_ratios_of_kills_to_marks() -> None:
    kills = np.array([[0.5, 0.25, 0.25, 0.0], [0.0, 0.5, 1e-9, 0.5]])  # of two and of three threats
    written = np.zeros((4, 4))
    for row, n in enumerate((2, 3)):
        for k in range(n + 1):
            if kills[row, k] > 1e-8:
                written[n - k, k] = kills[row, k] / chance(n, k, X)
    for fewest, most in ((0, 3), (1, 2), (1, 1), (2, 3)):
        table, bottom = ratios(kills, 2, 3, fewest, most, X, 1e-8)
        assert bottom == max(0, 2 - most)
        wanted = written.copy()
        wanted[:, :fewest] = wanted[:, most + 1 :] = 0.0
        assert np.allclose(unfolded(table, bottom, fewest, 4), wanted, rtol=1e-13, atol=0.0)


@pytest.mark.parametrize(("low_in", "n_in", "low_out", "n_out"), [(3, 4, 0, 7), (5, 2, 2, 3), (2, 3, 3, 2), (4, 2, 5, 2)])
def test_marks_between_counts(low_in: int, n_in: int, low_out: int, n_out: int) -> None:
    marks = marks_between(n_in, low_in, n_out, low_out, 0.3)
    for o, i in np.ndindex(n_out, n_in):
        n, k = low_in + i, low_in + i - low_out - o
        assert marks[o, i] == pytest.approx(chance(n, k, 0.3) if k >= 0 else 0.0, rel=1e-13)


def test_the_dead_take_up_shots() -> None:
    table = np.random.default_rng(33).random((4, 4)) * np.tri(4)[:, ::-1]
    least, n_tables, n_all, p_dead = 2, 3, 6, 0.35
    tables = with_dead(table, least, n_tables, n_all, p_dead, X)
    for a, n, k in np.ndindex(n_tables, 4, 4):
        dead = n_all - (least + a) - k  # alive behind the layer: least + a, killed by it: k
        written = 0.0
        for threats in range(max(0, dead) + 1):
            for marks in range(threats + 1):
                if dead >= 0 and n + threats - marks < 4 and k + marks < 4:
                    written += chance(dead, threats, p_dead) * chance(threats, marks, X) * table[n + threats - marks, k + marks]
        assert tables[a, n, k] == pytest.approx(written, rel=1e-13, abs=1e-15)


def test_the_sum_of_two_counts() -> None:
    a, b, out = np.array([9.0, 0.5, 0.25, 0.25, 9.0]), np.array([9.0, 9.0, 0.75, 0.25]), np.full(12, 9.0)
    assert add_rows(a, 1, 3, b, 2, 3, out) == (3, 6)
    assert out[3:7] == pytest.approx(np.convolve(a[1:4], b[2:4]), rel=1e-15)
    assert out[7] == 9.0


def test_one_trial_more() -> None:
    a, out = np.array([0.0, 0.5, 0.25, 0.25, 0.0]), np.full(6, 9.0)
    assert one_more(a, 1, 3, 0.2, out) == (1, 4)
    assert out[1:5] == pytest.approx(np.convolve(a[1:4], [0.8, 0.2]), rel=1e-15)
    assert out[5] == 9.0


def test_those_left_alone() -> None:
    rows, ends = left_alone(np.array([2, 3]), np.array([4, 50]), np.array([0.5, 0.1]), 1.0)
    for c, low, n_counts, p in ((0, 4, 2, 0.5), (1, 50, 3, 0.1)):
        for o in range(n_counts):
            n = low + o
            far = np.sqrt(n * p * (1.0 - p)) + 1.0 / 3.0 + 1.0
            first, last = max(0, int(n * p - far)), min(n, int(n * p + far) + 1)
            assert ends[c, o].tolist() == [first, last]
            assert rows[c, o, first : last + 1] == pytest.approx([chance(n, k, p) for k in range(first, last + 1)], rel=1e-12)
            assert not rows[c, o, :first].any()
            assert not rows[c, o, last + 1 :].any()


def test_the_bands_of_a_table() -> None:
    table = np.zeros((2, 3, 5))
    table[0, 1, 0], table[0, 2, 1], table[0, 2, 3], table[1, 0, 4] = 1.0, 2.0, 3.0, 4.0
    assert bands(table).tolist() == [[[0, 0], [0, 1], [1, 4]], [[4, 5], [0, 0], [0, 0]]]


@pytest.mark.parametrize(("low", "high"), [(0, 6), (1, 3), (2, 8), (5, 5), (3, 9)])
@pytest.mark.parametrize(("base", "fewer", "more"), [(0, 0, 7), (2, 0, 4), (1, 2, 6), (-2, 3, 9)])
def test_the_factors_of_the_kills(low: int, high: int, base: int, fewer: int, more: int) -> None:
    table = np.random.default_rng(34).random((7, 7))
    table[0, :2] = table[3] = table[5, 4:] = 0.0
    left, factor = np.random.default_rng(35).random(10), np.full(12, 9.0)
    first, last = add_factors(table, bands(table[None])[0], left, low, high, base, fewer, more, factor)
    written = np.zeros(12)
    for place in range(fewer, more):
        for n in range(low, min(high, 6) + 1):
            if 0 <= base + place < 7:
                written[place] += left[n] * table[n, base + place]
    assert factor[fewer:more] == pytest.approx(written[fewer:more], rel=1e-13, abs=0.0)
    assert np.all(factor[:fewer] == 9.0)
    assert np.all(factor[more:] == 9.0)
    kept = np.flatnonzero(written)
    assert first <= kept[0]
    assert last > kept[-1]
    assert fewer <= first
    assert last <= more


def test_no_kills_to_be_had_give_no_window() -> None:
    factor = np.full(3, 9.0)
    assert add_factors(np.ones((2, 2)), np.array([[0, 2], [0, 2]]), np.ones(3), 0, 1, 0, 2, 2, factor) == (0, 0)
    assert factor.tolist() == [9.0, 9.0, 9.0]


@pytest.mark.parametrize(("first", "last"), [(0, 6), (1, 4), (3, 6), (5, 6), (0, 1)])
def test_marks_matched_with_factors(first: int, last: int) -> None:
    marked, marks = np.random.default_rng(36).random((4, 3)), np.array([0.1, 0.2, 0.3, 0.4])
    factor = np.random.default_rng(37).random(6)
    written = sum(marks[i] * marked[i, j] * factor[i + j] for i, j in np.ndindex(4, 3) if first <= i + j < last)
    assert matched(marked, marks, factor, first, last, 0) == pytest.approx(written, rel=1e-13)
    assert matched(marked, marks, np.append(9.0, factor), first, last, 1) == pytest.approx(written, rel=1e-13)
    if first > 0:
        assert matched(marked, marks, factor[1:], first, last, -1) == pytest.approx(written, rel=1e-13)


def test_a_window_is_trimmed_to_its_mean() -> None:
    assert trimmed_to(50.0, 9.0, 3.0, 0, 200) == (37, 64)  # three times three, and one, and three for the skew
    assert trimmed_to(50.0, 9.0, 3.0, 40, 60) == (40, 60)
