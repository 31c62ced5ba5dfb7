"""Two Monte Carlo peers of the engagement engine, each a function of raid, system, trials and seed.

`leakers_by_object` is what people write: every object drawn, in plain NumPy over all trials. `leakers_by_count` is the best that we can
do: only numbers of objects are drawn, compiled, one pass per trial.

- What a layer may do to an object depends on it alone until a stock runs out, so that numbers called, hit and missed are binomial.
- Kills do not depend on what a threat is, so that the warheads among the killed are hypergeometric.
- While a stock lasts for the dearest course of so many threats, they are drawn together; the rest are drawn one by one.
- Where a stock cannot run out, all of a layer is one draw for warheads and one for decoys.

Both know systems of one class, a stock for each layer, all layers in turn, decoys judged anew, dead objects recognised.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import lgamma, log, log1p, prod, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from equipoise.compiled import kernel
from equipoise.core.defence.engagement.system import IN_TURN, Layer, System, Threat

OBJECTS_AT_ONCE = 200_000  # objects held together, so that their arrays stay in the processor's cache
FEW = 3  # threats that are drawn one by one
SINGLE_DRAWS = 10  # the largest binomial that is found draw by draw
SMALL_MEAN = 10.0  # below it, a binomial is found by adding up its probabilities
Leakers = NDArray[np.int64]
Peer = Callable[[tuple[Threat, ...], System, int, int], Leakers]


class State(NamedTuple):
    """A layer under the failures that occur: who is called a threat, and what a look does."""

    p_warhead: float
    p_decoy: float
    p_shot: float


def known(raid: tuple[Threat, ...], system: System) -> Threat:
    """The class of a raid; systems that the peers do not know are refused."""
    assert len(raid) == 1 and raid[0].decoy_correlation == 0.0, "one class, its decoys judged anew"
    assert len({layer.stock for layer in system.layers}) == len(system.layers), "a stock for each layer"
    assert all(layer.plan == IN_TURN and layer.p_kill_missed == 0.0 for layer in system.layers), "in turn, and dead objects recognised"
    return raid[0]


def states_of(system: System) -> tuple[list[float], list[list[State]]]:
    """How probable each set of failures is, and each layer under it."""
    weights: list[float] = []
    states: list[list[State]] = []
    for occurs in product((False, True), repeat=len(system.failures)):
        struck = [failure for failure, yes in zip(system.failures, occurs, strict=True) if yes]
        weights.append(prod(f.probability if yes else 1.0 - f.probability for f, yes in zip(system.failures, occurs, strict=True)))
        states.append([])
        for k, layer in enumerate(system.layers):
            seen = layer.reach[0] * layer.p_track * prod(failure.track[k] for failure in struck)
            gap = (layer.p_warhead_classified - layer.p_decoy_misclassified) * prod(failure.discrimination[k] for failure in struck)
            p_shot = layer.kill_probability[0] * layer.reliability * prod(failure.kill[k] for failure in struck)
            states[-1].append(State(seen * layer.p_warhead_classified, seen * (layer.p_warhead_classified - gap), p_shot))
    return weights, states


def leakers_by_object(raid: tuple[Threat, ...], system: System, trials: int, seed: int) -> Leakers:
    """The leakers of each trial, every object drawn."""
    generator = np.random.default_rng(seed)
    threat = known(raid, system)
    weights, states = states_of(system)
    state_of = generator.choice(len(states), size=trials, p=weights)
    leakers = np.empty(trials, dtype=np.int64)
    at_once = max(1, OBJECTS_AT_ONCE // max(1, threat.warheads + threat.decoys))
    for number, layers in enumerate(states):
        places = np.flatnonzero(state_of == number)
        for some in (places[start : start + at_once] for start in range(0, places.size, at_once)):
            is_warhead = np.arange(threat.warheads + threat.decoys) < threat.warheads
            alive, is_warhead = np.ones((some.size, is_warhead.size), dtype=np.bool_), np.tile(is_warhead, (some.size, 1))
            for k, (layer, state) in enumerate(zip(system.layers, layers, strict=True)):
                alive, is_warhead = _behind(alive, is_warhead, layer, state, system.stocks[system.layers[k].stock], generator)
            leakers[some] = (alive & is_warhead).sum(axis=1)
    return leakers


def _behind(
    alive: NDArray[np.bool_], is_warhead: NDArray[np.bool_], layer: Layer, state: State, stock: int, generator: np.random.Generator
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """The objects alive behind one layer, and which are warheads; their order is that in which they were served, if that matters."""
    called = alive & (generator.random(alive.shape) < np.where(is_warhead, state.p_warhead, state.p_decoy))
    called &= generator.random((alive.shape[0], 1)) < layer.p_raid_track
    n_threats = called.sum(axis=1).max(initial=0)
    if n_threats * sum(layer.salvos) > stock or n_threats > layer.capacity:
        order = np.argsort(np.where(called, generator.random(alive.shape), 2.0), axis=1)
        alive, is_warhead, called = (np.take_along_axis(values, order, axis=1) for values in (alive, is_warhead, called))
        called[:, layer.capacity :] = False
    draws = [generator.random(alive.shape) for _ in layer.salvos]
    looks = [called]
    demand = np.zeros(alive.shape, dtype=np.int64)
    for salvo, draw in zip(layer.salvos, draws, strict=True):
        demand += salvo * looks[-1]
        missed = looks[-1] & (draw >= 1.0 - (1.0 - state.p_shot) ** salvo)
        looks.append(missed & (generator.random(alive.shape) < layer.p_further_look) if layer.p_further_look < 1.0 else missed)
    left = stock - (np.cumsum(demand, axis=1) - demand)
    killed = np.zeros_like(alive)
    for salvo, draw, served in zip(layer.salvos, draws, looks, strict=False):
        p_killed = 1.0 - (1.0 - state.p_shot) ** np.arange(salvo + 1)
        killed |= served & (draw < p_killed[np.clip(left, 0, salvo)])
        left = left - salvo
    return alive & ~killed, is_warhead


def leakers_by_count(raid: tuple[Threat, ...], system: System, trials: int, seed: int) -> Leakers:
    """The leakers of each trial, only numbers drawn."""
    threat = known(raid, system)
    weights, states = states_of(system)
    layers = system.layers
    salvos = np.zeros((len(layers), max(len(layer.salvos) for layer in layers)), dtype=np.int64)
    for row, layer in zip(salvos, layers, strict=True):
        row[: len(layer.salvos)] = layer.salvos
    log_factorials = np.array([lgamma(n + 1.0) for n in range(threat.warheads + threat.decoys + 1)])
    leakers = np.empty(trials, dtype=np.int64)
    _all_trials(
        threat.warheads,
        threat.decoys,
        np.cumsum(weights),
        np.array(states),
        np.array([(system.stocks[layer.stock], layer.capacity) for layer in layers]),
        salvos,
        np.array([(layer.p_raid_track, layer.p_further_look) for layer in layers]),
        log_factorials,
        leakers,
        np.random.Generator(np.random.SFC64(seed)),
    )
    return leakers


@kernel
def _all_trials(n_warheads, n_decoys, reached, states, limits, salvos, chances, log_factorials, leakers, generator):
    """Fill `leakers`, one raid after the other."""
    n_layers = salvos.shape[0]
    most = salvos.sum(axis=1)
    p_threat_killed = np.array([[_p_killed(state[k, 2], salvos[k], chances[k, 1]) for k in range(n_layers)] for state in states])
    for trial in range(leakers.size):
        state = np.searchsorted(reached[:-1], generator.random(), side="right") if reached.size > 1 else 0
        warheads, decoys = n_warheads, n_decoys
        for k in range(n_layers):
            if warheads == 0:
                break
            if chances[k, 0] < 1.0 and generator.random() >= chances[k, 0]:
                continue
            p_warhead, p_decoy, p_shot = states[state, k]
            stock, capacity = limits[k]
            if (warheads + decoys) * most[k] <= stock and warheads + decoys <= capacity:
                warheads -= binomial(warheads, p_warhead * p_threat_killed[state, k], log_factorials, generator)
                if k + 1 < n_layers:
                    decoys -= binomial(decoys, p_decoy * p_threat_killed[state, k], log_factorials, generator)
                continue
            true = binomial(warheads, p_warhead, log_factorials, generator)
            false = binomial(decoys, p_decoy, log_factorials, generator)
            killed = _killed(min(true + false, capacity), stock, salvos[k], most[k], p_shot, chances[k, 1], log_factorials, generator)
            true_killed = hypergeometric(true, false, killed, log_factorials, generator)
            warheads -= true_killed
            decoys -= killed - true_killed
        leakers[trial] = warheads


@kernel
def _p_killed(p_shot, salvos, p_further):
    """The probability that a threat with all its looks is killed."""
    p_alive, p_look, p_killed = 1.0, 1.0, 0.0
    for salvo in salvos:
        p_salvo = 1.0 - (1.0 - p_shot) ** salvo
        p_killed += p_alive * p_look * p_salvo
        p_alive *= 1.0 - p_salvo
        p_look *= p_further
    return p_killed


@kernel
def _killed(threats, stock, salvos, most, p_shot, p_further, log_factorials, generator):
    """The threats that are killed of those that come up while the stock lasts."""
    killed = 0
    while threats > 0 and stock > 0:
        batch = min(threats, stock // most)
        if batch <= FEW:
            batch = 1
        threats -= batch
        at_look = batch
        for salvo in salvos:
            if at_look == 0 or stock == 0 or salvo == 0:
                break
            shots = min(salvo, stock)  # less than the salvo only for a single threat
            stock -= at_look * shots
            hits = binomial(at_look, 1.0 - (1.0 - p_shot) ** shots, log_factorials, generator)
            killed += hits
            at_look = binomial(at_look - hits, p_further, log_factorials, generator)
    return killed


@kernel
def binomial(n, p, log_factorials, generator):
    """A binomial number: by single draws, by adding up, or by rejection (Hormann 1993), whichever is fastest."""
    if n == 0 or p <= 0.0:
        return 0
    if p >= 1.0:
        return n
    if n <= SINGLE_DRAWS:
        successes = 0
        for _ in range(n):
            successes += generator.random() < p
        return successes
    if p > 0.5:
        return n - _binomial_below_half(n, 1.0 - p, log_factorials, generator)
    return _binomial_below_half(n, p, log_factorials, generator)


@kernel
def _binomial_below_half(n, p, log_factorials, generator):
    """A binomial number with p of at most a half."""
    if n * p >= SMALL_MEAN:
        return _rejected_binomial(n, p, log_factorials, generator)
    draw, odds = generator.random(), p / (1.0 - p)
    chance, k = np.exp(n * log1p(-p)), 0
    while draw > chance and k < n:
        draw -= chance
        k += 1
        chance *= odds * (n - k + 1) / k
    return k


@kernel
def _rejected_binomial(n, p, log_factorials, generator):
    """A binomial number by transformed rejection with squeeze (Hormann 1993, algorithm BTRS)."""
    deviation = sqrt(n * p * (1.0 - p))
    b = 1.15 + 2.53 * deviation
    a = -0.0873 + 0.0248 * b + 0.01 * p
    middle, squeeze = n * p + 0.5, 0.92 - 4.2 / b
    while True:
        u, v = generator.random() - 0.5, generator.random()
        edge = 0.5 - abs(u)
        k = int(np.floor((2.0 * a / edge + b) * u + middle))
        if edge >= 0.07 and v <= squeeze:
            return k
        if 0 <= k <= n:
            mode = int((n + 1) * p)
            weight = log(v * (2.83 + 5.1 / b) * deviation / (a / (edge * edge) + b))
            ways = log_factorials[mode] + log_factorials[n - mode] - log_factorials[k] - log_factorials[n - k]
            if weight <= ways + (k - mode) * log(p / (1.0 - p)):
                return k


@kernel
def hypergeometric(good, bad, drawn, log_factorials, generator):
    """The good among so many drawn from good and bad: by single draws, or by ratio of uniforms (Stadlober 1990)."""
    if good == 0 or bad == 0 or drawn == 0:
        return drawn if bad == 0 else 0
    fewer = min(drawn, good + bad - drawn)
    if fewer <= 10:
        found, left = 0, good
        for others in range(good + bad, good + bad - fewer, -1):
            is_good = generator.random() * others < left
            found += is_good
            left -= is_good
    else:
        rare = _rare_drawn(min(good, bad), max(good, bad), fewer, log_factorials, generator)
        found = rare if good <= bad else fewer - rare
    return found if fewer == drawn else good - found


@kernel
def _rare_drawn(rare, common, drawn, log_factorials, generator):
    """The rare among so many drawn, at most half of all (algorithm HRUA)."""
    total, share = rare + common, rare / (rare + common)
    middle = drawn * share + 0.5
    deviation = sqrt((total - drawn) * drawn * share * (1.0 - share) / (total - 1) + 0.5)
    width = 1.7155277699214135 * deviation + 0.8989161620588988
    mode = int((drawn + 1) * (rare + 1) / (total + 2))
    top = log_factorials[mode] + log_factorials[rare - mode] + log_factorials[drawn - mode] + log_factorials[common - drawn + mode]
    end = min(min(drawn, rare) + 1, np.floor(middle + 16.0 * deviation))
    while True:
        u, v = generator.random(), generator.random()
        x = middle + width * (v - 0.5) / u
        if x < 0.0 or x >= end:
            continue
        k = int(x)
        gain = top - log_factorials[k] - log_factorials[rare - k] - log_factorials[drawn - k] - log_factorials[common - drawn + k]
        if u * (4.0 - u) - 3.0 <= gain or (u * (u - gain) < 1.0 and 2.0 * log(u) <= gain):
            return k
