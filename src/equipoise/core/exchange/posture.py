"""Before launch: what is exposed, what is hidden, what is gone when the strike arrives."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel

SILO, ROAD_MOBILE, SUBMARINE, BOMBER = range(4)
BASINGS = ("silo", "road_mobile", "submarine", "bomber")
POSTURES = ("day_to_day", "generated")
DOCTRINES = ("ride_out", "launch_on_warning")


class Force(NamedTuple):
    """A retaliator's legs, one row a draw.

    `basing` indexes BASINGS; `met` says whether the adversary's defence can engage the leg; `alert` has an axis for POSTURES.
    `per_platform` counts launchers that live and die together when hidden (a boat's missiles), `per_aimpoint` launchers
    that stand at one aimpoint when exposed.
    """

    basing: Int[np.ndarray, " legs"]
    met: Int[np.ndarray, " legs"]
    launchers: Float[np.ndarray, "draws legs"]
    loading: Float[np.ndarray, "draws legs"]
    per_platform: Float[np.ndarray, "draws legs"]
    per_aimpoint: Float[np.ndarray, "draws legs"]
    alert: Float[np.ndarray, "draws postures legs"]
    reliability: Float[np.ndarray, "draws legs"]


@kernel
def hidden_share(basing, alert, launch):
    """The share of a leg that is hidden: mobile launchers dispersed, boats at sea."""
    if basing == SUBMARINE:
        return alert
    return alert if basing == ROAD_MOBILE and not launch else 0.0


@kernel
def gone_share(basing, alert, warned, launch):
    """The share of a leg that has left before the strike arrives.

    Bombers on strip alert take off on warning under either doctrine, since
    they can be called back. Missiles leave only when the doctrine is to launch
    on warning and the warning works; boats at sea have no need to.
    """
    if basing == BOMBER:
        return alert if warned else 0.0
    return alert if launch and basing != SUBMARINE else 0.0


@kernel
def exposed_share(basing, alert, warned, launch):
    """The share of a leg that the strike finds where it is based."""
    if basing == SUBMARINE:
        return 1.0 - alert
    if basing == ROAD_MOBILE:
        return 1.0 - alert
    return 1.0 - gone_share(basing, alert, warned, launch)
