"""Many actors: the forces, capabilities and layers of all of them in one record, and what any two sides put into an exchange.

A side is one actor or several that act as one. Members of a side that strikes
pool their warheads, their search and their layers; members of a side that
retaliates pool their legs and share one chain of warning, each stage of which
works if that of any member does, unless a common failure takes out all.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int

from equipoise.core.exchange.posture import BOMBER, POSTURES, Force
from equipoise.core.exchange.retaliation import Defence
from equipoise.core.exchange.survivors import Attack
from equipoise.core.exchange.warning import any_works, in_series
from equipoise.errors import InputError


class Actors(NamedTuple):
    """All actors, one row a draw: legs with their owners, capabilities by actor, layers with their owners.

    `reaches[leg, actor]` says whether a leg can strike that actor, `met[leg, actor]` whether that actor's layers can engage its
    weapons. `detect` and `p_breakthrough` are about others' mobile launchers and submarines. `confirmation` is the chance that a warning
    is confirmed in time, `leaves_under_attack` the share of alert missiles that then leave. Layers stand in the order of a raid.
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
    sspk_silo: Float[np.ndarray, "draws actors"]
    withheld: Float[np.ndarray, "draws actors"]
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
    track_per_raid: Int[np.ndarray, " layers"]


class Side(NamedTuple):
    """Who acts as one: the actors whose offence is pooled, and those whose layers are. Of a single actor both hold it alone."""

    offence: Bool[np.ndarray, " actors"]
    defence: Bool[np.ndarray, " actors"]


class Exchange(NamedTuple):
    """What the chain needs of a retaliator and its adversary."""

    force: Force
    attack: Attack
    defence: Defence


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
    shared = ("owner", "basing", "reaches", "met", "layer_owner", "track_per_raid")
    return Actors(**{name: field if name in shared else field[rows[0] : rows[1]] for name, field in actors._asdict().items()})


def single(n: int, actor: int) -> Side:
    """The side that one actor is by itself.

    n: number of actors, 1 or more; actor: its place, 0 to n - 1.

    Valid for: any number of actors.
    Raises: InputError for a place that there is not.
    Source: definition
    """
    return coalition(n, (actor,))


def coalition(n: int, offence: tuple[int, ...], defence: tuple[int, ...] | None = None) -> Side:
    """The side that several actors are together.

    n: number of actors; offence: places of those whose offence is pooled; defence: of those whose layers are (default: the same).

    Valid for: any number of actors; at least one member of the offence.
    Raises: InputError for a place that there is not, or no member.
    Source: definition
    """
    masks: list[Bool[np.ndarray, " actors"]] = []
    for places in (offence, offence if defence is None else defence):
        if any(not 0 <= place < n for place in places):
            raise InputError(f"a side names an actor that is not among the {n} given", fix=f"give places from 0 to {n - 1}")
        mask = np.zeros(n, dtype=np.bool_)
        mask[list(places)] = True
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
    return Side(np.any([side.offence for side in sides], axis=0), np.any([side.defence for side in sides], axis=0))


def exchange(actors: Actors, retaliator: Side, adversary: Side) -> Exchange:
    """The legs of one side, the strike and search of the other, and the other's layers.

    actors: all actors; retaliator: the side that is struck and answers; adversary: the side that strikes first and then defends itself.

    Valid for: sides without a common member; a leg takes part if it reaches any member of the other side, and is met if any of
    the other's layers can meet it.
    Raises: InputError for sides that share a member, or are of other actors.
    Source: model_note_many_actors
    """
    n = n_actors(actors)
    if {mask.size for side in (retaliator, adversary) for mask in side} != {n}:
        raise InputError(f"a side is not one of {n} actors", fix=f"give masks of {n} actors")
    if bool((retaliator.offence & (adversary.offence | adversary.defence)).any()):
        raise InputError("an actor stands on both sides of an exchange", fix="name sides without a common member")
    return Exchange(
        Force._make(
            np.ascontiguousarray(field) for field in _force(actors, retaliator, adversary)
        ),  # one layout, so that kernels are compiled once
        Attack._make(np.ascontiguousarray(field) for field in attack(actors, retaliator, adversary)),
        Defence._make(np.ascontiguousarray(field) for field in _defence(actors, adversary)),
    )


def facing(actors: Actors, one: Side, other: Side) -> bool:
    """Whether two sides can meet in an exchange: no common member, and each has a leg that reaches the other.

    actors: all actors; one, other: sides.

    Valid for: any sides of these actors. Bombers count: they retaliate, though they take no part in a first strike.
    Raises: nothing.
    Source: definition
    """
    common = bool(((one.offence | one.defence) & (other.offence | other.defence)).any())
    return not common and _legs(actors, one, other).size > 0 and _legs(actors, other, one).size > 0


def _legs(actors: Actors, side: Side, other: Side) -> Int[np.ndarray, " taken"]:
    """The places of a side's legs that reach the other side."""
    reaches = actors.reaches[:, other.offence | other.defence].any(axis=1)
    return np.flatnonzero(side.offence[actors.owner] & reaches)


def _force(actors: Actors, retaliator: Side, adversary: Side) -> Force:
    legs = _legs(actors, retaliator, adversary)
    defended = adversary.defence.copy()
    defended[adversary.defence] = np.isin(np.flatnonzero(adversary.defence), actors.layer_owner)
    return Force(
        basing=actors.basing[legs],
        met=np.asarray(actors.met[legs][:, defended].any(axis=1), dtype=np.int64),
        launchers=actors.launchers[:, legs],
        loading=actors.loading[:, legs],
        per_platform=actors.per_platform[:, legs],
        per_aimpoint=actors.per_aimpoint[:, legs],
        alert=actors.alert[:, :, legs],
        reliability=actors.reliability[:, legs],
        leaves_under_attack=actors.leaves_under_attack[:, actors.owner[legs]],
    )


def attack(actors: Actors, retaliator: Side, adversary: Side) -> Attack:
    """The strike and the search of one side against another: all legs but bombers that are on alert, less what is withheld.

    actors: all actors; retaliator: the side that is struck; adversary: the side that strikes.

    Valid for: one average warhead of the pooled strike; members find and break through each by itself, and warn one another.
    Raises: nothing.
    Source: model_note_many_actors
    """
    found = 1.0 - np.prod(1.0 - actors.detect[:, adversary.offence], axis=1)
    best = np.maximum(found, actors.detect_after_breakthrough[:, None])
    warheads, hard, soft = _strike(actors, adversary, retaliator)
    nothing = np.zeros_like(hard)
    seen = np.stack([actors.warning[:, retaliator.offence], actors.confirmation[:, retaliator.offence]], axis=1)
    warned = in_series(any_works(seen, actors.warning_common_failure[:, None]))
    return Attack(
        warheads=np.stack([np.zeros_like(warheads), warheads], axis=2),
        p_hard=np.stack([nothing, hard], axis=1),
        p_soft=np.stack([nothing, soft], axis=1),
        fratricide=actors.fratricide,
        p_breakthrough=1.0 - np.prod(1.0 - actors.p_breakthrough[:, adversary.offence], axis=1),
        p_found_killed=np.stack([found, best], axis=1) * actors.kill_if_found[:, None, None],
        p_warning=warned[:, 0],
        p_confirmed=warned[:, 1],
    )


def _strike(
    actors: Actors, striker: Side, struck: Side
) -> tuple[Float[np.ndarray, "draws postures"], Float[np.ndarray, " draws"], Float[np.ndarray, " draws"]]:
    legs = _legs(actors, striker, struck)
    legs = legs[actors.basing[legs] != BOMBER]
    owner = actors.owner[legs]
    carried = actors.launchers[:, legs] * actors.loading[:, legs]
    ready = (carried * (1.0 - actors.withheld[:, owner]))[:, None, :] * actors.alert[:, :, legs]
    soft = carried * actors.reliability[:, legs]
    hard = soft * actors.sspk_silo[:, owner]
    total = np.maximum(carried.sum(axis=1), 1e-12)
    return ready.sum(axis=2), hard.sum(axis=1) / total, soft.sum(axis=1) / total


def _defence(actors: Actors, adversary: Side) -> Defence:
    layers = np.flatnonzero(adversary.defence[actors.layer_owner])
    columns = (actors.interceptors, actors.salvo, actors.kill_probability, actors.p_track, actors.coverage)
    return Defence(*(column[:, layers] for column in columns), track_per_raid=actors.track_per_raid[layers])


def refuse_inconsistent(actors: Actors) -> None:
    """Nothing, for a record whose arrays fit together and are possible.

    actors: the record; probabilities and shares in [0, 1], counts 0 or more, sizes of groups above 0.

    Valid for: any record.
    Raises: InputError for anything else, naming the first array that does not fit.
    Source: definition
    """
    draws, legs = actors.launchers.shape
    n, layers, postures = n_actors(actors), actors.layer_owner.size, len(POSTURES)
    for name, shape in _shapes(draws, legs, n, layers, postures).items():
        array = getattr(actors, name)
        if array.shape != shape:
            raise InputError(
                f"{name} of the actors has the shape {array.shape}, not {shape}", fix="give each array the shape that it states"
            )
        if not np.isfinite(array).all() or bool((array < 0).any()):
            raise InputError(f"{name} of the actors holds what is no number of at least 0", fix="give finite numbers of at least 0")
        if name in _SHARES and bool((array > 1.0).any()):
            raise InputError(f"{name} of the actors holds a value above 1", fix="give shares and probabilities between 0 and 1")
        if name in _SIZES and bool((array <= 0.0).any()):
            raise InputError(f"{name} of the actors holds a size of 0", fix="give groups of at least one launcher")
    if bool((actors.owner >= n).any()) or bool((actors.layer_owner >= n).any()):
        raise InputError(f"a leg or layer belongs to an actor that is not among the {n} given", fix=f"give owners from 0 to {n - 1}")


_SIZES = {"per_platform", "per_aimpoint"}
_SHARES = {
    *("alert", "reliability", "sspk_silo", "withheld", "warning", "confirmation", "leaves_under_attack", "detect", "p_breakthrough"),
    *("detect_after_breakthrough", "kill_if_found", "fratricide", "warning_common_failure", "kill_probability", "p_track", "coverage"),
}


def _shapes(draws: int, legs: int, n: int, layers: int, postures: int) -> dict[str, tuple[int, ...]]:
    by_leg = dict.fromkeys(("launchers", "loading", "per_platform", "per_aimpoint", "reliability"), (draws, legs))
    by_actor = dict.fromkeys(("sspk_silo", "withheld", "warning", "confirmation", "leaves_under_attack"), (draws, n))
    by_layer = dict.fromkeys(("interceptors", "salvo", "kill_probability", "p_track", "coverage"), (draws, layers))
    by_draw = dict.fromkeys(("detect_after_breakthrough", "kill_if_found", "fratricide", "warning_common_failure"), (draws,))
    kinds = dict.fromkeys(("detect", "p_breakthrough"), (draws, n, 2))
    whole = {**dict.fromkeys(("owner", "basing"), (legs,)), **dict.fromkeys(("layer_owner", "track_per_raid"), (layers,))}
    pairs = dict.fromkeys(("reaches", "met"), (legs, n))
    return {**whole, **pairs, "alert": (draws, postures, legs), **by_leg, **by_actor, **by_layer, **by_draw, **kinds}
