"""Before launch: what is exposed, what is hidden, what is gone when the strike arrives."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.exchange.doctrine import LAUNCH_ON_WARNING, RIDE_OUT
from equipoise.vocabulary import BASINGS

SILO, ROAD_MOBILE, SUBMARINE, BOMBER, RAIL_MOBILE = range(len(BASINGS))
FIXED, MOBILE, AT_SEA = range(3)
KIND = (FIXED, MOBILE, AT_SEA, FIXED, MOBILE)  # by basing; what is dispersed of the last two kinds is hidden, and can be tracked
NEVER, ON_ORDER, ON_WARNING = range(3)
LEAVES = (ON_ORDER, ON_ORDER, NEVER, ON_WARNING, ON_ORDER)  # by basing: when the part on alert leaves before the strike arrives


class Force(NamedTuple):
    """A retaliator's legs, one row a draw.

    `basing` indexes BASINGS; `met` says whether the adversary's defence can engage the leg; `alert` has an axis for POSTURES.
    `per_platform` counts launchers that live and die together when hidden (a boat's missiles, a train's), `per_aimpoint` launchers
    that stand at one aimpoint when exposed. `leaves_under_attack` is the share of the alert missiles that leave before the strike
    arrives when they wait until the attack is confirmed.
    """

    basing: Int[np.ndarray, " legs"]
    met: Int[np.ndarray, " legs"]
    launchers: Float[np.ndarray, "draws legs"]
    loading: Float[np.ndarray, "draws legs"]
    per_platform: Float[np.ndarray, "draws legs"]
    per_aimpoint: Float[np.ndarray, "draws legs"]
    alert: Float[np.ndarray, "draws postures legs"]
    reliability: Float[np.ndarray, "draws legs"]
    leaves_under_attack: Float[np.ndarray, "draws legs"]


@kernel
def away_share(force, d, leg, leaving):
    """The share of the alert missiles of a leg that have left: `leaving` is the doctrine on which they do, or to ride out."""
    if leaving == RIDE_OUT:
        return 0.0
    return 1.0 if leaving == LAUNCH_ON_WARNING else force.leaves_under_attack[d, leg]


@kernel
def hidden_share(basing, alert, away):
    """The share of a leg that is hidden: mobile launchers dispersed that have not left, boats at sea."""
    if KIND[basing] == FIXED:
        return 0.0
    return alert * (1.0 - away) if LEAVES[basing] == ON_ORDER else alert


@kernel
def gone_share(basing, alert, warned, away):
    """The share of a leg that has left before the strike arrives; `away` is the share of the alert missiles that do.

    Bombers on strip alert take off on warning under every doctrine, since they can be called back. Boats at sea have no need to.
    """
    if LEAVES[basing] == ON_WARNING:
        return alert if warned else 0.0
    return alert * away if LEAVES[basing] == ON_ORDER else 0.0


@kernel
def exposed_share(basing, alert, warned, away):
    """The share of a leg that the strike finds where it is based."""
    if KIND[basing] != FIXED:
        return 1.0 - alert
    return 1.0 - gone_share(basing, alert, warned, away)
