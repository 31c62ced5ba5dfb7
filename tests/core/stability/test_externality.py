"""The externality matrix against differences computed whole, its signs, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from equipoise.core.exchange.actors import Actors
from equipoise.core.exchange.sides import coalition, single
from equipoise.core.stability.dyads import assured_matrix, worst
from equipoise.core.stability.externality import Costs, CountedCells, externality, more_defence, more_offence
from equipoise.errors import InputError
from tests.core.exchange.small_worlds import changed, world

SIDES = tuple(single(3, place) for place in range(3))
EVERY = (*SIDES, coalition(3, (0, 1)), coalition(3, (1, 2)))
NEEDED = np.full((2, 3, 5), 4.0)
COUNTED = np.array([[True, True], [False, True]])


def costs(actors: Actors, step: float = 30.0) -> Costs:
    return Costs(np.linspace(2.0, 3.0, actors.legs.owner.size), np.linspace(4.0, 5.0, actors.layers.owner.size), step)


@pytest.mark.parametrize("seed", range(5))
def test_entries_are_differences_of_whole_matrices(seed: int) -> None:
    """The matrix is computed anew only where a step can matter; here it is computed anew everywhere."""
    actors = world(seed)
    prices = costs(actors)
    found = externality(actors, SIDES, EVERY, NEEDED, CountedCells(COUNTED), prices, (0, 2))

    def value(of: Actors) -> np.ndarray:
        return worst(assured_matrix(of, SIDES, EVERY, NEEDED, (0, 2)).p_assured, COUNTED)

    for spender in range(3):
        for richer, part in (
            (more_offence(actors, spender, prices), found.offence),
            (more_defence(actors, spender, prices), found.defence),
        ):
            if richer is None:
                assert np.isnan(part[:, :, spender]).all()
            else:
                assert part[:, :, spender] == pytest.approx((value(richer) - value(actors)) / 30.0, abs=1e-12)


def test_a_step_spends_what_it_says() -> None:
    actors = world(6)
    prices = costs(actors)
    for spender in range(3):
        more = more_offence(actors, spender, prices)
        assert more is not None
        assert ((more.legs.launchers - actors.legs.launchers) @ prices.launcher) == pytest.approx(30.0)
        shields = more_defence(actors, spender, prices)
        if shields is not None:
            assert ((shields.layers.interceptors - actors.layers.interceptors) @ prices.interceptor) == pytest.approx(30.0)


def test_the_unit_of_money_is_no_matter() -> None:
    """The same costs in ten thousands: every effect for one unit is ten thousand times as large."""
    actors = world(3)
    prices = costs(actors)
    large = Costs(prices.launcher / 1e4, prices.interceptor / 1e4, prices.step / 1e4)
    one, other = (externality(actors, SIDES, EVERY, NEEDED, CountedCells(COUNTED), item, (0, 2)) for item in (prices, large))
    assert other.offence == pytest.approx(1e4 * one.offence, rel=1e-6, abs=1e-9, nan_ok=True)
    assert other.defence == pytest.approx(1e4 * one.defence, rel=1e-6, abs=1e-9, nan_ok=True)


@pytest.mark.parametrize("seed", range(8))
def test_more_interceptors_of_others_never_raise_assured_retaliation_and_own_ones_never_lower_it(seed: int) -> None:
    actors = world(seed)
    found = externality(actors, SIDES, EVERY, NEEDED, CountedCells(COUNTED), costs(actors), (0, 2)).defence
    others = found[:, ~np.eye(3, dtype=bool)]
    assert (others[~np.isnan(others)] <= 1e-9).all()
    own = np.einsum("dii->di", found)
    assert (own[~np.isnan(own)] >= -1e-9).all()


def test_twin_own_interceptors_protect_own_forces() -> None:
    found = [externality(world(seed), SIDES, EVERY, NEEDED, CountedCells(COUNTED), costs(world(seed)), (0, 2)).defence for seed in range(4)]
    assert np.nanmax(np.stack([np.einsum("dii->di", item) for item in found])) > 1e-5


def test_twin_more_offence_of_others_is_felt() -> None:
    """The matrix is not empty: somewhere a step of another lowers, and an own step raises, assured retaliation."""
    found = [externality(world(seed), SIDES, EVERY, NEEDED, CountedCells(COUNTED), costs(world(seed)), (0, 2)) for seed in range(4)]
    offence = np.stack([item.offence for item in found])
    diagonal = np.einsum("sdii->sdi", offence)
    assert diagonal.max() > 1e-4
    assert offence[..., ~np.eye(3, dtype=bool)].min() < -1e-5
    assert min(np.where(np.isnan(item.defence), 0.0, item.defence).min() for item in found) < -1e-5


def test_who_has_no_leg_and_no_layer_has_nothing_to_add_to() -> None:
    actors = world(2)
    bare = changed(
        actors,
        legs={"owner": np.where(actors.legs.owner == 2, 1, actors.legs.owner)},
        layers={"owner": np.zeros_like(actors.layers.owner)},
    )
    assert more_offence(bare, 2, costs(bare)) is None
    assert more_defence(bare, 2, costs(bare)) is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"step": 0.0}, "a step of 0 is impossible; give what one step spends, above 0"),
        ({"launcher": np.ones(1)}, "the costs of each launcher have the shape (1,); give 5, one for each leg or layer"),
        ({"interceptor": np.zeros(2)}, "the cost of one interceptor is 0; give a cost above 0"),
    ],
)
def test_impossible_costs_are_refused(change: dict[str, Any], sentence: str) -> None:
    actors = next(found for seed in range(40) if (found := world(seed)).legs.owner.size == 5 and found.layers.owner.size == 2)
    with pytest.raises(InputError) as caught:
        externality(actors, SIDES, EVERY, NEEDED, CountedCells(COUNTED), costs(actors)._replace(**change), (0, 2))
    assert str(caught.value) == sentence
