"""Many actors: the forces, capabilities and layers of all of them in one record, and the sides that they form.

A side is one actor or several that act as one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int

from equipoise.core.domain import count
from equipoise.core.exchange.posture import POSTURES
from equipoise.errors import InputError

MOST_ACTORS = 1_000


class Actors(NamedTuple):
    """All actors, one row a draw: legs with their owners, capabilities by actor, layers with their owners.

    `reaches[leg, actor]` says whether a leg can strike that actor, `met[leg, actor]` whether that actor's layers can engage its
    weapons; `apart[leg]` is 1 where its weapons are a type of their own, with `sspk_leg`, instead of part of their actor's average one.
    Classes of conventional weapons have owners too; `conventional` counts those ready against forces, with their chances against
    hardened and soft aimpoints if they work. `withheld` is kept back against the victim, `withheld_third` against third parties.
    `confirmation` is the probability that a first warning is confirmed in time, `leaves_under_attack` the share of the alert missiles
    that then leave. `coverage_forces` is the share of the owner's aimpoints that a layer protects. `detect` and `p_breakthrough` are
    about others' mobile launchers and submarines. Layers stand in the order in which a raid meets them.
    """

    owner: Int[np.ndarray, " legs"]
    basing: Int[np.ndarray, " legs"]
    reaches: Int[np.ndarray, "legs actors"]
    met: Int[np.ndarray, "legs actors"]
    launchers: Float[np.ndarray, "draws legs"]
    loading: Float[np.ndarray, "draws legs"]
    per_platform: Float[np.ndarray, "draws legs"]
    per_aimpoint: Float[np.ndarray, "draws legs"]
    alert: Float[np.ndarray, "draws postures legs"]
    reliability: Float[np.ndarray, "draws legs"]
    apart: Int[np.ndarray, " legs"]
    sspk_leg: Float[np.ndarray, "draws legs"]
    sspk_silo: Float[np.ndarray, "draws actors"]
    withheld: Float[np.ndarray, "draws actors"]
    withheld_third: Float[np.ndarray, "draws actors"]
    conventional_owner: Int[np.ndarray, " classes"]
    conventional_reaches: Int[np.ndarray, "classes actors"]
    conventional_met: Int[np.ndarray, "classes actors"]
    conventional: Float[np.ndarray, "draws classes"]
    conventional_works: Float[np.ndarray, "draws classes"]
    conventional_hard: Float[np.ndarray, "draws classes"]
    conventional_soft: Float[np.ndarray, "draws classes"]
    warning: Float[np.ndarray, "draws actors"]
    confirmation: Float[np.ndarray, "draws actors"]
    leaves_under_attack: Float[np.ndarray, "draws actors"]
    detect: Float[np.ndarray, "draws actors kinds"]
    p_breakthrough: Float[np.ndarray, "draws actors kinds"]
    detect_after_breakthrough: Float[np.ndarray, " draws"]
    kill_if_found: Float[np.ndarray, " draws"]
    fratricide: Float[np.ndarray, " draws"]
    warning_common_failure: Float[np.ndarray, " draws"]
    layer_owner: Int[np.ndarray, " layers"]
    interceptors: Float[np.ndarray, "draws layers"]
    salvo: Float[np.ndarray, "draws layers"]
    kill_probability: Float[np.ndarray, "draws layers"]
    p_track: Float[np.ndarray, "draws layers"]
    coverage: Float[np.ndarray, "draws layers"]
    coverage_forces: Float[np.ndarray, "draws layers"]
    track_per_raid: Int[np.ndarray, " layers"]


class Side(NamedTuple):
    """Who acts as one: the actors whose offence is pooled, and those whose layers are. Of a single actor both hold it alone."""

    offence: Bool[np.ndarray, " actors"]
    defence: Bool[np.ndarray, " actors"]


def n_actors(actors: Actors) -> int:
    """The number of actors of a record.

    actors: the record.

    Valid for: any record.
    Raises: nothing.
    Source: definition
    """
    return actors.sspk_silo.shape[1]


def of_rows(actors: Actors, rows: tuple[int, int]) -> Actors:
    """The same actors with some of their draws.

    actors: all actors; rows: draws rows[0] up to, not including, rows[1].

    Valid for: draws that the record holds.
    Raises: InputError for others.
    Source: definition
    """
    draws = actors.launchers.shape[0]
    if not 0 <= rows[0] < rows[1] <= draws:
        raise InputError(f"draws {rows[0]} to {rows[1] - 1} are not among the {draws} given", fix="name rows of the record")
    return Actors(**{name: field if name in _SHARED else field[rows[0] : rows[1]] for name, field in actors._asdict().items()})


def single(n: int, actor: int) -> Side:
    """The side that one actor is by itself.

    n: number of actors, 1 to 1,000; actor: its place, 0 to n - 1.

    Valid for: any number of actors.
    Raises: InputError for an unknown place.
    Source: definition
    """
    return coalition(n, (actor,))


def coalition(n: int, offence: tuple[int, ...], defence: tuple[int, ...] | None = None) -> Side:
    """The side that several actors are together.

    n: number of actors, 1 to 1,000; offence: places of those whose offence is pooled; defence: of those whose
    layers are (default: the same).

    Valid for: any number of actors; at least one member of the offence.
    Raises: InputError for an unknown place, or no member.
    Source: definition
    """
    n = int(count("the number of actors", n, 1, MOST_ACTORS))
    masks: list[Bool[np.ndarray, " actors"]] = []
    for places in (offence, offence if defence is None else defence):
        if any(int(count("the place of an actor", place, -MOST_ACTORS)) not in range(n) for place in places):
            raise InputError(f"a side names an actor that is not among the {n} given", fix=f"give places from 0 to {n - 1}")
        mask = np.zeros(n, dtype=np.bool_)
        mask[np.array(places, dtype=np.int64)] = True
        masks.append(mask)
    if not masks[0].any():
        raise InputError("a side has no member", fix="name at least one actor")
    return Side(masks[0], masks[1])


def together(sides: tuple[Side, ...]) -> Side:
    """The side that several sides are together.

    sides: at least one, of the same actors.

    Valid for: any sides.
    Raises: InputError for no side.
    Source: definition
    """
    if not sides:
        raise InputError("no side is named", fix="name at least one side")
    if len({mask.shape for side in sides for mask in side}) > 1:
        raise InputError("the sides are not of the same actors", fix="give each a mark for every actor")
    return Side(np.any([side.offence for side in sides], axis=0), np.any([side.defence for side in sides], axis=0))


def facing(actors: Actors, one: Side, other: Side) -> bool:
    """Whether two sides can meet in an exchange: no common member, and each has a leg that reaches the other.

    actors: all actors; one, other: sides.

    Valid for: any sides of these actors. Bombers count: they retaliate, though they take no part in a first strike.
    Raises: InputError for arrays that do not fit together.
    Source: definition
    """
    refuse_misshapen(actors, (one, other))
    common = bool(((one.offence | one.defence) & (other.offence | other.defence)).any())
    return not common and legs_facing(actors, one, other).size > 0 and legs_facing(actors, other, one).size > 0


def legs_facing(actors: Actors, side: Side, other: Side) -> Int[np.ndarray, " taken"]:
    """The places of a side's legs that reach the other side.

    actors: all actors; side, other: sides of them.

    Valid for: any sides of these actors.
    Raises: InputError for a leg whose owner is not among the actors, or arrays that do not fit together.
    Source: definition
    """
    refuse_misshapen(actors, (side, other))
    if np.any((actors.owner < 0) | (actors.owner >= side.offence.size)):
        raise InputError("a leg belongs to an unknown actor", fix=f"give owners from 0 to {side.offence.size - 1}")
    reaches = actors.reaches[:, other.offence | other.defence].any(axis=1)
    return np.flatnonzero(side.offence[actors.owner] & reaches)


def refuse_inconsistent(actors: Actors) -> None:
    """Nothing, for a record whose arrays fit together and are possible.

    actors: the record; probabilities and shares in [0, 1], counts 0 or more, sizes of groups above 0.

    Valid for: any record.
    Raises: InputError for anything else, naming the first array that does not fit.
    Source: definition
    """
    refuse_misshapen(actors)
    n = n_actors(actors)
    for name, array in actors._asdict().items():
        if not np.isfinite(array).all() or bool((array < 0).any()):
            raise InputError(f"{name} of the actors holds what is no number of at least 0", fix="give finite numbers of at least 0")
        if name in _SHARES and bool((array > 1.0).any()):
            raise InputError(f"{name} of the actors holds a value above 1", fix="give shares and probabilities between 0 and 1")
        if name in _SIZES and bool((array <= 0.0).any()):
            raise InputError(f"{name} of the actors holds a size of 0", fix="give groups of at least one launcher")
    if any(bool((owner >= n).any()) for owner in (actors.owner, actors.layer_owner, actors.conventional_owner)):
        raise InputError(f"a leg or layer belongs to an actor that is not among the {n} given", fix=f"give owners from 0 to {n - 1}")


def refuse_misshapen(actors: Actors, sides: tuple[Side, ...] = ()) -> None:
    """Nothing, for a record whose arrays fit together, and sides of its actors.

    actors: the record; sides: any number of them.

    Valid for: any record.
    Raises: InputError for an array of another shape than the record states, or a side of other actors.
    Source: definition
    """
    (draws, legs), n = actors.launchers.shape, n_actors(actors)
    for name, shape in _shapes(draws, legs, n, actors.layer_owner.size, actors.conventional_owner.size).items():
        if (array := getattr(actors, name)).shape != shape:
            raise InputError(
                f"{name} of the actors has the shape {array.shape}, not {shape}", fix="give each array the shape that it states"
            )
    if any(mask.shape != (n,) for side in sides for mask in side):
        raise InputError(f"a side is not of the {n} actors given", fix="give it a mark for every actor")


_SIZES = {"per_platform", "per_aimpoint"}
_SHARED = {
    *("owner", "basing", "reaches", "met", "apart", "layer_owner", "track_per_raid"),
    *("conventional_owner", "conventional_reaches", "conventional_met"),
}
_SHARES = {
    *("alert", "reliability", "sspk_silo", "withheld", "warning", "confirmation", "leaves_under_attack", "detect", "p_breakthrough"),
    *("detect_after_breakthrough", "kill_if_found", "fratricide", "warning_common_failure", "kill_probability", "p_track", "coverage"),
    *("coverage_forces", "sspk_leg", "withheld_third", "conventional_works", "conventional_hard", "conventional_soft"),
}


def _shapes(draws: int, legs: int, n: int, layers: int, classes: int) -> dict[str, tuple[int, ...]]:
    by_leg = ("launchers", "loading", "per_platform", "per_aimpoint", "reliability", "sspk_leg")
    by_actor = ("sspk_silo", "withheld", "withheld_third", "warning", "confirmation", "leaves_under_attack")
    by_layer = ("interceptors", "salvo", "kill_probability", "p_track", "coverage", "coverage_forces")
    by_draw = ("detect_after_breakthrough", "kill_if_found", "fratricide", "warning_common_failure")
    return {
        **dict.fromkeys(("owner", "basing", "apart"), (legs,)),
        **dict.fromkeys(("layer_owner", "track_per_raid"), (layers,)),
        "conventional_owner": (classes,),
        **dict.fromkeys(("reaches", "met"), (legs, n)),
        **dict.fromkeys(("conventional_reaches", "conventional_met"), (classes, n)),
        "alert": (draws, len(POSTURES), legs),
        **dict.fromkeys(by_leg, (draws, legs)),
        **dict.fromkeys(by_actor, (draws, n)),
        **dict.fromkeys(by_layer, (draws, layers)),
        **dict.fromkeys(("conventional", "conventional_works", "conventional_hard", "conventional_soft"), (draws, classes)),
        **dict.fromkeys(by_draw, (draws,)),
        **dict.fromkeys(("detect", "p_breakthrough"), (draws, n, 2)),
    }
