"""The object-by-object simulation, and its agreement with the exact distribution."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.defence.salvo.layers import Layer, arriving_distribution
from equipoise.core.defence.salvo.montecarlo import arriving_sample
from equipoise.errors import InputError
from tests.core.defence.engagement_systems import agree, enumerated, raid_of, random_system

SYSTEMS = [random_system(np.random.default_rng([4, number])) for number in range(60)]
LAYER = Layer(interceptors=11, salvo=4, kill_probability=0.56, p_track=0.9, coverage=1.0, track_per_raid=False)


@pytest.mark.parametrize("number", range(len(SYSTEMS)))
def test_simulation_and_exact_distribution_agree_where_all_cross(number: int) -> None:
    n_warheads, partial = SYSTEMS[number]
    layers = tuple(layer._replace(coverage=1.0) for layer in partial)
    sample = arriving_sample(n_warheads, layers, 20_000, np.random.default_rng([6, number]))
    assert agree(arriving_distribution(raid_of(n_warheads), layers), sample)


@pytest.mark.parametrize("number", range(len(SYSTEMS)))
def test_simulation_and_exact_distribution_agree(number: int) -> None:
    n_warheads, layers = SYSTEMS[number]
    sample = arriving_sample(n_warheads, layers, 20_000, np.random.default_rng([5, number]))
    assert agree(arriving_distribution(raid_of(n_warheads), layers), sample)


@pytest.mark.parametrize(
    "wrong",
    [
        LAYER._replace(track_per_raid=True),
        LAYER._replace(interceptors=8),
        LAYER._replace(interceptors=12),
        LAYER._replace(p_track=1.0),
        LAYER._replace(kill_probability=0.6),
    ],
)
def test_twin_agreement_fails_for_another_defence(wrong: Layer) -> None:
    sample = arriving_sample(6, (LAYER,), 20_000, np.random.default_rng(6))
    assert agree(arriving_distribution(raid_of(6), (LAYER,)), sample)
    assert not agree(arriving_distribution(raid_of(6), (wrong,)), sample)


def test_twin_agreement_fails_for_another_coverage() -> None:
    sample = arriving_sample(6, (LAYER._replace(coverage=0.3),), 20_000, np.random.default_rng(6))
    assert not agree(arriving_distribution(raid_of(6), (LAYER,)), sample)


def test_twin_agreement_fails_for_another_spread_with_the_same_mean() -> None:
    common = Layer(interceptors=20, salvo=1, kill_probability=1.0, p_track=0.5, coverage=1.0, track_per_raid=True)
    sample = arriving_sample(10, (common,), 20_000, np.random.default_rng(7))
    alone = common._replace(track_per_raid=False)
    assert not agree(arriving_distribution(raid_of(10), (alone,)), sample)


@pytest.mark.parametrize("track_per_raid", [False, True])
def test_simulation_agrees_with_every_outcome_written_out(track_per_raid: bool) -> None:
    layers = (
        Layer(3, 2, 0.6, 0.8, 0.9, track_per_raid),
        Layer(1, 1, 0.7, 0.9, 1.0, not track_per_raid),
    )
    sample = arriving_sample(3, layers, 50_000, np.random.default_rng(8))
    assert agree(enumerated(3, layers), sample)


def test_same_seed_gives_the_same_sample() -> None:
    first, second = (arriving_sample(20, (LAYER,), 500, np.random.default_rng(1)) for _ in range(2))
    assert first.tobytes() == second.tobytes()


def test_large_samples_are_drawn_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("equipoise.core.defence.salvo.montecarlo.OBJECTS_AT_ONCE", 60)
    sample = arriving_sample(20, (LAYER,), 1_000, np.random.default_rng(2))
    assert sample.shape == (1_000,)
    assert agree(arriving_distribution(raid_of(20), (LAYER,)), sample)


def test_no_defence_and_no_raid() -> None:
    generator = np.random.default_rng(3)
    assert (arriving_sample(7, (), 10, generator) == 7).all()
    assert (arriving_sample(7, (LAYER._replace(interceptors=0),), 10, generator) == 7).all()
    assert (arriving_sample(0, (LAYER,), 10, generator) == 0).all()


@pytest.mark.parametrize(
    ("layer", "sentence"),
    [
        (LAYER._replace(kill_probability=1.2), "kill_probability 1.2 is impossible; give a probability between 0 and 1"),
        (LAYER._replace(p_track=float("nan")), "p_track is not a finite number; give a number"),
        (LAYER._replace(coverage=-0.1), "coverage -0.1 is impossible; give a probability between 0 and 1"),
        (LAYER._replace(salvo=1.5), "salvo 1.5 is not a whole number; give a whole number of at least 1"),
        (LAYER._replace(interceptors=-1), "interceptors -1 is impossible; give a number of at least 0"),
        (
            LAYER._replace(interceptors=float("inf")),
            "interceptors must be finite here; give a stock larger than the salvos for the whole raid",
        ),
    ],
)
def test_impossible_layers_are_refused(layer: Layer, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        arriving_sample(5, (layer,), 10, np.random.default_rng(0))
    assert str(caught.value) == sentence
