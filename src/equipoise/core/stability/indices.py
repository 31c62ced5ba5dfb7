"""Indices along the chain: what is lost by being caught unready or unlaunched, and what a warhead buys.

Each is a ratio of what comes back in two circumstances, or of what is
destroyed to what is spent. A ratio has no meaning where its denominator is
zero; there the result is NaN, so that nobody reads it as a number.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Numbers, Result, amount, probability, refuse_unlike
from equipoise.errors import InputError

DAY_TO_DAY, GENERATED = range(2)
RIDE_OUT, LAUNCH_ON_WARNING = 0, -1  # the first doctrine and the last


def generation_stability(coming_back: Float[np.ndarray, "*shape postures doctrines"]) -> Float[np.ndarray, "*shape doctrines"]:
    """What comes back from a day-to-day force as a share of what comes back from a generated one, by doctrine.

    coming_back: expected warheads in each cell, 0 or more, in the order of postures and doctrines.

    Valid for: any measure of what comes back; 1 means that an actor gains nothing by raising its readiness in a crisis.
    Raises: InputError for a negative or missing number, or other than two postures and two doctrines or more.
    Source: cimbala_2012

    >>> generation_stability(np.array([[374.0, 527.0], [633.0, 787.0]])).round(2).tolist()
    [0.59, 0.67]
    """
    cells = _cells(coming_back)
    return _ratio(cells[..., DAY_TO_DAY, :], cells[..., GENERATED, :])


def launch_stability(coming_back: Float[np.ndarray, "*shape postures doctrines"]) -> Float[np.ndarray, "*shape postures"]:
    """What comes back after riding out the strike as a share of what comes back when launching on warning, by posture.

    coming_back: expected warheads in each cell, 0 or more, in the order of postures and doctrines.

    Valid for: any measure of what comes back; 1 means that an actor gains nothing by launching before it knows.
    Raises: InputError for a negative or missing number, or other than two postures and two doctrines or more.
    Source: cimbala_2012

    >>> launch_stability(np.array([[374.0, 527.0], [633.0, 787.0]])).round(2).tolist()
    [0.71, 0.8]
    """
    cells = _cells(coming_back)
    return _ratio(cells[..., RIDE_OUT], cells[..., LAUNCH_ON_WARNING])


def drawdown_exchange_ratio(
    spent: Float[np.ndarray, "*shape points"], surviving: Float[np.ndarray, "*shape points"]
) -> Float[np.ndarray, "*shape points"]:
    """Warheads destroyed for each warhead spent, from the start of a drawdown curve to each of its points.

    spent: the striker's warheads up to each point, 0 or more, the first point before the strike; surviving: the victim's, 0 or more.

    Valid for: any curve; NaN where nothing has been spent. Above 1 the striker improves its share of what both hold.
    Raises: InputError for a negative or missing number.
    Source: model_note_indices

    >>> drawdown_exchange_ratio(np.array([0.0, 200.0]), np.array([1000.0, 40.0])).tolist()
    [nan, 4.8]
    """
    if spent.shape != surviving.shape:
        raise InputError(f"{spent.shape} points spent for {surviving.shape} surviving", fix="give both at each point of the curve")
    amount("spent", spent)
    amount("surviving", surviving)
    return _ratio(surviving[..., :1] - surviving, spent)


def force_ratio(own: Numbers, other: Numbers) -> Result:
    """An actor's warheads as a share of its own and the other's together.

    own, other: warheads, 0 or more.

    Valid for: any two arsenals; NaN where neither has any.
    Raises: InputError for a negative or missing number, or for shapes that do not fit each other.
    Source: definition

    >>> float(force_ratio(300.0, 100.0))
    0.75
    """
    refuse_unlike(own=own, other=other)
    mine, theirs = amount("own", own), amount("other", other)
    return _ratio(mine, mine + theirs)


def coming_back(
    n_warheads: Float[np.ndarray, "*shape legs"],
    p_alert: Float[np.ndarray, "postures legs"],
    p_survives: Float[np.ndarray, "doctrines legs"],
    p_delivers: Float[np.ndarray, " legs"],
    leakage: Numbers = 1.0,
) -> Float[np.ndarray, "*shape postures doctrines"]:
    """Arriving retaliatory warheads by posture and doctrine as a product of shares, the arithmetic of many published studies.

    n_warheads: by leg, 0 or more; p_alert: share on alert in each posture; p_survives: share of alert warheads that survive under each
    doctrine; p_delivers: reliability and penetration; leakage: the share that a defence lets pass, all 0 to 1.

    Valid for: expected values alone: no common cause, no inventory of interceptors. The chain replaces it; it is kept to compare with.
    Raises: InputError for a negative number, a share outside 0 to 1, or shapes that do not fit each other.
    Source: cimbala_2012

    >>> legs = np.array([400.0, 600.0]), np.array([[0.9, 0.6], [0.9, 0.9]]), np.array([[0.1, 0.8], [0.9, 0.9]]), np.array([0.8, 0.8])
    >>> coming_back(*legs).round(1).tolist()
    [[259.2, 518.4], [374.4, 648.0]]
    """
    refuse_unlike(n_warheads=n_warheads, p_alert=p_alert[0], p_survives=p_survives[0], p_delivers=p_delivers)
    ready = amount("n_warheads", n_warheads)[..., None, :] * probability("p_alert", p_alert)
    delivered = probability("p_survives", p_survives) * probability("p_delivers", p_delivers)
    arriving = np.einsum("...pl,dl->...pd", ready, delivered)
    refuse_unlike(arriving=arriving, leakage=leakage)
    return arriving * probability("leakage", leakage)


def _cells(coming_back: Float[np.ndarray, "*shape postures doctrines"]) -> Float[np.ndarray, "*shape postures doctrines"]:
    if coming_back.shape[-2:-1] != (2,) or coming_back.shape[-1] < 2:
        raise InputError(
            f"cells of the shape {coming_back.shape[-2:]} are not two postures by two doctrines or more",
            fix="give a 2 by 2 or 2 by 3 table last",
        )
    return amount("what comes back", coming_back)


def _ratio(part: Numbers, whole: Numbers) -> Float[np.ndarray, "..."]:
    part, whole = np.asarray(part), np.asarray(whole)
    return np.where(whole > 0.0, part / np.where(whole > 0.0, whole, 1.0), np.nan)
