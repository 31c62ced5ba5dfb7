"""More interceptors, or better ones."""

from __future__ import annotations

import pytest

from equipoise.core.defence.engagement.improvement import improved_system
from equipoise.core.defence.engagement.system import Layer, System
from equipoise.errors import InputError

SYSTEM = System((44, 15), (Layer(0, (2, 1), (0.6, 0.0), (1.0, 0.9)), Layer(1, (1,), (0.7, 0.8), (1.0, 1.0), reliability=0.95)))


def test_stocks_grow_and_misses_shrink_reliability_included() -> None:
    found = improved_system(SYSTEM, 0.5, 0.5)
    assert found.stocks == (22, 8)
    assert found.layers[1].kill_probability == pytest.approx((1.0 - 0.5 * (1.0 - 0.7 * 0.95), 1.0 - 0.5 * (1.0 - 0.8 * 0.95)))
    assert [layer.reliability for layer in found.layers] == [1.0, 1.0]


def test_a_layer_that_cannot_kill_a_class_stays_so() -> None:
    assert improved_system(SYSTEM, 1.0, 0.0).layers[0].kill_probability == (1.0, 0.0)


def test_a_shot_misses_at_most_always() -> None:
    assert improved_system(SYSTEM, 1, 9).layers[0].kill_probability == (0.0, 0.0)


@pytest.mark.parametrize(("more", "misses"), [(-1.0, 1.0), (1.0, -0.1), (30_000.0, 1.0), (float("nan"), 1.0)])
def test_impossible_factors_are_refused(more: float, misses: float) -> None:
    with pytest.raises(InputError):
        improved_system(SYSTEM, more, misses)


def test_an_impossible_chance_is_refused() -> None:
    certain = SYSTEM._replace(layers=(SYSTEM.layers[0]._replace(reliability=10**400), SYSTEM.layers[1]))
    with pytest.raises(InputError) as caught:
        improved_system(certain, 1.0, 1.0)
    assert str(caught.value) == "reliability of a layer is not a number, or an array of numbers; give a number below 1.8e308"
