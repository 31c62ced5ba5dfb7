"""What must hold for every defence: probabilities, monotony, no defence, and every outcome written out."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.defence.salvo.layers import Layer, arriving_distribution
from tests.core.defence.engagement_systems import enumerated, raid_of

SHARES = st.floats(0.0, 1.0)


def layers(most_interceptors: int, most_salvo: int, coverage: st.SearchStrategy[float] = SHARES) -> st.SearchStrategy[Layer]:
    return st.builds(
        Layer,
        interceptors=st.integers(0, most_interceptors),
        salvo=st.integers(1, most_salvo),
        kill_probability=SHARES,
        p_track=SHARES,
        coverage=coverage,
        track_per_raid=st.booleans(),
    )


SYSTEMS = st.lists(layers(120, 5), min_size=1, max_size=3).map(tuple)


@given(st.integers(0, 60), SYSTEMS)
def test_probabilities_sum_to_one(n_warheads: int, system: tuple[Layer, ...]) -> None:
    distribution = arriving_distribution(raid_of(n_warheads), system)
    assert abs(distribution.sum() - 1.0) < 1e-12
    assert (distribution >= 0.0).all()
    assert (distribution <= 1.0 + 1e-12).all()


@given(st.integers(0, 40), SYSTEMS, st.integers(0, 2), st.integers(1, 10))
def test_more_interceptors_never_raise_what_arrives(n_warheads: int, system: tuple[Layer, ...], place: int, more: int) -> None:
    place %= len(system)
    stronger = tuple(
        layer._replace(interceptors=layer.interceptors + more) if number == place else layer for number, layer in enumerate(system)
    )
    at_most = np.cumsum(arriving_distribution(raid_of(n_warheads), system))
    at_most_stronger = np.cumsum(arriving_distribution(raid_of(n_warheads), stronger))
    assert (at_most_stronger >= at_most - 1e-12).all()


@given(st.integers(0, 40), SYSTEMS)
def test_no_interceptors_leak_everything(n_warheads: int, system: tuple[Layer, ...]) -> None:
    empty = tuple(layer._replace(interceptors=0) for layer in system)
    assert np.array_equal(arriving_distribution(raid_of(n_warheads), empty), raid_of(n_warheads))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3), st.lists(layers(4, 2, st.just(1.0)), min_size=1, max_size=2).map(tuple))
def test_every_outcome_written_out_gives_the_same_where_all_cross(n_warheads: int, system: tuple[Layer, ...]) -> None:
    difference = arriving_distribution(raid_of(n_warheads), system) - enumerated(n_warheads, system)
    assert np.abs(difference).max() < 1e-12


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3), st.lists(layers(4, 2), min_size=1, max_size=2).map(tuple))
def test_every_outcome_written_out_gives_the_same(n_warheads: int, system: tuple[Layer, ...]) -> None:
    difference = arriving_distribution(raid_of(n_warheads), system) - enumerated(n_warheads, system)
    assert np.abs(difference).max() < 1e-12


def test_twin_written_out_outcomes_differ_for_another_defence() -> None:
    layer = Layer(3, 2, 0.6, 0.8, 0.9, track_per_raid=False)
    difference = arriving_distribution(raid_of(3), (layer._replace(interceptors=4),)) - enumerated(3, (layer,))
    assert np.abs(difference).max() > 1e-3


def test_twin_fewer_interceptors_are_not_stronger() -> None:
    layer = Layer(10, 2, 0.6, 0.8, 0.9, track_per_raid=False)
    at_most = np.cumsum(arriving_distribution(raid_of(10), (layer,)))
    at_most_weaker = np.cumsum(arriving_distribution(raid_of(10), (layer._replace(interceptors=6),)))
    assert not (at_most_weaker >= at_most - 1e-12).all()
