"""The kill probability after a test record, as a distribution instead of a point.

Before the tests the single-shot kill probability is drawn from a Beta
distribution; each success and each failure adds one to its parameters. All
shots of a salvo share what is not known about it, so that a salvo does worse
on average than the mean kill probability would let expect.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.core.binomial import MOST_TRIALS, beta_quantile
from equipoise.core.defence.trials.test_record import counts
from equipoise.core.domain import Numbers, Result, amount, numbers, probability, refuse_unlike
from equipoise.errors import InputError

TERMS = 32
BELOW_ONE = 1.0 - 2.0**-53


def posterior_mean(successes: Numbers, attempts: Numbers, prior_successes: Numbers = 1.0, prior_failures: Numbers = 1.0) -> Result:
    """Expected single-shot kill probability after a test record; also the chance that the next attempt succeeds.

    successes: any shape, whole, 0 to `attempts`; attempts: any shape, whole, 0 to ten billion; prior_successes,
    prior_failures: parameters of the Beta distribution before the tests, any shape, above 0 to ten billion (1 and 1 are flat).

    Valid for: independent attempts that are alike, and like the use that is asked about.
    Raises: InputError for impossible counts or a prior of 0 or less, or for shapes that do not fit each other.
    Source: definition (Beta and binomial).

    >>> round(float(posterior_mean(12, 21)), 3)
    0.565
    """
    refuse_unlike(successes=successes, attempts=attempts, prior_successes=prior_successes, prior_failures=prior_failures)
    for_it, against = _parameters(successes, attempts, prior_successes, prior_failures)
    return for_it / (for_it + against)


def posterior_quantile(
    successes: Numbers, attempts: Numbers, quantile: Numbers, prior_successes: Numbers = 1.0, prior_failures: Numbers = 1.0
) -> Result:
    """Single-shot kill probability that holds with the wanted probability at most, after a test record.

    successes: any shape, whole, 0 to `attempts`; attempts: any shape, whole, 0 to ten billion; quantile: any shape, 0 to 1;
    prior_successes, prior_failures: parameters of the Beta distribution before the tests, any shape, above 0 to ten billion.

    Valid for: independent attempts that are alike, and like the use that is asked about.
    Raises: InputError for impossible counts or quantiles, or a prior of 0 or less, or for shapes that do not fit each other.
    Source: definition (Beta and binomial).

    >>> np.round(posterior_quantile(12, 21, np.array([0.025, 0.975])), 3).tolist()
    [0.364, 0.756]
    """
    refuse_unlike(successes=successes, attempts=attempts, quantile=quantile, prior_successes=prior_successes, prior_failures=prior_failures)
    for_it, against = _parameters(successes, attempts, prior_successes, prior_failures)
    share = probability("quantile", quantile)
    return beta_quantile(for_it, against, share, 1.0 - share)[()]


def predictive_kill_probability(
    successes: Numbers, attempts: Numbers, shots: Numbers, prior_successes: Numbers = 1.0, prior_failures: Numbers = 1.0
) -> Result:
    """Probability that a salvo kills, averaged over what a test record leaves open about the single shot.

    successes: any shape, whole, 0 to `attempts`; attempts: any shape, whole, 0 to ten billion; shots: at one tracked warhead,
    any shape, 0 or more; prior_successes, prior_failures: parameters of the Beta distribution before the tests, above 0 to ten billion.

    Valid for: shots that are independent once the single-shot kill probability is given.
    Raises: InputError for impossible counts, a negative number of shots, or a prior of 0 or less, or for shapes that do not
    fit each other.
    Source: definition (Beta and binomial).

    >>> round(float(predictive_kill_probability(12, 21, 4)), 3)
    0.952
    """
    refuse_unlike(successes=successes, attempts=attempts, shots=shots, prior_successes=prior_successes, prior_failures=prior_failures)
    for_it, against = _parameters(successes, attempts, prior_successes, prior_failures)
    return 0.0 - np.expm1(_log_spared(for_it, against, amount("shots", shots)))


def _parameters(successes: Numbers, attempts: Numbers, prior_successes: Numbers, prior_failures: Numbers) -> tuple[Result, Result]:
    """The two parameters of the Beta distribution after the tests."""
    hits, tests = counts(successes, attempts)
    return _above_zero("prior_successes", prior_successes) + hits, _above_zero("prior_failures", prior_failures) + (tests - hits)


def _above_zero(name: str, value: Numbers) -> Float[np.ndarray, "..."]:
    """A parameter of the prior."""
    array = numbers(name, value)
    if (array <= 0.0).any():
        raise InputError(f"{name} must be above 0", fix="give 1 and 1 for a flat prior, 0.5 and 0.5 for Jeffreys'")
    if (array > MOST_TRIALS).any():
        raise InputError(f"{name} {array.max():g} is too large", fix=f"give at most {MOST_TRIALS:,}")
    return array


def _log_spared(a: Numbers, b: Numbers, shots: Numbers) -> Numbers:
    """The logarithm of B(a, b + shots) / B(a, b), as the sum over z = b, b + 1, … of log(1 - a shots / ((z + a) (z + shots))).

    The first terms are added, the rest summed by Euler and Maclaurin; no large logarithms are subtracted from each other.
    """
    steps = np.arange(TERMS).reshape(-1, *(1,) * np.broadcast(a, b, shots).ndim)
    first = np.sum(_log_factor(a, b + steps, shots), axis=0)
    z = b + TERMS
    ends = ((z, 1.0), (z + a + shots, 1.0), (z + a, -1.0), (z + shots, -1.0))
    slope = (a / z / (z + a)) * (shots / (z + shots) / (z + a + shots)) * (2.0 * z + a + shots)  # their sum; small ones add up without loss
    area = -shots * np.log1p(a / (z + shots)) - a * np.log1p(shots / (z + a)) - z * _log_factor(a, z, shots)
    slopes = [sum(sign / end**power for end, sign in ends) for power in (3, 5)]
    return first + area + _log_factor(a, z, shots) / 2.0 - slope / 12.0 + slopes[0] / 360.0 - slopes[1] / 1260.0


def _log_factor(a: Numbers, z: Numbers, shots: Numbers) -> Numbers:
    """The logarithm of 1 - a shots / ((z + a) (z + shots))."""
    return np.log1p(-np.minimum((a / (z + a)) * (shots / (z + shots)), BELOW_ONE))
