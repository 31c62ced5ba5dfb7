"""The force defence: the struck side's own layers, which meet the strike before it arrives.

Only the mean matters here: of the weapons that a layer faces, those that it
stops on average. A layer faces the share `coverage` of what is aimed at the
legs that it guards; each of these gets a salvo while the stock lasts, the next
one what is left of it. Later layers meet what is left. Every weapon is then
thinned by the share that is stopped, as if each were stopped by itself.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.domain import amount, count
from equipoise.errors import InputError

MOST_DRAWS = 10_000_000


class ForceDefence(NamedTuple):
    """The struck side's layers in the order in which they are met, one row a draw.

    `salvos` counts full salvos; `p_full` and `p_rest` are the chances that a full salvo, and the rest of the stock, stop a weapon, tracking
    included. `coverage` is the share of the aimpoints of the legs guarded that a layer protects, `exposure` the share of the strike that
    is aimed at these legs.
    """

    salvos: Float[np.ndarray, "draws layers"]
    p_full: Float[np.ndarray, "draws layers"]
    p_rest: Float[np.ndarray, "draws layers"]
    coverage: Float[np.ndarray, "draws layers"]
    exposure: Float[np.ndarray, "draws layers"]
    guards: Int[np.ndarray, "layers legs"]


@kernel
def fill_passing(force_defence, d, raid, passes):
    """Fill `passes` with the share of the weapons aimed at each leg that passes, on average, of a raid that the layers can engage."""
    passes[:] = 1.0
    for layer in range(force_defence.guards.shape[0]):
        left = 0.0  # all legs of one owner pass alike
        for leg in range(passes.size):
            if force_defence.guards[layer, leg] == 1:
                left = passes[leg]
        facing = raid * left * force_defence.coverage[d, layer] * force_defence.exposure[d, layer]
        if facing <= 0.0:
            continue
        full = min(facing, force_defence.salvos[d, layer])
        stopped = full * force_defence.p_full[d, layer] + min(facing - full, 1.0) * force_defence.p_rest[d, layer]
        for leg in range(passes.size):
            if force_defence.guards[layer, leg] == 1:
                passes[leg] *= 1.0 - force_defence.coverage[d, layer] * stopped / facing


def force_defence(
    interceptors: Float[np.ndarray, "draws layers"],
    salvo: Float[np.ndarray, "draws layers"],
    kill_probability: Float[np.ndarray, "draws layers"],
    p_track: Float[np.ndarray, "draws layers"],
    coverage: Float[np.ndarray, "draws layers"],
    exposure: Float[np.ndarray, "draws layers"],
    guards: Int[np.ndarray, "layers legs"],
) -> ForceDefence:
    """The force defence of layers, with salvos and chances worked out.

    interceptors: 0 or more; salvo: whole, 1 or more; kill_probability, p_track: 0 to 1; coverage: the share of the aimpoints of the legs
    guarded that a layer protects, 0 to 1; exposure: the share of the strike aimed at these legs, 0 to 1; guards: 1 for a guarded leg.

    Valid for: means; a track common to a raid has the same mean as one for each weapon. A stock counts whole interceptors, halves up,
    since a step of spending buys parts of one.
    Raises: InputError for a value out of range, or a salvo that is not whole.
    Source: model_note_targeting

    >>> one = np.ones((1, 1))
    >>> made = force_defence(44 * one, 4 * one, 0.5 * one, 0.9 * one, one, one, np.ones((1, 2), dtype=np.int64))
    >>> float(made.salvos[0, 0]), round(float(made.p_full[0, 0]), 5)
    (11.0, 0.84375)
    """
    shares = (kill_probability, p_track, coverage, exposure)
    if any(array.shape != interceptors.shape for array in (salvo, *shares)) or guards.shape[:1] != interceptors.shape[1:]:
        raise InputError("the arrays of a force defence differ in shape", fix="give all draws by layers, and guards layers by legs")
    bad = (interceptors < 0.0).any() or (salvo < 1.0).any() or any((array < 0.0).any() or (array > 1.0).any() for array in shares)
    if bad or not all(np.isfinite(array).all() for array in (interceptors, salvo, *shares)):
        raise InputError(
            "a layer of a force defence is impossible", fix="give stocks of at least 0, salvos of at least 1, and shares from 0 to 1"
        )
    shots, stock = count("salvo of a force defence", salvo, 1), np.floor(interceptors + 0.5)
    salvos = np.floor(stock / shots)
    p_full = p_track * (1.0 - (1.0 - kill_probability) ** shots)
    p_rest = p_track * (1.0 - (1.0 - kill_probability) ** (stock - shots * salvos))
    fields = (salvos, p_full, p_rest, coverage, exposure)
    return ForceDefence(
        *(np.ascontiguousarray(array, dtype=np.float64) for array in fields), guards=np.ascontiguousarray(guards, dtype=np.int64)
    )


def no_force_defence(n_draws: int) -> ForceDefence:
    """The force defence of a side without layers.

    n_draws: of the force that is struck, 0 to 10,000,000.

    Valid for: any force.
    Raises: InputError for a number of draws outside its range.
    Source: definition
    """
    count("n_draws", n_draws, 0, MOST_DRAWS)
    return ForceDefence(*(np.zeros((n_draws, 0)) for _ in range(5)), guards=np.zeros((0, 0), dtype=np.int64))


def passing(layers: ForceDefence, draw: int, raid: float) -> Float[np.ndarray, " legs"]:
    """The share of the weapons aimed at each leg that passes the layers, on average.

    layers: of the struck side; draw: a row; raid: weapons that the layers can engage and that work, 0 or more.

    Valid for: draws that the force defence holds.
    Raises: InputError for an invalid raid or draw.
    Source: model_note_targeting
    """
    size = float(amount("the raid", raid))
    if not 0 <= draw < layers.salvos.shape[0]:
        raise InputError(f"there is no draw {draw}", fix="give a row of the force defence")
    passes = np.empty(layers.guards.shape[1])
    fill_passing(layers, draw, size, passes)
    return passes
