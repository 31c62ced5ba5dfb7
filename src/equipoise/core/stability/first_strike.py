"""One side of a pair as the index of first-strike stability sees it, from the record of all actors.

Silos are the fixed force; all other launchers the survivable one, with the share of it that is on alert. Only legs that reach the
other count. A side's layers stop so many weapons as their stock destroys. Nobody launches under attack.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import count
from equipoise.core.exchange.actors import Actors, n_actors, refuse_inconsistent
from equipoise.core.exchange.posture import SILO
from equipoise.core.stability.kent_thaler_1989 import Forces
from equipoise.errors import InputError
from equipoise.vocabulary import POSTURES

Rows = Float[np.ndarray, " draws"]


def side_forces(actors: Actors, own: int, other: int, posture: int, w80: Rows) -> Forces:
    """The forces of one actor against another in one posture, arrays over the draws.

    actors: all actors; own, other: places of two of them, 0 or more; posture: a place in POSTURES; w80: weapons that destroy four fifths
    of the own value, one for each draw, above 0.

    Valid for: any two actors; one without a leg that reaches the other has no launchers.
    Raises: InputError for actors that do not fit together, places that are not among them, or w80 of another number of draws.
    Source: kent_thaler_1989 for what the index counts; the rest is the definition (heading of this module)
    """
    refuse_inconsistent(actors)
    own, other = _place(actors, own), _place(actors, other)
    posture = int(count("posture", posture, 0, len(POSTURES) - 1))
    legs, capabilities = actors.legs, actors.capabilities
    if w80.shape != legs.launchers.shape[:1]:
        raise InputError(f"w80 has the shape {w80.shape}", fix=f"give a value for each of {legs.launchers.shape[0]} draws")
    taken = (legs.owner == own) & (legs.reaches[:, other] == 1)
    fixed, survivable = taken & (legs.basing == SILO), taken & (legs.basing != SILO)
    warheads = legs.launchers * legs.loading
    works = _ratio((warheads * legs.reliability)[:, taken].sum(axis=1), warheads[:, taken].sum(axis=1))
    moving = legs.launchers[:, survivable]
    return Forces(
        n_fixed=legs.launchers[:, fixed].sum(axis=1),
        fixed_loading=_ratio(warheads[:, fixed].sum(axis=1), legs.launchers[:, fixed].sum(axis=1)),
        n_survivable=moving.sum(axis=1),
        survivable_loading=_ratio(warheads[:, survivable].sum(axis=1), moving.sum(axis=1)),
        alert=_ratio((moving * legs.alert[:, posture, survivable]).sum(axis=1), moving.sum(axis=1)),
        p_kill=capabilities.sspk_silo[:, own] * works,
        w80=w80,
        withheld=capabilities.withheld[:, own] + capabilities.withheld_third[:, own],
        n_stopped=stopped_weapons(actors, own),
    )


def stopped_weapons(actors: Actors, own: int) -> Rows:
    """Weapons that an actor's layers stop if enough come: stock over salvo, times tracking, coverage and what a salvo destroys.

    actors: all actors; own: the place of one of them, 0 or more.

    Valid for: any layers; they count as independent, each with targets enough.
    Raises: InputError for actors that do not fit together, or a place that is not among them.
    Source: definition
    """
    refuse_inconsistent(actors)
    layers, taken = actors.layers, actors.layers.owner == _place(actors, own)
    shots = layers.interceptors[:, taken] / np.maximum(layers.salvo[:, taken], 1.0)
    kills = 1.0 - (1.0 - layers.kill_probability[:, taken]) ** layers.salvo[:, taken]
    return (shots * kills * layers.p_track[:, taken] * layers.coverage[:, taken]).sum(axis=1)


def _place(actors: Actors, place: int) -> int:
    return int(count("the place of an actor", place, 0, n_actors(actors) - 1))


def _ratio(part: Rows, whole: Rows) -> Rows:
    return np.where(whole > 0.0, part / np.where(whole > 0.0, whole, 1.0), 0.0)
