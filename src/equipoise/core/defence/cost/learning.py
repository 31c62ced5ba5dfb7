"""Learning curves: each doubling of the number built lowers the cost of the next unit to a fixed share."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float, Real

from equipoise.core.domain import Numbers, Result, amount, numbers, refuse_unlike
from equipoise.errors import InputError

ROUNDING = 1e-9  # a part this far below nothing, as a share of the total, is nothing


def learning_exponent(learning: Numbers) -> Result:
    """Power of the number built with which the cost of a unit falls.

    learning: cost of a unit after a doubling, as a share of the cost before, any shape, above 0.5 to 1.

    Valid for: the same share at every doubling.
    Raises: InputError for a share of 0.5 or less (the total would not grow with the number) or above 1.
    Source: harrison_tool_2025.

    >>> round(float(learning_exponent(0.85)), 3)
    -0.234
    """
    shares = numbers("learning", learning)
    bad = shares[(shares <= 0.5) | (shares > 1.0)]
    if bad.size:
        raise InputError(f"learning {bad.flat[0]:g} is impossible", fix="give a share above 0.5 and at most 1, such as 0.85")
    return np.log2(shares)


def learned_unit_cost(first_cost: Numbers, n_units: Numbers, learning: Numbers) -> Result:
    """Average cost of a unit of a purchase, in the money of the first.

    first_cost: of the first unit, any shape, 0 or more; n_units: bought together, any shape, 1 or more; learning: cost
    after a doubling as a share of the cost before, any shape, above 0.5 to 1.

    Valid for: large numbers. The closed form stands for a sum: at 1,000 units of 85 per cent it lies 1 per cent above
    it, and a single unit would cost more than the first.
    Raises: InputError for a negative cost, less than one unit, or an impossible learning, or for shapes that do not fit each
    other.
    Source: harrison_tool_2025.

    >>> round(float(learned_unit_cost(70, 998, 0.85)), 2)
    18.2
    """
    refuse_unlike(first_cost=first_cost, n_units=n_units, learning=learning)
    number, power = amount("n_units", n_units, 1.0), 1.0 + np.asarray(learning_exponent(learning))
    return amount("first_cost", first_cost) * (np.power(number, power) + 1.0) / (number * power)


def curve_parts(n_units: Real[np.ndarray, "2"], costs: Real[np.ndarray, "2"], learning: Real[np.ndarray, "2"]) -> Float[np.ndarray, "2"]:
    """The two costs at one unit, each with its own learning, whose sum meets two known totals.

    n_units: of the two known purchases, above 0, in any unit of scale; costs: their totals, 0 or more; learning: of
    the two parts, such as interceptors and launches, above 0.5 to 1.

    Valid for: a total P n^(1+b) + L n^(1+c); two purchases determine P and L exactly.
    Raises: InputError for impossible values, purchases or curves that are alike, or totals that no mix of the two meets.
    Source: harrison_2025.

    >>> np.round(curve_parts(np.array([1, 10]), np.array([67, 421]), np.array([0.85, 0.95])), 1).tolist()
    [55.3, 11.7]
    """
    scale = amount("n_units", n_units)
    if (scale <= 0.0).any():
        raise InputError("n_units must be above 0", fix="give the size of each purchase")
    powers = 1.0 + np.asarray(learning_exponent(learning))
    if scale[0] == scale[1] or powers[0] == powers[1]:
        raise InputError("the two curves cannot be told apart", fix="give two different purchases and two different learnings")
    totals = amount("costs", costs)
    parts = np.linalg.solve(np.power(scale[:, np.newaxis], powers), totals)
    if (parts < -ROUNDING * totals.max()).any():
        raise InputError("no mix of the two curves meets both costs", fix="give costs whose ratio lies between those of the two curves")
    return np.maximum(parts, 0.0)


def extrapolated_cost(
    n_known: Real[np.ndarray, "2"], cost_known: Real[np.ndarray, "2"], learning: Real[np.ndarray, "2"], n_units: Numbers
) -> Result:
    """Total cost of a purchase on the sum of two learning curves through two known totals.

    n_known: the two known purchases, above 0; cost_known: their totals, 0 or more; learning: of the two parts, above
    0.5 to 1; n_units: the purchase asked for, any shape, 0 or more, in the unit of `n_known`.

    Valid for: purchases that differ in number alone.
    Raises: InputError as `curve_parts`, or for a negative number of units.
    Source: harrison_2025.

    >>> round(float(extrapolated_cost(np.array([1, 10]), np.array([67, 421]), np.array([0.85, 0.95]), 50)))
    1543
    """
    parts, powers = curve_parts(n_known, cost_known, learning), 1.0 + np.asarray(learning_exponent(learning))
    return (parts * np.power(amount("n_units", n_units)[..., np.newaxis], powers)).sum(axis=-1)
