"""Adaptive preferential defence of a large value set: proven bounds of the value.

Let s(a, i) be the survival of a point under a warheads with i interceptors,
h(a, ·) its concave envelope, and V(a) the best reply to an attack a = (a_1, …).

1. With h for s and interceptors that can be divided, the reply is
   H(a) = min over prices m >= 0 of m I + sum_k f_k(a_k, m), where
   f_k(a, m) = max over i of v_k h(a, i) - m i. So V(a) <= H(a).
2. An optimal division for H has at most one point between two vertices of its
   envelope; all vertices are whole, so its number is whole too. There s lies
   below v h by at most v D, where D is the greatest of h - s. So V(a) >= H(a) - D max v.
3. For a fixed price, the attack that makes sum_k f_k(a_k, m) least is bounded
   from below by L(m), with the convex envelope of f_k in a and warheads that
   can be divided. So min over a of H(a) >= min over m of m I + L(m).
4. L is the maximum over the attacker's price of a function jointly concave in
   both prices wherever every f_k is linear in m, so m I + L(m) is concave
   between the slopes of the envelopes and has its minimum at one of them, or at 0.

Hence low = min over those m of m I + L(m), less D max v. For high, the attack
of step 3 at any price has at most one point between two vertices, and with the
true f there it is a real attack, so m I + sum_k f_k(a_k, m) bounds the value by
step 1. Low and high are thus within two points of value, whatever the size.

Vertices. In steps of one shot at each warhead s(a, ·) is convex, so the
vertices of h lie at multiples of a.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.defence.preferential.value_set import Bounds, value_set
from equipoise.core.domain import Number
from equipoise.errors import InputError

MOST_STEPS = 5_000_000_000  # numbers of warheads times prices times classes


@kernel
def slope(x, y, left, right):
    """The slope between two of the points (x, y)."""
    return (y[right] - y[left]) / (x[right] - x[left])


@kernel
def hull(x, y, n, sign, kept):
    """Fill `kept` with the vertices of the upper (sign 1) or lower (sign -1) envelope of the first n points; their number."""
    size = 0
    for j in range(n):
        while size > 1 and sign * slope(x, y, kept[size - 2], kept[size - 1]) <= sign * slope(x, y, kept[size - 1], j):
            size -= 1
        kept[size] = j
        size += 1
    return size


@kernel
def envelopes(n_warheads, n_interceptors, p_shot, p_damage, start, at, height):
    """Fill `at` and `height` with the vertices of h(a, ·), those of a from start[a] on; the greatest gap below is returned."""
    x, y = np.zeros(n_interceptors + 2), np.zeros(n_interceptors + 2)
    kept = np.zeros(n_interceptors + 2, dtype=np.int64)
    size, gap = 1, 0.0
    height[0] = 1.0
    for a in range(1, n_warheads + 1):
        n = -(-n_interceptors // a) + 1
        for q in range(n):
            x[q] = q * a
            y[q] = (1.0 - p_damage * (1.0 - p_shot) ** q) ** a
        start[a] = size
        for j in kept[: hull(x, y, n, 1.0, kept)]:
            at[size] = x[j]
            height[size] = y[j]
            size += 1
        gap = max(gap, depth(a, n_interceptors, p_shot, p_damage, at[start[a] : size], height[start[a] : size]))
    start[n_warheads + 1] = size
    return gap


@kernel
def depth(a, n_interceptors, p_shot, p_damage, at, height):
    """The greatest distance from the envelope of one point down to its survival."""
    most, j = 0.0, 0
    for q in range(-(-n_interceptors // a)):
        hit = p_damage * (1.0 - p_shot) ** q
        survival = (1.0 - hit) ** a
        more = (1.0 - hit * (1.0 - p_shot)) / (1.0 - hit) if hit < 1.0 else 0.0
        for i in range(q * a, min((q + 1) * a, n_interceptors + 1)):
            while j + 2 < at.size and at[j + 1] <= i:
                j += 1
            line = height[j] + (i - at[j]) * (height[j + 1] - height[j]) / (at[j + 1] - at[j]) if at.size > 1 else height[0]
            most = max(most, line - survival)
            survival *= more
    return most


@kernel
def returns(price, start, at, height, place, out):
    """Fill `out` with max over i of h(a, i) - price i; `place` moves up as the price falls."""
    for a in range(out.size):
        j = place[a]
        while j + 1 < start[a + 1] and height[j + 1] - price * at[j + 1] >= height[j] - price * at[j]:
            j += 1
        place[a] = j
        out[a] = height[j] - price * at[j]


@kernel
def attack(values, n_points, x, f, kept, sizes):
    """The sum of values times f under the best attack: with warheads that can be divided, and with whole ones."""
    total, left = 0.0, x[x.size - 1]
    step = np.zeros(values.size, dtype=np.int64)
    for c in range(values.size):
        total += n_points[c] * values[c] * f[c, 0]
    while left > 0.0:
        best, steepest = -1, 0.0
        for c in range(values.size):
            if step[c] + 1 < sizes[c] and values[c] * slope(x, f[c], kept[c, step[c]], kept[c, step[c] + 1]) < steepest:
                best, steepest = c, values[c] * slope(x, f[c], kept[c, step[c]], kept[c, step[c] + 1])
        if best < 0:
            break
        first, length = kept[best, step[best]], kept[best, step[best] + 1] - kept[best, step[best]]
        step[best] += 1
        whole = min(float(n_points[best]), left // length)
        total += whole * length * steepest
        left -= whole * length
        if whole < n_points[best]:
            return total + left * steepest, total + values[best] * (f[best, first + int(left)] - f[best, first])
    return total, total


@kernel
def price_bounds(values, n_points, prices, n_interceptors, start, at, height):
    """The least of m I + L(m) over the falling prices m, and the least of m I + sum of f for a whole attack."""
    n = start.size - 1
    x = np.arange(n).astype(np.float64)
    f = np.zeros((values.size, n))
    kept, sizes = np.zeros((values.size, n), dtype=np.int64), np.zeros(values.size, dtype=np.int64)
    place = np.zeros((values.size, n), dtype=np.int64)
    place[:] = start[:n]
    low, high = np.inf, np.inf
    for m in prices:
        for c in range(values.size):
            returns(m / values[c], start, at, height, place[c], f[c])
            sizes[c] = hull(x, f[c], n, -1.0, kept[c])
        divided, whole = attack(values, n_points, x, f, kept, sizes)
        low = min(low, m * n_interceptors + divided)
        high = min(high, m * n_interceptors + whole)
    return low, high


def adaptive_bounds(
    values: Float[np.ndarray, " points"], n_warheads: int, n_interceptors: int, p_shot: Number, p_damage: Number = 1.0
) -> Bounds:
    """Lower and upper bound of the value that survives the best attack when the defender sees it and then divides its interceptors.

    values: of each point, 0 or more; n_warheads, n_interceptors: whole, 0 or more; p_shot: one interceptor stops its
    warhead, 0 to 1; p_damage: one warhead destroys its point, 0 to 1.

    Valid for: large sets; low and high are within twice the greatest value of one point.
    Raises: InputError for a set too large, no points, a negative value or number, or an impossible probability.
    Source: definition (heading of this module, with the proof).

    >>> low, high = adaptive_bounds(np.ones(1000), 2000, 1000, 1.0)
    >>> low <= 500.0 <= high
    True
    """
    game = value_set(values, n_warheads, n_interceptors, p_shot, p_damage)
    if game.values.size == 0:
        return Bounds(0.0, 0.0)
    a = np.arange(1, game.n_warheads + 1)
    start, room = np.zeros(a.size + 2, dtype=np.int64), 1 + int((-(-game.n_interceptors // a) + 1).sum())
    at, height = np.zeros(room), np.zeros(room)
    start[1:] = 1
    gap = envelopes(game.n_warheads, game.n_interceptors, game.p_shot, game.p_damage, start, at, height)
    steps = np.diff(np.stack([height[: start[-1]], at[: start[-1]]]))
    slopes = steps[0, steps[1] > 0.0] / steps[1, steps[1] > 0.0]  # from one envelope to the next, `at` falls or stays at 0
    prices = np.append(np.unique(np.outer(game.values, slopes)), 0.0)
    if prices.size * a.size * game.values.size > MOST_STEPS:
        raise InputError(f"{n_warheads} warheads in {game.values.size} classes of points are too many", fix="join classes of points")
    low, high = price_bounds(game.values, game.n_points, np.sort(prices)[::-1].copy(), game.n_interceptors, start, at, height)
    undefended = float(game.points().sum()) if game.n_warheads == 0 else 0.0
    return Bounds(max(undefended, low - gap * float(game.values[0])), high)
