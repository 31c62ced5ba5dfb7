"""Which loads earn the most at given prices of weapons.

A load is what is fired at one aimpoint: so many weapons of each type. It
destroys value (1 - Π(1 - p)), pays the price of each weapon and earns the
difference. Types are put in the order of price for each unit of -log(1 - p):
fractions of weapons, taken in this order, destroy the most for what they cost,
so what they earn bounds what whole weapons can. The search below gives type
after type a number of weapons, the number of that bound first and then those
around it, up and down, until the bound says that no number further away helps
(it is concave in the number). So its work does not grow with the number of
weapons on one aimpoint.

Where so many weapons are all that may go to one aimpoint and that binds, the
bound charges each weapon a toll more and gives back the toll of as many as may
go: at any toll a bound, and a near one at the toll that makes fractions keep
the limit.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel

HALVINGS = 30  # of the interval in which the toll is sought; any toll gives a bound
NOTHING = 1e-13  # of an aimpoint's value: where less is left, no further weapon of a type is added


class Offer(NamedTuple):
    """One aimpoint and the weapons for it: its value, each type's kill probability and price, and the most of it that one load has."""

    value: float
    p_kill: Float[np.ndarray, " types"]
    price: Float[np.ndarray, " types"]
    most: Int[np.ndarray, " types"]


class Path(NamedTuple):
    """Where the search stands, type by type in their order: survival, price and weapons before the type, how many it has, what to try next.

    `most` is the most that it may have; `up` and `down` are the numbers to try above and below those tried, -1 where there are none.
    """

    alive: Float[np.ndarray, " places"]
    spent: Float[np.ndarray, " places"]
    shots: Int[np.ndarray, " places"]
    number: Int[np.ndarray, " places"]
    most: Int[np.ndarray, " places"]
    up: Int[np.ndarray, " places"]
    down: Int[np.ndarray, " places"]


class Written(NamedTuple):
    """Room for loads: load n has numbers[k] weapons of type types[k], for k from ends[n - 1] up to, not including, ends[n]."""

    types: Int[np.ndarray, " items"]
    numbers: Int[np.ndarray, " items"]
    ends: Int[np.ndarray, " loads"]


@kernel
def ranked(offer, slack):
    """The types that can earn their price within `slack`, cheapest for their effect first; certain kills are left out."""
    types = np.empty(offer.p_kill.size, dtype=np.int64)
    ratio = np.empty(offer.p_kill.size)
    n = 0
    for i in np.argsort(-offer.p_kill, kind="mergesort"):
        if 0.0 < offer.p_kill[i] < 1.0 and offer.most[i] > 0 and offer.value * offer.p_kill[i] - offer.price[i] > -slack:
            types[n] = i
            ratio[n] = offer.price[i] / -np.log1p(-offer.p_kill[i])
            n += 1
    return types[:n][np.argsort(ratio[:n], kind="mergesort")]


@kernel
def ceiling(offer, order, alive, spent, first, now):
    """No load earns more that leaves the aimpoint `alive`, has `spent`, and adds weapons from place `first` of the order.

    A type whose whole weapon does not earn its price from the aimpoint as it is `now` never does later: it is left out.
    """
    for k in range(first, order.size):
        i = order[k]
        weight = -np.log1p(-offer.p_kill[i])
        if offer.value * alive * weight <= offer.price[i]:
            break
        if offer.value * now * offer.p_kill[i] <= offer.price[i]:
            continue
        after = alive * np.exp(-weight * offer.most[i])
        if offer.value * after * weight < offer.price[i]:
            least = offer.price[i] / (offer.value * weight)
            return offer.value * (1.0 - least) - spent - offer.price[i] * np.log(alive / least) / weight
        alive = after
        spent += offer.price[i] * offer.most[i]
    return offer.value * (1.0 - alive) - spent


@kernel
def fractional_shots(offer, order):
    """How many weapons, fractions allowed, earn the most; they go in the order until the price exceeds what is left to destroy."""
    alive, shots = 1.0, 0.0
    for i in order:
        weight = -np.log1p(-offer.p_kill[i])
        if offer.value * alive * weight <= offer.price[i]:
            break
        after = alive * np.exp(-weight * offer.most[i])
        if offer.value * after * weight < offer.price[i]:
            return shots + np.log(alive * offer.value * weight / offer.price[i]) / weight
        alive = after
        shots += offer.most[i]
    return shots


@kernel
def tolled(offer, toll):
    """The offer with a toll on each weapon."""
    return Offer(offer.value, offer.p_kill, offer.price + toll, offer.most)


@kernel
def best_toll(offer, most_shots):
    """The least toll at which fractions of weapons keep to the limit of weapons on one aimpoint, or a little more."""
    low, high = 0.0, offer.value
    if fractional_shots(offer, ranked(offer, 0.0)) <= most_shots:
        return 0.0
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        dearer = tolled(offer, middle)
        if fractional_shots(dearer, ranked(dearer, 0.0)) > most_shots:
            low = middle
        else:
            high = middle
    return high


@kernel
def path_of(size):
    """A path of so many places, before any weapon."""
    none = np.zeros(size, dtype=np.int64)
    return Path(np.ones(size), np.zeros(size), none, none.copy(), none.copy(), none.copy(), none.copy())


@kernel
def open_type(offer, order, path, k, most_shots):
    """Prepare the type at place k: the number of the bound, fractions left out, is tried first; behind the last type there is none."""
    path.up[k], path.down[k] = -1, -1
    if k == order.size:
        return
    i = order[k]
    alive, price = path.alive[k], offer.price[i]
    weight = -np.log1p(-offer.p_kill[i])
    most = min(float(offer.most[i]), float(most_shots - path.shots[k]), np.ceil(np.log(max(alive / NOTHING, 1.0)) / weight))
    best = 0.0
    if offer.value * alive * weight > price:
        best = min(most, np.log(offer.value * alive * weight / price) / weight) if price > 0.0 else most
    path.most[k] = np.int64(most)
    path.down[k] = np.int64(best)
    path.up[k] = path.down[k] + 1 if path.down[k] < path.most[k] else -1


@kernel
def step(offer, order, path, k, most_shots, bar):
    """Go to the next number of weapons above `bar` with additions, from place k on; the place of its type, or -1 at the end."""
    while k >= 0:
        downward = path.down[k] >= 0
        n = path.down[k] if downward else path.up[k]
        if n < 0:
            k -= 1
            continue
        i = order[k]
        alive, spent = path.alive[k] * np.exp(n * np.log1p(-offer.p_kill[i])), path.spent[k] + offer.price[i] * n
        higher = ceiling(offer, order, alive, spent, k + 1, alive) > bar
        further = higher or ceiling(offer, order, alive, spent, k + 1, 1.0) > bar
        if downward:
            path.down[k] = n - 1 if further else -1
        else:
            path.up[k] = n + 1 if further and n < path.most[k] else -1
        if higher:
            path.number[k] = n
            path.alive[k + 1], path.spent[k + 1], path.shots[k + 1] = alive, spent, path.shots[k] + n
            open_type(offer, order, path, k + 1, most_shots)
            return k
    return -1


@kernel
def append(written, n, types, numbers):
    """Write a load behind the n ones that are there, without the types of which it has none; False if there is no room."""
    end = written.ends[n - 1] if n > 0 else 0
    if n == written.ends.size or end + np.count_nonzero(numbers) > written.types.size:
        return False
    for k in range(types.size):
        if numbers[k] > 0:
            written.types[end], written.numbers[end] = types[k], numbers[k]
            end += 1
    written.ends[n] = end
    return True


@kernel
def certain_loads(offer, threshold, written):
    """Write the loads of one certain kill that earn more than `threshold`; the best earning of all, their number (-1: no room)."""
    n, best = 0, 0.0
    for i in range(offer.p_kill.size):
        if offer.p_kill[i] < 1.0 or offer.most[i] == 0:
            continue
        best = max(best, offer.value - offer.price[i])
        if offer.value - offer.price[i] > threshold:
            if not append(written, n, np.full(1, i), np.ones(1, dtype=np.int64)):
                return best, -1
            n += 1
    return best, n


@kernel
def loads_above(offer, most_shots, threshold, slack, near, most_steps, written):
    """Write the loads that earn more than `threshold`: the best earning, a bound of it, their number (-1: not all), the steps taken.

    With `slack` 0 each load found, certain kills apart, raises the threshold to what it earns, and loads that are better by less than
    `near` may be missed. Otherwise no load may earn more than threshold + slack.
    """
    best, n = certain_loads(offer, threshold, written)
    if n < 0:
        return best, offer.value, -1, 0
    rising = slack == 0.0
    toll = best_toll(offer, most_shots)
    dearer, refund = tolled(offer, toll), toll * most_shots
    order = ranked(dearer, slack + refund)
    path = path_of(order.size + 1)
    top = max(best, ceiling(dearer, order, 1.0, 0.0, 0, 1.0) + refund)
    if rising:
        threshold = max(threshold, best)
    open_type(dearer, order, path, 0, most_shots)
    k = 0
    for taken in range(most_steps):
        k = step(dearer, order, path, k, most_shots, threshold + near - refund)
        if k < 0:
            return best, min(top, max(threshold, best) + near), n, taken + 1
        earned = offer.value * (1.0 - path.alive[k + 1]) - path.spent[k + 1] + toll * path.shots[k + 1]
        if path.number[k] > 0 and earned > threshold:
            if not append(written, n, order[: k + 1], path.number[: k + 1]):
                return best, top, -1, taken + 1
            n += 1
            best = max(best, earned)
            if rising:
                threshold = earned
        k += 1
    return best, top, (n if rising else -1), most_steps
