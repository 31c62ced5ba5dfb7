"""What comes back: a retaliation behind the adversary's defence.

Inside each branch of the common causes, the warheads that a defence can meet
go through its layers; the others do not. What arrives is the sum of the two.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.defence.salvo.layers import through_layer
from equipoise.core.domain import amount, count, refuse_unlike
from equipoise.core.exchange.posture import Force
from equipoise.core.exchange.survivors import Attack
from equipoise.errors import InputError
from equipoise.vocabulary import BASINGS, DOCTRINES, POSTURES

MOST_COUNTED = 200_000  # warheads whose distribution is computed: some hundred arrays have a place for each
MOST_WEAPONS = 1e9
SMALLEST_GROUP = 1e-3
CERTAIN = 1.0 + 1e-9  # probabilities that were computed may be above 1 by their rounding
_OF_FORCE = {
    **dict.fromkeys(("launchers", "loading", "per_platform", "per_aimpoint"), MOST_WEAPONS),
    **dict.fromkeys(("alert", "reliability", "leaves_under_attack"), CERTAIN),
    "basing": len(BASINGS) - 1,
    "met": 1,
}
_OF_ATTACK = {
    **dict.fromkeys(("p_hard", "p_soft", "works", "met", "fratricide"), CERTAIN),
    **dict.fromkeys(("p_breakthrough", "p_found_killed", "p_warning", "p_confirmed"), CERTAIN),
    "warheads": MOST_WEAPONS,
    "scheduled": 1,
    "nuclear": 1,
}
_OF_DEFENCE = {
    **dict.fromkeys(("interceptors", "salvo"), MOST_WEAPONS),
    **dict.fromkeys(("kill_probability", "p_track", "coverage"), CERTAIN),
    "track_per_raid": 1,
}
_OF_SHIELD = {**dict.fromkeys(("p_full", "p_rest", "coverage", "exposure"), CERTAIN), "salvos": MOST_WEAPONS, "guards": 1}


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

    Valid for: forces of up to 200,000 warheads.
    Raises: InputError for a larger force, or numbers that are not finite or below 0.
    Source: definition
    """
    refuse_unlike(**{name: getattr(force, name) for name in ("launchers", "per_aimpoint", "per_platform", "loading")})
    launchers, loading = amount("launchers", force.launchers), amount("loading", force.loading)
    groups = (float(count("n_types", n_types)) + 1.0) * amount("per_aimpoint", force.per_aimpoint)
    most = launchers * float(amount("most_scale", most_scale)) + groups + amount("per_platform", force.per_platform) + 4.0
    length = float((most * np.maximum(loading, 1.0)).sum(axis=-1).max(initial=0.0))
    if length > MOST_COUNTED:
        raise InputError(f"a retaliation of {length:.3g} warheads is too large", fix=f"give a force of at most {MOST_COUNTED:,}")
    return int(length) + 64


def without_layers(defence: Defence) -> Defence:
    """The same draws of a defence without any layer: what survives a strike arrives.

    defence: any record.

    Valid for: any record.
    Raises: nothing.
    Source: definition
    """
    bare = Defence(*(field[:, :0] for field in defence[:-1]), track_per_raid=defence.track_per_raid[:0])
    return Defence._make(np.ascontiguousarray(field) for field in bare)  # one layout, so that kernels are compiled once


def refuse_mismatched(
    force: Force, attack: Attack, defence: Defence, first: int, last: int, requirement: Float[np.ndarray, " draws"] | None = None
) -> None:
    """Nothing, for records of one shape that hold the draws from `first` to `last`: kernels do not check bounds.

    force, attack, defence: arrays with the same number of draws, shares from 0 to 1, counts from 0 to 10^9; first, last: rows of
    them, 0 or more; requirement: warheads for each draw, 0 to 10^9.

    Valid for: any records.
    Raises: InputError for anything else.
    Source: definition
    """
    draws, legs, layers = force.launchers.shape[0], force.basing.size, defence.track_per_raid.size
    postures, types, guards = len(POSTURES), attack.nuclear.size, attack.force_defence.guards.shape[0]
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
        ((draws, guards), attack.force_defence[:5]),
        ((guards, legs if guards else attack.force_defence.guards.shape[1]), (attack.force_defence.guards,)),
        ((draws, layers), (defence.interceptors, defence.salvo, defence.kill_probability, defence.p_track, defence.coverage)),
    )
    if any(array.shape != shape for shape, arrays in shapes for array in arrays):
        raise InputError("the arrays of force, attack and defence do not fit together", fix="give each the shape that its record states")
    _refuse_impossible(force, attack, defence)
    if requirement is not None and amount("the requirement", requirement, 0.0, MOST_WEAPONS).shape != (draws,):
        raise InputError(f"the requirement has the shape {requirement.shape}", fix=f"give a number for each of the {draws} draws")
    if not 0 <= first <= last < draws:
        raise InputError(f"draws {first} to {last} are not among the {draws} given", fix="name rows of the records")


def refuse_cell(posture: int, doctrine: int) -> None:
    """Nothing, for a cell that there is.

    posture, doctrine: places in POSTURES and DOCTRINES.

    Valid for: any numbers.
    Raises: InputError for anything else.
    Source: definition
    """
    if not (0 <= posture < len(POSTURES) and 0 <= doctrine < len(DOCTRINES)):
        fix = f"name one of {len(POSTURES)} postures and {len(DOCTRINES)} doctrines"
        raise InputError(f"there is no cell {posture}, {doctrine}", fix=fix)


def _refuse_impossible(force: Force, attack: Attack, defence: Defence) -> None:
    """Raise for values that kernels cannot take."""
    for label, record, names in (("force", force, _OF_FORCE), ("attack", attack, _OF_ATTACK), ("defence", defence, _OF_DEFENCE)):
        for name, most in names.items():
            amount(f"{name} of the {label}", getattr(record, name), 0.0, most)
    for name, most in _OF_SHIELD.items():
        amount(f"{name} of the force defence", getattr(attack.force_defence, name), 0.0, most)
    count("salvo of the defence", defence.salvo)
    amount("per_platform of the force", force.per_platform, SMALLEST_GROUP)
    amount("per_aimpoint of the force", force.per_aimpoint, SMALLEST_GROUP)


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
