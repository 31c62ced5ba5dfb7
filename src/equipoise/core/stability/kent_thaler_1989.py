"""A rival index: first-strike stability after Kent and Thaler (1989).

Each side holds fixed and survivable launchers. A first striker shoots at the
other's fixed launchers and at those survivable ones that are off alert, in the
order of what a weapon destroys; what it has left, and what survives on the
other side, falls on value. It stops where its own cost is least. A side's ratio
is its cost of going first over its cost of being struck first, and the index is
the product of both. Restated from the report's constants as open code cites them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.domain import Numbers, Result, amount, count, probability, refuse_unlike
from equipoise.core.stability.drawdown import efficient_curve, stop_point
from equipoise.errors import InputError

MOST_SHOTS = 20  # at one launcher
EXPONENT = 0.75
SURCHARGE = 0.3
SURVIVABLE_USED = 0.9  # of a striker's survivable force
FIXED_SAVED = 0.9  # by launch under attack
LEVEL = 5.0  # a side's `w80` leaves one fifth of its value


class Forces(NamedTuple):
    """One side: launchers, warheads on each, alert share, one shot's kill probability, the enemy weapons that destroy 80 per cent of it.

    `withheld` is the share of all its launchers that takes no part: the reserve against a third party. Its defence of value stops
    `n_stopped` of the weapons that come, and lets a share `leakage` of the others pass; without one it stops none and lets all pass.
    """

    n_fixed: Numbers
    fixed_loading: Numbers
    n_survivable: Numbers
    survivable_loading: Numbers
    alert: Numbers
    p_kill: Numbers
    w80: Numbers
    withheld: Numbers = 0.0
    n_stopped: Numbers = 0.0
    leakage: Numbers = 1.0


class Strike(NamedTuple):
    """A first strike along its curve: spent, left for value, the victim's survivors, both costs, and where the striker stops."""

    spent: Float[np.ndarray, "*shape points"]
    left: Float[np.ndarray, "*shape points"]
    surviving: Float[np.ndarray, "*shape points"]
    own_cost: Float[np.ndarray, "*shape points"]
    other_cost: Float[np.ndarray, "*shape points"]
    stop: Int[np.ndarray, "*shape"]


class Stability(NamedTuple):
    """Costs of going first and of being struck first for sides a and b, their ratios, the index of capped and of uncapped ratios."""

    first_a: Float[np.ndarray, "*shape"]
    second_a: Float[np.ndarray, "*shape"]
    first_b: Float[np.ndarray, "*shape"]
    second_b: Float[np.ndarray, "*shape"]
    ratio_a: Float[np.ndarray, "*shape"]
    ratio_b: Float[np.ndarray, "*shape"]
    capped: Float[np.ndarray, "*shape"]
    uncapped: Float[np.ndarray, "*shape"]


def damage(n_weapons: Numbers, w80: Numbers) -> Result:
    """The share of a side's value that weapons destroy.

    n_weapons: arriving, 0 or more; w80: those that destroy 80 per cent, above 0.

    Valid for: the exponential curve of the open calculator, a stand-in for the curves drawn by hand in the report.
    Raises: InputError for a negative number of weapons or no w80, or for shapes that do not fit each other.
    Source: crisis_stability_calculator

    >>> round(float(damage(900, 900)), 6)
    0.8
    """
    refuse_unlike(n_weapons=n_weapons, w80=w80)
    scale = amount("w80", w80)
    if np.any(scale <= 0.0):
        raise InputError("w80 of 0 is impossible", fix="give the weapons that destroy 80 per cent of the value, above 0")
    return 1.0 - LEVEL ** (-amount("n_weapons", n_weapons) / scale)


def cost(own_damage: Numbers, other_damage: Numbers) -> Result:
    """The cost to a side: its own damage, and a surcharge for what the other is spared.

    own_damage, other_damage: shares of value destroyed, 0 to 1.

    Valid for: the constants of the report, exponent 0.75 and surcharge 0.3.
    Raises: InputError for a share outside 0 to 1, or for shapes that do not fit each other.
    Source: kent_thaler_1989

    >>> float(cost(1.0, 0.0)), float(cost(0.0, 1.0))
    (1.3, 0.0)
    """
    refuse_unlike(own_damage=own_damage, other_damage=other_damage)
    own, other = probability("own_damage", own_damage), probability("other_damage", other_damage)
    return _cost(own**EXPONENT, other**EXPONENT)


def costs_along(
    left: Float[np.ndarray, "*shape points"], coming_back: Float[np.ndarray, "*shape points"], w80_striker: Numbers, w80_struck: Numbers
) -> tuple[Float[np.ndarray, "*shape points"], Float[np.ndarray, "*shape points"]]:
    """The costs of the striker and of the struck side at each point of any drawdown curve.

    left: the striker's weapons for value, 0 or more; coming_back: weapons that arrive on the striker, 0 or more; w80_striker,
    w80_struck: weapons that destroy 80 per cent of each side's value, above 0, with an axis of length 1 for the points where arrays.

    Valid for: curves of these two sides and of the whole chain alike.
    Raises: InputError for a negative number or no w80, or for shapes that do not fit each other.
    Source: kent_thaler_1989

    >>> own, other = costs_along(np.array([900.0, 0.0]), np.array([900.0, 0.0]), 900, 900)
    >>> own.round(3).tolist(), other.round(3).tolist()
    ([0.892, 0.3], [0.892, 0.3])
    """
    refuse_unlike(left=left, coming_back=coming_back, w80_striker=w80_striker, w80_struck=w80_struck)
    on_striker, on_struck = damage(coming_back, w80_striker) ** EXPONENT, damage(left, w80_struck) ** EXPONENT
    return np.asarray(_cost(on_striker, on_struck)), np.asarray(_cost(on_struck, on_striker))


def strike(striker: Forces, struck: Forces, shots: int = 2, *, launch_under_attack: bool = False, tie: float = 0.0) -> Strike:
    """A first strike of one side on the other along its drawdown curve.

    striker, struck: numbers or arrays of one shape; shots: at most at one launcher, 1 to 20; launch_under_attack: whether nine
    tenths of the fixed force leave in time; tie: costs that differ by no more than this are equal.

    Valid for: expected values; launchers fall independently; defences protect value, not launchers.
    Raises: InputError for a negative number, or a share or probability outside 0 to 1.
    Source: kent_thaler_1989
    """
    most = int(count("shots", shots, 1, MOST_SHOTS))
    one, other = _arrays(striker, struck)
    taken_a, taken_b = 1.0 - one.withheld, 1.0 - other.withheld
    available = (one.n_fixed * one.fixed_loading + SURVIVABLE_USED * one.n_survivable * one.survivable_loading) * taken_a
    held = (other.n_fixed * other.fixed_loading + other.n_survivable * other.survivable_loading) * taken_b
    exposed = np.stack([other.n_fixed * taken_b, other.n_survivable * (1.0 - other.alert) * taken_b], axis=-1)
    caught = 1.0 - FIXED_SAVED if launch_under_attack else 1.0
    worth = exposed * np.stack([other.fixed_loading * caught, other.survivable_loading], axis=-1)
    p = one.p_kill[..., None]
    kills = np.concatenate([worth * p * (1.0 - p) ** shot for shot in range(most)], axis=-1)
    curve = efficient_curve(np.concatenate([exposed] * most, axis=-1), kills, held, available)
    left = np.maximum(available[..., None] - curve.spent, 0.0)
    own, others = costs_along(_passing(left, other), _passing(curve.surviving, one), one.w80[..., None], other.w80[..., None])
    return Strike(curve.spent, left, curve.surviving, own, others, stop_point(own, others, tie))


def first_strike_stability(a: Forces, b: Forces, shots: int = 2, *, launch_under_attack: bool = False, tie: float = 0.0) -> Stability:
    """The costs of both sides, whichever goes first, and the index of first-strike stability.

    a, b: the sides, numbers or arrays of one shape; shots, launch_under_attack, tie: as for a strike.

    Valid for: `capped` holds each ratio to at most 1, so that 1 means no advantage in going first; `uncapped` does not.
    Raises: InputError for what a strike refuses.
    Source: kent_thaler_1989

    >>> silos = Forces(110, 10, 25, 16, 0.4, 0.8, 900)
    >>> round(float(first_strike_stability(silos, silos, tie=0.002).capped), 3)
    0.171
    """
    by_a = strike(a, b, shots, launch_under_attack=launch_under_attack, tie=tie)
    by_b = strike(b, a, shots, launch_under_attack=launch_under_attack, tie=tie)
    first_a, second_b = (_at(by_a.stop, costs) for costs in (by_a.own_cost, by_a.other_cost))
    first_b, second_a = (_at(by_b.stop, costs) for costs in (by_b.own_cost, by_b.other_cost))
    ratio_a, ratio_b = _ratio(first_a, second_a), _ratio(first_b, second_b)
    capped = np.asarray(np.minimum(ratio_a, 1.0) * np.minimum(ratio_b, 1.0))
    return Stability(first_a, second_a, first_b, second_b, ratio_a, ratio_b, capped, np.asarray(ratio_a * ratio_b))


def _cost(own: Result, other: Result) -> Result:
    """The cost from the damage to both sides, each raised to the exponent."""
    return own + SURCHARGE * (1.0 - other)


def _at(stop: Int[np.ndarray, "*shape"], costs: Float[np.ndarray, "*shape points"]) -> Float[np.ndarray, "*shape"]:
    """The costs at the points where the strikes stop."""
    return np.asarray(np.take_along_axis(costs, stop[..., None], -1)[..., 0])


def _ratio(first: Float[np.ndarray, "*shape"], second: Float[np.ndarray, "*shape"]) -> Float[np.ndarray, "*shape"]:
    """The cost of going first over that of being struck first; 1 where neither costs anything."""
    return np.where(second > 0.0, first / np.maximum(second, 1e-300), np.where(first > 0.0, np.inf, 1.0))


def _passing(coming: Float[np.ndarray, "*shape points"], side: _Arrays) -> Float[np.ndarray, "*shape points"]:
    """The weapons that pass a side's defence of value."""
    return np.maximum(coming - side.n_stopped[..., None], 0.0) * side.leakage[..., None]


class _Arrays(NamedTuple):
    """The numbers of one side as arrays."""

    n_fixed: Float[np.ndarray, "..."]
    fixed_loading: Float[np.ndarray, "..."]
    n_survivable: Float[np.ndarray, "..."]
    survivable_loading: Float[np.ndarray, "..."]
    alert: Float[np.ndarray, "..."]
    p_kill: Float[np.ndarray, "..."]
    w80: Float[np.ndarray, "..."]
    withheld: Float[np.ndarray, "..."]
    n_stopped: Float[np.ndarray, "..."]
    leakage: Float[np.ndarray, "..."]


def _arrays(striker: Forces, struck: Forces) -> tuple[_Arrays, _Arrays]:
    """Both sides as arrays of one shape."""
    checked = [
        probability(name, getattr(side, name)) if name in ("alert", "p_kill", "withheld", "leakage") else amount(name, getattr(side, name))
        for side in (striker, struck)
        for name in Forces._fields
    ]
    alike = np.broadcast_arrays(*checked)
    half = len(Forces._fields)
    return _Arrays._make(alike[:half]), _Arrays._make(alike[half:])
