"""Adaptive preferential defence of a value set: the defender sees the attack, then divides its interceptors; exactly.

The attacker sends A warheads to the points, the defender fires I interceptors,
and the expected surviving value is what one loses and the other gains: min over
attacks of max over defences. The survival of one point is not concave in its
interceptors (of three warheads, all must be stopped), so the reply is a
knapsack, solved point by point.

Search for the least reply: points in order of value, attacks up to exchange of
equal points. For what is not yet allocated stands `floors`, the value when the
defender must answer point by point without seeing what comes. That is less
information for the defender and more for the attacker, so it is a lower bound,
and an allocation that it does not put below the best one found is left.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.defence.preferential.value_set import ValueSet, point_survival, value_set
from equipoise.core.domain import Number, count
from equipoise.errors import InputError

MOST_STEPS = 2_000_000_000  # additions of the exact search: some seconds
ROUNDING = 1e-13  # of the whole value: two allocations this near to each other are equally good


@kernel
def extended(saved, value, survival, out):
    """Fill `out` with the most value that each number of interceptors saves when one more point joins those of `saved`."""
    for i in range(saved.size):
        most = 0.0
        for j in range(i + 1):
            most = max(most, saved[i - j] + value * survival[j])
        out[i] = most


@kernel
def together(saved, rest):
    """The most value when all interceptors are divided between two groups of points."""
    most = 0.0
    for i in range(saved.size):
        most = max(most, saved[i] + rest[saved.size - 1 - i])
    return most


@kernel
def floors(points, survival):
    """The lower bound for the points from k on: by k, warheads left and interceptors left."""
    out = np.zeros((points.size + 1, survival.shape[0], survival.shape[1]))
    for k in range(points.size - 1, -1, -1):
        for left in range(survival.shape[0]):
            for stock in range(survival.shape[1]):
                least = np.inf
                for a in range(left + 1):
                    most = 0.0
                    for i in range(stock + 1):
                        most = max(most, points[k] * survival[a, i] + out[k + 1, left - a, stock - i])
                        if most >= least:
                            break
                    least = min(least, most)
                out[k, left, stock] = least
    return out


@kernel
def least_reply(points, survival, floor, best, most_nodes):
    """The least of the defender's best replies over all attacks, or -1 after too many nodes; `best` is one known reply."""
    n = points.size
    near = ROUNDING * points.sum()
    saved = np.zeros((n + 1, survival.shape[1]))
    left = np.full(n + 1, survival.shape[0] - 1)
    sent = np.full(n + 1, survival.shape[0])
    k = 0
    nodes = 0
    while k >= 0:
        sent[k] -= 1
        if sent[k] < 0 or (points[k] == points[n - 1] and sent[k] * (n - k) < left[k]):  # none, or too few to send all
            k -= 1
            continue
        nodes += 1
        if nodes > most_nodes:
            return -1.0
        extended(saved[k], points[k], survival[sent[k]], saved[k + 1])
        left[k + 1] = left[k] - sent[k]
        reply = together(saved[k + 1], floor[k + 1, left[k + 1]])
        if k == n - 1:
            best = min(best, reply)
            k -= 1
        elif reply < best - near:
            k += 1
            sent[k] = (min(left[k], sent[k - 1]) if points[k] == points[k - 1] else left[k]) + 1
    return best


def reply_value(
    values: Float[np.ndarray, " points"],
    allocation: Int[np.ndarray, " attacked"],
    n_interceptors: int,
    p_shot: Number,
    p_damage: Number = 1.0,
) -> float:
    """Most expected value that survives a stated attack when the defender sees it and then divides its interceptors.

    values: of each point, 0 or more; allocation: warheads at each point, whole, 0 or more; n_interceptors: whole, 0 or
    more; p_shot: one interceptor stops its warhead, 0 to 1; p_damage: one warhead destroys its point, 0 to 1.

    Valid for: independent shots at tracked warheads whose destinations are known.
    Raises: InputError for no points, lists of unequal length, a negative value or number, or an impossible probability.
    Source: definition (heading of this module).

    >>> reply_value(np.ones(10), np.full(10, 3), 14, 1.0)
    4.0
    """
    if values.shape != allocation.shape:
        raise InputError("values and allocation differ in length", fix="give one number of warheads for each point")
    value_set(values, 0, n_interceptors, p_shot, p_damage)
    table = np.asarray(point_survival(count("allocation", allocation)[:, np.newaxis], np.arange(n_interceptors + 1), p_shot, p_damage))
    saved, out = np.zeros(n_interceptors + 1), np.zeros(n_interceptors + 1)
    for value, survival in zip(values, table, strict=True):
        extended(saved, value, survival, out)
        saved, out = out, saved
    return float(saved[-1])


def adaptive_value(
    values: Float[np.ndarray, " points"], n_warheads: int, n_interceptors: int, p_shot: Number, p_damage: Number = 1.0
) -> float:
    """Expected value that survives the best attack when the defender sees it and then divides its interceptors.

    values: of each point, 0 or more; n_warheads, n_interceptors: whole, 0 or more; p_shot: one interceptor stops its
    warhead, 0 to 1; p_damage: one warhead destroys its point, 0 to 1.

    Valid for: sizes that the exact search can finish (100 alike points under 100 warheads, say); `adaptive_bounds` beyond.
    Raises: InputError for a set too large, no points, a negative value or number, or an impossible probability.
    Source: definition (heading of this module).

    >>> adaptive_value(np.ones(3), 6, 4, 1.0)
    2.0
    """
    game = value_set(values, n_warheads, n_interceptors, p_shot, p_damage)
    points, pairs = game.points(), ((game.n_warheads + 1) * (game.n_interceptors + 1)) ** 2 // 4
    found = -1.0
    if points.size == 0:
        return 0.0
    if points.size * pairs <= MOST_STEPS:
        table = game.survival()
        nodes = 2 * MOST_STEPS // (game.n_interceptors + 1) ** 2
        found = float(least_reply(points, table, floors(points, table), _even_attack(game), nodes))
    if found < 0.0:
        size = f"{points.size} points, {n_warheads} warheads and {n_interceptors} interceptors"
        raise InputError(f"{size} are too many for the exact adaptive value", fix="use adaptive_bounds")
    return found


def _even_attack(game: ValueSet) -> float:
    """The best reply to the best of the attacks that are even over the points of greatest value."""
    points, replies = game.points(), []
    for n in range(1, points.size + 1):
        sent = np.zeros(points.size, dtype=np.int64)
        sent[:n] = game.n_warheads // n
        sent[: game.n_warheads % n] += 1
        replies.append(reply_value(points, sent, game.n_interceptors, game.p_shot, game.p_damage))
    return min(replies)
