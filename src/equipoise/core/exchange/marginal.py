"""Allocation by marginal return: every weapon goes where it destroys the most at that moment.

The aimpoints of a class that have the same load are one group. A step takes
the type and the group with the greatest return and fires at the whole group, or
at so much of it as the type lasts for. With one type no allocation destroys
more: the returns of an aimpoint fall, and the steps take them in order. With
several types it is a start.
"""

from __future__ import annotations

import numpy as np

from equipoise.compiled import kernel


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
    place, most = -1, 0.0
    for g in range(n):
        if returns[g] > most:
            place, most = g, returns[g]
    return place


@kernel
def allocate_by_return(n_weapons, n_aimpoints, value, p_kill, most_shots):
    """The groups: class, number of aimpoints, weapons of each type on each of them; what the next weapon on each destroys is kept."""
    n_types, n_classes = p_kill.shape
    most = n_classes + n_types
    group_class, n_in_group, n_shots = np.zeros(most, dtype=np.int64), np.zeros(most, dtype=np.int64), np.zeros(most, dtype=np.int64)
    weapons, next_type = np.zeros((most, n_types), dtype=np.int64), np.full(most, -1)
    alive, returns = np.ones(most), np.zeros(most)
    n_groups = n_classes
    left = n_weapons.copy()
    for g in range(n_classes):
        group_class[g], n_in_group[g] = g, n_aimpoints[g]
        if n_in_group[g] > 0 and most_shots > 0:
            next_type[g], returns[g] = best_next(value, 1.0, p_kill, g, left)
    while True:
        g = greatest(returns, n_groups)
        if g < 0:
            return group_class[:n_groups], n_in_group[:n_groups], weapons[:n_groups]
        i = next_type[g]
        if left[i] < n_in_group[g]:  # the type ends here: the rest of the group stays as it was
            rest = n_groups
            n_groups += 1
            group_class[rest], alive[rest], n_shots[rest], next_type[rest] = group_class[g], alive[g], n_shots[g], i
            n_in_group[rest] = n_in_group[g] - left[i]
            weapons[rest] = weapons[g]
            n_in_group[g] = left[i]
        left[i] -= n_in_group[g]
        weapons[g, i] += 1
        n_shots[g] += 1
        alive[g] *= 1.0 - p_kill[i, group_class[g]]
        for k in range(g, g + 1) if left[i] > 0 else range(n_groups):
            if k == g or next_type[k] == i:
                open_to_more = n_in_group[k] > 0 and n_shots[k] < most_shots
                next_type[k], returns[k] = best_next(value, alive[k], p_kill, group_class[k], left) if open_to_more else (-1, 0.0)
