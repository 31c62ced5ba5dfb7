"""A planned strike reviewed: what it destroys, leg by leg and type by type, and how much more any other strike could.

With one type the plan is exact, and its value is its bound. With several the
bound comes from prices (`shadow`); column generation puts whole weapons on
whole aimpoints, without debris, as a second opinion on the same strike.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.exchange.allocation import Allocation, strike_allocation
from equipoise.core.exchange.arsenal import Strike
from equipoise.core.exchange.posture import POSTURES, Force
from equipoise.core.exchange.shadow import strike_bound
from equipoise.core.exchange.survivors import Attack, Plan, planned_strike, strike_plan


class Review(NamedTuple):
    """One planned strike: what it was planned with, its groups, the value that it destroys and what no strike destroys more than."""

    plan: Plan
    strike: Strike
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """How much more than this, at most, another strike could destroy, as a share of the bound."""
        return max(0.0, 1.0 - self.value / self.bound) if self.bound > 0.0 else 0.0

    def fired(self) -> Float[np.ndarray, "types legs"]:
        """The weapons of each type that go to each leg.

        Valid for: every review.
        Raises: nothing.
        Source: definition.
        """
        table = np.zeros(self.plan.p_kill.shape[::-1])
        aimpoints = self.plan.number[self.strike.leg] * self.strike.share
        np.add.at(table, self.strike.leg, aimpoints[:, None] * self.strike.weapons)
        return table.T.copy()

    def left(self) -> Float[np.ndarray, " legs"]:
        """The aimpoints of each leg that survive on average.

        Valid for: every review.
        Raises: nothing.
        Source: definition.
        """
        standing = self.strike.share * self.strike.p_alive
        return self.plan.number * np.bincount(self.strike.leg, standing, self.plan.number.size)


def review(force: Force, attack: Attack, draw: int, posture: int) -> Review:
    """A planned strike on a force with its value and bound.

    force, attack: records of the chain; draw: a row of them; posture: its place in POSTURES.

    Valid for: up to four types that are ready; the bound is infinite for more.
    Raises: InputError for impossible numbers.
    Source: model_note_targeting
    """
    plan = strike_plan(force, attack, draw, posture, 1.0, 1.0)
    strike = planned_strike(force, attack, draw, posture, 1.0, 1.0)
    value = float((plan.number[strike.leg] * strike.share * plan.value[strike.leg] * (1.0 - strike.p_alive)).sum())
    if plan.ready.size == 1:
        return Review(plan, strike, value, value)
    bound = strike_bound(plan.number, plan.value, plan.p_kill, attack.nuclear, float(attack.fratricide[draw]), plan.ready)
    return Review(plan, strike, value, max(bound, value))


def gaps(force: Force, attack: Attack, rows: tuple[int, int]) -> Float[np.ndarray, "rows postures"]:
    """How far the planned strike may fall short of the best one, as a share, draw by draw and posture by posture.

    force, attack: records of the chain; rows: draws rows[0] up to, not including, rows[1].

    Valid for: the same as `review`.
    Raises: InputError for impossible numbers.
    Source: model_note_targeting
    """
    if attack.nuclear.size == 1:
        return np.zeros((rows[1] - rows[0], len(POSTURES)))
    return np.array([[review(force, attack, d, p).gap for p in range(len(POSTURES))] for d in range(*rows)])


def in_whole_numbers(plan: Plan) -> Allocation:
    """The same strike by column generation: whole weapons on whole aimpoints, without debris, to a proven gap of 1e-4 where it is reached.

    plan: what a strike is planned with; parts of a weapon are left out, aimpoints are rounded, halves up.

    Valid for: weapons that act independently.
    Raises: InputError for impossible numbers.
    Source: model_note_targeting
    """
    return strike_allocation(np.floor(plan.ready + 1e-9), np.floor(plan.number + 0.5), plan.value, plan.p_kill)
