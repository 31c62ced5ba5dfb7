"""The mean share of a strike that passes the struck side's layers, against exact distributions."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.defence.salvo.layers import Layer, arriving_distribution
from equipoise.core.exchange.force_defence import ForceDefence, force_defence, no_force_defence, passing
from equipoise.errors import InputError

ERROR = 0.02  # of the raid, where several layers follow each other
PAIR = np.ones((1, 2))
ONE = np.ones((1, 1))


def shield_of(layers: tuple[Layer, ...], n_legs: int = 1) -> ForceDefence:
    """The force defence of layers that guard every leg, in one draw."""
    columns = [np.array([[float(getattr(layer, name)) for layer in layers]]) for name in Layer._fields[:5]]
    return force_defence(*columns, exposure=np.ones_like(columns[0]), guards=np.ones((len(layers), n_legs), dtype=np.int64))


def exact_share(raid: int, layers: tuple[Layer, ...]) -> float:
    """The mean share of a raid of so many warheads that passes, from the exact distribution."""
    certain = np.zeros(raid + 1)
    certain[raid] = 1.0
    return float(np.arange(raid + 1) @ arriving_distribution(certain, layers)) / raid


@pytest.mark.parametrize("raid", [1, 5, 11, 12, 40, 900])
@pytest.mark.parametrize("common", [False, True])
def test_one_layer_has_the_mean_of_the_exact_distribution(raid: int, common: bool) -> None:
    layers = (Layer(46.0, 4.0, 0.5, 0.9, 1.0, common),)
    assert passing(shield_of(layers), 0, raid)[0] == pytest.approx(exact_share(raid, layers), abs=1e-12)


@pytest.mark.parametrize("seed", range(40))
def test_several_layers_are_as_near_as_stated(seed: int) -> None:
    """Behind the first layer the number is random: full salvos are fewer on average than those of the average number."""
    generator = np.random.default_rng([71, seed])
    layers = tuple(
        Layer(
            float(generator.integers(0, 120)),
            float(generator.integers(1, 5)),
            float(generator.uniform(0.3, 0.95)),
            float(generator.uniform(0.3, 0.95)),
            1.0,
            False,
        )
        for _ in range(int(generator.integers(2, 4)))
    )
    raid = int(generator.integers(20, 400))
    found, exact = float(passing(shield_of(layers), 0, raid)[0]), exact_share(raid, layers)
    assert found == pytest.approx(exact, abs=ERROR)
    assert found <= exact + 1e-9, "the mean of what is stopped is never below the exact one"


def test_a_track_common_to_the_raid_is_the_larger_error() -> None:
    """Two layers that see all or nothing: the second meets a raid that is either whole or thinned."""
    layers = (Layer(60.0, 1.0, 0.8, 0.5, 1.0, True), Layer(60.0, 1.0, 0.8, 0.5, 1.0, True))
    assert float(passing(shield_of(layers), 0, 90)[0]) == pytest.approx(exact_share(90, layers), abs=0.05)


@pytest.mark.parametrize("raid", [10, 60, 300])
def test_what_a_layer_does_not_cover_it_does_not_meet(raid: int) -> None:
    half = force_defence(40 * ONE, 2 * ONE, 0.7 * ONE, ONE, 0.5 * ONE, ONE, np.ones((1, 1), dtype=np.int64))
    stopped = min(raid / 2.0, 20.0) * (1.0 - 0.3**2)
    assert passing(half, 0, raid)[0] == pytest.approx(1.0 - stopped / raid)


def test_a_layer_guards_its_own_legs_only() -> None:
    own = force_defence(40 * ONE, 2 * ONE, 0.7 * ONE, ONE, ONE, 0.25 * ONE, np.array([[1, 0]]))
    share = passing(own, 0, 40.0)
    assert share[1] == 1.0
    assert share[0] == pytest.approx(1.0 - 10 * (1.0 - 0.3**2) / 10.0), "a quarter of the raid meets it"


def test_layers_of_one_owner_add_nothing_to_what_another_stops() -> None:
    """Half of a raid of 100 at each of two members: ten interceptors of the second stop ten of its half, whatever the first has."""
    for first in (0.0, 50.0):
        stocks, guards = np.array([[first, 10.0]]), np.array([[1, 0], [0, 1]])
        both = force_defence(stocks, PAIR, PAIR, PAIR, PAIR, 0.5 * PAIR, guards)
        assert passing(both, 0, 100.0) == pytest.approx([1.0 - first / 50.0, 0.8])


def test_a_second_layer_of_an_owner_meets_what_the_first_leaves_of_its_part() -> None:
    two = force_defence(10 * PAIR, PAIR, PAIR, PAIR, PAIR, 0.5 * PAIR, np.array([[1, 0], [1, 0]]))
    assert passing(two, 0, 100.0) == pytest.approx([0.6, 1.0])


def test_the_smaller_the_strike_the_greater_the_share_that_is_stopped() -> None:
    one = shield_of((Layer(44.0, 4.0, 0.56, 0.9, 1.0, False), Layer(30.0, 2.0, 0.7, 0.9, 0.6, False)))
    shares = [float(passing(one, 0, raid)[0]) for raid in (1.0, 5.0, 11.0, 30.0, 200.0, 2000.0)]
    assert min(np.diff(shares)) >= -1e-12
    assert shares[0] < shares[-1]


@pytest.mark.parametrize("seed", range(10))
def test_a_layer_more_never_lets_more_pass(seed: int) -> None:
    """A product of layers without the complement (what is stopped in place of what passes) fails here."""
    generator = np.random.default_rng([72, seed])
    first = Layer(30.0, 2.0, float(generator.uniform(0.3, 0.9)), float(generator.uniform(0.3, 0.9)), 0.8, False)
    weak = Layer(20.0, 1.0, 0.05, 0.5, 0.3, False)
    raid = float(generator.integers(5, 200))
    alone, both = (float(passing(shield_of(layers), 0, raid)[0]) for layers in ((first,), (first, weak)))
    assert both <= alone
    assert both >= alone * (1.0 - 0.05)


def test_without_layers_everything_passes() -> None:
    assert no_force_defence(3).salvos.shape == (3, 0)
    assert passing(shield_of((Layer(0.0, 1.0, 1.0, 1.0, 1.0, False),)), 0, 10.0)[0] == 1.0


def test_impossible_shields_are_refused() -> None:
    guards = np.ones((1, 1), dtype=np.int64)
    with pytest.raises(InputError) as caught:
        force_defence(ONE, 0.5 * ONE, ONE, ONE, ONE, ONE, guards)
    assert (
        str(caught.value)
        == "a layer of a force defence is impossible; give stocks of at least 0, salvos of at least 1, and shares from 0 to 1"
    )
    with pytest.raises(InputError) as caught:
        force_defence(ONE, 1.5 * ONE, ONE, ONE, ONE, ONE, guards)
    assert str(caught.value) == "salvo of a force defence 1.5 is not a whole number; give a whole number of at least 1"
    with pytest.raises(InputError) as caught:
        passing(force_defence(ONE, ONE, ONE, ONE, ONE, ONE, guards), 2, 5.0)
    assert str(caught.value) == "there is no draw 2; give a row of the force defence"
    with pytest.raises(InputError, match=r"the raid -5 is impossible; give a number of at least 0"):
        passing(force_defence(ONE, ONE, ONE, ONE, ONE, ONE, guards), 0, -5.0)
