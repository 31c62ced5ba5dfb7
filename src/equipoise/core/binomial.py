"""Binomial tails and the quantiles of a Beta distribution: one function of the library, used where it is accurate.

The incomplete beta function of the library and its complement are each accurate where they are the smaller of the two. The
larger may be wrong by 5e-8, and the library's inverse by more; near a mean its work grows with the number of trials.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Bool, Float
from scipy.special import betainc, betaincc, betainccinv, betaincinv

from equipoise.core.domain import Numbers, numbers, refuse_unlike

MOST_TRIALS = 10_000_000_000
MOST_INVERTED = 100_000.0  # parameters up to which the inverse of the library has eleven digits
ONE = np.float64(1.0).view(np.int64)

Array = Float[np.ndarray, "..."]


def beta_tails(successes: Numbers, failures: Numbers, p: Numbers) -> tuple[Array, Array]:
    """The probabilities that a Beta variable lies below and above a value.

    successes, failures: its parameters, any shape, above 0; p: any shape, 0 to 1.

    Valid for: parameters up to ten billion; ten digits of the smaller of the two.
    Raises: InputError for what is no finite number, or shapes that do not fit each other.
    Source: definition.

    >>> below, above = beta_tails(1.0, 6.0, 0.5)
    >>> float(below), float(above)
    (0.984375, 0.015625)
    """
    refuse_unlike(successes=successes, failures=failures, p=p)
    a, b, x = numbers("successes", successes), numbers("failures", failures), numbers("p", p)
    below, above = np.asarray(betainc(a, b, x)), np.asarray(betaincc(a, b, x))
    return np.where(above < below, 1.0 - above, below), np.where(above < below, above, 1.0 - below)


def at_least_tails(n: Numbers, k: Numbers, p: Numbers) -> tuple[Array, Array]:
    """The probability of at least k successes among n, and the probability of fewer.

    n: any shape, whole, 0 or more; k: any shape, whole, 0 or more; p: of one success, any shape, 0 to 1.

    Valid for: up to ten billion trials; ten digits of the smaller of the two.
    Raises: InputError for what is no finite number, or shapes that do not fit each other.
    Source: definition (binomial tail).

    >>> tuple(round(float(tail), 3) for tail in at_least_tails(3, 2, 0.5))
    (0.5, 0.5)
    """
    refuse_unlike(n=n, k=k, p=p)
    trials, wanted, chance = np.broadcast_arrays(numbers("n", n), numbers("k", k), numbers("p", p))
    inside = (wanted > 0) & (wanted <= trials)
    at_least, fewer = beta_tails(np.where(inside, wanted, 1.0), np.where(inside, trials - wanted + 1.0, 1.0), chance)
    certain = np.where(wanted > trials, 0.0, 1.0)
    return np.where(inside, at_least, certain), np.where(inside, fewer, 1.0 - certain)


def beta_quantile(successes: Numbers, failures: Numbers, below: Numbers, above: Numbers) -> Array:
    """The value below which a Beta variable lies with one probability, and above which it lies with another; the two add up to 1.

    successes, failures: its parameters, any shape, above 0; below, above: any shape, 0 to 1. Both are given because the smaller
    one decides and cannot always be had from the other.

    Valid for: parameters up to ten billion; ten digits.
    Raises: InputError for what is no finite number, or shapes that do not fit each other.
    Source: definition.

    >>> round(float(beta_quantile(14.0, 1.0, 0.05, 0.95)), 3)
    0.807
    """
    refuse_unlike(successes=successes, failures=failures, below=below, above=above)
    successes, failures = numbers("successes", successes), numbers("failures", failures)
    below, above = numbers("below", below), numbers("above", above)
    a, b, q, rest = np.broadcast_arrays(*(np.asarray(part, dtype=np.float64) for part in (successes, failures, below, above)))
    if max(a.max(initial=0.0), b.max(initial=0.0)) <= MOST_INVERTED:
        return np.where(q <= rest, betaincinv(a, b, q), betainccinv(a, b, rest))
    low, high = np.zeros(a.shape, dtype=np.int64), np.full(a.shape, ONE)
    while (high - low > 1).any():
        middle = low + (high - low) // 2
        enough = _reached(a, b, q, rest, middle.view(np.float64))
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return np.where(q <= 0.0, 0.0, np.where(rest <= 0.0, 1.0, np.asarray(high).view(np.float64)))


def _reached(a: Array, b: Array, q: Array, rest: Array, p: Numbers) -> Bool[np.ndarray, "..."]:
    """Whether a Beta variable lies below p at least as often as wanted, judged by the smaller tail."""
    found_below, found_above = beta_tails(a, b, p)
    return np.where(q <= rest, found_below >= q, found_above <= rest)
