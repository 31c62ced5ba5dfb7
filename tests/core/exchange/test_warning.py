"""Chains of warning, against every combination of what can fail."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from equipoise.core.exchange.warning import any_works, in_series
from equipoise.errors import InputError

CHAINS = [np.array([0.7, 0.4]), np.array([0.3, 0.2, 0.6]), np.array([0.5, 0.5, 0.5, 0.1])]


def enumerated(p_each: np.ndarray, common: float) -> float:
    """The probability that any works, over all combinations of the common failure and each chain's own."""
    total = 0.0
    for works in product((False, True), repeat=p_each.size):
        alone = np.where(works, p_each / (1.0 - common), 1.0 - p_each / (1.0 - common)).prod()
        total += (1.0 - common) * float(alone) if any(works) else 0.0
    return total


@pytest.mark.parametrize("p_each", CHAINS)
@pytest.mark.parametrize("common", [0.0, 0.1, 0.3])
def test_any_works_unless_all_fail(p_each: np.ndarray, common: float) -> None:
    assert float(any_works(p_each, common)) == pytest.approx(enumerated(p_each, common), abs=1e-12)


@pytest.mark.parametrize("p_each", CHAINS)
def test_twin_a_common_failure_leaves_less_than_independent_chains(p_each: np.ndarray) -> None:
    independent = 1.0 - float((1.0 - p_each).prod())
    assert float(any_works(p_each, 0.0)) == pytest.approx(independent)
    assert float(any_works(p_each, 0.2)) < independent - 0.01
    assert float(any_works(p_each, 0.2)) >= p_each.max()


@pytest.mark.parametrize("common", [0.0, 0.2, 0.7, 1.0])
def test_a_chain_alone_keeps_its_own_probability_and_so_does_the_best_of_several(common: float) -> None:
    p_each = np.array([[0.8], [0.0], [1.0]])
    assert any_works(p_each, common).tolist() == [0.8, 0.0, 1.0]
    assert any_works(np.array([[0.8, 0.0], [0.0, 0.0], [1.0, 0.3]]), common) == pytest.approx(np.array([0.8, 0.0, 1.0]))


def test_the_order_of_the_chains_is_no_matter() -> None:
    assert float(any_works(CHAINS[1][::-1], 0.2)) == pytest.approx(float(any_works(CHAINS[1], 0.2)))


def test_a_simulation_of_two_sensors_agrees() -> None:
    generator, n = np.random.default_rng(7), 200_000
    stands = generator.random(n) >= 0.2
    works = [stands & (generator.random(n) < p / 0.8) for p in (0.6, 0.4)]
    assert [float(each.mean()) for each in works] == pytest.approx([0.6, 0.4], abs=0.005)
    assert float((works[0] | works[1]).mean()) == pytest.approx(float(any_works(np.array([0.6, 0.4]), 0.2)), abs=0.005)


def test_stages_follow_one_another() -> None:
    assert in_series(np.array([[0.9, 0.5], [0.2, 1.0]])) == pytest.approx(np.array([[0.9, 0.45], [0.2, 0.2]]))


@pytest.mark.parametrize(
    ("p_each", "common", "sentence"),
    [
        ([0.5, 1.2], 0.0, "a chain's probability 1.2 is impossible; give a probability between 0 and 1"),
        ([0.5, 0.2], -0.1, "the common failure -0.1 is impossible; give a probability between 0 and 1"),
    ],
)
def test_impossible_chains_are_refused(p_each: list[float], common: float, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        any_works(np.array(p_each), common)
    assert str(caught.value) == sentence


def test_an_impossible_stage_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        in_series(np.array([0.5, 1.5]))
    assert str(caught.value) == "a stage's probability 1.5 is impossible; give a probability between 0 and 1"
