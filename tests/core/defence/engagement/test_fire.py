"""Fire, against every shot written out: in turn and all at once, with short stocks, capacity and looks that fail."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from equipoise.core.defence.engagement.fire import fire_table, joint_fire_table, p_killed, p_killed_in_all, spread_kills

Outcomes = dict[tuple[int, int], float]  # kills, stock left
ANY = 1_000


def one_served(stock: int, salvos: tuple[int, ...], p_shot: float, p_further: float) -> Outcomes:
    """Shot after shot at one threat; what is left of a salvo is fired even after a hit."""
    if not salvos or stock == 0:
        return {(0, stock): 1.0}
    shots = min(salvos[0], stock)
    missed = 1.0
    for _ in range(shots):
        missed *= 1.0 - p_shot
    found: defaultdict[tuple[int, int], float] = defaultdict(float)
    found[1, stock - shots] += 1.0 - missed
    later = {(0, stock - shots): 1.0} if len(salvos) == 1 else one_served(stock - shots, salvos[1:], p_shot, p_further)
    for place, p in later.items():
        found[place] += missed * p * (p_further if len(salvos) > 1 else 1.0)
    if len(salvos) > 1:
        found[0, stock - shots] += missed * (1.0 - p_further)
    return found


def in_turn(threats: int, stock: int, salvos: tuple[int, ...], p_shot: float, p_further: float, capacity: int) -> Outcomes:
    found: Outcomes = {(0, stock): 1.0}
    for _ in range(min(threats, capacity)):
        further: defaultdict[tuple[int, int], float] = defaultdict(float)
        for (kills, left), p in found.items():
            for (more, rest), q in one_served(left, salvos, p_shot, p_further).items():
                further[kills + more, rest] += p * q
        found = further
    return found


def at_once(threats: int, stock: int, salvos: tuple[int, ...], p_shot: float, capacity: int) -> Outcomes:
    """Look after look: each of the threats served gets its shots, one threat after the other."""
    found: defaultdict[tuple[int, int], float] = defaultdict(float)
    served = min(threats, capacity)
    if not salvos or stock == 0 or served == 0:
        return {(0, stock): 1.0}
    wanted = served * salvos[0]
    shots = [salvos[0]] * served if stock >= wanted else [stock // served + (place < stock % served) for place in range(served)]
    hits = np.ones(1)
    for n in shots:
        hits = np.convolve(hits, [(1.0 - p_shot) ** n, 1.0 - (1.0 - p_shot) ** n])
    for kills, p in enumerate(hits):
        left = stock - sum(shots)
        later = at_once(threats - kills, left, salvos[1:], p_shot, capacity) if stock >= wanted else {(0, left): 1.0}
        for (more, rest), q in later.items():
            found[kills + more, rest] += float(p) * q
    return found


CASES = [
    (stock, salvos, p_shot, p_further, capacity)
    for stock in (0, 1, 3, 4, 7, 20, 40)
    for salvos in ((1,), (3,), (1, 1), (2, 3), (3, 1, 2))
    for p_shot, p_further in ((0.3, 1.0), (0.7, 0.6))
    for capacity in (ANY, 2, 0)
]


@pytest.mark.parametrize(("stock", "salvos", "p_shot", "p_further", "capacity"), CASES)
def test_every_shot_written_out_gives_the_same(stock: int, salvos: tuple[int, ...], p_shot: float, p_further: float, capacity: int) -> None:
    for plan in (False, True):
        if plan and p_further < 1.0 and len(salvos) > 1:
            continue
        joint = joint_fire_table(5, stock, np.array(salvos), p_shot, p_further, capacity, plan)
        assert joint.shape == (6, 7, stock + 1)
        kills, left = fire_table(2, 5, stock, np.array(salvos), p_shot, p_further, capacity, plan)
        for threats in range(6):
            written = np.zeros((7, stock + 1))
            case = (threats, stock, salvos, p_shot)
            for place, p in (at_once(*case, capacity) if plan else in_turn(*case, p_further, capacity)).items():
                written[place] += p
            assert np.allclose(joint[threats], written, rtol=0.0, atol=1e-14)
            if threats >= 2:
                held = left.shape[1]  # no more than can be fired: the fired are counted from the end
                fired = written.sum(axis=0)[::-1]
                by_kills = written.sum(axis=1)
                assert np.allclose(kills[threats - 2], by_kills[: kills.shape[1]], rtol=0.0, atol=1e-14)
                assert not by_kills[kills.shape[1] :].any(), "no more are killed than interceptors fired"
                assert np.allclose(left[threats - 2, ::-1], fired[:held], rtol=0.0, atol=1e-14)
                assert not fired[held:].any()


def test_no_more_stock_is_held_than_can_be_fired() -> None:
    _, left = fire_table(1, 4, 100, np.array([2, 1]), 0.5, 1.0, ANY, False)
    assert left.shape[1] == 13


def test_one_salvo_and_all_looks_by_hand() -> None:
    assert p_killed(0.5, 3) == 0.875
    assert p_killed(0.5, 0) == 0.0
    # 3/4 at once; of the quarter left half gets a shot more, and half of what that misses another
    assert p_killed_in_all(np.array([2, 1, 1]), 0.5, 0.5) == pytest.approx(0.75 + 0.125 * 0.5 + 0.03125 * 0.5, rel=1e-15)


def test_shots_are_spread_as_evenly_as_whole_ones_allow() -> None:
    out, a, b = np.full(6, 9.0), np.zeros(6), np.zeros(6)
    assert spread_kills(3, 4, 0.5, out, a, b) == 3  # one threat gets two shots, two get one
    assert out[:4] == pytest.approx(np.convolve([0.25, 0.75], [0.25, 0.5, 0.25]), rel=1e-14)
    spread_kills(3, 2, 0.5, out, a, b)  # one threat gets none
    assert out[:4] == pytest.approx([0.25, 0.5, 0.25, 0.0], rel=1e-14)


def test_a_long_chain_keeps_its_mass() -> None:
    kills, left = fire_table(380, 400, 500, np.array([1, 1]), 0.6, 0.9, ANY, False)
    assert kills.sum(axis=1) == pytest.approx(np.ones(21), abs=1e-13)
    assert left.sum(axis=1) == pytest.approx(np.ones(21), abs=1e-13)
    # as long as the stock lasts (it does, almost surely, for 300): each threat by itself
    kills, _ = fire_table(300, 300, 500, np.array([1, 1]), 0.6, 0.9, ANY, False)
    assert kills[0] @ np.arange(kills.shape[1]) == pytest.approx(300 * (0.6 + 0.4 * 0.9 * 0.6), rel=1e-9)
