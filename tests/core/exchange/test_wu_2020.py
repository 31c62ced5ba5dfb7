"""Wu (2020) as restated: the printed results, variants computed apart, refusals."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange import wu_2020
from equipoise.core.exchange.wu_2020 import Case
from equipoise.errors import InputError

DAY_TO_DAY = Case(4, 20, 20, 0.7, 0.8, 0.8, 0.8, 0.999, 0.995, 0.9985, 0.8, 0.6, 0.5, 0.2, 0.8, 0.1, 0.5, 4, 1.2)
ALERT = DAY_TO_DAY._replace(n_dispersed=24, n_in_tunnels=0)


def test_the_links_of_the_chain() -> None:
    assert abs(wu_2020.penetration(DAY_TO_DAY) - 0.95**4) < 1e-12
    assert abs(wu_2020.dispersed_arrival(DAY_TO_DAY) - 0.0899111) < 1e-7
    assert abs(wu_2020.tunnel_arrival(DAY_TO_DAY) - 0.24521) < 1e-5
    assert abs(wu_2020.silo_arrival(DAY_TO_DAY) - 0.003906) < 1e-6


@pytest.mark.parametrize(
    ("case", "at_least", "value"),
    [
        (DAY_TO_DAY, 1, 0.3961),
        (ALERT, 1, 0.8973),
        (DAY_TO_DAY._replace(p_discriminated=0.0), 1, 0.4513),
        (ALERT._replace(p_discriminated=0.0), 1, 0.9407),
        (ALERT._replace(p_discriminated=0.5), 1, 0.5765),
        (ALERT._replace(p_discriminated=1.0), 1, 0.1541),
        (ALERT._replace(n_in_silos=0), 5, 0.0589),
        (DAY_TO_DAY._replace(p_field_site_killed=0.7), 1, 0.433),
        (ALERT._replace(p_field_site_killed=0.7), 1, 0.930),
    ],
)
def test_values_computed_apart(case: Case, at_least: int, value: float) -> None:
    """The last two are the variant of the published code that draws one chance from the slider of another."""
    assert abs(wu_2020.arrival_probability(case, at_least) - value) < 6e-4


def test_distribution_agrees_with_the_chain_written_out() -> None:
    case = DAY_TO_DAY
    tunnels = (1 - 0.64) * (1 - (1 - wu_2020.tunnel_arrival(case)) ** 10)
    base = (1 - 0.9985 * 0.8) * (1 - (1 - wu_2020.silo_arrival(case)) ** 20 * (1 - tunnels) ** 2)
    chain = 1 - (1 - base) * (1 - wu_2020.dispersed_arrival(case)) ** 4
    distribution = wu_2020.arriving_distribution(case)
    assert abs(distribution.sum() - 1.0) < 1e-12
    assert abs(1 - distribution[0] - chain) < 1e-12
    assert distribution.size == 4 + 20 + 20 + 1


def test_more_interceptors_never_raise_arrival() -> None:
    values = [wu_2020.arrival_probability(ALERT._replace(interceptors_per_warhead=n), 3) for n in range(8)]
    assert (np.diff(values) < 0).all()


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        (ALERT._replace(reliability=1.2), "reliability 1.2 is impossible; give a probability between 0 and 1"),
        (ALERT._replace(n_dispersed=-1), "n_dispersed -1 is impossible; give a number of at least 0"),
        (
            DAY_TO_DAY._replace(n_in_tunnels=5),
            "n_in_tunnels per technical base 2.5 is not a whole number; give a whole number of at least 0",
        ),
        (DAY_TO_DAY._replace(tunnel_factor=20.0), "tunnel_arrival 4.08687 is impossible; give a probability between 0 and 1"),
    ],
)
def test_impossible_cases_are_refused(case: Case, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        wu_2020.arriving_distribution(case)
    assert str(caught.value) == sentence


def test_a_large_force_has_a_distribution() -> None:
    large = ALERT._replace(n_dispersed=10_000, n_in_silos=0)
    found = wu_2020.arriving_distribution(large)
    assert abs(found.sum() - 1.0) < 1e-11
    assert np.arange(found.size) @ found == pytest.approx(10_000 * wu_2020.dispersed_arrival(large), rel=1e-11)
    with pytest.raises(InputError, match=r"n_dispersed 10001 is too large; give a whole number of at most 10,000"):
        wu_2020.arriving_distribution(ALERT._replace(n_dispersed=10_001))
