"""The engagement, object by object: an independent check of the exact distribution.

A raid meets the layers in order. The retaliator aims a share `coverage` of the
warheads still alive, to the nearest whole one, at the region that a layer
defends; the others pass it by. A warhead there is tracked with probability `p_track`,
one draw for all shots at it, or one draw for the whole raid at this layer. The
shooter does not know: shots at an untracked warhead are spent and miss. Each
crossing warhead gets a salvo while the stock lasts; what is left of the stock
is one short salvo at one further warhead. Each shot kills by itself. The next
layer meets the survivors.

Every one of these is drawn by itself. Nothing here shares code or algebra with
the exact calculation; only the record of a layer is common.
"""

from __future__ import annotations

import math

import numpy as np
from jaxtyping import Bool, Int

from equipoise.core.defence.salvo.layers import Layer
from equipoise.core.domain import count, probability
from equipoise.errors import InputError

MOST_WARHEADS = 1_000_000
MOST_TRIALS = 10_000_000
MOST_DRAWS = 1_000_000_000  # some ten seconds
OBJECTS_AT_ONCE = 4_000_000  # warheads held in memory together


def arriving_sample(n_warheads: int, layers: tuple[Layer, ...], trials: int, generator: np.random.Generator) -> Int[np.ndarray, "trials"]:
    """Warheads that arrive in each of so many simulated raids.

    n_warheads: in the raid, 0 to 1,000,000; layers: in the order in which the raid meets them; trials: 1 to 10,000,000;
    generator: the source of all chance. At most a thousand million draws: warheads by trials by one more than the shots of all salvos.

    Valid for: warheads without decoys; later layers fire only at survivors; one salvo per warhead and layer.
    Raises: InputError for a raid, trials or draws outside their range, an impossible probability, or a salvo or stock that is not whole.
    Source: definition (heading of this module).
    """
    size, runs = int(count("n_warheads", n_warheads, 0, MOST_WARHEADS)), int(count("trials", trials, 1, MOST_TRIALS))
    for layer in layers:
        _refuse_impossible(layer)
    draws = size * runs * sum(1 + int(layer.salvo) for layer in layers)
    if draws > MOST_DRAWS:
        raise InputError(f"the simulation takes {draws} draws", fix=f"give fewer trials, warheads or shots: at most {MOST_DRAWS} draws")
    arriving = np.empty(runs, dtype=np.int64)
    step = max(1, OBJECTS_AT_ONCE // max(1, size))
    for start in range(0, runs, step):
        alive = np.ones((min(step, runs - start), size), dtype=np.bool_)
        for layer in layers:
            alive = _survivors(alive, layer, generator)
        arriving[start : start + step] = alive.sum(axis=1)
    return arriving


def _survivors(alive: Bool[np.ndarray, "trials n"], layer: Layer, generator: np.random.Generator) -> Bool[np.ndarray, "trials n"]:
    """Warheads alive behind one layer."""
    aimed = np.floor(layer.coverage * alive.sum(axis=1, keepdims=True) + 0.5)
    crossing = alive & (np.cumsum(alive, axis=1) <= aimed)
    tracked = generator.random((alive.shape[0], 1) if layer.track_per_raid else alive.shape) < layer.p_track
    shots = _shots(crossing, layer)
    killed = np.zeros_like(alive)
    for shot in range(int(layer.salvo)):
        killed |= tracked & (shots > shot) & (generator.random(alive.shape) < layer.kill_probability)
    return alive & ~killed


def _shots(crossing: Bool[np.ndarray, "trials n"], layer: Layer) -> Int[np.ndarray, "trials n"]:
    """Shots spent on each warhead: full salvos while the stock lasts, then what is left of it on one more."""
    place_in_queue = np.cumsum(crossing, axis=1) - 1
    stock_left = np.where(crossing, layer.interceptors - place_in_queue * layer.salvo, 0)
    return np.clip(stock_left, 0, layer.salvo).astype(np.int64)


def _refuse_impossible(layer: Layer) -> None:
    """Raise for a layer that cannot be simulated."""
    for name in ("kill_probability", "p_track", "coverage"):
        probability(name, getattr(layer, name))
    count("salvo", layer.salvo, 1)
    if isinstance(layer.interceptors, float) and math.isinf(layer.interceptors):
        raise InputError("interceptors must be finite here", fix="give a stock larger than the salvos for the whole raid")
    count("interceptors", layer.interceptors)
