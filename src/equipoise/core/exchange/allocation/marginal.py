"""Allocation by marginal return: every weapon goes where it destroys the most at that moment.

The aimpoints of a class that have the same load are one group. A step takes
the type and the group with the greatest return and fires at the whole group, or
at so much of it as the type lasts for. With one type no allocation destroys
more: the returns of an aimpoint fall, and the steps take them in order. All
shots whose return is above a price that the stock can meet are given at once
where weapons are many. With several types it is a start, and of weapons that destroy little a step gives as many as
destroy COARSE of an aimpoint.
"""

from __future__ import annotations

import numpy as np

from equipoise.compiled import kernel

HALVINGS = 100  # of the interval of the price's logarithm; where it ends, steps go on
FAINT = 650.0  # the interval: returns down to exp(-650) of the greatest
MANY = 10_000  # weapons: fewer are given step by step from the beginning
COARSE = 0.01


@kernel
def best_next(value, alive, p_kill, c, left):
    """The type whose next weapon on an aimpoint of class c destroys the most, and how much; the first of equals, none where it is -1."""
    best_type, best = -1, 0.0
    for i in range(left.size):
        if left[i] > 0 and value[c] * alive * p_kill[i, c] > best:
            best_type, best = i, value[c] * alive * p_kill[i, c]
    return best_type, best


@kernel
def greatest(returns, n):
    """The place of the greatest of n returns, the first of equals; -1 where none is above 0."""
    index, most = -1, 0.0
    for g in range(n):
        if returns[g] > most:
            index, most = g, returns[g]
    return index


@kernel
def p_left(p_kill, n):
    """The chance to survive n weapons; exact for small chances to kill, of which 1 - p keeps few digits."""
    if n == 0:
        return 1.0
    return np.exp(n * np.log1p(-p_kill)) if p_kill < 1.0 else 0.0


@kernel
def shots_above(value, p_kill, price):
    """How many shots on an aimpoint destroy more than the price each."""
    if value * p_kill <= price:
        return 0.0
    return max(1.0, np.ceil(np.log(value * p_kill / price) / -np.log1p(-p_kill))) if p_kill < 1.0 else 1.0


@kernel
def shots_at_once(n_weapons, n_aimpoints, value, p_kill, most_shots):
    """Of one type: the shots on an aimpoint of each class that are certainly part of the allocation, but for one or two."""
    least, most = np.log(max((value * p_kill).max(), 1e-300)) - FAINT, np.log(max((value * p_kill).max(), 1e-300))
    shots = np.zeros(value.size)
    for _ in range(HALVINGS):
        price = np.exp(0.5 * (least + most))
        for c in range(value.size):
            shots[c] = min(shots_above(value[c], p_kill[c], price), float(most_shots))
        if (shots * n_aimpoints).sum() > n_weapons:
            least = 0.5 * (least + most)
        else:
            most = 0.5 * (least + most)
    for c in range(value.size):
        shots[c] = max(min(shots_above(value[c], p_kill[c], np.exp(most)), float(most_shots)) - 1.0, 0.0)
    return shots.astype(np.int64)


@kernel
def allocate_by_return(n_weapons, n_aimpoints, value, p_kill, most_shots):
    """The groups: class, number of aimpoints, weapons of each type on each of them."""
    first = np.zeros((value.size, n_weapons.size), dtype=np.int64)
    if n_weapons.size == 1 and value.size > 0 and n_weapons[0] > MANY:
        first[:, 0] = shots_at_once(n_weapons[0], n_aimpoints, value, p_kill[0], most_shots)
    return allocate_more(n_weapons, n_aimpoints, value, p_kill, most_shots, first)


@kernel
def allocate_more(n_weapons, n_aimpoints, value, p_kill, most_shots, first):
    """The groups, where every aimpoint of class c has first[c] to begin with; what the next weapon on each destroys is kept."""
    n_types, n_classes = p_kill.shape
    most = n_classes + n_types
    group_class, n_in_group, n_shots = np.zeros(most, dtype=np.int64), np.zeros(most, dtype=np.int64), np.zeros(most, dtype=np.int64)
    weapons, next_type = np.zeros((most, n_types), dtype=np.int64), np.full(most, -1)
    alive, returns = np.ones(most), np.zeros(most)
    n_groups, left = n_classes, n_weapons.copy()
    for g in range(n_classes):
        group_class[g], n_in_group[g], weapons[g], n_shots[g] = g, n_aimpoints[g], first[g], first[g].sum()
        for i in range(n_types):
            alive[g] *= p_left(p_kill[i, g], first[g, i])
        left -= n_aimpoints[g] * first[g]
    for g in range(n_classes):
        next_type[g], returns[g] = (
            best_next(value, alive[g], p_kill, g, left) if n_in_group[g] > 0 and n_shots[g] < most_shots else (-1, 0.0)
        )
    while True:
        g = greatest(returns, n_groups)
        if g < 0:
            return group_class[:n_groups], n_in_group[:n_groups], weapons[:n_groups]
        i = next_type[g]
        if left[i] < n_in_group[g]:  # the type ends here: the rest of the group stays as it was
            rest, n_groups = n_groups, n_groups + 1
            group_class[rest], alive[rest], n_shots[rest], next_type[rest] = group_class[g], alive[g], n_shots[g], i
            n_in_group[rest], weapons[rest], n_in_group[g] = n_in_group[g] - left[i], weapons[g], left[i]
        p = p_kill[i, group_class[g]]
        n = 1 if n_types == 1 else min(max(1, np.int64(COARSE / p)), left[i] // n_in_group[g], most_shots - n_shots[g])
        left[i] -= n * n_in_group[g]
        weapons[g, i] += n
        n_shots[g] += n
        alive[g] *= p_left(p, n)
        for k in range(g, g + 1) if left[i] > 0 else range(n_groups):
            if k == g or next_type[k] == i:
                open_to_more = n_in_group[k] > 0 and n_shots[k] < most_shots
                next_type[k], returns[k] = best_next(value, alive[k], p_kill, group_class[k], left) if open_to_more else (-1, 0.0)
