"""Small strikes, and the most that any division of whole weapons destroys: weapon by weapon, and no formula of the code."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import NamedTuple

from hypothesis import strategies as st


class Small(NamedTuple):
    """Stocks by type, aimpoints and value by class, kill probabilities by type and class."""

    n_weapons: tuple[int, ...]
    n_aimpoints: tuple[int, ...]
    value: tuple[float, ...]
    p_kill: tuple[tuple[float, ...], ...]


def most_destroyed(strike: Small, most_shots: int = 99) -> float:
    """The most over all divisions: aimpoint after aimpoint takes some of what is left of each type."""
    aimpoints = [c for c, n in enumerate(strike.n_aimpoints) for _ in range(n)]

    @lru_cache(maxsize=None)
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
