"""Measures of a force beside warheads: equivalent megatons, and counter-military potential. Aggregates of classes.

Areas destroyed grow more slowly than yields, so many small weapons weigh more
than one large one of the same sum; accuracy weighs more than yield against what
is hard. Both are sums over classes and say nothing about what survives.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Numbers, Result, amount, refuse_unlike
from equipoise.core.exchange.glasstone_dolan_1977 import METRES_PER_NAUTICAL_MILE
from equipoise.errors import InputError

LARGE_YIELD_MT = 1.0


def equivalent_megatons(n_warheads: Numbers, yield_mt: Numbers) -> Result:
    """The equivalent megatons of a class: yield to the power 2/3, or 1/2 above one megaton, times the number.

    n_warheads: 0 or more, an array for several classes; yield_mt: megatons of each, 0 or more.

    Valid for: classes in the aggregate; the sum over classes is the caller's.
    Raises: InputError for a negative or missing number, or for shapes that do not fit each other.
    Source: salman_1989

    >>> equivalent_megatons(np.array([100.0, 10.0]), np.array([0.125, 4.0])).round(9).tolist()
    [25.0, 20.0]
    """
    refuse_unlike(n_warheads=n_warheads, yield_mt=yield_mt)
    size = amount("yield_mt", yield_mt)
    return amount("n_warheads", n_warheads) * np.where(size <= LARGE_YIELD_MT, np.cbrt(size) ** 2, np.sqrt(size))


def counter_military_potential(n_warheads: Numbers, yield_mt: Numbers, cep_m: Numbers, reliability: Numbers = 1.0) -> Result:
    """The counter-military potential of a class: number times yield to the power 2/3 over the square of the circular error.

    n_warheads: 0 or more; yield_mt: megatons, 0 or more; cep_m: circular error, metres, above 0 (squared in nautical miles);
    reliability: 0 or more.

    Valid for: classes in the aggregate, as a measure for comparison: it has no ceiling, where a kill probability ends at 1.
    Raises: InputError for a negative or missing number, or an error of 0, or for shapes that do not fit each other.
    Source: salman_1989

    >>> round(float(counter_military_potential(10, 1.0, 1852.0)), 6)
    10.0
    """
    refuse_unlike(n_warheads=n_warheads, yield_mt=yield_mt, cep_m=cep_m, reliability=reliability)
    error = amount("cep_m", cep_m) / METRES_PER_NAUTICAL_MILE
    if np.any(error <= 0.0):
        raise InputError("cep_m of 0 is impossible", fix="give a number above 0")
    return amount("n_warheads", n_warheads) * amount("reliability", reliability) * np.cbrt(amount("yield_mt", yield_mt)) ** 2 / error**2


def force_measure(
    launchers: Float[np.ndarray, "*shape legs"], loading: Float[np.ndarray, "*shape legs"], per_warhead: Float[np.ndarray, "*#shape legs"]
) -> Float[np.ndarray, "*shape"]:
    """A measure of a force, or of what is left of it: the sum over legs of launchers, loading and the measure of one warhead.

    launchers, loading: by leg, 0 or more; per_warhead: equivalent megatons, counter-military potential or 1, by leg, 0 or more, the same in
    all rows or a row for each.

    Valid for: expected launchers, as an exchange leaves them (`exchange.remainder`), or a whole force.
    Raises: InputError for a negative or missing number, or shapes that do not fit each other.
    Source: salman_1989

    >>> force_measure(np.array([[100.0, 10.0]]), np.array([[1.0, 4.0]]), np.array([0.25, 0.5])).tolist()
    [45.0]
    """
    refuse_unlike(launchers=launchers, loading=loading, per_warhead=per_warhead)
    return (amount("launchers", launchers) * amount("loading", loading) * amount("per_warhead", per_warhead)).sum(axis=-1)
