"""A bound of what any strike can destroy, from prices of the weapons (shadow prices).

At any prices, stocks at their prices plus the most that each aimpoint can earn
over all loads (value destroyed less the price of the weapons) bound every
allocation. The ellipsoid method looks for the prices with the least bound; it
holds wherever the search stops. Loads of up to MOST_SHOTS weapons are listed;
a larger one is one of these and, behind it, fractions of the weapons that do
the most for their price, which is never too low: so the bound holds for strikes
with any number of weapons on an aimpoint. Debris is counted as kindly as it can be: the
two nuclear weapons that do the most on an aimpoint come first.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.domain import amount, probability
from equipoise.core.exchange.allocation.targeting import MOST_SHOTS, SHOTS_BEFORE_FRATRICIDE
from equipoise.errors import InputError

MOST_TYPES = 4  # of which all loads are listed: 1,820 of them
CLOSE = 1e-7  # of the whole value: where the search for prices stops
STEPS_PER_TYPE = 60
SURE = 1e3  # -log(1 - p) of a certain kill


@kernel
def loads(n_types):
    """Every load of at most MOST_SHOTS weapons: the number of each type."""
    number = 1
    for i in range(n_types):
        number = number * (MOST_SHOTS + i + 1) // (i + 1)
    table = np.zeros((number, n_types), dtype=np.int64)
    load = np.zeros(n_types, dtype=np.int64)
    for k in range(1, number):
        i = 0
        load[0] += 1
        while load.sum() > MOST_SHOTS:
            load[i] = 0
            i += 1
            load[i] += 1
        table[k] = load
    return table


@kernel
def destroyed_by(load, value, p_kill, nuclear, fratricide):
    """The most value that a load destroys on one aimpoint, in whatever order it comes."""
    alive, clear = 1.0, SHOTS_BEFORE_FRATRICIDE
    for i in np.argsort(-p_kill):
        if nuclear[i] == 0:
            alive *= (1.0 - p_kill[i]) ** load[i]
            continue
        first = min(clear, load[i])
        clear -= first
        alive *= (1.0 - p_kill[i]) ** first * (1.0 - p_kill[i] * (1.0 - fratricide)) ** (load[i] - first)
    return value * (1.0 - alive)


@kernel
def beyond(price, weight, left):
    """The most that fractions of weapons can earn from what is `left` of an aimpoint: earnings, the type, how many of it (-1: none)."""
    best, kind, n = 0.0, -1, 0.0
    for i in range(price.size):
        if left * weight[i] <= price[i]:
            continue
        fired = np.log(left * weight[i] / price[i]) / weight[i] if price[i] > 0.0 else 0.0  # any number at no price
        earned = left - price[i] * (1.0 / weight[i] + fired)
        if earned > best:
            best, kind, n = earned, i, fired
    return best, kind, n


@kernel
def bound_at(price, table, earned, value, weight, number, ready, slope):
    """The bound at some prices; `slope` is filled with how it changes with each of them."""
    cost, shots = np.zeros(table.shape[0]), np.zeros(table.shape[0], dtype=np.int64)
    total = 0.0
    for i in range(ready.size):
        slope[i] = ready[i]
        total += price[i] * ready[i]
        for k in range(table.shape[0]):
            cost[k] += price[i] * table[k, i]
            shots[k] += table[k, i]
    for c in range(number.size):
        best, at, kind, more = 0.0, 0, -1, 0.0
        for k in range(table.shape[0]):
            if earned[c, k] - cost[k] > best:
                best, at, kind, more = earned[c, k] - cost[k], k, -1, 0.0
            if shots[k] == MOST_SHOTS and value[c] - cost[k] > best:
                further, i, n = beyond(price, weight[:, c], value[c] - earned[c, k])
                if earned[c, k] - cost[k] + further > best:
                    best, at, kind, more = earned[c, k] - cost[k] + further, k, i, n
        total += number[c] * best
        for i in range(ready.size):
            slope[i] -= number[c] * (table[at, i] + (more if i == kind else 0.0))
    return total


@kernel
def cut(centre, matrix, direction):
    """Move to the smallest ellipsoid around the half of the present one in which `direction` falls."""
    n = centre.size
    along = matrix @ direction
    length = np.sqrt(max(direction @ along, 1e-300))
    along /= length
    centre -= along / (n + 1.0)
    for i in range(n):
        for j in range(n):
            matrix[i, j] = n * n / (n * n - 1.0) * (matrix[i, j] - 2.0 / (n + 1.0) * along[i] * along[j])
    return length


@kernel
def least_bound(number, value, p_kill, nuclear, fratricide, ready, table, steps, guess):
    """The least bound found in so many steps, two types or more, and at the prices that are guessed."""
    n_types, n_legs = p_kill.shape
    earned, weight = np.empty((n_legs, table.shape[0])), np.empty((n_types, n_legs))
    most = np.zeros(n_types)
    whole = 0.0
    for c in range(n_legs):
        whole += number[c] * value[c]
        for k in range(table.shape[0]):
            earned[c, k] = destroyed_by(table[k], value[c], p_kill[:, c], nuclear, fratricide)
        for i in range(n_types):
            most[i] = max(most[i], value[c] * p_kill[i, c])
            later = p_kill[i, c] * (1.0 - fratricide if nuclear[i] == 1 else 1.0)  # behind two nuclear weapons, the load's best ones
            weight[i, c] = min(-np.log1p(-later), SURE)
    slope, direction = np.zeros(n_types), np.zeros(n_types)
    best = min(whole, bound_at(guess, table, earned, value, weight, number, ready, slope))
    centre, matrix = np.full(n_types, 0.5), np.eye(n_types) * (0.25 * n_types)
    for _ in range(steps):
        lowest = np.argmin(centre)
        if centre[lowest] < 0.0:
            direction[:] = 0.0
            direction[lowest] = -1.0
            cut(centre, matrix, direction)
            continue
        best = min(best, bound_at(centre * most, table, earned, value, weight, number, ready, slope))
        direction[:] = slope * most
        if np.abs(direction).max() <= 0.0 or cut(centre, matrix, direction) < CLOSE * whole:
            break
    return best


@kernel
def counting_types(number, p_kill, ready):
    """The types that are ready and can destroy anything."""
    counts = np.zeros(ready.size, dtype=np.int64)
    for i in range(ready.size):
        if ready[i] > 0.0 and (p_kill[i] * number).max() > 0.0:
            counts[i] = 1
    return np.flatnonzero(counts)


@kernel
def bound_by_prices(number, value, p_kill, nuclear, fratricide, ready, guess):
    """The value that no strike destroys more than, of any number of types; infinite above MOST_TYPES that count."""
    kept = counting_types(number, p_kill, ready) if number.size > 0 else np.zeros(0, dtype=np.int64)
    if kept.size == 0:
        return 0.0
    if kept.size > MOST_TYPES:
        return np.inf
    if kept.size == 1:  # the search takes two prices or more: a second type of which none is ready
        kept = np.array([kept[0], 0 if kept[0] > 0 else 1])
        ready = np.where(np.arange(ready.size) == kept[0], ready, 0.0)
    steps = STEPS_PER_TYPE * kept.size * (kept.size + 1)
    table = loads(kept.size)
    return least_bound(number, value, p_kill[kept], nuclear[kept], fratricide, ready[kept], table, steps, guess[kept])


def strike_bound(
    number: Float[np.ndarray, " legs"],
    value: Float[np.ndarray, " legs"],
    p_kill: Float[np.ndarray, "types legs"],
    nuclear: Int[np.ndarray, " types"],
    fratricide: float,
    ready: Float[np.ndarray, " types"],
) -> float:
    """The value that no strike of so many weapons can destroy more than.

    number: aimpoints of each leg, fractions allowed, 0 or more; value: of one, 0 or more; p_kill: of one weapon, 0 to 1; nuclear: 1 for
    types that cause and suffer debris; fratricide: the chance that a nuclear weapon after the second is lost, 0 to 1; ready: weapons of
    each type, 0 or more.

    Valid for: two to four types that are ready, any number of weapons on one aimpoint; infinite for more types. Weapons act independently.
    Raises: InputError for impossible numbers, or fewer than two types.
    Source: model_note_targeting

    >>> strike_bound(np.array([2.0]), np.array([1.0]), np.array([[0.5], [0.25]]), np.array([1, 0]), 0.0, np.array([2.0, 0.0]))
    1.0
    """
    for name, array in (("number", number), ("value", value), ("ready", ready)):
        amount(name, array)
    probability("p_kill", p_kill)
    probability("fratricide", fratricide)
    if ready.size < 2:
        raise InputError("a strike of one type needs no prices", fix="its allocation by marginal return is exact")
    chosen = (np.ascontiguousarray(p_kill, dtype=np.float64), nuclear.astype(np.int64), float(fratricide), ready.astype(np.float64))
    return float(bound_by_prices(number, value, *chosen, np.zeros(ready.size)))
