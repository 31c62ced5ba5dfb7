"""All wars among n sides, and the index of first-strike stability over all of them.

A war is an ordered pair of coalitions without a common member: who goes first
and who is struck. Bracken (1993) counts twelve among three sides. For each pair
of coalitions the members pool their launchers, and what Kent and Thaler ask of
two sides is asked of the two coalitions. The *mean index of wars* is our own: see
docs/explain/many-actors.md for what it says and what it does not.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float

from equipoise.core.domain import amount, count
from equipoise.core.stability.kent_thaler_1989 import Forces, first_strike_stability
from equipoise.errors import InputError

MOST_SIDES = 8


class WarIndex(NamedTuple):
    """The capped index of each pair of coalitions, their mean and the least."""

    each: Float[np.ndarray, " pairs"]
    mean: float
    least: float


def wars(n_sides: int) -> Bool[np.ndarray, "wars two sides"]:
    """Every war among n sides: the members of the coalition that goes first, and of the one that is struck.

    n_sides: 2 to 8.

    Valid for: coalitions of any size without a common member; sides may stand apart.
    Raises: InputError for fewer than two or more than eight sides.
    Source: bracken_1993

    >>> wars(3).shape[0]
    12
    """
    n = int(count("n_sides", n_sides, 2, MOST_SIDES))
    coalitions = np.arange(1, 2**n)
    first, second = (mask.ravel() for mask in np.meshgrid(coalitions, coalitions, indexing="ij"))
    apart = (first & second) == 0
    members = np.stack([first[apart], second[apart]], axis=1)[..., None] >> np.arange(n)
    return (members & 1).astype(np.bool_)


def n_wars(n_sides: int) -> int:
    """The number of wars among n sides.

    n_sides: 2 to 8.

    Valid for: ordered pairs of coalitions without a common member, sides that stand apart included.
    Raises: InputError for fewer than two or more than eight sides.
    Source: bracken_1993

    >>> n_wars(3), n_wars(5)
    (12, 180)
    """
    return wars(n_sides).shape[0]


def pooled(sides: tuple[Forces, ...], members: Bool[np.ndarray, " sides"]) -> Forces:
    """The forces of a coalition: launchers, values and stopped weapons add up, the rest is averaged over what carries it.

    sides: single numbers in each; members: at least one.

    Valid for: loadings averaged over launchers, alert over survivable ones, kill probability and withheld share over weapons.
    Raises: InputError for no member, marks for another number of sides, or what is no single number.
    Source: model_note_many_actors
    """
    if members.size != len(sides):
        raise InputError(f"{members.size} marks for {len(sides)} sides", fix="give a mark for each side")
    chosen = [_single(side) for side, member in zip(sides, members, strict=True) if member]
    if not chosen:
        raise InputError("a coalition has no member", fix="name at least one side")
    column = {name: np.array([getattr(side, name) for side in chosen]) for name in Forces._fields}
    fixed, survivable = column["n_fixed"], column["n_survivable"]
    weapons = fixed * column["fixed_loading"] + survivable * column["survivable_loading"]
    return Forces(
        n_fixed=float(fixed.sum()),
        fixed_loading=_mean(column["fixed_loading"], fixed),
        n_survivable=float(survivable.sum()),
        survivable_loading=_mean(column["survivable_loading"], survivable),
        alert=_mean(column["alert"], survivable),
        p_kill=_mean(column["p_kill"], weapons),
        w80=float(column["w80"].sum()),
        withheld=_mean(column["withheld"], weapons),
        n_stopped=float(column["n_stopped"].sum()),
        leakage=_mean(column["leakage"], column["w80"]),
    )


def war_index(sides: tuple[Forces, ...], shots: int = 2) -> WarIndex:
    """First-strike stability over all pairs of coalitions among several sides.

    sides: two to eight, single numbers in each; shots: at most at one launcher, 1 or more.

    Valid for: every pair of coalitions with the same weight, however unlikely: a measure of structure, not of risk.
    Raises: InputError for what the index of two sides refuses, or fewer than two or more than eight sides.
    Source: model_note_many_actors

    >>> large, small = Forces(400, 2, 40, 16, 0.6, 0.7, 900), Forces(40, 1, 4, 16, 0.5, 0.5, 900)
    >>> round(war_index((large, large)).mean, 3), round(war_index((large, large, small)).mean, 3)
    (0.875, 0.743)
    """
    every = wars(len(sides))
    places = every @ (1 << np.arange(len(sides)))
    once = every[places[:, 0] < places[:, 1]]  # both orders of a pair are in its index
    pairs = [(pooled(sides, one), pooled(sides, other)) for one, other in once]
    stacked = [Forces._make(np.array(field) for field in zip(*part, strict=True)) for part in zip(*pairs, strict=True)]
    each = first_strike_stability(stacked[0], stacked[1], shots).capped
    return WarIndex(each, float(each.mean()), float(each.min()))


def change_by_defence(sides: tuple[Forces, ...], n_stopped: Float[np.ndarray, " sides"], shots: int = 2) -> float:
    """The change of the mean index of wars when sides get defences that stop so many weapons each.

    sides: two to eight, single numbers in each; n_stopped: weapons stopped on top of those before, by side, 0 or more; shots: 1 or more.

    Valid for: the same as `war_index`; negative where the defences make going first more attractive.
    Raises: InputError for what `war_index` refuses.
    Source: best_bracken_1995

    >>> large, small = Forces(400, 2, 40, 16, 0.6, 0.7, 900), Forces(40, 1, 4, 16, 0.5, 0.5, 900)
    >>> change_by_defence((large, large), np.full(2, 100.0)) < 0 < change_by_defence((large, large, small), np.array([100.0, 100.0, 0.0]))
    True
    """
    if n_stopped.size != len(sides):
        raise InputError(f"{n_stopped.size} stopped weapons for {len(sides)} sides", fix="give a number for each side")
    sides = tuple(_single(side) for side in sides)
    defended = tuple(
        side._replace(n_stopped=side.n_stopped + more) for side, more in zip(sides, amount("n_stopped", n_stopped), strict=True)
    )
    return war_index(defended, shots).mean - war_index(sides, shots).mean


def _single(side: Forces) -> Forces:
    """A side with each of its numbers as one finite number.

    Raises: InputError for an array, or what is no number of at least 0.
    """
    fields = {name: amount(name, value) for name, value in side._asdict().items()}
    for name, value in fields.items():
        if value.ndim:
            raise InputError(f"{name} of a side is not one number, but an array", fix="give a single number")
    return Forces(**{name: float(value) for name, value in fields.items()})


def _mean(values: Float[np.ndarray, " members"], weights: Float[np.ndarray, " members"]) -> float:
    """The weighted mean; the plain one where nothing has weight."""
    total = float(weights.sum())
    return float(values @ weights) / total if total > 0.0 else float(values.mean())
