"""One class behind one layer, against hypergeometric sums written out."""

from __future__ import annotations

from itertools import product
from math import comb

import numpy as np
import pytest
from jaxtyping import Float

from equipoise.core.defence.engagement.alive import spread
from equipoise.core.defence.engagement.fire import fire_table, p_killed_in_all
from equipoise.core.defence.engagement.step import after_windows, behind_layer, cropped, drawn, thinned
from tests.core.defence.engagement_systems import chance

ANY, Z = 1_000, 30.0
SIZES, LOWS = np.array([3, 2, 3]), np.array([1, 0, 1])
WHOLE, NONE = SIZES + LOWS, np.zeros(3, dtype=np.int64)
P_CALLED = np.array([0.9, 0.3, 1.0])
N_ALL = 9


def drawn_state() -> Float[np.ndarray, "a b c"]:
    state = np.random.default_rng(38).random(tuple(SIZES))
    return state / state.sum()


def chosen(
    state: Float[np.ndarray, "a b c"], p_called: Float[np.ndarray, " kinds"], p_dead: float, kills: Float[np.ndarray, "threats kills"]
) -> Float[np.ndarray, "x y z"]:
    """Threats of each kind and among the dead, kills among all of them, and how many of each kind these are."""
    out = np.zeros(tuple(WHOLE))
    for place in np.ndindex(state.shape):
        alive = [int(low) + n for low, n in zip(LOWS, place, strict=True)]
        groups = [*alive, N_ALL - sum(alive)]
        for threats in product(*(range(n + 1) for n in groups)):
            p = state[place] * np.prod([chance(n, t, float(q)) for n, t, q in zip(groups, threats, [*p_called, p_dead], strict=True)])
            if p == 0.0:
                continue
            total = sum(threats)
            for lost in product(*(range(t + 1) for t in threats)):
                ways = float(np.prod([comb(t, k) for t, k in zip(threats, lost, strict=True)]))
                left = tuple(n - k for n, k in zip(alive, lost[:3], strict=True))
                out[left] += p * kills[total, sum(lost)] * ways / comb(total, sum(lost))
    return out


def any_kills() -> Float[np.ndarray, "threats kills"]:
    """A number of kills for each number of threats, of no particular law."""
    kills = np.random.default_rng(39).random((N_ALL + 1, N_ALL + 2))
    kills *= np.tri(N_ALL + 1, N_ALL + 2)
    return kills / kills.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("p_dead", [0.0, 0.4])
@pytest.mark.parametrize("x", [0.1, 0.5, 0.9])
def test_any_number_of_kills_is_a_uniform_choice_of_the_threats(p_dead: float, x: float) -> None:
    state, kills = drawn_state(), any_kills()
    found = drawn(state.ravel(), SIZES, LOWS, WHOLE, NONE, P_CALLED, p_dead, N_ALL, kills, 0, N_ALL, 0, N_ALL, x, Z, 0.0)
    assert np.allclose(found.reshape(tuple(WHOLE)), chosen(state, P_CALLED, p_dead, kills), rtol=0.0, atol=1e-14)


@pytest.mark.parametrize(("sizes", "lows"), [((2, 1, 2), (1, 1, 1)), ((1, 1, 2), (0, 0, 0)), ((1, 2, 1), (0, 0, 0))])
def test_a_part_of_the_axes_behind_the_layer_is_that_part_of_the_whole(sizes: tuple[int, ...], lows: tuple[int, ...]) -> None:
    state, kills = drawn_state(), any_kills()
    fire = (0.4, N_ALL, kills, 0, N_ALL, 0, N_ALL, 0.4, Z, 0.0)
    whole = drawn(state.ravel(), SIZES, LOWS, WHOLE, NONE, P_CALLED, *fire).reshape(tuple(WHOLE))
    within = (np.array(sizes), np.array(lows))
    part = drawn(state.ravel(), SIZES, LOWS, *within, P_CALLED, *fire).reshape(sizes)
    kept = tuple(slice(low, low + n) for low, n in zip(lows, sizes, strict=True))
    assert np.allclose(part, whole[kept], rtol=1e-12, atol=0.0)


def test_nothing_is_missing_behind_a_layer_that_meets_many() -> None:
    # 2,000 warheads and one decoy: those left alone are spread over hundreds, which the windows must hold
    arguments = (900, np.array([1]), 0.5, 1.0, ANY * 10, False, 7.5, 1e-16)
    out, _, _, left = behind_layer(np.ones(1), np.ones(2, dtype=np.int64), np.array([2_000, 1]), np.full(2, 0.5), 0.0, 2_001, *arguments)
    assert out.sum() == pytest.approx(1.0, abs=1e-12)
    assert left.sum() == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize("p_dead", [0.0, 0.4])
@pytest.mark.parametrize(("stock", "salvos", "at_once", "capacity"), [(3, (2,), False, ANY), (4, (1, 1), True, ANY), (9, (2, 1), False, 3)])
def test_behind_a_layer_with_too_few_shots(p_dead: float, stock: int, salvos: tuple[int, ...], at_once: bool, capacity: int) -> None:
    state = drawn_state()
    arguments = (stock, np.array(salvos), 0.6, 1.0, capacity, at_once)
    out, sizes, lows, left = behind_layer(state.ravel(), SIZES, LOWS, P_CALLED, p_dead, N_ALL, *arguments, Z, 0.0)
    kills, remains = fire_table(0, N_ALL, *arguments)
    kills = np.pad(kills, ((0, 0), (0, N_ALL + 2 - kills.shape[1])))
    full = np.zeros(tuple(WHOLE))
    full[tuple(slice(low, low + n) for low, n in zip(lows, sizes, strict=True))] = out.reshape(tuple(sizes))
    assert np.allclose(full, chosen(state, P_CALLED, p_dead, kills), rtol=0.0, atol=1e-14)
    threats = np.zeros(N_ALL + 1)
    for place in np.ndindex(state.shape):
        alive = [int(low) + n for low, n in zip(LOWS, place, strict=True)]
        row = np.ones(1)
        for n, p in zip([*alive, N_ALL - sum(alive)], [*P_CALLED, p_dead], strict=True):
            row = np.convolve(row, [chance(n, k, float(p)) for k in range(n + 1)])
        threats[: row.size] += state[place] * row
    fired = (threats @ remains)[::-1]
    assert left[::-1] == pytest.approx(fired[: left.size], abs=1e-14)


@pytest.mark.parametrize("stock", [27, 26])
def test_with_plenty_of_shots_each_is_lost_by_itself(stock: int) -> None:
    # 27 shots serve 8 alive and 1 dead with three each; with 26 the sum over choices must join on without a jump
    state = drawn_state()
    arguments = (stock, np.array([2, 1]), 0.6, 0.5, ANY, False)
    out, sizes, lows, _ = behind_layer(state.ravel(), SIZES, LOWS, P_CALLED, 0.4, N_ALL, *arguments, Z, 0.0)
    full = np.zeros(tuple(WHOLE))
    full[tuple(slice(low, low + n) for low, n in zip(lows, sizes, strict=True))] = out.reshape(tuple(sizes))
    kills, _ = fire_table(0, N_ALL, *arguments)
    assert np.allclose(full, chosen(state, P_CALLED, 0.4, kills), rtol=0.0, atol=1e-14)
    rate = p_killed_in_all(np.array([2, 1]), 0.6, 0.5)
    alone = np.zeros(tuple(WHOLE))
    for place in np.ndindex(state.shape):
        alive = [int(low) + n for low, n in zip(LOWS, place, strict=True)]
        for left in product(*(range(n + 1) for n in alive)):
            alone[left] += state[place] * np.prod([chance(n, k, 1.0 - p * rate) for n, k, p in zip(alive, left, P_CALLED, strict=True)])
    assert np.allclose(full, alone, rtol=0.0, atol=1e-14 if stock == 27 else 1e-3)


def test_a_layer_that_cannot_kill_changes_nothing_but_its_stock() -> None:
    state = drawn_state().ravel()
    out, sizes, lows, left = behind_layer(state, SIZES, LOWS, np.ones(3), 0.0, N_ALL, 4, np.array([1]), 0.0, 1.0, ANY, False, Z, 0.0)
    assert np.array_equal(out, state)
    assert sizes.tolist() == SIZES.tolist()
    assert lows.tolist() == LOWS.tolist()
    # 2 to 7 objects are alive; all beyond three empty the stock
    two = float(drawn_state()[0, 0, 0])
    three = float(drawn_state()[1, 0, 0] + drawn_state()[0, 1, 0] + drawn_state()[0, 0, 1])
    assert left == pytest.approx([1.0 - two - three, three, two, 0.0, 0.0], abs=1e-14)


def test_windows_behind_the_layer() -> None:
    state = np.array([0.25, 0.5, 0.25])  # 99, 100 or 101 alive
    sizes, lows = after_windows(state, np.array([3]), np.array([99]), np.array([0.5]), 2.0)
    far = spread(0.5 + 100 * 0.25, 2.0)
    assert lows.tolist() == [int(50 - far)]
    assert sizes.tolist() == [int(50 + far) + 1 - int(50 - far) + 1]
    wide = np.zeros(101)
    wide[0] = wide[100] = 0.5  # 50 or 150 alive
    _, lows = after_windows(wide, np.array([101]), np.array([50]), np.array([0.5]), 0.25)
    assert lows.tolist() == [int(50 - spread(2_500 + 100 * 0.25, 0.25))]
    sizes, lows = after_windows(state, np.array([3]), np.array([99]), np.array([0.0]), 2.0)
    assert (sizes.tolist(), lows.tolist()) == ([3], [99])
    sizes, lows = after_windows(state, np.array([3]), np.array([1]), np.array([0.1]), 9.0)
    assert (sizes.tolist(), lows.tolist()) == ([4], [0])  # never below none, nor above those before


def test_losses_of_several_kinds() -> None:
    state = np.zeros(4)
    state[3] = 1.0  # two of the first kind and one of the second
    sizes, lows = np.array([2, 2]), np.array([1, 0])
    found = thinned(state, sizes, lows, np.array([3, 2]), np.array([0, 0]), np.array([0.5, 0.25])).reshape(3, 2)
    assert np.allclose(found, np.outer([0.25, 0.5, 0.25], [0.25, 0.75]), rtol=1e-15)
    same = thinned(state, sizes, lows, np.array([2, 2]), np.array([1, 0]), np.array([0.0, 0.25])).reshape(2, 2)
    assert np.allclose(same, np.outer([0.0, 1.0], [0.25, 0.75]), rtol=1e-15)


def test_empty_ends_are_cropped() -> None:
    state = np.zeros((4, 2, 5))
    state[1:3, :, 2:5] = np.arange(1.0, 13.0).reshape(2, 2, 3)
    out, sizes, lows = cropped(state.ravel(), np.array([4, 2, 5]), np.array([3, 0, 7]), 0.0)
    assert (sizes.tolist(), lows.tolist()) == ([2, 2, 3], [4, 0, 9])
    assert np.array_equal(out, np.arange(1.0, 13.0))
