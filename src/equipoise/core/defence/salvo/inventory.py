"""Finite stocks: how many warheads a stock of interceptors can engage."""

from __future__ import annotations

from equipoise.core.defence.salvo.single_shot import salvo_kill_probability
from equipoise.core.domain import Numbers, Result, WholeResult, count, refuse_unlike


def engaged(interceptors: Numbers, salvo: Numbers) -> WholeResult:
    """Warheads that can each be given a full salvo; to be engaged is not to be destroyed.

    interceptors: in stock, any shape, whole, 0 or more; salvo: interceptors per warhead, any shape, whole, 1 or more.

    Valid for: one salvo per warhead, no second look.
    Raises: InputError for a number that is not whole or below its least value, or for shapes that do not fit each other.
    Source: blair_2017.

    >>> int(engaged(44, 4))
    11
    """
    refuse_unlike(interceptors=interceptors, salvo=salvo)
    return count("interceptors", interceptors) // count("salvo", salvo, 1)


def saturation(interceptors: Numbers, salvo: Numbers) -> WholeResult:
    """Smallest raid in which some warhead gets no full salvo.

    interceptors: in stock, any shape, whole, 0 or more; salvo: interceptors per warhead, any shape, whole, 1 or more.

    Valid for: one salvo per warhead, no second look.
    Raises: InputError for a number that is not whole or below its least value, or for shapes that do not fit each other.
    Source: smu160_2026.

    >>> int(saturation(44, 4))
    12
    """
    refuse_unlike(interceptors=interceptors, salvo=salvo)
    return engaged(interceptors, salvo) + 1


def expected_kills(n_warheads: Numbers, interceptors: Numbers, salvo: Numbers, kill_probability: Numbers) -> Result:
    """Warheads destroyed on average out of a raid, full salvos only.

    n_warheads: in the raid, any shape, whole, 0 or more; interceptors: in stock, whole, 0 or more; salvo: interceptors
    per warhead, whole, 1 or more; kill_probability: of one shot, 0 to 1.

    Valid for: independent shots at tracked warheads; interceptors short of a salvo stay unused.
    Raises: InputError for a number that is not whole, below its least value, or an impossible probability, or for shapes that
    do not fit each other.
    Source: blair_2017.

    >>> round(float(expected_kills(20, 44, 4, 0.25)), 2)
    7.52
    """
    refuse_unlike(n_warheads=n_warheads, interceptors=interceptors, salvo=salvo, kill_probability=kill_probability)
    reached = count("n_warheads", n_warheads).clip(max=engaged(interceptors, salvo))
    return reached * salvo_kill_probability(kill_probability, salvo)


def allocation_kill_probability(allocation: Numbers, kill_probability: Numbers) -> Result:
    """Kill probability of each warhead under a stated allocation of interceptors.

    allocation: interceptors at each warhead, any shape, whole, 0 or more; kill_probability: of one shot, 0 to 1.

    Valid for: independent shots at tracked warheads.
    Raises: InputError for a number that is not whole or negative, or an impossible probability, or for shapes that do not fit
    each other.
    Source: smu160_2026.

    >>> import numpy as np
    >>> np.round(allocation_kill_probability(np.array([4, 2, 1]), 0.56), 4).tolist()
    [0.9625, 0.8064, 0.56]
    """
    refuse_unlike(allocation=allocation, kill_probability=kill_probability)
    return salvo_kill_probability(kill_probability, count("allocation", allocation))
