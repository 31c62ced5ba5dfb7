"""Test records: what so many successes in so many attempts say about the next attempt.

A record belongs to a rule of counting: who counts, and which attempts are left
out. Records of different rules are rival descriptions of the same tests. They
stand side by side and are never added.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.binomial import MOST_TRIALS, beta_quantile
from equipoise.core.domain import Numbers, Result, count, probability, refuse_unlike
from equipoise.errors import InputError


class Record(NamedTuple):
    """Successes and attempts under one rule of counting."""

    successes: int
    attempts: int
    rule: str


def combined(records: tuple[Record, ...]) -> Record:
    """The record of several series of tests together.

    records: one or more, of series that share no test, all counted by the same rule.

    Valid for: series of one system that are thought alike.
    Raises: InputError for no records, impossible counts, or records counted by different rules.
    Source: definition.

    >>> combined((Record(9, 17, "press"), Record(1, 1, "press")))
    Record(successes=10, attempts=18, rule='press')
    """
    if not records:
        raise InputError("there are no records to combine", fix="give at least one")
    rules = sorted({record.rule for record in records})
    if len(rules) > 1:
        raise InputError(f"the records are counted by different rules ({'; '.join(rules)})", fix="keep them as separate entries")
    successes, attempts = counts(np.array([record.successes for record in records]), np.array([record.attempts for record in records]))
    return Record(int(successes.sum()), int(attempts.sum()), rules[0])


def success_rate(successes: Numbers, attempts: Numbers) -> Result:
    """Share of attempts that succeeded.

    successes: any shape, whole, 0 to `attempts`; attempts: any shape, whole, 1 to ten billion.

    Valid for: a description of the record, not of the next attempt.
    Raises: InputError for impossible counts, or for shapes that do not fit each other.
    Source: panda_narang_2017.

    >>> round(float(success_rate(10, 18)), 2)
    0.56
    """
    refuse_unlike(successes=successes, attempts=attempts)
    hits, tests = counts(successes, attempts, 1)
    return hits / tests


def lower_bound(successes: Numbers, attempts: Numbers, confidence: Numbers = 0.95) -> Result:
    """Lower end of the exact one-sided interval of the success probability.

    successes: any shape, whole, 0 to `attempts`; attempts: any shape, whole, 1 to ten billion; confidence: any shape, 0 to 1.

    Valid for: independent attempts that are alike, and like the use that is asked about.
    Raises: InputError for impossible counts or an impossible confidence, or for shapes that do not fit each other.
    Source: definition (Clopper and Pearson).

    >>> round(float(lower_bound(14, 14)), 3)
    0.807
    """
    refuse_unlike(successes=successes, attempts=attempts, confidence=confidence)
    sure = probability("confidence", confidence)
    return _lower(*counts(successes, attempts, 1), 1.0 - sure)[()]


def upper_bound(successes: Numbers, attempts: Numbers, confidence: Numbers = 0.95) -> Result:
    """Upper end of the exact one-sided interval of the success probability.

    successes: any shape, whole, 0 to `attempts`; attempts: any shape, whole, 1 to ten billion; confidence: any shape, 0 to 1.

    Valid for: independent attempts that are alike, and like the use that is asked about.
    Raises: InputError for impossible counts or an impossible confidence, or for shapes that do not fit each other.
    Source: definition (Clopper and Pearson).

    >>> round(float(upper_bound(0, 6)), 3)
    0.393
    """
    refuse_unlike(successes=successes, attempts=attempts, confidence=confidence)
    sure = probability("confidence", confidence)
    return _upper(*counts(successes, attempts, 1), 1.0 - sure)[()]


def exact_interval(successes: Numbers, attempts: Numbers, confidence: Numbers = 0.95) -> Float[np.ndarray, "... 2"]:
    """Exact two-sided interval of the success probability, equal in both tails; low and high on the last axis.

    successes: any shape, whole, 0 to `attempts`; attempts: any shape, whole, 1 to ten billion; confidence: any shape, 0 to 1.

    Valid for: independent attempts that are alike, and like the use that is asked about.
    Raises: InputError for impossible counts or an impossible confidence, or for shapes that do not fit each other.
    Source: definition (Clopper and Pearson).

    >>> np.round(exact_interval(12, 21), 3).tolist()
    [0.34, 0.782]
    """
    refuse_unlike(successes=successes, attempts=attempts, confidence=confidence)
    each = (1.0 - probability("confidence", confidence)) / 2.0
    return np.stack([bound(*counts(successes, attempts, 1), each) for bound in (_lower, _upper)], axis=-1)


def counts(successes: Numbers, attempts: Numbers, fewest: int = 0) -> tuple[Int[np.ndarray, "..."], Int[np.ndarray, "..."]]:
    """Successes and attempts as whole numbers of one shape.

    successes: any shape, whole, 0 to `attempts`; attempts: any shape, whole, `fewest` to ten billion; fewest: least attempts.

    Valid for: counts of one rule.
    Raises: InputError for numbers that are not whole, negative or too large, or more successes than attempts, or for shapes
    that do not fit each other.
    Source: definition.
    """
    refuse_unlike(successes=successes, attempts=attempts)
    hits, tests = np.broadcast_arrays(count("successes", successes), count("attempts", attempts, fewest, MOST_TRIALS))
    if (hits > tests).any():
        worst = np.argmax(hits > tests)
        what = f"{hits.flat[worst]} successes in {tests.flat[worst]} attempts are impossible"
        raise InputError(what, fix="give at most as many successes as attempts")
    return hits, tests


def _lower(hits: Int[np.ndarray, "..."], tests: Int[np.ndarray, "..."], tail: Numbers) -> Float[np.ndarray, "..."]:
    """The success probability at which so many successes or more are as improbable as the tail."""
    some = np.maximum(hits, 1)
    return np.where(hits == 0, 0.0, beta_quantile(some, tests - some + 1.0, tail, 1.0 - tail))


def _upper(hits: Int[np.ndarray, "..."], tests: Int[np.ndarray, "..."], tail: Numbers) -> Float[np.ndarray, "..."]:
    """The success probability at which so many successes or fewer are as improbable as the tail."""
    return np.where(hits == tests, 1.0, beta_quantile(hits + 1.0, np.maximum(tests - hits, 1), 1.0 - tail, tail))
