"""The same strike with alike types and alike classes put together, and without what can do nothing.

Types that kill every class alike are one type; classes of one value that every
type kills alike are one class. What is left is put in an order that does not
depend on the order given, so that relabelling the types and the classes
relabels the answer and changes nothing else. Values are scaled by a power of two.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int, Shaped

from equipoise.core.exchange.allocation.problem import Loads, Problem


class Merged(NamedTuple):
    """The smaller problem, the place in it of each type and class of the larger one (-1: left out), and the unit of its values."""

    problem: Problem
    type_place: Int[np.ndarray, " types"]
    class_place: Int[np.ndarray, " classes"]
    scale: float


def merged(problem: Problem) -> Merged:
    """The problem with alike types and classes put together, in an order of its own.

    problem: checked.

    Valid for: every problem, empty ones included.
    Raises: nothing; its caller has checked its arguments.
    Source: definition (heading of this module).
    """
    type_place, class_place = np.full(problem.n_weapons.size, -1), np.full(problem.n_aimpoints.size, -1)
    useful = (problem.p_kill > 0.0) & (problem.n_weapons > 0)[:, np.newaxis] & ((problem.n_aimpoints > 0) & (problem.value > 0.0))
    types, classes = np.flatnonzero(useful.any(axis=1)), np.flatnonzero(useful.any(axis=0))
    if types.size == 0:
        return Merged(Problem(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), np.zeros((0, 0)), 1), type_place, class_place, 1.0)
    rows, type_place[types] = np.unique(problem.p_kill[np.ix_(types, classes)], axis=0, return_inverse=True)
    stocks = np.bincount(type_place[types], problem.n_weapons[types]).astype(np.int64)
    scale = 2.0 ** np.floor(np.log2(problem.value[classes].max()))
    columns, class_place[classes] = np.unique(np.vstack([problem.value[classes] / scale, rows]).T, axis=0, return_inverse=True)
    number = np.bincount(class_place[classes], problem.n_aimpoints[classes]).astype(np.int64)
    type_order, class_order = _orders(stocks, number, columns)
    type_place[types] = np.argsort(type_order)[type_place[types]]
    class_place[classes] = np.argsort(class_order)[class_place[classes]]
    p_kill = columns[np.ix_(class_order, type_order + 1)].T.copy()
    small = Problem(stocks[type_order], number[class_order], columns[class_order, 0], p_kill, min(problem.most_shots, int(stocks.sum())))
    return Merged(small, type_place, class_place, scale)


def unmerged(
    problem: Problem, small: Merged, loads: Loads, n_aimpoints: Int[np.ndarray, " loads"]
) -> tuple[Loads, Int[np.ndarray, " larger_loads"]]:
    """The loads of the larger problem, and how many aimpoints get each: alike types and classes are used up one after the other.

    problem: the larger; small: the smaller, made of it; loads, n_aimpoints: an allocation of the smaller.

    Valid for: allocations within the smaller problem's stocks.
    Raises: nothing; its caller has checked its arguments.
    Source: definition.
    """
    stocks, number = problem.n_weapons.copy(), problem.n_aimpoints.copy()
    classes: list[int] = []
    weapons: list[Int[np.ndarray, " types"]] = []
    sizes: list[int] = []
    for merged_class, shots, size in zip(loads.classes, loads.weapons, n_aimpoints, strict=True):
        left = int(size)
        while left > 0:
            c = int(np.flatnonzero((small.class_place == merged_class) & (number > 0))[0])
            fired, lasts = _next_weapons(small.type_place, stocks, shots)
            n = min(left, int(number[c]), lasts)
            stocks -= n * fired
            number[c] -= n
            left -= n
            classes.append(c)
            weapons.append(fired)
            sizes.append(n)
    table = np.array(weapons, dtype=np.int64).reshape(-1, stocks.size)
    return Loads(np.array(classes, dtype=np.int64), table), np.array(sizes, dtype=np.int64)


def _next_weapons(
    type_place: Int[np.ndarray, " types"], stocks: Int[np.ndarray, " types"], shots: Int[np.ndarray, " places"]
) -> tuple[Int[np.ndarray, " types"], int]:
    """The weapons of the next aimpoint, by type, and for how many aimpoints the same choice lasts."""
    fired = np.zeros(stocks.size, dtype=np.int64)
    for merged_type in np.flatnonzero(shots):
        wanted = int(shots[merged_type])
        for i in np.flatnonzero((type_place == merged_type) & (stocks > 0)):
            fired[i] = min(wanted, int(stocks[i]))
            wanted -= int(fired[i])
            if wanted == 0:
                break
    return fired, int((stocks[fired > 0] // fired[fired > 0]).min())


def _orders(
    stocks: Int[np.ndarray, " types"], number: Int[np.ndarray, " classes"], columns: Float[np.ndarray, "classes entries"]
) -> tuple[Int[np.ndarray, " types"], Int[np.ndarray, " classes"]]:
    """Orders of types and of classes that follow from what they are; `columns` holds values, then kill probabilities."""
    p_kill = columns[:, 1:]
    of_types = _order(np.column_stack([stocks, np.sort(p_kill, axis=0).T]))
    of_classes = _order(np.column_stack([columns[:, 0], number, np.sort(p_kill, axis=1), p_kill[:, of_types]]))
    return _order(np.column_stack([stocks, np.sort(p_kill, axis=0).T, p_kill[of_classes].T])), of_classes


def _order(keys: Shaped[np.ndarray, "things keys"]) -> Int[np.ndarray, " things"]:
    """The order by the first key, then by the next ones."""
    return np.lexsort(keys.T[::-1])
