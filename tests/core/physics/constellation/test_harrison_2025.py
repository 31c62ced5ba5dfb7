"""The calculator of the American Enterprise Institute: its steps by hand, their order, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.core.physics.constellation import harrison_2025
from equipoise.core.physics.constellation.harrison_2025 import Layer
from equipoise.errors import InputError


def test_every_step_at_the_defaults() -> None:
    steps = harrison_2025.chain()
    found = (steps.fly_out_km, steps.reach_km, steps.ratio, steps.mass_kg, steps.unit_cost, steps.total_cost / 1000)
    assert found == pytest.approx((597.634, 589.208, 498.567, 1294.065, 18.2026, 104.4257), rel=1e-5)
    assert (steps.shots, steps.n_interceptors, steps.n_per_launch, steps.n_launches) == (2, 998, 34, 30)
    assert steps.total_cost == pytest.approx(4 * (998 * steps.unit_cost + 30 * steps.launch_cost) + 20 * 450 + 7000)


def test_an_interceptor_that_still_burns_has_flown_half_of_a_t_squared() -> None:
    assert harrison_2025.fly_out_km(Layer(time_s=20)) == pytest.approx(0.5 * 15 * 9.80665e-3 * 400)


@given(st.integers(1, 50), st.floats(10, 90))
def test_numbers_grow_with_the_salvo_and_the_latitude(salvo: int, latitude: float) -> None:
    layer = Layer(salvo=float(salvo), latitude_deg=latitude)
    number = harrison_2025.chain(layer).n_interceptors
    assert harrison_2025.chain(layer._replace(salvo=salvo + 1.0)).n_interceptors >= number
    assert harrison_2025.chain(layer._replace(latitude_deg=min(90.0, latitude + 5))).n_interceptors >= number
    assert abs(number - np.sin(np.radians(latitude)) * salvo * 2 * 498.567) < 1.01


def test_without_learning_every_unit_costs_as_much() -> None:
    assert harrison_2025.average_cost(70, 100, 10_000) == pytest.approx(70, rel=2e-4)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: harrison_2025.chain(Layer(altitude_km=3000)),
            "a fly-out of 598 km does not cover 2800 km of altitude; give more time or speed, or a lower orbit",
        ),
        (
            lambda: harrison_2025.chain(Layer(payload_kg=100)),
            "an interceptor of 1294 kg fits no launch of 100 kg; give more payload or less speed",
        ),
        (
            lambda: harrison_2025.chain(Layer(kill_probability=1)),
            "kill_probability 1 gives no number of shots; give a probability above 0 and below 1",
        ),
        (lambda: harrison_2025.chain(Layer(latitude_deg=91)), "latitude_deg 91 is impossible; give degrees above 0 to 90"),
        (lambda: harrison_2025.mass_kg(Layer(specific_impulse_s=0)), "specific_impulse_s 0 is impossible; give a number above 0"),
        (lambda: harrison_2025.fly_out_km(Layer(time_s=-1)), "time_s -1 is impossible; give a number of at least 0"),
        (lambda: harrison_2025.average_cost(70, 40, 10), "learning 40 is impossible; give per cent above 50 to 100"),
        (lambda: harrison_2025.average_cost(70, 85, 0), "number 0 is impossible; give a number of at least 1"),
    ],
)
def test_impossible_inputs_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence


def test_chances_near_none_give_shots() -> None:
    found = harrison_2025.chain(Layer(kill_probability=1e-18, p_stopped=1e-17))
    assert found.shots == 10
