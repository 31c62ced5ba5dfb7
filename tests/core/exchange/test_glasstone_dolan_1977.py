"""The textbook kill probability: scaling laws, limits, refusals."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.glasstone_dolan_1977 import kill_probability, lethal_radius_m
from equipoise.errors import InputError


def test_radius_follows_the_cube_root() -> None:
    assert lethal_radius_m(8.0, 1000.0) == pytest.approx(2.0 * float(lethal_radius_m(1.0, 1000.0)))
    assert lethal_radius_m(1.0, 8000.0) == pytest.approx(float(lethal_radius_m(1.0, 1000.0)) / 2.0)


def test_half_fall_within_the_circular_error() -> None:
    radius = float(lethal_radius_m(0.3, 2000.0))
    assert kill_probability(0.3, 2000.0, radius) == pytest.approx(0.5)
    assert kill_probability(0.3, 2000.0, radius, shots=2) == pytest.approx(0.75)
    assert kill_probability(0.3, 2000.0, radius, reliability=0.5) == pytest.approx(0.25)


def test_harder_never_raises_and_better_aim_never_lowers_the_kill() -> None:
    hardness, error = np.linspace(50.0, 10_000.0, 40), np.linspace(20.0, 2000.0, 40)
    assert (np.diff(kill_probability(0.3, hardness, 150.0)) <= 0.0).all()
    assert (np.diff(kill_probability(0.3, 3000.0, error)) <= 0.0).all()


def test_a_factor_of_2_63_changes_the_kill_by_less_than_one_per_cent() -> None:
    one, other = (float(kill_probability(0.335, 3000, 183, factor=factor)) for factor in (2.62, 2.63))
    assert 0.0 < other - one < 0.01


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((0.3, 0.0, 100.0), "hardness_psi of 0 is impossible; give a number above 0"),
        ((0.3, 100.0, 0.0), "cep_m of 0 is impossible; give a number above 0"),
        ((-1.0, 100.0, 100.0), "yield_mt -1 is impossible; give a number of at least 0"),
        ((0.3, 100.0, 100.0, 1.1), "reliability 1.1 is impossible; give a probability between 0 and 1"),
    ],
)
def test_impossible_classes_are_refused(arguments: tuple[float, ...], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        kill_probability(*arguments)
    assert str(caught.value) == sentence
