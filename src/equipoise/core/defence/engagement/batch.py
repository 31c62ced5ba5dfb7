"""Many engagements at once: one class, a stock for each layer, one common failure; a row a draw.

The engagement is that of `system`; nothing is looped over in Python but blocks of draws.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.defence.engagement.engine import EXACT, reach_of_windows
from equipoise.core.defence.engagement.step import behind_layer
from equipoise.core.defence.engagement.system import MOST_OBJECTS, MOST_STOCK
from equipoise.core.domain import amount, count, probability
from equipoise.core.executor import Executor
from equipoise.errors import InputError

ROWS_AT_ONCE = 64


class Draws(NamedTuple):
    """Raids and systems, a row a draw, in the words of `Layer` and `Failure`; salvos, capacities and plans are for all draws."""

    warheads: Int[np.ndarray, " draws"]
    decoys: Int[np.ndarray, " draws"]
    stocks: Int[np.ndarray, "draws layers"]
    kill_probability: Float[np.ndarray, "draws layers"]
    p_track: Float[np.ndarray, "draws layers"]
    p_raid_track: Float[np.ndarray, "draws layers"]
    p_warhead_classified: Float[np.ndarray, "draws layers"]
    p_decoy_misclassified: Float[np.ndarray, "draws layers"]
    p_kill_missed: Float[np.ndarray, "draws layers"]
    p_failure: Float[np.ndarray, " draws"]
    failed_track: Float[np.ndarray, "draws layers"]
    failed_kill: Float[np.ndarray, "draws layers"]
    failed_discrimination: Float[np.ndarray, "draws layers"]
    salvos: Int[np.ndarray, "layers looks"]
    p_further_look: Float[np.ndarray, " layers"]
    capacity: Int[np.ndarray, " layers"]
    plan: Int[np.ndarray, " layers"]


@kernel
def mixed(state, sizes, lows, other, other_sizes, other_lows, share):
    """The state that is `other` with probability `share`, in a box that holds both; its sizes and lowest counts."""
    low, size = np.minimum(lows, other_lows), np.maximum(lows + sizes, other_lows + other_sizes)
    size -= low
    total, strides = 1, np.ones(size.size, dtype=np.int64)
    for c in range(size.size - 1, -1, -1):
        strides[c] = total
        total *= size[c]
    out = np.zeros(total)
    for part in range(2):
        here, n, first = (state, sizes, lows) if part == 0 else (other, other_sizes, other_lows)
        weight = 1.0 - share if part == 0 else share
        for p in range(here.size):
            place, rest = 0, p
            for c in range(size.size - 1, -1, -1):
                place += (rest % n[c] + first[c] - low[c]) * strides[c]
                rest //= n[c]
            out[place] += weight * here[p]
    return out, size, low


@kernel
def one_draw(draws, d, failed, z, outside, out, weight):
    """Add to `out` the leakers of one draw, with its failure (1) or without (0), times `weight`."""
    with_decoys = 2 if draws.decoys[d] > 0 else 1
    state, sizes = np.ones(1), np.ones(with_decoys, dtype=np.int64)
    lows, p_called = np.full(with_decoys, draws.warheads[d]), np.empty(with_decoys)
    if with_decoys == 2:
        lows[1] = draws.decoys[d]
    n_all = draws.warheads[d] + draws.decoys[d]
    for layer in range(draws.salvos.shape[0]):
        track = draws.p_track[d, layer] * draws.failed_track[d, layer] ** failed
        p_shot = draws.kill_probability[d, layer] * draws.failed_kill[d, layer] ** failed
        kept = draws.failed_discrimination[d, layer] ** failed
        p_called[0] = track * draws.p_warhead_classified[d, layer]
        if with_decoys == 2:
            p_called[1] = track * (
                draws.p_warhead_classified[d, layer] - kept * (draws.p_warhead_classified[d, layer] - draws.p_decoy_misclassified[d, layer])
            )
        looks = 0
        while looks < draws.salvos.shape[1] and draws.salvos[layer, looks] > 0:
            looks += 1
        plan = (draws.p_further_look[layer], draws.capacity[layer], draws.plan[layer] == 1)
        p_dead, fire = track * draws.p_kill_missed[d, layer], (draws.stocks[d, layer], draws.salvos[layer, :looks], p_shot)
        after, new_sizes, new_lows, _ = behind_layer(state, sizes, lows, p_called, p_dead, n_all, *fire, *plan, z, outside)
        if draws.p_raid_track[d, layer] < 1.0:
            state, sizes, lows = mixed(state, sizes, lows, after, new_sizes, new_lows, draws.p_raid_track[d, layer])
        else:
            state, sizes, lows = after, new_sizes, new_lows
    others = state.size // sizes[0]
    for p in range(state.size):
        out[lows[0] + p // others] += weight * state[p]


@kernel
def fill_batch(draws, first, last, z, outside, out):
    """Fill out[draw, leakers] for the draws from `first` to below `last`."""
    for d in range(first, last):
        if draws.p_failure[d] < 1.0:
            one_draw(draws, d, 0, z, outside, out[d], 1.0 - draws.p_failure[d])
        if draws.p_failure[d] > 0.0:
            one_draw(draws, d, 1, z, outside, out[d], draws.p_failure[d])


def leakers_by_draw(draws: Draws, tolerance: float = EXACT, executor: Executor = map) -> Float[np.ndarray, "draws most"]:
    """The distribution of the warheads that leak, indexed by their number, for every draw.

    draws: arrays as `Draws` states them, salvos filled up with zeros; tolerance: the most probability that windows may leave out of a
    row, 1e-12 (exact) to 0.01. What is missing from the sum of a row bounds its total variation distance from the exact distribution.
    executor: works on blocks of draws.

    Valid for: one class, stocks of their own, one common failure, decoys judged anew by each layer.
    Raises: InputError for arrays that do not fit together or hold impossible values, or windows that leave out more than `tolerance`.
    Source: definition (heading of `system`)
    """
    _refuse_impossible(draws)
    z, outside = reach_of_windows(tolerance, draws.salvos.shape[0])
    rows = draws.warheads.size
    out = np.zeros((rows, int(draws.warheads.max(initial=0)) + 1))
    starts = range(0, rows, ROWS_AT_ONCE)
    list(executor(lambda first: fill_batch(draws, first, min(first + ROWS_AT_ONCE, rows), z, outside, out), starts))
    for d in np.flatnonzero(1.0 - out.sum(axis=1) > tolerance):
        wider = z
        while 1.0 - out[d].sum() > tolerance and wider < 4.0 * z:
            wider, outside = 1.25 * wider, 0.2 * outside
            out[d] = 0.0
            fill_batch(draws, d, d + 1, wider, outside, out)
        if 1.0 - out[d].sum() > tolerance:
            raise InputError(f"the windows of draw {d} leave out {1.0 - out[d].sum():.2g}", fix="give a larger tolerance")
    return out


def _refuse_impossible(draws: Draws) -> None:
    """Raise for arrays that do not fit together or hold impossible values: kernels do not check."""
    rows, layers = draws.stocks.shape
    shapes = dict.fromkeys(Draws._fields[2:9] + Draws._fields[10:13], (rows, layers))
    shapes |= dict.fromkeys(("warheads", "decoys", "p_failure"), (rows,))
    shapes |= dict.fromkeys(("p_further_look", "capacity", "plan"), (layers,))
    for name, shape in shapes.items():
        if getattr(draws, name).shape != shape:
            raise InputError(f"{name} has the shape {getattr(draws, name).shape}", fix=f"give {shape}, as the stocks have it")
    if draws.salvos.shape[0] != layers or layers == 0:
        raise InputError(f"salvos has {draws.salvos.shape[0]} rows for {layers} layers", fix="give one for each of at least one layer")
    for name in ("warheads", "decoys"):
        count(name, getattr(draws, name), 0, MOST_OBJECTS)
    count("stocks", draws.stocks, 0, MOST_STOCK)
    count("capacity", draws.capacity)
    count("the first salvo", draws.salvos[:, :1], 1)
    amount("a salvo", draws.salvos)
    for name in Draws._fields[3:13]:
        probability(name, getattr(draws, name))
    probability("p_further_look", draws.p_further_look)
    if np.any((draws.plan == 1) & (draws.p_further_look < 1.0) & ((draws.salvos > 0).sum(axis=1) > 1)):
        raise InputError("a layer serves all at once, and further looks may fail", fix="give p_further_look 1, or the plan in_turn")
