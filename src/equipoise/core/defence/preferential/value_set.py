"""A set of defended points under attack: what a shot, a warhead and an interceptor do there.

The points are abstract (a class of silos, say): each has a value and nothing
else. A warhead that gets through destroys its point with probability
`p_damage`; an interceptor stops the warhead it is fired at with probability
`p_shot`. All outcomes are independent of each other.

Even spread is best. A warhead under m shots spares its point with probability
f(m) = 1 - p_damage (1 - p_shot)^m, and the steps of log f fall with m. So of
all ways to fire i interceptors at the a warheads of one point, the one in which
the numbers of shots differ by at most one has the greatest product of f.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.domain import Number, Numbers, Result, amount, count, probability, refuse_unlike
from equipoise.errors import InputError

MOST_WEAPONS = 10_000


class ValueSet(NamedTuple):
    """The distinct values above 0, greatest first, how many points have each, and the two sides' weapons."""

    values: Float[np.ndarray, " classes"]
    n_points: Int[np.ndarray, " classes"]
    n_warheads: int
    n_interceptors: int
    p_shot: float
    p_damage: float

    def points(self) -> Float[np.ndarray, " points"]:
        """The value of every point, greatest first."""
        return np.repeat(self.values, self.n_points)

    def survival(self) -> Float[np.ndarray, "warheads interceptors"]:
        """The survival of a point for every number of warheads (rows) and interceptors (columns)."""
        warheads, interceptors = np.arange(self.n_warheads + 1)[:, np.newaxis], np.arange(self.n_interceptors + 1)
        return np.asarray(point_survival(warheads, interceptors, self.p_shot, self.p_damage))


class Bounds(NamedTuple):
    """Two numbers between which a value lies."""

    low: float
    high: float


def value_set(values: Float[np.ndarray, " points"], n_warheads: int, n_interceptors: int, p_shot: Number, p_damage: Number) -> ValueSet:
    """The set in classes of equal value, with its arguments checked; points without value are left out.

    values: of each point, 0 or more, any unit; n_warheads, n_interceptors: whole, 0 to 10,000; p_shot: one interceptor
    stops its warhead, 0 to 1; p_damage: one warhead destroys its point, 0 to 1.

    Valid for: points that share nothing but the two sides' weapons.
    Raises: InputError for no points, a negative value or number, or an impossible probability.
    Source: definition.

    >>> value_set(np.array([1.0, 3.0, 0.0, 1.0]), 4, 2, 0.8, 1.0).n_points.tolist()
    [1, 2]
    """
    if values.size == 0:
        raise InputError("the value set has no points", fix="give the value of at least one point")
    distinct, n_points = np.unique(amount("values", values), return_counts=True)
    kept = distinct > 0.0
    stocks = int(count("n_warheads", n_warheads, 0, MOST_WEAPONS)), int(count("n_interceptors", n_interceptors, 0, MOST_WEAPONS))
    chances = float(probability("p_shot", p_shot)), float(probability("p_damage", p_damage))
    return ValueSet(distinct[kept][::-1].copy(), n_points[kept][::-1].copy(), *stocks, *chances)


def point_survival(n_warheads: Numbers, n_interceptors: Numbers, p_shot: Number, p_damage: Number = 1.0) -> Result:
    """Probability that a point survives its warheads when its interceptors are spread evenly over them.

    n_warheads: at the point, any shape, whole, 0 or more; n_interceptors: fired at them, any shape, whole, 0 or more;
    p_shot: one interceptor stops its warhead, 0 to 1; p_damage: one warhead destroys its point, 0 to 1.

    Valid for: independent shots and independent damage, one salvo without a second look.
    Raises: InputError for a number that is not whole or negative, or an impossible probability, or for shapes that do not fit
    each other.
    Source: hosein_athans_1990 for the model; the even spread is proved in the heading of this module.

    >>> round(float(point_survival(2, 3, 0.5)), 3)
    0.375
    """
    refuse_unlike(n_warheads=n_warheads, n_interceptors=n_interceptors)
    warheads, interceptors = np.broadcast_arrays(count("n_warheads", n_warheads), count("n_interceptors", n_interceptors))
    least, one_more = np.divmod(interceptors, np.maximum(warheads, 1))
    damage = probability("p_damage", p_damage) * np.power(1.0 - probability("p_shot", p_shot), least)
    return (np.power(1.0 - damage, warheads - one_more) * np.power(1.0 - damage * (1.0 - p_shot), one_more))[()]
