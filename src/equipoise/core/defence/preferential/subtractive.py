"""Subtractive defence of a value set: interceptors that cannot be aimed by the destination of a warhead; the baseline.

They are spread evenly over all warheads; which of these get one shot more is
chance. With x_j the chance that warhead j spares its point, a point under a
warheads survives with g(a) = E[x_1 … x_a], and
g(a) - 2 g(a+1) + g(a+2) = E[x_1 … x_a (1 - x_{a+1}) (1 - x_{a+2})] >= 0,
because the warheads are exchangeable. So g is convex, and the best attack takes
the greatest single losses of value.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float
from scipy.special import gammaln

from equipoise.core.defence.preferential.value_set import ValueSet, value_set
from equipoise.core.domain import Number, count

MOST_WARHEADS = 10_000


def subtractive_value(
    values: Float[np.ndarray, " points"], n_warheads: int, n_interceptors: int, p_shot: Number, p_damage: Number = 1.0
) -> float:
    """Expected value that survives the best attack when interceptors cannot be aimed by the destination of a warhead.

    values: of each point, 0 or more; n_warheads: whole, 0 to 10,000; n_interceptors: whole, 0 or more; p_shot: one interceptor stops its
    warhead, 0 to 1; p_damage: one warhead destroys its point, 0 to 1.

    Valid for: interceptors spread evenly, the remainder by chance; an attacker that knows this. Exact to ten digits.
    Raises: InputError for no points, too many warheads, a negative value or number, or an impossible probability.
    Source: definition (heading of this module).

    >>> round(subtractive_value(np.ones(2), 4, 2, 1.0), 6)
    0.333333
    """
    count("n_warheads", n_warheads, 0, MOST_WARHEADS)
    game = value_set(values, n_warheads, n_interceptors, p_shot, p_damage)
    if game.n_warheads == 0:
        return float(game.points().sum())
    losses = np.sort(np.outer(game.points(), -np.diff(_mixed_survival(game))), axis=None)
    return max(0.0, float(game.points().sum() - losses[losses.size - min(game.n_warheads, losses.size) :].sum()))


def _mixed_survival(game: ValueSet) -> Float[np.ndarray, " warheads"]:
    """The survival of a point by its number of warheads, when as many as are left over get one shot more by chance."""
    every, one_more = divmod(game.n_interceptors, game.n_warheads)
    less, more = (1.0 - game.p_damage * (1.0 - game.p_shot) ** shots for shots in (every, every + 1))
    out = np.ones(game.n_warheads + 1)
    logs = gammaln(np.arange(game.n_warheads + 2.0) + 1.0)
    for a in range(1, game.n_warheads + 1):
        j = np.arange(max(0, a - (game.n_warheads - one_more)), min(a, one_more) + 1)
        log_weight = -(logs[j] + logs[one_more - j] + logs[a - j] + logs[game.n_warheads - one_more - a + j])
        weight = np.exp(log_weight - log_weight.max())
        out[a] = np.sum(weight * less ** (a - j) * more**j) / weight.sum()
    return out
