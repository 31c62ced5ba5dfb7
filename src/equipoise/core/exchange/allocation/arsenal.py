"""The strike of an arsenal: how weapons of one or of several types are divided over aimpoints, as groups with the same load.

One type goes by `targeting.allocate`, which is exact. With several, every step
takes the type and the group of alike aimpoints where the next weapon destroys
the most; where a type ends, the group is split. That is done with all types at
once and with one after the other, the less or the more able first; the best of
the three counts (`dual_bound.strike_bound` says how much better any other could
be). Aimpoints and weapons may be fractions. Nuclear weapons after the second on one aimpoint are lost to debris
with probability `fratricide`; conventional ones cause none and suffer none.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.exchange.allocation.marginal import greatest
from equipoise.core.exchange.allocation.targeting import MOST_SHOTS, SHOTS_BEFORE_FRATRICIDE, allocate, survival

NEAR = 1e-9  # as a share: divisions that destroy the same but for rounding are equally good


class Strike(NamedTuple):
    """Groups of aimpoints with the same load: their leg, share of the leg's aimpoints, chance to survive, weapons of each type on each."""

    leg: Int[np.ndarray, " groups"]
    share: Float[np.ndarray, " groups"]
    p_alive: Float[np.ndarray, " groups"]
    weapons: Int[np.ndarray, "groups types"]


@kernel
def strike_of_one_type(number, value, p_kill, fratricide, ready):
    """The strike of one type: two groups for each leg, those that get one more weapon second."""
    n_legs = number.size
    shots, extra = np.zeros(n_legs, dtype=np.int64), np.zeros(n_legs)
    allocate(number, value, p_kill, fratricide, ready, shots, extra)
    strike = Strike(
        np.empty(2 * n_legs, dtype=np.int64), np.empty(2 * n_legs), np.empty(2 * n_legs), np.empty((2 * n_legs, 1), dtype=np.int64)
    )
    for leg in range(n_legs):
        for more in range(2):
            g = 2 * leg + more
            strike.leg[g], strike.share[g] = leg, extra[leg] if more == 1 else 1.0 - extra[leg]
            strike.p_alive[g] = survival(p_kill[leg], shots[leg] + more, fratricide)
            strike.weapons[g, 0] = shots[leg] + more
    return strike


@kernel
def type_order(p_kill, ready):
    """The less able types first: an order that follows from what they are, so that equal returns do not depend on the order given."""
    order = np.arange(ready.size)
    for n_sorted in range(1, ready.size):
        k = n_sorted
        while k > 0 and comes_before(p_kill, ready, order[k], order[k - 1]):
            order[k], order[k - 1] = order[k - 1], order[k]
            k -= 1
    return order


@kernel
def comes_before(p_kill, ready, i, j):
    """Whether type i is the less able one: in its least chance to destroy, then in its greatest, then in number."""
    if p_kill[i].min() != p_kill[j].min():
        return p_kill[i].min() < p_kill[j].min()
    if p_kill[i].max() != p_kill[j].max():
        return p_kill[i].max() < p_kill[j].max()
    return ready[i] < ready[j]


@kernel
def next_weapon(groups, g, value, p_kill, nuclear, fratricide, left, order):
    """The type whose next weapon destroys the most on an aimpoint of a group, what it destroys, and the chance that it does; none: -1."""
    kind, best, chance = -1, 0.0, 0.0
    shots, debris = 0, 0
    for i in range(nuclear.size):
        shots += groups.weapons[g, i]
        debris += groups.weapons[g, i] * nuclear[i]
    if groups.share[g] <= 0.0 or shots >= MOST_SHOTS:
        return kind, best, chance
    for i in order:
        p = p_kill[i, groups.leg[g]]
        if nuclear[i] == 1 and debris >= SHOTS_BEFORE_FRATRICIDE:
            p *= 1.0 - fratricide
        gain = value[groups.leg[g]] * groups.p_alive[g] * p
        if left[i] > 0.0 and gain > best:
            kind, best, chance = i, gain, p
    return kind, best, chance


@kernel
def fill_groups(groups, n_groups, value, p_kill, nuclear, fratricide, left, order):
    """Give the groups the weapons that are left, where each destroys the most at that moment; `share` counts aimpoints. Their number."""
    kinds, returns, chances = np.empty(groups.leg.size, dtype=np.int64), np.empty(groups.leg.size), np.empty(groups.leg.size)
    for g in range(n_groups):
        kinds[g], returns[g], chances[g] = next_weapon(groups, g, value, p_kill, nuclear, fratricide, left, order)
    while True:
        g = greatest(returns, n_groups)
        if g < 0:
            return n_groups
        i = kinds[g]
        if left[i] < groups.share[g]:  # the type ends here: the rest of the group stays as it was
            groups.leg[n_groups], groups.p_alive[n_groups], kinds[n_groups] = groups.leg[g], groups.p_alive[g], i
            groups.weapons[n_groups] = groups.weapons[g]
            groups.share[n_groups], groups.share[g] = groups.share[g] - left[i], left[i]
            n_groups += 1
        left[i] -= groups.share[g]
        groups.weapons[g, i] += 1
        groups.p_alive[g] *= 1.0 - chances[g]
        for k in range(g, g + 1) if left[i] > 0.0 else range(n_groups):
            if k == g or kinds[k] == i:
                kinds[k], returns[k], chances[k] = next_weapon(groups, k, value, p_kill, nuclear, fratricide, left, order)


@kernel
def division(number, value, p_kill, nuclear, fratricide, ready, order, turns):
    """The groups and their number when the types come all at once (turns 0), the less able first (1), or the more able first (-1)."""
    n_legs, n_types = number.size, ready.size
    most = n_legs + n_types
    groups = Strike(np.zeros(most, dtype=np.int64), np.zeros(most), np.ones(most), np.zeros((most, n_types), dtype=np.int64))
    groups.leg[:n_legs], groups.share[:n_legs] = np.arange(n_legs), number
    if turns == 0:
        return groups, fill_groups(groups, n_legs, value, p_kill, nuclear, fratricide, ready.copy(), order)
    n_groups = n_legs
    for turn in range(n_types):
        i = order[turn] if turns > 0 else order[n_types - 1 - turn]
        left = np.zeros(n_types)
        left[i] = ready[i]
        n_groups = fill_groups(groups, n_groups, value, p_kill, nuclear, fratricide, left, order)
    return groups, n_groups


@kernel
def value_destroyed(groups, n_groups, value):
    """What groups of aimpoints lose on average."""
    total = 0.0
    for g in range(n_groups):
        total += groups.share[g] * value[groups.leg[g]] * (1.0 - groups.p_alive[g])
    return total


@kernel
def strike_of_types(number, value, p_kill, nuclear, fratricide, ready):
    """The best of three divisions of several types: all at once, the less able type first, the more able first."""
    n_legs, order = number.size, type_order(p_kill, ready)
    groups, n_groups = division(number, value, p_kill, nuclear, fratricide, ready, order, 0)
    most = value_destroyed(groups, n_groups, value)
    for turns in (1, -1):
        others, n_others = division(number, value, p_kill, nuclear, fratricide, ready, order, turns)
        destroyed = value_destroyed(others, n_others, value)
        if destroyed > most * (1.0 + NEAR):
            groups, n_groups, most = others, n_others, destroyed
    for g in range(n_groups):
        groups.share[g] = groups.share[g] / number[groups.leg[g]] if number[groups.leg[g]] > 0.0 else (1.0 if g < n_legs else 0.0)
    return Strike(groups.leg[:n_groups], groups.share[:n_groups], groups.p_alive[:n_groups], groups.weapons[:n_groups])
