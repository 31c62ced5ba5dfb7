"""The kill probability after a test record, as a distribution instead of a point.

Before the tests the single-shot kill probability is drawn from a Beta
distribution; each success and each failure adds one to its parameters. All
shots of a salvo share what is not known about it, so that a salvo does worse
on average than the mean kill probability would let expect.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float
from scipy.special import betaincinv, betaln

from equipoise.core.defence.trials import counts
from equipoise.core.domain import Numbers, Result, amount, numbers, probability
from equipoise.errors import InputError


def posterior_mean(successes: Numbers, attempts: Numbers, prior_successes: Numbers = 1.0, prior_failures: Numbers = 1.0) -> Result:
    """Expected single-shot kill probability after a test record; also the chance that the next attempt succeeds.

    successes: any shape, whole, 0 to `attempts`; attempts: any shape, whole, 0 or more; prior_successes,
    prior_failures: parameters of the Beta distribution before the tests, any shape, above 0 (1 and 1 are flat).

    Valid for: independent attempts that are alike, and like the use that is asked about.
    Raises: InputError for impossible counts or a prior of 0 or less.
    Source: definition (Beta and binomial).

    >>> round(float(posterior_mean(12, 21)), 3)
    0.565
    """
    for_it, against = _parameters(successes, attempts, prior_successes, prior_failures)
    return for_it / (for_it + against)


def posterior_quantile(
    successes: Numbers, attempts: Numbers, quantile: Numbers, prior_successes: Numbers = 1.0, prior_failures: Numbers = 1.0
) -> Result:
    """Single-shot kill probability that holds with the wanted probability at most, after a test record.

    successes: any shape, whole, 0 to `attempts`; attempts: any shape, whole, 0 or more; quantile: any shape, 0 to 1;
    prior_successes, prior_failures: parameters of the Beta distribution before the tests, any shape, above 0.

    Valid for: independent attempts that are alike, and like the use that is asked about.
    Raises: InputError for impossible counts or quantiles, or a prior of 0 or less.
    Source: definition (Beta and binomial).

    >>> np.round(posterior_quantile(12, 21, np.array([0.025, 0.975])), 3).tolist()
    [0.364, 0.756]
    """
    for_it, against = _parameters(successes, attempts, prior_successes, prior_failures)
    return betaincinv(for_it, against, probability("quantile", quantile))


def predictive_kill_probability(
    successes: Numbers, attempts: Numbers, shots: Numbers, prior_successes: Numbers = 1.0, prior_failures: Numbers = 1.0
) -> Result:
    """Probability that a salvo kills, averaged over what a test record leaves open about the single shot.

    successes: any shape, whole, 0 to `attempts`; attempts: any shape, whole, 0 or more; shots: at one tracked warhead,
    any shape, 0 or more; prior_successes, prior_failures: parameters of the Beta distribution before the tests, above 0.

    Valid for: shots that are independent once the single-shot kill probability is given.
    Raises: InputError for impossible counts, a negative number of shots, or a prior of 0 or less.
    Source: definition (Beta and binomial).

    >>> round(float(predictive_kill_probability(12, 21, 4)), 3)
    0.952
    """
    for_it, against = _parameters(successes, attempts, prior_successes, prior_failures)
    return -np.expm1(betaln(for_it, against + amount("shots", shots)) - betaln(for_it, against))


def _parameters(successes: Numbers, attempts: Numbers, prior_successes: Numbers, prior_failures: Numbers) -> tuple[Result, Result]:
    """The two parameters of the Beta distribution after the tests."""
    hits, tests = counts(successes, attempts)
    return _above_zero("prior_successes", prior_successes) + hits, _above_zero("prior_failures", prior_failures) + (tests - hits)


def _above_zero(name: str, value: Numbers) -> Float[np.ndarray, "..."]:
    """A parameter of the prior."""
    array = numbers(name, value)
    if (array <= 0.0).any():
        raise InputError(f"{name} must be above 0", fix="give 1 and 1 for a flat prior, 0.5 and 0.5 for Jeffreys'")
    return array
