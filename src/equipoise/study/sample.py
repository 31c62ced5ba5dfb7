"""Draws of what is not known: a seeded Latin hypercube over every ranged input.

Row 0 holds the best estimates; the draws follow. The column of an input
depends on the seed and on the input's path without its actor's name (and the
place of the actor among those that have such a path), so that relabelled
actors keep their draws, and a changed value leaves all other columns alone.
"""

from __future__ import annotations

import hashlib

import numpy as np
from jaxtyping import Float

from equipoise.facts import Lookup, Requirement, Value


class Sample:
    """Columns of draws by input id, each of shape (1 + draws,)."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.draws = lookup.scenario.draws
        self._columns: dict[str, Float[np.ndarray, " rows"]] = {}

    def column(self, name: str) -> Float[np.ndarray, " rows"]:
        """The values of a quantity: its best estimate, then its draws."""
        if name not in self._columns:
            self._columns[name] = spread(self.lookup.value(name), self.ranks(self.key(name)))
        return self._columns[name]

    def requirement(self, own: Requirement | None = None) -> Float[np.ndarray, " rows"]:
        """The required warheads: the best value, then the draws of the scenario's range or of an actor's own, at the same ranks."""
        stated = own or self.lookup.scenario.requirement
        return _spread(stated.low, stated.best, stated.high, stated.law, self.ranks("scenario.requirement"))

    def ranks(self, key: str) -> Float[np.ndarray, " draws"]:
        """Evenly spread ranks in (0, 1), one in each of as many strata as there are draws, in random order."""
        words = np.frombuffer(hashlib.sha256(key.encode()).digest()[:16], dtype=np.uint32)
        generator = np.random.default_rng([self.lookup.scenario.seed, *words.tolist()])
        return (generator.permutation(self.draws) + generator.random(self.draws)) / self.draws

    def key(self, name: str) -> str:
        """What tells an input's column apart: its path, and which of the actors with such a path it belongs to."""
        actor, _, path = name.partition(".")
        scenario = self.lookup.scenario
        if actor not in scenario.actors:
            return name
        ids = self.lookup.base.quantities
        alike = [other for other in scenario.actors if f"{other}.{path}" in ids]
        return f"{path}#{alike.index(actor)}"


def spread(value: Value, ranks: Float[np.ndarray, " draws"]) -> Float[np.ndarray, " rows"]:
    """The best estimate of a value, then the quantiles of its range at the given ranks."""
    return _spread(value.low, value.best, value.high, value.law, ranks)


def _spread(low: float, best: float, high: float, law: str, ranks: Float[np.ndarray, " draws"]) -> Float[np.ndarray, " rows"]:
    drawn = np.full(ranks.size, best) if low == high else _LAWS[law](low, best, high, ranks)
    return np.concatenate([[best], drawn])


def _uniform(low: float, _best: float, high: float, ranks: Float[np.ndarray, " draws"]) -> Float[np.ndarray, " draws"]:
    return low + (high - low) * ranks


def _loguniform(low: float, _best: float, high: float, ranks: Float[np.ndarray, " draws"]) -> Float[np.ndarray, " draws"]:
    return low * (high / low) ** ranks


def _triangular(low: float, best: float, high: float, ranks: Float[np.ndarray, " draws"]) -> Float[np.ndarray, " draws"]:
    peak = (best - low) / (high - low)
    rising = low + np.sqrt(ranks * (high - low) * (best - low))
    falling = high - np.sqrt((1.0 - ranks) * (high - low) * (high - best))
    return np.where(ranks < peak, rising, falling)


_LAWS = {"uniform": _uniform, "loguniform": _loguniform, "triangular": _triangular}
