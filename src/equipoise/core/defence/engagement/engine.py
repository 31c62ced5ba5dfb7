"""The engagement: what leaks through a defence, and what it fires, as exact distributions (definition in `system`).

Each combination of common failures is a branch of its own, with its probability. Inside a branch, a layer that may see nothing
of a whole raid splits the state in two nodes, which are joined again where they lie close together. A raid of one class whose layers
have stocks of their own keeps windows about where its probability lies; several classes, and stocks that layers share, need the joint
distribution of all counts and stocks, and serve smaller raids.
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.defence.engagement.joint import joint_branch
from equipoise.core.defence.engagement.single import single_branch
from equipoise.core.defence.engagement.system import Failure, Layer, System, Threat, failed_layer, refuse_impossible_system
from equipoise.core.domain import numbers
from equipoise.core.executor import Executor
from equipoise.errors import InputError

EXACT = 1e-12
CERTIFIED = 1e-3
LOOSEST = 0.01
MOST_TRIES = 6


class Branch(NamedTuple):
    """One combination of common failures: their names, its probability, and what happens then."""

    failed: tuple[str, ...]
    probability: float
    leakers: Float[np.ndarray, "..."]
    spent: tuple[Float[np.ndarray, " stock"], ...]


class Engagement(NamedTuple):
    """What leaks and what is fired.

    `leakers` has an axis for each class of the raid, indexed by warheads behind all layers; `spent[l]` is the distribution of
    the interceptors that layer l fires; `missing` is the probability that the windows left out: the total variation distance from the
    exact distribution is at most this.
    """

    leakers: Float[np.ndarray, "..."]
    spent: tuple[Float[np.ndarray, " stock"], ...]
    branches: tuple[Branch, ...]
    missing: float

    @property
    def p_no_leak(self) -> float:
        """The probability that no warhead leaks."""
        return float(self.leakers.flat[0])

    @property
    def all_leakers(self) -> Float[np.ndarray, " most"]:
        """The distribution of the leakers of all classes together."""
        return summed(self.leakers)

    @property
    def mean_leakers(self) -> float:
        """The mean number of leakers of all classes."""
        return mean_count(self.all_leakers)


def mean_count(distribution: Float[np.ndarray, " most"]) -> float:
    """The mean of a count whose probabilities are given from 0 on.

    distribution: probabilities.

    Valid for: any distribution.
    Raises: nothing.
    Source: definition
    """
    return float(np.arange(distribution.size) @ distribution)


def summed(leakers: Float[np.ndarray, "..."]) -> Float[np.ndarray, " most"]:
    """The distribution of the sum of counts, each of which has an axis.

    leakers: joint probabilities.

    Valid for: any joint distribution of counts.
    Raises: nothing.
    Source: definition
    """
    total = np.zeros(sum(leakers.shape) - leakers.ndim + 1)
    np.add.at(total, np.indices(leakers.shape).sum(axis=0).ravel(), leakers.ravel())
    return total


def engagement(raid: tuple[Threat, ...], system: System, tolerance: float = EXACT, executor: Executor = map) -> Engagement:
    """The exact distribution of the warheads that leak through a defence, by class, and of the interceptors that each layer fires.

    raid: the classes in the order in which a layer serves them; system: stocks, layers in the order in which the raid meets them,
    common failures; tolerance: the most probability that windows may leave out, from 1e-12 (exact) to 0.01; 1e-3 is the
    certified mode for ensembles; executor: works on the branches of common failures.

    Valid for: raids of up to 20,000 objects of one class with stocks of their own; joint distributions of up to 20 million states.
    Raises: InputError for a record that the definition does not admit, or a joint distribution that is too large.
    Source: wilkening_2000 for tracking, salvos and discrimination; the rest is the definition in `system`.

    >>> one = engagement((Threat(8),), System((100,), (Layer(0, (1,), (0.8,), (1.0,)),)))
    >>> round(one.p_no_leak, 3)
    0.168
    """
    refuse_impossible_system(raid, system)
    z, outside = reach_of_windows(tolerance, len(system.layers))
    missing = 1.0
    for _ in range(MOST_TRIES):
        found = _at_reach(raid, system, (z, outside), executor)
        if found.missing <= tolerance:
            return found
        missing, z, outside = found.missing, 1.25 * z, 0.2 * outside
    raise InputError(f"the windows leave out {missing:.2g}", fix="give a larger tolerance")


def reach_of_windows(tolerance: float, n_layers: int) -> tuple[float, float]:
    """How far windows reach for a tolerance: standard deviations, and the mass that may lie beyond either end of an axis.

    tolerance: the most probability to be left out in all, 1e-12 to 0.01; n_layers: 1 or more.

    Valid for: a first guess: what is left out is measured, and the windows are widened where it is too much.
    Raises: InputError for a tolerance out of range.
    Source: definition
    """
    if not EXACT <= float(numbers("tolerance", tolerance)) <= LOOSEST:
        raise InputError(f"a tolerance of {tolerance:g} is impossible", fix="give 1e-12 for the exact distribution, up to 0.01")
    if tolerance <= 1e-10:
        return 7.5, 1e-16
    each = tolerance / (14.0 * max(1, n_layers))
    return 0.72 * float(np.sqrt(-2.0 * np.log(5.0 * each))), each


def _at_reach(raid: tuple[Threat, ...], system: System, windows: tuple[float, float], executor: Executor) -> Engagement:
    """The engagement with windows of one reach."""
    plain = len(raid) == 1 and len({layer.stock for layer in system.layers}) == len(system.layers)
    work = single_branch if plain else joint_branch

    def branch(occurred: tuple[bool, ...]) -> Branch:
        failed = [failure for failure, occurs in zip(system.failures, occurred, strict=True) if occurs]
        weights = [f.probability if occurs else 1.0 - f.probability for f, occurs in zip(system.failures, occurred, strict=True)]
        layers = tuple(_struck(layer, place, failed) for place, layer in enumerate(system.layers))
        leakers, spent = work(raid, layers, system.stocks, *windows)
        return Branch(tuple(failure.name for failure in failed), float(np.prod(weights)), leakers, spent)

    events = [occurred for occurred in product((False, True), repeat=len(system.failures)) if _possible(system, occurred)]
    branches: tuple[Branch, ...] = tuple(executor(branch, events))
    leakers = sum((b.probability * b.leakers for b in branches), np.zeros_like(branches[0].leakers))
    spent = tuple(sum((b.probability * b.spent[place] for b in branches), np.zeros(1)) for place in range(len(system.layers)))
    return Engagement(leakers, spent, branches, max(0.0, 1.0 - float(leakers.sum())))


def _possible(system: System, occurred: tuple[bool, ...]) -> bool:
    """Whether a combination of failures can occur."""
    return all((f.probability > 0.0) if occurs else (f.probability < 1.0) for f, occurs in zip(system.failures, occurred, strict=True))


def _struck(layer: Layer, place: int, failed: list[Failure]) -> Layer:
    """A layer under all failures that occurred."""
    for failure in failed:
        layer = failed_layer(layer, place, failure)
    return layer
