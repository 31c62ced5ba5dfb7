"""Random and tiny defences for the tests of the engagement, and ways to compare distributions."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2

from equipoise.core.defence.salvo.layers import Layer

Distribution = NDArray[np.float64]
ONE_IN = 1e-7  # chance of a false alarm of one chi-square comparison


def chance(n: int, k: int, p: float) -> float:
    """The binomial probability of k among n."""
    return math.comb(n, k) * p**k * (1.0 - p) ** (n - k) if 0 <= k <= n else 0.0


def raid_of(n_warheads: int) -> Distribution:
    """The certain raid of so many warheads."""
    raid = np.zeros(n_warheads + 1)
    raid[n_warheads] = 1.0
    return raid


def random_system(generator: np.random.Generator) -> tuple[int, tuple[Layer, ...]]:
    """A raid and one to three layers, stocks from none to more than enough."""
    n_warheads = int(generator.integers(1, 31))
    layers = tuple(
        Layer(
            interceptors=int(generator.integers(0, 3 * n_warheads + 1)),
            salvo=int(generator.integers(1, 5)),
            kill_probability=float(generator.uniform(0.1, 0.95)),
            p_track=float(generator.uniform(0.3, 1.0)),
            coverage=float(generator.choice([1.0, generator.uniform(0.1, 1.0)])),
            track_per_raid=bool(generator.integers(0, 2)),
        )
        for _ in range(int(generator.integers(1, 4)))
    )
    return n_warheads, layers


def agree(exact: Distribution, sample: NDArray[np.int64]) -> bool:
    """Whether a sample could come from a distribution: mean within four standard errors, frequencies by chi-square."""
    counts = np.arange(exact.size)
    mean = float(counts @ exact)
    deviation = float(np.sqrt(max(0.0, counts**2 @ exact - mean**2)))
    if abs(sample.mean() - mean) > 4.0 * deviation / np.sqrt(sample.size) + 1e-9:
        return False
    observed, expected = pooled(np.bincount(sample, minlength=exact.size), exact * sample.size)
    if observed.size < 2:
        return True
    statistic = float((((observed - expected) ** 2) / expected).sum())
    return statistic <= float(chi2.isf(ONE_IN, observed.size - 1))


def pooled(observed: NDArray[np.int64], expected: Distribution) -> tuple[Distribution, Distribution]:
    """Neighbouring counts joined until each is expected ten times or more."""
    bins: list[list[float]] = [[0.0, 0.0]]
    for seen, due in zip(observed, expected, strict=True):
        if bins[-1][1] >= 10.0:
            bins.append([0.0, 0.0])
        bins[-1][0] += float(seen)
        bins[-1][1] += float(due)
    if len(bins) > 1 and bins[-1][1] < 10.0:
        last = bins.pop()
        bins[-1] = [bins[-1][0] + last[0], bins[-1][1] + last[1]]
    table = np.array(bins)
    return table[:, 0], table[:, 1]


def enumerated(n_warheads: int, layers: tuple[Layer, ...]) -> Distribution:
    """The distribution of arriving warheads by writing out every outcome of every draw (tiny systems only)."""
    alive = raid_of(n_warheads)
    for layer in layers:
        behind = np.zeros_like(alive)
        for count, weight in enumerate(alive):
            for outcome, probability in layer_outcomes(count, layer):
                behind[outcome] += weight * probability
        alive = behind
    return alive


def layer_outcomes(count: int, layer: Layer) -> list[tuple[int, float]]:
    """Every outcome of one layer against so many warheads: how many are left, and how probable it is."""
    outcomes: list[tuple[int, float]] = []
    aimed = math.floor(layer.coverage * count + 0.5)
    for crossing in [(True,) * aimed + (False,) * (count - aimed)]:
        n_tracks = 1 if layer.track_per_raid else count
        for tracks in product([True, False], repeat=n_tracks):
            tracked = tracks * count if layer.track_per_raid else tracks
            chance = drawn(tracks, layer.p_track)
            shots = shots_in_turn(crossing, int(layer.interceptors), int(layer.salvo))
            for hits in product([True, False], repeat=sum(shots)):
                outcomes.append((count - killed(shots, hits, tracked), chance * drawn(hits, layer.kill_probability)))
    return outcomes


def drawn(results: tuple[bool, ...], probability: float) -> float:
    """The probability of one series of independent draws."""
    chance = 1.0
    for result in results:
        chance *= probability if result else 1.0 - probability
    return chance


def shots_in_turn(crossing: tuple[bool, ...], stock: int, salvo: int) -> list[int]:
    """The shots at each warhead, in turn, until the stock is spent."""
    shots: list[int] = []
    for is_crossing in crossing:
        fired = min(salvo, stock) if is_crossing else 0
        shots.append(fired)
        stock -= fired
    return shots


def killed(shots: list[int], hits: tuple[bool, ...], tracked: tuple[bool, ...]) -> int:
    """The tracked warheads that at least one of their shots hits."""
    total, first = 0, 0
    for fired, is_tracked in zip(shots, tracked, strict=True):
        total += bool(is_tracked and any(hits[first : first + fired]))
        first += fired
    return total
