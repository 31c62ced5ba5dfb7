"""A planned strike reviewed: what it destroys, leg by leg and type by type, and how much more any other strike could.

With one type the plan is exact, and its value is its bound, but for what is left
of aimpoints at which it stops (MOST_SHOTS). With several the
bound comes from prices (`dual_bound`); column generation puts whole weapons on
whole aimpoints, without debris, as a second opinion on the same strike.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.exchange.allocation.arsenal import Strike
from equipoise.core.exchange.allocation.dual_bound import bound_by_prices
from equipoise.core.exchange.allocation.strike import Allocation, strike_allocation
from equipoise.core.exchange.allocation.targeting import MOST_SHOTS, SHOTS_BEFORE_FRATRICIDE
from equipoise.core.exchange.posture import Force
from equipoise.core.exchange.retaliation import Defence, refuse_mismatched
from equipoise.core.exchange.survivors import Attack, Plan, planned_strike, strike_plan
from equipoise.core.whole import whole_below
from equipoise.errors import InputError
from equipoise.vocabulary import POSTURES


class Review(NamedTuple):
    """One planned strike: what it was planned with, its groups, the value that it destroys and what no strike destroys more than."""

    plan: Plan
    strike: Strike
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """How much more than this, at most, another strike could destroy, as a share of the bound; NaN where there is no bound."""
        return float(short(self.value, self.bound))

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


@kernel
def short(value, bound):
    """How far a value falls short of its bound, as a share; NaN of a bound that is infinite."""
    if not np.isfinite(bound):
        return np.nan
    return max(0.0, 1.0 - value / bound) if bound > 0.0 else 0.0


@kernel
def prices_left(plan, strike, nuclear, fratricide):
    """What one more weapon of each type would destroy where it would destroy the most: prices at which the bound is often least."""
    prices = np.zeros(plan.ready.size)
    for g in range(strike.leg.size):
        debris = (strike.weapons[g] * nuclear).sum()
        if strike.share[g] > 0.0 and strike.weapons[g].sum() < MOST_SHOTS:
            for i in range(prices.size):
                clear = nuclear[i] == 0 or debris < SHOTS_BEFORE_FRATRICIDE
                p = plan.p_kill[i, strike.leg[g]] * (1.0 if clear else 1.0 - fratricide)
                prices[i] = max(prices[i], plan.value[strike.leg[g]] * strike.p_alive[g] * p)
    return prices


@kernel
def spared(plan, strike):
    """What is left of the aimpoints that have MOST_SHOTS: with one type, no strike without that limit destroys more beyond the plan."""
    total = 0.0
    for g in range(strike.leg.size):
        if strike.weapons[g].sum() >= MOST_SHOTS:
            total += plan.number[strike.leg[g]] * strike.share[g] * plan.value[strike.leg[g]] * strike.p_alive[g]
    return total


@kernel
def reviewed(force, attack, d, posture):
    """A strike with what it was planned with, the value that it destroys, and a bound: infinite above four types."""
    plan, strike = strike_plan(force, attack, d, posture, 1.0, 1.0), planned_strike(force, attack, d, posture, 1.0, 1.0)
    value = 0.0
    for g in range(strike.leg.size):
        value += plan.number[strike.leg[g]] * strike.share[g] * plan.value[strike.leg[g]] * (1.0 - strike.p_alive[g])
    if plan.ready.size == 1:
        return plan, strike, value, value + spared(plan, strike)
    prices = prices_left(plan, strike, attack.nuclear, attack.fratricide[d])
    bound = bound_by_prices(plan.number, plan.value, plan.p_kill, attack.nuclear, attack.fratricide[d], plan.ready, prices)
    return plan, strike, value, max(bound, value)  # below it by rounding alone


@kernel
def fill_gaps(force, attack, first, out):
    """Fill how far the planned strike may fall short, for every draw from `first` on and every posture."""
    for row in range(out.shape[0]):
        for posture in range(out.shape[1]):
            _, _, value, bound = reviewed(force, attack, first + row, posture)
            out[row, posture] = short(value, bound)


def review(force: Force, attack: Attack, draw: int, posture: int) -> Review:
    """A planned strike on a force with its value and bound.

    force, attack: records of the chain; draw: a row of them; posture: its place in POSTURES.

    Valid for: up to four types that are ready; the bound is infinite for more. Records that fit together, as `exchange` gives them.
    Raises: InputError for an unknown draw or posture.
    Source: model_note_targeting
    """
    _refuse(force, attack, draw, draw, posture)
    return Review(*reviewed(force, attack, draw, posture))


def gaps(force: Force, attack: Attack, rows: tuple[int, int]) -> Float[np.ndarray, "rows postures"]:
    """How far the planned strike may fall short of the best one, as a share, draw by draw and posture by posture.

    force, attack: records of the chain; rows: draws rows[0] up to, not including, rows[1].

    Valid for: the same as `review`; NaN where there is no bound.
    Raises: InputError for draws that the records do not hold.
    Source: model_note_targeting
    """
    _refuse(force, attack, rows[0], rows[1] - 1, 0)
    out = np.zeros((rows[1] - rows[0], len(POSTURES)))
    fill_gaps(force, attack, rows[0], out)
    return out


def in_whole_numbers(plan: Plan) -> Allocation:
    """The same strike by column generation: whole weapons on whole aimpoints, without debris, to a proven gap of 1e-4 where it is reached.

    plan: what a strike is planned with; parts of a weapon are left out, aimpoints are rounded, halves up.

    Valid for: weapons that act independently.
    Raises: InputError for impossible numbers.
    Source: model_note_targeting
    """
    return strike_allocation(np.asarray(whole_below(plan.ready)), np.floor(plan.number + 0.5), plan.value, plan.p_kill)


def _refuse(force: Force, attack: Attack, first: int, last: int, posture: int) -> None:
    """Raise for records that do not fit together, and an unknown draw or posture: kernels do not check bounds."""
    draws = attack.fratricide.size
    bare = (np.zeros((draws, 0)) for _ in Defence._fields[:-1])
    refuse_mismatched(force, attack, Defence(*bare, track_per_raid=np.zeros(0, dtype=np.int64)), 0, draws - 1)
    if not (0 <= first <= last < draws and 0 <= posture < len(POSTURES)):
        what = f"draws {first} to {last} in posture {posture} are not among {draws} draws and {len(POSTURES)} postures"
        raise InputError(what, fix="name rows of the records")
