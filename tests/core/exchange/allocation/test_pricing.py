"""The search for loads: against every load of a small aimpoint."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.exchange.allocation.pricing import Offer, Written, best_toll, fractional_shots, loads_above, ranked, tolled

MOST = 4
TYPES = st.lists(
    st.tuples(st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0.05, 0.95)), st.floats(0.0, 1.0), st.integers(0, 3)),
    min_size=1,
    max_size=4,
)


def offered(types: list[tuple[float, float, int]], value: float = 2.0) -> Offer:
    p_kill, price, most = zip(*types, strict=True)
    return Offer(value, np.array(p_kill), np.array(price), np.array(most))


def earnings(offer: Offer, most_shots: int) -> dict[tuple[int, ...], float]:
    """What each load of at least one weapon earns."""
    every = product(*(range(int(n) + 1) for n in offer.most))
    return {
        load: offer.value * (1.0 - float(np.prod((1.0 - offer.p_kill) ** load))) - float(offer.price @ load)
        for load in every
        if 0 < sum(load) <= most_shots
    }


def room(n_items: int = 50_000, n_loads: int = 5_000) -> Written:
    return Written(*(np.zeros(size, dtype=np.int64) for size in (n_items, n_items, n_loads)))


def written(offer: Offer, threshold: float, slack: float, near: float = 0.0) -> tuple[float, float, list[tuple[int, ...]]]:
    space = room()
    best, top, n, _ = loads_above(offer, MOST, threshold, slack, near, 100_000, space)
    starts = [0, *space.ends[: max(n, 0)].tolist()]
    parts = [(space.types[a:b], space.numbers[a:b]) for a, b in pairwise(starts)]
    return best, top, [tuple(np.bincount(types, numbers, offer.price.size).astype(int).tolist()) for types, numbers in parts]


def wasteful(offer: Offer, load: tuple[int, ...]) -> bool:
    """True if a weapon of the load cannot kill, or another one kills for certain: fewer weapons destroy as much."""
    fired = np.array(load) > 0
    return bool(np.any(fired & (offer.p_kill == 0.0)) or (np.any(fired & (offer.p_kill == 1.0)) and sum(load) > 1))


@settings(max_examples=200, deadline=None)
@given(TYPES)
def test_the_best_load_is_found(types: list[tuple[float, float, int]]) -> None:
    offer = offered(types)
    every = earnings(offer, MOST)
    best, top, loads = written(offer, 0.0, 0.0, near=1e-12)
    most = max([0.0, *every.values()])
    assert best == pytest.approx(most, abs=1e-9)
    assert most - 1e-12 <= top <= most + 1e-9
    if loads:
        assert max(every[load] for load in loads) == pytest.approx(most, abs=1e-9)


@settings(max_examples=200, deadline=None)
@given(TYPES, st.floats(0.01, 1.5))
def test_every_load_near_the_best_is_listed(types: list[tuple[float, float, int]], slack: float) -> None:
    offer = offered(types)
    every = earnings(offer, MOST)
    threshold = max([0.0, *every.values()]) - slack
    _, _, loads = written(offer, threshold, slack)
    assert len(set(loads)) == len(loads)
    wanted = {load for load, earned in every.items() if earned > threshold + 1e-9 and not wasteful(offer, load)}
    assert wanted <= set(loads) <= {load for load, e in every.items() if e > threshold - 1e-9}


@settings(max_examples=100, deadline=None)
@given(TYPES, st.floats(0.0, 0.5), st.integers(1, 20))
def test_the_bound_holds_where_the_search_stops_early(types: list[tuple[float, float, int]], near: float, most_steps: int) -> None:
    offer = offered(types)
    space = room()
    best, top, _, _ = loads_above(offer, MOST, 0.0, 0.0, near, most_steps, space)
    most = max([0.0, *earnings(offer, MOST).values()])
    assert best - 1e-12 <= most <= top + 1e-12


def test_a_type_that_pays_only_instead_of_another_is_not_left_out_of_the_bound() -> None:
    # one weapon of each earns 1.482; behind two of the first, the second no longer pays, and without it the bound would be 1.477
    offer = offered([(0.6875, 0.1640625, 2), (0.796875, 0.2265625, 1)])
    most = max(earnings(offer, MOST).values())
    assert written(offer, 0.0, 0.0)[0] == pytest.approx(most, rel=1e-12)
    for most_steps in (1, 2, 20):
        assert loads_above(offer, MOST, 0.0, 0.0, 0.0, most_steps, room())[1] >= most


def test_a_list_that_has_no_room_is_told() -> None:
    offer = offered([(0.5, 0.0, 3), (0.4, 0.0, 3)])
    assert len(written(offer, 0.0, 2.0)[2]) > 3
    for space in (room(99, 3), room(3, 99)):
        assert loads_above(offer, MOST, 0.0, 2.0, 0.0, 1000, space)[2] == -1
    sure = offered([(1.0, 0.0, 1), (1.0, 0.1, 1)])
    assert loads_above(sure, MOST, 0.0, 2.0, 0.0, 1000, room(9, 1))[2] == -1


def test_the_toll_makes_fractions_keep_the_limit() -> None:
    offer = offered([(0.2, 0.001, 50), (0.1, 0.0005, 50)])
    assert fractional_shots(offer, ranked(offer, 0.0)) > 12
    toll = best_toll(offer, 12)
    dearer, cheaper = tolled(offer, toll), tolled(offer, toll - 1e-6)
    assert fractional_shots(dearer, ranked(dearer, 0.0)) <= 12 < fractional_shots(cheaper, ranked(cheaper, 0.0))
    assert best_toll(offer, 200) == 0.0


@pytest.mark.parametrize("seed", range(8))
def test_the_best_of_loads_with_many_weapons_is_found(seed: int) -> None:
    generator = np.random.default_rng(seed)
    offer = Offer(3.0, generator.uniform(0.005, 0.05, 2), generator.uniform(0.005, 0.03, 2), np.array([300, 200]))
    first, second = np.arange(301)[:, np.newaxis], np.arange(201)
    alive = (1.0 - offer.p_kill[0]) ** first * (1.0 - offer.p_kill[1]) ** second
    most = float((3.0 * (1.0 - alive) - offer.price[0] * first - offer.price[1] * second).max())
    best, top, _, _ = loads_above(offer, 500, 0.0, 0.0, 1e-12, 100_000, room())
    assert best == pytest.approx(most, abs=1e-11)
    assert most - 1e-12 <= top <= most + 1e-11


def test_the_search_does_not_take_longer_for_more_weapons() -> None:
    offer = Offer(3.0, np.array([2e-9, 1e-9]), np.array([1e-9, 6e-10]), np.array([10**9, 10**9]))
    best, top, n, _ = loads_above(offer, 2 * 10**9, 0.0, 0.0, 1e-6, 100, room())
    assert n > 0
    assert top - 2e-6 <= best <= top
