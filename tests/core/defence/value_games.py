"""Defence of a value set written out: every attack, every firing at every warhead, every chance, and no formula of the code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import prod

import numpy as np
from scipy.optimize import linprog

Counts = tuple[int, ...]


def divisions(total: int, places: int) -> Iterator[Counts]:
    """Every way to divide so many alike things over so many places."""
    if places == 0:
        yield from [()] if total == 0 else []
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in divisions(total - first, places - 1))


def value_left(values: list[float], attack: Counts, shots: Counts, p_shot: float, p_damage: float) -> float:
    """The expected value left when each warhead, point after point, is shot at so often."""
    chances = iter(1.0 - p_damage * (1.0 - p_shot) ** n for n in shots)
    return sum(value * prod(next(chances) for _ in range(a)) for value, a in zip(values, attack, strict=True))


def adaptive(values: list[float], n_warheads: int, n_interceptors: int, p_shot: float, p_damage: float) -> float:
    """The least over attacks of the most over firings."""
    firings = list(divisions(n_interceptors, n_warheads)) if n_warheads else [()]
    return min(max(value_left(values, a, f, p_shot, p_damage) for f in firings) for a in divisions(n_warheads, len(values)))


def subtractive(values: list[float], n_warheads: int, n_interceptors: int, p_shot: float, p_damage: float) -> float:
    """The least over attacks of the mean over who gets one shot more."""
    every, more = divmod(n_interceptors, max(n_warheads, 1))
    lots = list(combinations(range(n_warheads), more if n_warheads else 0))
    firings = [tuple(every + (w in lot) for w in range(n_warheads)) for lot in lots]
    return min(sum(value_left(values, a, f, p_shot, p_damage) for f in firings) / len(firings) for a in divisions(n_warheads, len(values)))


def preallocated(values: list[float], n_warheads: int, n_interceptors: int, p_shot: float, p_damage: float) -> float:
    """The attacker's mixture over all attacks that leaves least against any division of interceptors over points."""

    def left(value: float, a: int, d: int) -> float:
        return max(value_left([value], (a,), f, p_shot, p_damage) for f in divisions(d, a)) if a else value

    attacks, defences = list(divisions(n_warheads, len(values))), list(divisions(n_interceptors, len(values)))
    payoff = np.array([[sum(map(left, values, a, d)) for a in attacks] for d in defences])
    rows = np.hstack([payoff, -np.ones((len(defences), 1))])
    goal = np.append(np.zeros(len(attacks)), 1.0)
    return float(np.asarray(linprog(goal, rows, np.zeros(len(rows)), 1.0 - goal[np.newaxis], [1.0]).fun))
