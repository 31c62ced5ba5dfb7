"""Small strikes, and the most that any division of whole weapons destroys: weapon by weapon, and no formula of the code."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np
from hypothesis import strategies as st

from equipoise.core.exchange.allocation.problem import Problem


class Small(NamedTuple):
    """Stocks by type, aimpoints and value by class, kill probabilities by type and class."""

    n_weapons: tuple[int, ...]
    n_aimpoints: tuple[int, ...]
    value: tuple[float, ...]
    p_kill: tuple[tuple[float, ...], ...]

    def relabelled(self, types: list[int], classes: list[int]) -> Small:
        """The same strike with its types and its classes in another order."""
        rows = tuple(tuple(self.p_kill[i][c] for c in classes) for i in types)
        columns = tuple(self.n_aimpoints[c] for c in classes), tuple(self.value[c] for c in classes)
        return Small(tuple(self.n_weapons[i] for i in types), *columns, rows)

    def distinct(self) -> bool:
        """True if no kill probability and no value occurs twice, so that there is one best answer but for chance."""
        chances = [p for row in self.p_kill for p in row]
        return len(set(chances)) == len(chances) and len(set(self.value)) == len(self.value) and 0.0 not in chances


def problem_of(strike: Small, most_shots: int = 12) -> Problem:
    """The strike as the code takes it."""
    rows = np.array(strike.p_kill, dtype=np.float64).reshape(len(strike.n_weapons), len(strike.value))
    return Problem(np.array(strike.n_weapons), np.array(strike.n_aimpoints), np.array(strike.value), rows, most_shots)


def most_destroyed(strike: Small, most_shots: int = 99) -> float:
    """The most over all divisions: aimpoint after aimpoint takes some of what is left of each type."""
    aimpoints = [c for c, n in enumerate(strike.n_aimpoints) for _ in range(n)]

    @cache
    def most(k: int, left: tuple[int, ...]) -> float:
        if k == len(aimpoints):
            return 0.0
        best = 0.0
        for fired in product(*(range(n + 1) for n in left)):
            if sum(fired) <= most_shots:
                rest = tuple(n - m for n, m in zip(left, fired, strict=True))
                best = max(best, destroyed(strike, aimpoints[k], fired) + most(k + 1, rest))
        return best

    return most(0, strike.n_weapons)


def destroyed(strike: Small, c: int, fired: tuple[int, ...]) -> float:
    """What so many weapons of each type destroy of one aimpoint of a class, shot by shot."""
    left = strike.value[c]
    for p_kill, n in zip(strike.p_kill, fired, strict=True):
        for _ in range(n):
            left -= left * p_kill[c]
    return strike.value[c] - left


def strikes(most_types: int = 3, most_classes: int = 3, most_weapons: int = 3, most_aimpoints: int = 2) -> st.SearchStrategy[Small]:
    """Strikes with stocks and classes that may be empty, alike or worthless, and certain and impossible kills among the others."""
    chances = st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0.05, 0.95))
    values = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0.1, 10.0))

    def of_size(size: tuple[int, int]) -> st.SearchStrategy[Small]:
        n_types, n_classes = size
        numbers = st.lists(st.integers(0, most_aimpoints), min_size=n_classes, max_size=n_classes)
        stocks = st.lists(st.integers(0, most_weapons), min_size=n_types, max_size=n_types)
        worth = st.lists(values, min_size=n_classes, max_size=n_classes)
        rows = st.lists(st.lists(chances, min_size=n_classes, max_size=n_classes).map(tuple), min_size=n_types, max_size=n_types)
        return st.builds(Small, stocks.map(tuple), numbers.map(tuple), worth.map(tuple), rows.map(tuple))

    return st.tuples(st.integers(1, most_types), st.integers(1, most_classes)).flatmap(of_size)


def random_strike(seed: int, n_types: int, n_classes: int, n_weapons: int, n_aimpoints: int) -> Small:
    """A strike with values of 1 to 10 and kill probabilities of 0.1 to 0.9."""
    generator = np.random.default_rng(seed)
    stocks = generator.multinomial(n_weapons - n_types, np.full(n_types, 1.0 / n_types)) + 1
    number = generator.multinomial(n_aimpoints - n_classes, np.full(n_classes, 1.0 / n_classes)) + 1
    p_kill = generator.uniform(0.1, 0.9, (n_types, n_classes))
    rows = tuple(tuple(row) for row in p_kill.tolist())
    return Small(tuple(stocks.tolist()), tuple(number.tolist()), tuple(generator.uniform(1.0, 10.0, n_classes).tolist()), rows)
