"""Which loads earn the most at given prices of weapons.

A load is what is fired at one aimpoint: so many weapons of each type. It
destroys value (1 - Π(1 - p)), pays the price of each weapon and earns the
difference. Types are put in the order of price for each unit of -log(1 - p):
fractions of weapons, taken in this order, destroy the most for what they cost,
so what they earn bounds what whole weapons can. The search below adds weapons
in this order and leaves a load when that bound says that no addition helps.

At most so many weapons go to one aimpoint. Where that binds, the bound charges
each weapon a toll more and gives back the toll of as many as may go: at any
toll a bound, and a near one at the toll that makes fractions keep the limit.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel

HALVINGS = 30  # of the interval in which the toll is sought; any toll gives a bound


class Offer(NamedTuple):
    """One aimpoint and the weapons for it: its value, each type's kill probability and price, and the most of it that one load has."""

    value: float
    p_kill: Float[np.ndarray, " types"]
    price: Float[np.ndarray, " types"]
    most: Int[np.ndarray, " types"]


class Path(NamedTuple):
    """The search's way from no weapon to the load at hand, shot by shot: survival, price, the next place to try, shots of the last type."""

    alive: Float[np.ndarray, " shots"]
    spent: Float[np.ndarray, " shots"]
    place: Int[np.ndarray, " shots"]
    used: Int[np.ndarray, " shots"]


class Written(NamedTuple):
    """Room for loads: load n is items[ends[n - 1] : ends[n]], a list of types."""

    items: Int[np.ndarray, " items"]
    ends: Int[np.ndarray, " loads"]


@kernel
def ranked(offer, slack):
    """The types that can earn their price within `slack`, cheapest for their effect first; certain kills are left out."""
    found = np.empty(offer.p_kill.size, dtype=np.int64)
    ratio = np.empty(offer.p_kill.size)
    n = 0
    for i in np.argsort(-offer.p_kill, kind="mergesort"):
        if 0.0 < offer.p_kill[i] < 1.0 and offer.most[i] > 0 and offer.value * offer.p_kill[i] - offer.price[i] > -slack:
            found[n] = i
            ratio[n] = offer.price[i] / -np.log1p(-offer.p_kill[i])
            n += 1
    return found[:n][np.argsort(ratio[:n], kind="mergesort")]


@kernel
def ceiling(offer, order, alive, spent, first, used):
    """No load earns more that leaves the aimpoint `alive`, has `spent`, and adds weapons from place `first` of the order."""
    for k in range(first, order.size):
        i = order[k]
        weight = -np.log1p(-offer.p_kill[i])
        if offer.value * alive * weight <= offer.price[i]:
            break
        if offer.value * alive * offer.p_kill[i] <= offer.price[i]:
            continue
        room = offer.most[i] - (used if k == first else 0)
        after = alive * np.exp(-weight * room)
        if offer.value * after * weight < offer.price[i]:
            least = offer.price[i] / (offer.value * weight)
            return offer.value * (1.0 - least) - spent - offer.price[i] * np.log(alive / least) / weight
        alive = after
        spent += offer.price[i] * room
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
def step(offer, order, path, depth, bar):
    """Go to the next load of the search, above `bar` with additions; its number of shots, or -1 at the end."""
    while depth >= 0:
        k = path.place[depth]
        fired = path.used[depth] if depth > 0 and path.place[depth - 1] - 1 == k else 0
        done = k == order.size or depth == path.place.size - 1
        if done or ceiling(offer, order, path.alive[depth], path.spent[depth], k, fired) <= bar:
            depth -= 1
            continue
        path.place[depth] += 1
        i = order[k]
        if fired < offer.most[i]:
            path.alive[depth + 1] = path.alive[depth] * (1.0 - offer.p_kill[i])
            path.spent[depth + 1] = path.spent[depth] + offer.price[i]
            path.used[depth + 1] = fired + 1
            path.place[depth + 1] = k
            return depth + 1
    return -1


@kernel
def append(written, n, shots):
    """Write a load behind the n ones that are there; False if there is no room."""
    start = written.ends[n - 1] if n > 0 else 0
    if n == written.ends.size or start + shots.size > written.items.size:
        return False
    written.items[start : start + shots.size] = shots
    written.ends[n] = start + shots.size
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
            if not append(written, n, np.full(1, i)):
                return best, -1
            n += 1
    return best, n


@kernel
def loads_above(offer, most_shots, threshold, slack, near, most_nodes, written):
    """Write the loads that earn more than `threshold`: the best earning, a bound of it, their number (-1: not all of them).

    With `slack` 0 each load found, certain kills apart, raises the threshold to what it earns, and loads that are better by less than
    `near` may be missed. Otherwise no load may earn more than threshold + slack.
    """
    best, n = certain_loads(offer, threshold, written)
    if n < 0:
        return best, offer.value, -1
    rising = slack == 0.0
    toll = best_toll(offer, most_shots)
    dearer, refund = tolled(offer, toll), toll * most_shots
    order = ranked(dearer, slack + refund)
    whole = np.zeros(most_shots + 1, dtype=np.int64)
    path = Path(np.ones(most_shots + 1), np.zeros(most_shots + 1), whole, whole.copy())
    top = max(best, ceiling(dearer, order, 1.0, 0.0, 0, 0) + refund)
    if rising:
        threshold = max(threshold, best)
    depth = 0
    for _ in range(most_nodes):
        depth = step(dearer, order, path, depth, threshold + near - refund)
        if depth < 0:
            return best, min(top, max(threshold, best) + near), n
        earned = offer.value * (1.0 - path.alive[depth]) - path.spent[depth] + toll * depth
        if earned > threshold:
            if not append(written, n, order[path.place[:depth] - 1]):
                return best, top, -1
            n += 1
            best = max(best, earned)
            if rising:
                threshold = earned
    return best, top, (n if rising else -1)
