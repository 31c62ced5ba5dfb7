"""Allocation of a strike with weapons of several types, nuclear and conventional, to a proven gap.

Fired at with n_i weapons of each type i, an aimpoint of a class loses
value (1 - Π_i (1 - p_i)^n_i) on average. The allocation is of whole weapons and
whole aimpoints. Where all weapons are alike, allocation by marginal return is
exact; otherwise loads are generated and allotted by linear and integer
programmes, and the answer comes with a bound that no allocation exceeds.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Int

from equipoise.core.domain import Number, Numbers, amount, count
from equipoise.core.exchange.allocation.columns import answer_by_columns, answer_by_return
from equipoise.core.exchange.allocation.merging import merged, unmerged
from equipoise.core.exchange.allocation.problem import strike_problem

GAP = 1e-4
MOST_NODES = 1_000  # of one integer programme


class Allocation(NamedTuple):
    """What a strike destroys on average, a bound that no strike exceeds, and who is fired at with what.

    `n_aimpoints[k]` aimpoints of class `classes[k]` are each fired at with `weapons[k, i]` weapons of type i; the others with none.
    """

    value: float
    bound: float
    classes: Int[np.ndarray, " loads"]
    n_aimpoints: Int[np.ndarray, " loads"]
    weapons: Int[np.ndarray, "loads types"]

    @property
    def gap(self) -> float:
        """How much more than this, at most, another allocation could destroy, as a share of the bound."""
        return (self.bound - self.value) / self.bound if self.bound > 0.0 else 0.0

    def fired(self, n_classes: int) -> Int[np.ndarray, "types classes"]:
        """The weapons of each type that go to each class.

        n_classes: of the strike.

        Valid for: every allocation.
        Raises: nothing.
        Source: definition.
        """
        table = np.zeros((n_classes, self.weapons.shape[1]), dtype=np.int64)
        np.add.at(table, self.classes, self.n_aimpoints[:, np.newaxis] * self.weapons)
        return table.T.copy()


def strike_allocation(
    n_weapons: Numbers,
    n_aimpoints: Numbers,
    value: Numbers,
    p_kill: Numbers,
    p_arrival: Numbers = 1.0,
    *,
    gap: Number = GAP,
    most_shots: Number | None = None,
    most_nodes: Number = MOST_NODES,
) -> Allocation:
    """The allocation of weapons to aimpoints that destroys the most expected value, with a bound of what any destroys.

    n_weapons: of each type, whole, 0 or more; n_aimpoints: of each class, whole, 0 or more; value: of one aimpoint of
    each class (expected retaliatory warheads, say), 0 or more; p_kill: of one weapon that arrives, types by classes, 0
    to 1; p_arrival: that it passes the defence of the class, one number or types by classes, 0 to 1; gap: between value
    and bound, as a share, at which the search ends, 0 or more; most_shots: weapons on one aimpoint, 1 or more,
    as part of the problem, so that value and bound are those of strikes that keep to it; none by default; most_nodes: of
    each integer programme, 1 or more.

    Valid for: weapons that act independently (fratricide not counted). The gap reached is in the answer: it is 0 for one type; it
    is wider than asked where `most_nodes` or the effort of the searches (ten million steps) is used up first.
    Raises: InputError for arrays that do not fit together, and numbers that are not finite or out of range.
    Source: definition (heading of this module).

    >>> p_kill = np.array([[0.5, 0.3], [0.6, 0.8]])
    >>> found = strike_allocation(np.array([3, 2]), np.array([2, 1]), np.array([4.0, 9.0]), p_kill)
    >>> round(found.value, 3), round(found.bound, 3), found.fired(2).tolist()
    (13.64, 13.64, [[3, 0], [0, 2]])
    """
    problem = strike_problem(n_weapons, n_aimpoints, value, p_kill, p_arrival, most_shots)
    wanted, nodes = float(amount("gap", gap)), int(count("most_nodes", most_nodes, 1))
    small = merged(problem)
    if small.problem.n_weapons.size == 0:
        return Allocation(0.0, 0.0, np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros((0, problem.n_weapons.size), np.int64))
    one_type = small.problem.n_weapons.size == 1
    answer = answer_by_return(small.problem) if one_type else answer_by_columns(small.problem, wanted, nodes)
    loads, number = unmerged(problem, small, answer.loads, answer.n_aimpoints)
    value_destroyed, bound = float(answer.value * small.scale), float(max(answer.bound, answer.value) * small.scale)
    return Allocation(value_destroyed, bound, loads.classes, number, loads.weapons)
