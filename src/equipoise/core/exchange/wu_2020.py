"""A rival reference: the chain of probabilities of Wu (2020) for a small retaliatory force.

The force has missiles dispersed in the field, missiles kept in the tunnels of
two technical bases, and missiles in silos. The tunnels and silos depend on one
common base; each missile then has its own chain of chances. Restated from the
article and its published replication (Tecott & Halterman 2021).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.distribution import binomial_row
from equipoise.core.domain import Number, amount, count, probability

PADS_PER_MISSILE = 3
TECHNICAL_BASES = 2
MOST_MISSILES = 10_000


class Case(NamedTuple):
    """One case: the force (missiles, up to 10,000 of a kind) and the chances (0 to 1) along its chain."""

    n_dispersed: int
    n_in_tunnels: int
    n_in_silos: int
    p_field_site_detected: float
    p_field_site_killed: float
    p_tunnel_detected: float
    p_tunnel_killed: float
    p_silo_detected: float
    p_silo_killed: float
    p_base_detected: float
    p_base_killed: float
    p_pad_destroyed: float
    p_move_survived: float
    p_preparation_detected: float
    reliability: float
    p_discriminated: float
    interceptor_kill_probability: float
    interceptors_per_warhead: float
    tunnel_factor: float


def penetration(case: Case) -> float:
    """Probability that a warhead in flight passes the defence.

    case: the force and its chances.

    Valid for: the defence of the article: stock without limit, one discrimination chance per interceptor.
    Raises: InputError for an impossible value in the case.
    Source: wu_2020.
    """
    stopped = probability("p_discriminated", case.p_discriminated) * probability(
        "interceptor_kill_probability", case.interceptor_kill_probability
    )
    return float((1.0 - stopped) ** amount("interceptors_per_warhead", case.interceptors_per_warhead))


def dispersed_arrival(case: Case) -> float:
    """Probability that one dispersed missile survives, is launched and arrives.

    case: the force and its chances.

    Valid for: the parameters and assumptions of the article.
    Raises: InputError for an impossible value in the case.
    Source: wu_2020.
    """
    p_dead = probability("p_field_site_detected", case.p_field_site_detected) * probability("p_field_site_killed", case.p_field_site_killed)
    return float((1.0 - p_dead) * _road_to_launch(case))


def tunnel_arrival(case: Case) -> float:
    """Probability that one missile of a surviving technical base comes out, is launched and arrives.

    case: the force and its chances; `tunnel_factor` scales the chain (1.2 in the published code, without explanation).

    Valid for: the parameters and assumptions of the article.
    Raises: InputError for an impossible value in the case.
    Source: tecott_halterman_2021.
    """
    return float(probability("tunnel_arrival", float(amount("tunnel_factor", case.tunnel_factor)) * _road_to_launch(case)))


def silo_arrival(case: Case) -> float:
    """Probability that one missile in a silo survives, is launched and arrives.

    case: the force and its chances.

    Valid for: the parameters and assumptions of the article.
    Raises: InputError for an impossible value in the case.
    Source: wu_2020.
    """
    p_dead = probability("p_silo_detected", case.p_silo_detected) * probability("p_silo_killed", case.p_silo_killed)
    return float((1.0 - p_dead) * probability("reliability", case.reliability) * penetration(case))


def arriving_distribution(case: Case) -> Float[np.ndarray, "counts"]:
    """Probability of each number of arriving warheads, one warhead per missile.

    case: the force and its chances.

    Valid for: the parameters and assumptions of the article; the base, and each technical base, stands or falls whole.
    Raises: InputError for an impossible value in the case.
    Source: wu_2020.

    >>> calm = Case(4, 20, 20, .7, .8, .8, .8, .999, .995, .9985, .8, .6, .5, .2, .8, .1, .5, 4, 1.2)
    >>> round(1 - float(arriving_distribution(calm)[0]), 3)
    0.396
    """
    base_stands = 1.0 - probability("p_base_detected", case.p_base_detected) * probability("p_base_killed", case.p_base_killed)
    tunnels_stand = 1.0 - probability("p_tunnel_detected", case.p_tunnel_detected) * probability("p_tunnel_killed", case.p_tunnel_killed)
    per_base = _binomial(
        float(amount("n_in_tunnels", case.n_in_tunnels)) / TECHNICAL_BASES, tunnel_arrival(case), "n_in_tunnels per technical base"
    )
    one_base = tunnels_stand * per_base + (1.0 - tunnels_stand) * _nothing(per_base.size)
    sheltered = _binomial(case.n_in_silos, silo_arrival(case), "n_in_silos")
    for _ in range(TECHNICAL_BASES):
        sheltered = np.convolve(sheltered, one_base)
    sheltered = base_stands * sheltered + (1.0 - base_stands) * _nothing(sheltered.size)
    return np.convolve(sheltered, _binomial(case.n_dispersed, dispersed_arrival(case), "n_dispersed"))


def arrival_probability(case: Case, at_least: int = 1) -> float:
    """Probability that at least so many warheads arrive.

    case: the force and its chances; at_least: warheads, whole, 0 or more.

    Valid for: the parameters and assumptions of the article.
    Raises: InputError for an impossible value in the case or a negative number of warheads.
    Source: wu_2020.

    >>> alert = Case(24, 0, 20, .7, .8, .8, .8, .999, .995, .9985, .8, .6, .5, .2, .8, .1, .5, 4, 1.2)
    >>> round(arrival_probability(alert), 2)
    0.9
    """
    return float(arriving_distribution(case)[int(count("at_least", at_least)) :].sum())


def _road_to_launch(case: Case) -> float:
    """From a surviving hide to arrival: the move, a pad left, the preparation unseen, the flight."""
    a_pad_left = 1.0 - probability("p_pad_destroyed", case.p_pad_destroyed) ** PADS_PER_MISSILE
    unseen = 1.0 - probability("p_preparation_detected", case.p_preparation_detected)
    flight = probability("reliability", case.reliability) * penetration(case)
    return float(probability("p_move_survived", case.p_move_survived) * a_pad_left * unseen * flight)


def _binomial(n_missiles: Number, p_arrival: float, name: str) -> Float[np.ndarray, "counts"]:
    """Probability of each number of successes."""
    n = int(count(name, n_missiles, 0, MOST_MISSILES))
    out = np.zeros(n + 1)
    binomial_row(n, p_arrival, 0, n, out)
    return out


def _nothing(size: int) -> Float[np.ndarray, "size"]:
    """The distribution of a certain zero."""
    certain = np.zeros(size)
    certain[0] = 1.0
    return certain
