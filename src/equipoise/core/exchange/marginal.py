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
def greatest_return(n_groups, group_class, n_in_group, alive, n_shots, value, p_kill, left, most_shots):
    """The group and type whose next weapon destroys the most, and how much; the first of equals."""
    best_group, best_type, best = -1, -1, 0.0
    for g in range(n_groups):
        if n_in_group[g] == 0 or n_shots[g] >= most_shots:
            continue
        c = group_class[g]
        for i in range(left.size):
            if left[i] > 0 and value[c] * alive[g] * p_kill[i, c] > best:
                best_group, best_type, best = g, i, value[c] * alive[g] * p_kill[i, c]
    return best_group, best_type, best


@kernel
def allocate_by_return(n_weapons, n_aimpoints, value, p_kill, most_shots):
    """The groups: class, number of aimpoints, weapons of each type on each of them."""
    n_types, n_classes = p_kill.shape
    group_class = np.zeros(n_classes + n_types, dtype=np.int64)
    n_in_group = np.zeros(n_classes + n_types, dtype=np.int64)
    alive = np.ones(n_classes + n_types)
    weapons = np.zeros((n_classes + n_types, n_types), dtype=np.int64)
    n_shots = np.zeros(n_classes + n_types, dtype=np.int64)
    group_class[:n_classes] = np.arange(n_classes)
    n_in_group[:n_classes] = n_aimpoints
    n_groups = n_classes
    left = n_weapons.copy()
    while True:
        g, i, _ = greatest_return(n_groups, group_class, n_in_group, alive, n_shots, value, p_kill, left, most_shots)
        if g < 0:
            return group_class[:n_groups], n_in_group[:n_groups], weapons[:n_groups]
        if left[i] < n_in_group[g]:  # the type ends here: the rest of the group stays as it was
            rest = n_groups
            n_groups += 1
            group_class[rest], alive[rest], n_shots[rest] = group_class[g], alive[g], n_shots[g]
            n_in_group[rest] = n_in_group[g] - left[i]
            weapons[rest] = weapons[g]
            n_in_group[g] = left[i]
        left[i] -= n_in_group[g]
        weapons[g, i] += 1
        n_shots[g] += 1
        alive[g] *= 1.0 - p_kill[i, group_class[g]]
