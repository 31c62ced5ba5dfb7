"""Layers, against SciPy and against raids taken one by one; tests/properties/test_engagement.py has what holds for all of them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom

from equipoise.core.defence.salvo.layers import Layer, arriving_distribution
from equipoise.errors import InputError
from tests.core.defence.engagement_systems import raid_of

LAYER = Layer(interceptors=100, salvo=2, kill_probability=0.5, p_track=0.8, coverage=1.0, track_per_raid=False)
NO_RAID = "the raid is not a distribution: its probabilities must be at least 0 and sum to 1"
FIX = "give a distribution over 0, 1, 2, … warheads"


def test_ample_stock_leaves_a_binomial_number() -> None:
    p_left = 1.0 - 0.8 * (1.0 - 0.5**2)
    assert arriving_distribution(raid_of(12), (LAYER,)) == pytest.approx(binom.pmf(np.arange(13), 12, p_left), abs=1e-13)


def test_track_common_to_the_raid_lets_all_or_a_binomial_number_through() -> None:
    expected = 0.8 * binom.pmf(np.arange(13), 12, 0.25) + 0.2 * raid_of(12)
    assert arriving_distribution(raid_of(12), (LAYER._replace(track_per_raid=True),)) == pytest.approx(expected, abs=1e-13)


def test_short_salvo_uses_up_the_stock() -> None:
    found = arriving_distribution(raid_of(9), (LAYER._replace(interceptors=5, p_track=1.0),))
    shot_at = np.convolve(binom.pmf(np.arange(3), 2, 0.25), [0.5, 0.5])
    assert found[6:] == pytest.approx(shot_at, abs=1e-15)
    assert found[:6].sum() == 0.0


@pytest.mark.parametrize("stock", [0, 3, 7, 40])
@pytest.mark.parametrize("coverage", [0.0, 0.35, 0.5, 1.0])
def test_uncertain_raid_is_the_mixture_of_certain_ones(stock: int, coverage: float) -> None:
    raid = binom.pmf(np.arange(16), 15, 0.6)
    layers = (LAYER._replace(interceptors=stock, coverage=coverage), LAYER._replace(interceptors=4, salvo=1, track_per_raid=True))
    expected = np.zeros(16)
    for n_warheads, weight in enumerate(raid):
        expected[: n_warheads + 1] += weight * arriving_distribution(raid_of(n_warheads), layers)
    assert arriving_distribution(raid, layers) == pytest.approx(expected, abs=1e-13)


@pytest.mark.parametrize("stock", [1e9, 1e12, 1e300])
def test_stock_beyond_the_raid_changes_nothing_and_needs_no_memory(stock: float) -> None:
    ample = arriving_distribution(raid_of(12), (LAYER,))
    assert np.array_equal(arriving_distribution(raid_of(12), (LAYER._replace(interceptors=stock),)), ample)


def test_raid_is_left_as_it_was() -> None:
    raid = raid_of(12)
    arriving_distribution(raid, (LAYER,))
    assert np.array_equal(raid, raid_of(12))


@pytest.mark.parametrize(
    ("raid", "layer", "sentence"),
    [
        (np.array([]), LAYER, NO_RAID),
        (np.array([0.5, 0.4]), LAYER, NO_RAID),
        (np.array([1.5, -0.5]), LAYER, NO_RAID),
        (np.array([np.nan, 1.0]), LAYER, NO_RAID),
    ],
)
def test_a_raid_that_is_no_distribution_is_refused(raid: np.ndarray, layer: Layer, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        arriving_distribution(raid, (layer,))
    assert str(caught.value) == f"{sentence}; {FIX}"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kill_probability": 1.2}, "kill_probability of a layer 1.2 is impossible; give a probability between 0 and 1"),
        ({"p_track": float("nan")}, "p_track of a layer is not a finite number; give a number"),
        ({"coverage": -0.1}, "coverage of a layer -0.1 is impossible; give a probability between 0 and 1"),
        ({"interceptors": -1}, "interceptors of a layer -1 is impossible; give a number of at least 0"),
        ({"interceptors": float("inf")}, "interceptors of a layer is not a finite number; give a number"),
        ({"interceptors": 1.5}, "interceptors of a layer 1.5 is not a whole number; give a whole number of at least 0"),
        ({"salvo": 1.5}, "salvo of a layer 1.5 is not a whole number; give a whole number of at least 1"),
        ({"salvo": 0}, "salvo of a layer 0 is impossible; give a number of at least 1"),
    ],
)
def test_an_impossible_layer_is_refused(change: dict[str, float], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        arriving_distribution(raid_of(2), (LAYER._replace(**change),))
    assert str(caught.value) == sentence
