"""A strike to be allocated: weapons of several types, classes of aimpoints, and what one weapon does to one aimpoint."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.domain import Number, Numbers, amount, count, probability
from equipoise.errors import InputError

MOST_WEAPONS = 10**9  # of one type, and aimpoints of one class


class Loads(NamedTuple):
    """What an aimpoint may be fired at with: its class, and the weapons of each type."""

    classes: Int[np.ndarray, " loads"]
    weapons: Int[np.ndarray, "loads types"]


class Problem(NamedTuple):
    """Stocks, classes and kill probabilities, checked; at most `most_shots` weapons on one aimpoint (all, where no limit is stated)."""

    n_weapons: Int[np.ndarray, " types"]
    n_aimpoints: Int[np.ndarray, " classes"]
    value: Float[np.ndarray, " classes"]
    p_kill: Float[np.ndarray, "types classes"]
    most_shots: int

    def destroyed(self, loads: Loads) -> Float[np.ndarray, " loads"]:
        """The value that each load destroys on one aimpoint, on average."""
        with np.errstate(divide="ignore"):  # a certain kill
            weight = np.log1p(-self.p_kill).T[loads.classes]
        spared = np.where(loads.weapons > 0, weight, 0.0) * loads.weapons
        return self.value[loads.classes] * -np.expm1(spared.sum(axis=1))


def strike_problem(
    n_weapons: Numbers, n_aimpoints: Numbers, value: Numbers, p_kill: Numbers, p_arrival: Numbers, most_shots: Number | None
) -> Problem:
    """The problem with its arguments checked; kill probabilities are those of a weapon that may not arrive.

    n_weapons: of each type, whole, 0 or more; n_aimpoints: of each class, whole, 0 or more; value: of one aimpoint of
    each class, 0 or more; p_kill: of one weapon, types by classes, 0 to 1; p_arrival: the same shape or one that
    broadcasts to it, 0 to 1; most_shots: weapons on one aimpoint, whole, 1 or more, or none.

    Valid for: stocks and classes up to 10^9.
    Raises: InputError for arrays that do not fit together, and numbers that are not finite or out of range.
    Source: definition.
    """
    stocks, number = count("n_weapons", n_weapons), count("n_aimpoints", n_aimpoints)
    worth, kill, arrival = amount("value", value), probability("p_kill", p_kill), probability("p_arrival", p_arrival)
    if stocks.ndim != 1 or number.ndim != 1 or worth.shape != number.shape or kill.shape != (stocks.size, number.size):
        shapes = f"n_weapons {stocks.shape}, n_aimpoints {number.shape}, value {worth.shape}, p_kill {kill.shape}"
        raise InputError(
            f"the strike's arrays do not fit together: {shapes}", fix="give (types,), (classes,), (classes,), (types, classes)"
        )
    if arrival.ndim > 2 or any(n not in (1, wanted) for n, wanted in zip(arrival.shape[::-1], kill.shape[::-1], strict=False)):
        raise InputError(f"p_arrival has the shape {arrival.shape}", fix=f"give one number, or the shape of p_kill, {kill.shape}")
    if max(stocks.max(initial=0), number.max(initial=0)) > MOST_WEAPONS:
        raise InputError("a stock or a class is too large", fix=f"give at most {MOST_WEAPONS:,}")
    most = max(int(stocks.sum()), 1) if most_shots is None else int(count("most_shots", most_shots, 1))
    return Problem(stocks, number, worth, kill * arrival, most)
