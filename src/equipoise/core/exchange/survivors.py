"""Who survives the strike: exact distributions of the warheads that come back, leg by leg.

Two causes strike a whole leg or force at once and are kept as states: a
breakthrough in tracking (for mobile launchers, for submarines), and warning.
Within a state launchers, boats and aimpoints fall independently of one
another; warheads on one launcher live and die together, and reliability is
drawn once for a missile.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.distribution import compound, convolution, trimmed
from equipoise.core.exchange.allocation.arsenal import strike_of_one_type, strike_of_types
from equipoise.core.exchange.allocation.targeting import MOST_SHOTS
from equipoise.core.exchange.force_defence import ForceDefence, fill_passing
from equipoise.core.exchange.posture import FIXED, KIND, SILO, away_share, exposed_share, gone_share, hidden_share


class Attack(NamedTuple):
    """The adversary's strike and search, one row a draw, and the layers of the struck side that meet the strike.

    `warheads` counts the weapons of each type that are ready in each posture. `p_hard` and `p_soft` are the chances that one of them, if
    it is not stopped on its way, destroys a hardened or a soft aimpoint, its reliability included; `works` is that reliability. `met` is
    the share of a type that the struck side's layers can engage. `scheduled` marks the types that a bilateral schedule cuts, `nuclear`
    those whose debris can destroy a later one of them. `p_breakthrough` and `p_found_killed` are about mobile launchers and
    submarines: `p_found_killed[d, s, b]` for state s = 0 (none), 1 (breakthrough). `p_warning` is the probability of a first warning of
    the strike, `p_confirmed` that of one which is also confirmed in time.
    """

    warheads: Float[np.ndarray, "draws postures types"]
    p_hard: Float[np.ndarray, "draws types"]
    p_soft: Float[np.ndarray, "draws types"]
    works: Float[np.ndarray, "draws types"]
    met: Float[np.ndarray, "draws postures types"]
    scheduled: Int[np.ndarray, " types"]
    nuclear: Int[np.ndarray, " types"]
    fratricide: Float[np.ndarray, " draws"]
    p_breakthrough: Float[np.ndarray, "draws kinds"]
    p_found_killed: Float[np.ndarray, "draws states kinds"]
    p_warning: Float[np.ndarray, " draws"]
    p_confirmed: Float[np.ndarray, " draws"]
    force_defence: ForceDefence


class Plan(NamedTuple):
    """What a strike is planned with: its weapons by type; aimpoints of each leg, what one holds, and what one weapon does to it."""

    ready: Float[np.ndarray, " types"]
    number: Float[np.ndarray, " legs"]
    value: Float[np.ndarray, " legs"]
    p_kill: Float[np.ndarray, "types legs"]


class Situation(NamedTuple):
    """What holds for every leg: the draw, posture and scale of the force, whether a warning works, the doctrine on which missiles leave."""

    draw: int
    posture: int
    scale: float
    warned: bool
    leaving: int


@kernel
def aimpoints(force, d, posture, leg, scale):
    """How many aimpoints a leg offers, all of its exposed and alert launchers that a warning could save included."""
    launchers = force.launchers[d, leg] * scale
    if KIND[force.basing[leg]] != FIXED:
        launchers *= 1.0 - force.alert[d, posture, leg]
    return launchers / force.per_aimpoint[d, leg]


@kernel
def strike_plan(force, attack, d, posture, scale, attacker_scale):
    """What a strike is planned with; the struck side's layers meet all weapons that work, up to the most that aimpoints can take."""
    n_legs, n_types = force.basing.size, attack.nuclear.size
    plan = Plan(np.empty(n_types), np.empty(n_legs), np.empty(n_legs), np.empty((n_types, n_legs)))
    raid, room = 0.0, 0.0
    for i in range(n_types):
        plan.ready[i] = attack.warheads[d, posture, i] * (attacker_scale if attack.scheduled[i] == 1 else 1.0)
        raid += plan.ready[i] * attack.works[d, i] * attack.met[d, posture, i]
    for leg in range(n_legs):
        plan.number[leg] = aimpoints(force, d, posture, leg, scale)
        plan.value[leg] = force.per_aimpoint[d, leg] * force.loading[d, leg] * force.reliability[d, leg]
        room += MOST_SHOTS * plan.number[leg]
    passes = np.empty(n_legs)
    fill_passing(attack.force_defence, d, min(raid, room), passes)
    for leg in range(n_legs):
        hard = force.basing[leg] == SILO
        for i in range(n_types):
            p = attack.p_hard[d, i] if hard else attack.p_soft[d, i]
            plan.p_kill[i, leg] = p * (1.0 - attack.met[d, posture, i] * (1.0 - passes[leg]))
    return plan


@kernel
def planned_strike(force, attack, d, posture, scale, attacker_scale):
    """The strike on a force by marginal return, planned without counting on the other's warning to work; exact with one type."""
    plan = strike_plan(force, attack, d, posture, scale, attacker_scale)
    if plan.ready.size == 1:
        fratricide = attack.fratricide[d] if attack.nuclear[0] == 1 else 0.0
        return strike_of_one_type(plan.number, plan.value, plan.p_kill[0], fratricide, plan.ready[0])
    return strike_of_types(plan.number, plan.value, plan.p_kill, attack.nuclear, attack.fratricide[d], plan.ready)


@kernel
def none(out):
    """Fill `out` with the distribution of a count that is certainly zero; the window is returned."""
    out[0] = 1.0
    return 0, 0


@kernel
def add_launchers(n_groups, size, p_group, p_unit, current, low, high, work):
    """Add the launchers of independent groups to the distribution `current`; the new window is returned."""
    if n_groups <= 1e-9 or size <= 1e-9:
        return low, high
    part_low, part_high = compound(n_groups, size, p_group, p_unit, work[0], work[1], work[2])
    new_low, new_high = convolution(work[0], part_low, part_high, current, low, high, work[3])
    new_low, new_high = trimmed(work[3], new_low, new_high)
    current[new_low : new_high + 1] = work[3][new_low : new_high + 1]
    return new_low, new_high


@kernel
def leg_launchers(force, attack, strike, situation, leg, state, out, work):
    """Fill `out` with the launchers of one leg that deliver, in one state of tracking; the window is returned."""
    d, posture, scale, warned, leaving = situation
    basing, away = force.basing[leg], away_share(force, d, leg, leaving)
    alert = force.alert[d, posture, leg]
    n = force.launchers[d, leg] * scale
    works = force.reliability[d, leg]
    low, high = none(out)
    low, high = add_launchers(n * gone_share(basing, alert, warned, away), 1.0, 1.0, works, out, low, high, work)
    platform = force.per_platform[d, leg]
    p_hidden = 1.0 - attack.p_found_killed[d, state, max(KIND[basing] - 1, 0)]
    hidden = n * hidden_share(basing, alert, away)
    low, high = add_launchers(hidden / platform, platform, p_hidden, works, out, low, high, work)
    exposed = n * exposed_share(basing, alert, warned, away)
    number = aimpoints(force, d, posture, leg, scale)
    size = exposed / number if number > 1e-9 else 0.0
    if size < 1.0:
        number, size = exposed, 1.0
    for g in range(strike.leg.size):
        if strike.leg[g] == leg:
            low, high = add_launchers(number * strike.share[g], size, strike.p_alive[g], works, out, low, high, work)
    return low, high


@kernel
def add_warheads(loading, launchers, launchers_low, launchers_high, current, low, high, work):
    """Add a leg's warheads: j launchers of average loading m deliver the whole number nearest to j m."""
    first = int(np.floor(launchers_low * loading + 0.5))
    last = int(np.floor(launchers_high * loading + 0.5))
    work[4][first : last + 1] = 0.0
    for j in range(launchers_low, launchers_high + 1):
        work[4][int(np.floor(j * loading + 0.5))] += launchers[j]
    new_low, new_high = convolution(current, low, high, work[4], first, last, work[3])
    new_low, new_high = trimmed(work[3], new_low, new_high)
    current[new_low : new_high + 1] = work[3][new_low : new_high + 1]
    return new_low, new_high


@kernel
def stream(force, attack, strike, situation, side, kind, state, out, work):
    """Fill `out` with the delivered warheads of all legs of one kind on one side of the defence (1: it can meet them, 0: it cannot)."""
    low, high = none(out)
    for leg in range(force.basing.size):
        if KIND[force.basing[leg]] == kind and force.met[leg] == side:
            first, last = leg_launchers(force, attack, strike, situation, leg, state, work[5], work)
            low, high = add_warheads(force.loading[situation.draw, leg], work[5], first, last, out, low, high, work)
    return low, high
