"""What comes back: a retaliation behind the adversary's defence.

Inside each branch of the common causes, the warheads that a defence can meet
go through its layers; the others do not. What arrives is the sum of the two.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.defence.layers import through_layer
from equipoise.core.exchange.posture import POSTURES, Force
from equipoise.core.exchange.survivors import Attack
from equipoise.errors import InputError


class Defence(NamedTuple):
    """The adversary's layers in the order in which they are met, one row a draw."""

    interceptors: Float[np.ndarray, "draws layers"]
    salvo: Float[np.ndarray, "draws layers"]
    kill_probability: Float[np.ndarray, "draws layers"]
    p_track: Float[np.ndarray, "draws layers"]
    coverage: Float[np.ndarray, "draws layers"]
    track_per_raid: Int[np.ndarray, " layers"]


def width(force: Force, most_scale: float = 1.5, n_types: int = 4) -> int:
    """The length of arrays that hold every count of a retaliation by up to `most_scale` of a force.

    force: any draws; most_scale: at least 0; n_types: of weapons that strike it, 1 or more. A part of a group counts as one whole
    group with that probability, and each type can split a group: up to n_types + 1 aimpoints and a platform more than the leg has.

    Valid for: any finite force.
    Raises: nothing.
    Source: definition
    """
    launchers = force.launchers * most_scale + (n_types + 1.0) * force.per_aimpoint + force.per_platform + 4.0
    return int((launchers * np.maximum(force.loading, 1.0)).sum(axis=1).max(initial=0.0)) + 64


def without_layers(defence: Defence) -> Defence:
    """The same draws of a defence without any layer: what survives a strike arrives.

    defence: any record.

    Valid for: any record.
    Raises: nothing.
    Source: definition
    """
    bare = Defence(*(field[:, :0] for field in defence[:-1]), track_per_raid=defence.track_per_raid[:0])
    return Defence._make(np.ascontiguousarray(field) for field in bare)  # one layout, so that kernels are compiled once


def refuse_mismatched(force: Force, attack: Attack, defence: Defence, first: int, last: int) -> None:
    """Nothing, for records of one shape that hold the draws from `first` to `last`: kernels do not check bounds.

    force, attack, defence: arrays with the same number of draws; first, last: rows of them, 0 or more.

    Valid for: any records.
    Raises: InputError for anything else.
    Source: definition
    """
    draws, legs, layers = force.launchers.shape[0], force.basing.size, defence.track_per_raid.size
    postures, types, guards = len(POSTURES), attack.nuclear.size, attack.shield.guards.shape[0]
    shapes = (
        ((draws, legs), (force.launchers, force.loading, force.per_platform, force.per_aimpoint)),
        ((draws, legs), (force.reliability, force.leaves_under_attack)),
        ((legs,), (force.basing, force.met)),
        ((draws, postures, legs), (force.alert,)),
        ((draws, postures, types), (attack.warheads, attack.met)),
        ((draws, types), (attack.p_hard, attack.p_soft, attack.works)),
        ((types,), (attack.scheduled, attack.nuclear)),
        ((draws, 2), (attack.p_breakthrough,)),
        ((draws, 2, 2), (attack.p_found_killed,)),
        ((draws,), (attack.fratricide, attack.p_warning, attack.p_confirmed)),
        ((draws, guards), attack.shield[:5]),
        ((guards, legs if guards else attack.shield.guards.shape[1]), (attack.shield.guards,)),
        ((draws, layers), (defence.interceptors, defence.salvo, defence.kill_probability, defence.p_track, defence.coverage)),
    )
    if any(array.shape != shape for shape, arrays in shapes for array in arrays):
        raise InputError("the arrays of force, attack and defence do not fit together", fix="give each the shape that its record states")
    if not 0 <= first <= last < draws:
        raise InputError(f"draws {first} to {last} are not among the {draws} given", fix="name rows of the records")


@kernel
def behind_defence(defence, d, swept, interceptors, raid, low, high, out, work):
    """Fill `out` with what is left of a raid behind all layers, layer `swept` holding `interceptors` (or its own stock if swept is -1)."""
    out[low : high + 1] = raid[low : high + 1]
    for layer in range(defence.track_per_raid.size):
        stock = interceptors if layer == swept else defence.interceptors[d, layer]
        low, high = through_layer(
            out,
            low,
            high,
            stock,
            defence.salvo[d, layer],
            defence.kill_probability[d, layer],
            defence.p_track[d, layer],
            defence.coverage[d, layer],
            defence.track_per_raid[layer] == 1,
            work[6],
            work[7],
            work[8],
            work[9],
        )
        out[low : high + 1] = work[6][low : high + 1]
    return low, high


@kernel
def tails(a, low, high):
    """Turn a distribution into its upper tails: a[w] becomes the probability of at least w, within the window."""
    for w in range(high - 1, low - 1, -1):
        a[w] += a[w + 1]


@kernel
def at_least(tail, low, high, b, b_low, b_high, requirement):
    """The probability that the sum of two counts reaches a requirement; the first is given by its upper tails."""
    total = 0.0
    for j in range(max(b_low, requirement - high), b_high + 1):
        total += b[j] * tail[max(low, requirement - j)]
    return total
