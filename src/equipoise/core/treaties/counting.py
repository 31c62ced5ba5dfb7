"""Counting rules: what a treaty counts, how far that is from its limits, and how it changes."""

from __future__ import annotations

import numpy as np
from jaxtyping import Real

from equipoise.core.domain import Number, Numbers, Result, amount, numbers
from equipoise.errors import InputError


def counted_warheads(
    launchers: Real[np.ndarray, "legs"], loading: Real[np.ndarray, "loadings"], n_bombers: Number, warheads_per_bomber: Number = 1.0
) -> float:
    """Warheads that a treaty attributes to deployed forces.

    launchers: deployed missiles of each leg, 0 or more; loading: re-entry vehicles actually carried per missile, 0 or
    more, averages allowed; n_bombers: deployed heavy bombers, 0 or more; warheads_per_bomber: attributed by the rule
    (New START: 1), or actually carried.

    Valid for: the rule of New START (the default) and actual loadings.
    Raises: InputError for a negative number or legs that do not match.
    Source: ns_text.

    >>> counted_warheads(np.array([400, 240]), np.array([1, 4.5]), 60)
    1540.0
    """
    missiles, carried = amount("launchers", launchers), amount("loading", loading)
    if missiles.shape != carried.shape:
        raise InputError(f"{missiles.size} legs of launchers and {carried.size} loadings do not match", fix="give one loading per leg")
    bombers = amount("n_bombers", n_bombers) * amount("warheads_per_bomber", warheads_per_bomber)
    return float(missiles @ carried + bombers)


def total(counts: Numbers) -> float:
    """Sum of counted items.

    counts: items of each state or class, any shape, 0 or more.

    Valid for: items under the same counting rule, none counted twice.
    Raises: InputError for a negative number or a value that is not a number.
    Source: definition.

    >>> total(np.array([3700, 4400, 620, 290, 225, 190, 170, 90, 60]))
    9745.0
    """
    return float(np.sum(amount("counts", counts)))


def headroom(counts: Numbers, limits: Numbers) -> Result:
    """What each limit leaves; negative where it is exceeded.

    counts: counted items, any shape, 0 or more; limits: of the treaty, the same shape, 0 or more.

    Valid for: limits and counts under the same counting rule.
    Raises: InputError for a negative number or shapes that do not match.
    Source: ns_text.

    >>> headroom(np.array([1481, 741]), np.array([1550, 700])).tolist()
    [69.0, -41.0]
    """
    now, most = amount("counts", counts), amount("limits", limits)
    _refuse_unlike(now.shape, most.shape)
    return (most - now)[()]


def exchange_difference(first: Numbers, second: Numbers) -> Result:
    """Change of each counted item from one data exchange to a later one.

    first: counts at the earlier date, any shape; second: counts at the later date, the same shape.

    Valid for: two exchanges under the same counting rule.
    Raises: InputError for a value that is not a number or shapes that do not match.
    Source: ns_2018_19.

    >>> exchange_difference(np.array([659, 1398, 800]), np.array([668, 1376, 800])).tolist()
    [9.0, -22.0, 0.0]
    """
    before, after = numbers("first", first), numbers("second", second)
    _refuse_unlike(before.shape, after.shape)
    return (after - before)[()]


def _refuse_unlike(first: tuple[int, ...], second: tuple[int, ...]) -> None:
    """Raise for two lists of different length."""
    if first != second:
        raise InputError(f"lists of shape {first} and {second} do not match", fix="give both lists the same items in the same order")
