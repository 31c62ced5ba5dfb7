"""Weapon-target assignment: every weapon and every target distinct, solved to proven optimality.

The problem of the literature: weapon i destroys target j with probability
p[i, j], each weapon is used at most once, and the expected value destroyed is
to be as great as it can be (equivalently, the value left as small). It is the
strike of `allocation` with stocks and classes of one. Weapons or targets that
are alike may be given as such; they are put together within.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.domain import Number, Numbers
from equipoise.core.exchange.allocation.strike import MOST_NODES, strike_allocation
from equipoise.errors import InputError

UNUSED = -1


class Assignment(NamedTuple):
    """The expected value destroyed, a bound that no assignment exceeds, and the target of each weapon (-1: not used)."""

    value: float
    bound: float
    targets: Int[np.ndarray, " weapons"]


def assignment(values: Numbers, p_kill: Numbers, *, gap: Number = 0.0, most_nodes: Number = MOST_NODES) -> Assignment:
    """The assignment of weapons to targets that destroys the most expected value, with a bound of what any destroys.

    values: of each target, 0 or more; p_kill: of one weapon against one target, weapons by targets, 0 to 1; gap: between
    value and bound, as a share, at which the search ends, 0 or more; most_nodes: of each integer programme, 1 or more.

    Valid for: weapons that act independently. Value and bound differ by rounding (1e-8 of the value) where optimality is proven.
    Raises: InputError for arrays that do not fit together, and numbers that are not finite or out of range.
    Source: definition (the problem is that of Manne, 1958; the method stands at the head of `column_generation`).

    >>> found = assignment(np.array([10.0, 4.0]), np.array([[0.6, 0.9], [0.5, 0.4], [0.5, 0.1]]))
    >>> found.targets.tolist(), round(found.value, 6)
    ([1, 0, 0], 11.1)
    """
    chances = np.asarray(p_kill)
    if chances.ndim != 2:
        raise InputError(f"p_kill has the shape {chances.shape}", fix="give one row for each weapon and one column for each target")
    n_weapons, n_targets = chances.shape
    ones = np.ones(n_weapons), np.ones(n_targets)
    strike = strike_allocation(*ones, values, p_kill, gap=gap, most_nodes=most_nodes)
    targets = np.full(n_weapons, UNUSED)
    loads, weapons = np.nonzero(strike.weapons)
    targets[weapons] = strike.classes[loads]
    return Assignment(strike.value, strike.bound, targets)


def surviving_value(
    values: Float[np.ndarray, " targets"], p_kill: Float[np.ndarray, "weapons targets"], targets: Int[np.ndarray, " weapons"]
) -> float:
    """The expected value that is left when each weapon goes to its target.

    values: of each target; p_kill: weapons by targets, 0 to 1; targets: of each weapon, -1 for none.

    Valid for: every assignment.
    Raises: InputError for an unknown target.
    Source: definition.

    >>> round(surviving_value(np.array([10.0, 4.0]), np.array([[0.6, 0.9], [0.5, 0.4]]), np.array([1, 0])), 6)
    5.4
    """
    if values.ndim != 1 or targets.ndim != 1 or p_kill.shape != (targets.size, values.size):
        shapes = f"values {values.shape}, p_kill {p_kill.shape}, targets {targets.shape}"
        raise InputError(f"the arrays do not fit together: {shapes}", fix="give (targets,), (weapons, targets), (weapons,)")
    if np.any((targets < UNUSED) | (targets >= values.size)):
        raise InputError("a weapon goes to an unknown target", fix=f"give places from 0 to {values.size - 1}, or {UNUSED} for none")
    left = values.astype(np.float64)
    for weapon, target in enumerate(targets):
        if target != UNUSED:
            left[target] *= 1.0 - p_kill[weapon, target]
    return float(left.sum())
