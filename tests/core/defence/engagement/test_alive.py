"""Counts alive, against convolutions and sums written out."""

from __future__ import annotations

import numpy as np
import pytest
from jaxtyping import Float

from equipoise.core.defence.engagement.alive import (
    add_called,
    alive_window,
    axis_moments,
    called,
    spread,
    thinned_axis,
    window,
    with_dead_called,
)
from tests.core.defence.engagement_systems import chance

SIZES, LOWS = np.array([3, 2, 4]), np.array([2, 0, 1])


def binomial(n: int, p: float) -> Float[np.ndarray, " most"]:
    return np.array([chance(n, k, p) for k in range(n + 1)])


def drawn_state(number: int) -> Float[np.ndarray, "a b c"]:
    state = np.random.default_rng([31, number]).random(tuple(SIZES))
    return state / state.sum()


def test_how_far_a_count_is_looked_for() -> None:
    assert spread(4.0, 3.0) == pytest.approx(3.0 * 2.0 + 3.0 + 1.0)
    assert spread(0.0, 6.0) == pytest.approx(13.0)


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_the_moments_of_an_axis(axis: int) -> None:
    state = 0.5 * drawn_state(1)  # half of the probability: a part of the whole
    pre, post = int(np.prod(SIZES[:axis])), int(np.prod(SIZES[axis + 1 :]))
    mean, variance = axis_moments(state.ravel(), pre, SIZES[axis], post, LOWS[axis])
    margin = 2.0 * state.sum(axis=tuple(other for other in range(3) if other != axis))
    counts = LOWS[axis] + np.arange(SIZES[axis])
    assert mean == pytest.approx(margin @ counts, rel=1e-13)
    assert variance == pytest.approx(margin @ (counts - margin @ counts) ** 2, rel=1e-12)


@pytest.mark.parametrize(
    ("p", "outside", "ends"),
    [
        ([0.1, 0.2, 0.4, 0.2, 0.1], 0.0, (0, 4)),
        ([0.0, 0.2, 0.8, 0.0], 0.0, (1, 2)),
        ([0.125, 0.25, 0.25, 0.25, 0.125], 0.125, (1, 3)),
        ([0.125, 0.25, 0.25, 0.25, 0.125], 0.37, (1, 3)),
        ([0.125, 0.25, 0.25, 0.25, 0.125], 0.375, (2, 2)),
        ([0.0, 0.0], 0.0, (1, 1)),
    ],
)
def test_the_window_of_a_distribution(p: list[float], outside: float, ends: tuple[int, int]) -> None:
    assert window(np.array(p), outside) == ends


@pytest.mark.parametrize("p_dead", [0.0, 0.3, 1.0])
def test_the_number_of_threats_is_a_convolution(p_dead: float) -> None:
    state, p_called, n_all = drawn_state(2), np.array([0.9, 0.2, 0.0]), 11
    written = np.zeros(n_all + 1)
    for place in np.ndindex(state.shape):
        alive = [int(low) + n for low, n in zip(LOWS, place, strict=True)]
        threats = np.ones(1)
        for n, p in zip([*alive, n_all - sum(alive)], [*p_called, p_dead], strict=True):
            threats = np.convolve(threats, binomial(n, float(p)))
        written[: threats.size] += state[place] * threats
    found = called(state.ravel(), SIZES, LOWS, p_called, p_dead, n_all, 0.0)
    assert found[: n_all + 1] == pytest.approx(written[: found.size], abs=1e-14)
    assert not found[n_all + 1 :].any()
    assert not written[found.size :].any()


def test_what_is_negligible_is_left_out_of_the_number_of_threats() -> None:
    found = called(np.ones(1), np.array([1]), np.array([40]), np.array([0.5]), 0.0, 40, 1e-3)
    whole = binomial(40, 0.5)
    kept = np.flatnonzero(found)
    assert found[kept] == pytest.approx(whole[kept], rel=1e-12)
    assert 0.0 < whole[: kept[0]].sum() <= 1e-3 < whole[: kept[0] + 1].sum()
    assert 0.0 < whole[kept[-1] + 1 :].sum() <= 1e-3 < whole[kept[-1] :].sum()


def test_threats_of_one_more_kind_are_added() -> None:
    rows = np.arange(1.0, 13.0).reshape(2, 2, 3)  # two rows with one object of the kind or none; one alive or none; threats
    wider = np.zeros((1, 3, 6))
    add_called(rows, 2, 1, 1, np.array([0.25, 0.75]), 0, 1, 0, 2, wider)
    expected = np.zeros((1, 3, 6))
    for alive in range(2):
        expected[0, alive + 1, :4] = np.convolve(rows[1, alive], [0.25, 0.75])
    assert np.allclose(wider, expected, rtol=1e-15)


def test_the_dead_are_taken_for_threats() -> None:
    rows = np.array([[0.5, 0.1, 0.0], [0.0, 0.3, 0.1]])  # by number alive beyond the least; 2 dead in the first row, 1 in the other
    expected = np.zeros(5)
    expected += np.convolve(rows[0], binomial(2, 0.4))
    expected[:4] += np.convolve(rows[1], binomial(1, 0.4))
    assert with_dead_called(rows, 0, 2, 2, 0.4)[:5] == pytest.approx(expected, abs=1e-15)


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("p_lost", [0.25, 1.0])
def test_objects_of_one_axis_are_lost_each_by_itself(axis: int, p_lost: float) -> None:
    state = drawn_state(3)
    pre, post = int(np.prod(SIZES[:axis])), int(np.prod(SIZES[axis + 1 :]))
    n_out, low_out = int(SIZES[axis] + LOWS[axis]) - 1, 1
    found = thinned_axis(state.ravel(), pre, SIZES[axis], post, LOWS[axis], n_out, low_out, p_lost)
    shape = list(state.shape)
    shape[axis] = n_out
    written = np.zeros(shape)
    for place in np.ndindex(state.shape):
        n = int(LOWS[axis]) + place[axis]
        for k, p in enumerate(binomial(n, 1.0 - p_lost)):
            if low_out <= k < low_out + n_out:
                written[(*place[:axis], k - low_out, *place[axis + 1 :])] += p * state[place]
    assert np.allclose(found.reshape(shape), written, rtol=0.0, atol=1e-15)


def test_the_window_of_all_alive() -> None:
    state = np.zeros(tuple(SIZES))
    state[0, 1, 0], state[2, 0, 0], state[1, 1, 3] = 0.25, 0.5, 0.25  # 4, 5 and 8 alive with the lowest counts 2, 0 and 1
    assert alive_window(state.ravel(), SIZES, LOWS, 0.0) == (4, 8)
    assert alive_window(state.ravel(), SIZES, LOWS, 0.3) == (5, 5)
