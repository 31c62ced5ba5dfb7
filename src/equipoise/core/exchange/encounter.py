"""An encounter: what any two sides of a record of actors put into an exchange.

Members of a side that strikes pool their weapons, each actor's a type of its
own, their search and their layers; members of a side that retaliates pool
their legs and share one chain of warning, each stage of which works if that of
any member does, unless a common failure takes out all. A layer of a struck
side guards the legs of its owner.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int

from equipoise.core.exchange.actors import Actors, Conventional, Layers, n_actors
from equipoise.core.exchange.force_defence import ForceDefence, force_defence
from equipoise.core.exchange.posture import BOMBER, Force
from equipoise.core.exchange.reserve import struck_share
from equipoise.core.exchange.retaliation import Defence
from equipoise.core.exchange.sides import Side, legs_facing, refuse_strangers
from equipoise.core.exchange.survivors import Attack
from equipoise.core.exchange.warning import any_works, in_series
from equipoise.errors import InputError
from equipoise.vocabulary import POSTURES


class Weapons(NamedTuple):
    """One type of weapon of a strike: how many are ready, what one does, how often it works, and how much of it the layers can engage."""

    ready: Float[np.ndarray, "draws postures"]
    hard: Float[np.ndarray, " draws"]
    soft: Float[np.ndarray, " draws"]
    works: Float[np.ndarray, " draws"]
    met: Float[np.ndarray, "draws postures"]
    nuclear: bool


class Kind(NamedTuple):
    """What a type of weapon is made of: its actor, and its legs or the place of its conventional class (-1: none)."""

    actor: int
    legs: Int[np.ndarray, " some"]
    place: int


class Exchange(NamedTuple):
    """What the chain needs of a retaliator and its adversary."""

    force: Force
    attack: Attack
    defence: Defence


def exchange(actors: Actors, retaliator: Side, adversary: Side, scheduled: Side | None = None) -> Exchange:
    """The legs of one side, the strike and search of the other, and the other's layers.

    actors: all actors; retaliator: the side that is struck and answers; adversary: the side that strikes first and then defends itself;
    scheduled: those of its members whose nuclear weapons a schedule cuts with the retaliator's (default: none).

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
        attack(actors, retaliator, adversary, scheduled),
        Defence._make(np.ascontiguousarray(field) for field in _defence(actors.layers, adversary)),
    )


def _force(actors: Actors, retaliator: Side, adversary: Side) -> Force:
    legs, taken = actors.legs, legs_facing(actors, retaliator, adversary)
    return Force(
        basing=legs.basing[taken],
        met=np.asarray(legs.met[taken][:, _defended(actors, adversary)].any(axis=1), dtype=np.int64),
        launchers=legs.launchers[:, taken],
        loading=legs.loading[:, taken],
        per_platform=legs.per_platform[:, taken],
        per_aimpoint=legs.per_aimpoint[:, taken],
        alert=legs.alert[:, :, taken],
        reliability=legs.reliability[:, taken],
        leaves_under_attack=actors.capabilities.leaves_under_attack[:, legs.owner[taken]],
    )


def _defended(actors: Actors, side: Side) -> Bool[np.ndarray, " actors"]:
    """The members of a side that have layers."""
    return side.defence & np.isin(np.arange(n_actors(actors)), actors.layers.owner)


def attack(actors: Actors, retaliator: Side, adversary: Side, scheduled: Side | None = None) -> Attack:
    """The strike and the search of one side against another, and the layers of the other that meet the strike.

    actors: all actors; retaliator: the side that is struck; adversary: the side that strikes; scheduled: as for `exchange`.

    Valid for: all legs but bombers that are on alert, less what is withheld: one average nuclear type for each member, one for each leg
    that is a type of its own, one for each class of conventional weapons; members find and break through each by itself, and warn
    one another.
    Raises: InputError for arrays that do not fit together, or sides of other actors.
    Source: model_note_many_actors
    """
    refuse_strangers(actors, (retaliator, adversary))
    capabilities, offence = actors.capabilities, adversary.offence
    p_found = 1.0 - np.prod(1.0 - capabilities.detect[:, offence], axis=1)
    best = np.maximum(p_found, capabilities.detect_after_breakthrough[:, None])
    types = weapon_types(actors, adversary, retaliator)
    kinds = kinds_of_weapon(actors, adversary, retaliator)
    cut = [scheduled is not None and kind.place < 0 and bool(scheduled.offence[kind.actor]) for kind in kinds]
    seen = np.stack([capabilities.warning[:, retaliator.offence], capabilities.confirmation[:, retaliator.offence]], axis=1)
    warned = in_series(any_works(seen, capabilities.warning_common_failure[:, None]))
    by_type = (np.ascontiguousarray(np.stack([getattr(weapons, name) for weapons in types], axis=-1)) for name in Weapons._fields[:-1])
    return Attack(
        *by_type,
        scheduled=np.array(cut, dtype=np.int64),
        nuclear=np.array([int(weapons.nuclear) for weapons in types]),
        fratricide=np.ascontiguousarray(capabilities.fratricide),
        p_breakthrough=1.0 - np.prod(1.0 - capabilities.p_breakthrough[:, offence], axis=1),
        p_found_killed=np.stack([p_found, best], axis=1) * capabilities.kill_if_found[:, None, None],
        p_warning=np.ascontiguousarray(warned[:, 0]),
        p_confirmed=np.ascontiguousarray(warned[:, 1]),
        force_defence=_force_defence(actors, retaliator, adversary),
    )


def weapon_types(actors: Actors, striker: Side, struck: Side) -> list[Weapons]:
    """The types of weapon with which a side strikes: by member, its average nuclear type, its legs apart, its conventional classes.

    actors: all actors; striker, struck: sides.

    Valid for: any sides; bombers take no part. What is withheld is taken off nuclear weapons; conventional ones are counted without it.
    Raises: InputError for arrays that do not fit together, or sides of other actors.
    Source: model_note_targeting
    """
    refuse_strangers(actors, (striker, struck))
    defended = _defended(actors, struck)
    return [
        _nuclear(actors, kind.legs, kind.actor, defended) if kind.place < 0 else _conventional(actors.conventional, kind.place, defended)
        for kind in kinds_of_weapon(actors, striker, struck)
    ]


def kinds_of_weapon(actors: Actors, striker: Side, struck: Side) -> list[Kind]:
    """What the types of a side's strike are made of, in their order: by member, its average, its legs apart, its conventional classes.

    actors: all actors; striker, struck: sides.

    Valid for: any sides; a member without legs has an average type of no weapons.
    Raises: InputError for arrays that do not fit together, or sides of other actors.
    Source: definition
    """
    legs, classes = actors.legs, actors.conventional
    places = legs_facing(actors, striker, struck)
    places = places[legs.basing[places] != BOMBER]
    reaching = classes.reaches[:, struck.offence | struck.defence].any(axis=1)
    kinds: list[Kind] = []
    for actor in np.flatnonzero(striker.offence).tolist():
        own = places[legs.owner[places] == actor]
        kinds.append(Kind(actor, own[legs.apart[own] == 0], -1))
        kinds += [Kind(actor, np.array([leg]), -1) for leg in own[legs.apart[own] == 1]]
        kinds += [Kind(actor, np.zeros(0, dtype=np.int64), int(index)) for index in np.flatnonzero((classes.owner == actor) & reaching)]
    return kinds


def _nuclear(actors: Actors, places: Int[np.ndarray, " some"], actor: int, defended: Bool[np.ndarray, " actors"]) -> Weapons:
    """The average weapon of some legs of one actor."""
    legs, capabilities = actors.legs, actors.capabilities
    carried = legs.launchers[:, places] * legs.loading[:, places]
    struck = struck_share(capabilities.withheld[:, actor], capabilities.withheld_third[:, actor])
    ready = (carried * struck[:, None])[:, None, :] * legs.alert[:, :, places]
    works = carried * legs.reliability[:, places]
    total = np.maximum(carried.sum(axis=1), 1e-12)
    sspk = np.where(legs.apart[places] == 1, legs.sspk[:, places], capabilities.sspk_silo[:, actor, None])
    soft, hard = works.sum(axis=1) / total, (works * sspk).sum(axis=1) / total
    met = ready @ legs.met[places][:, defended].any(axis=1).astype(np.float64)
    return Weapons(ready.sum(axis=2), hard, soft, soft, met / np.maximum(ready.sum(axis=2), 1e-12), nuclear=True)


def _conventional(classes: Conventional, index: int, defended: Bool[np.ndarray, " actors"]) -> Weapons:
    """One class of conventional weapons, ready alike in every posture."""
    ready = np.repeat(classes.weapons[:, index, None], len(POSTURES), axis=1)
    works = classes.works[:, index]
    met = np.full_like(ready, float(classes.met[index, defended].any()))
    return Weapons(ready, works * classes.hard[:, index], works * classes.soft[:, index], works, met, nuclear=False)


def _force_defence(actors: Actors, struck: Side, striker: Side) -> ForceDefence:
    """The layers of the struck side; what is aimed at the legs of one member is its part of the side's warheads."""
    layers, legs, places = actors.layers, actors.legs, legs_facing(actors, struck, striker)
    own = np.flatnonzero(struck.defence[layers.owner])
    guards = (layers.owner[own][:, None] == legs.owner[places]).astype(np.int64)
    warheads = legs.launchers[:, places] * legs.loading[:, places]
    exposure = np.minimum(warheads @ guards.T / np.maximum(warheads.sum(axis=1), 1e-12)[:, None], 1.0)
    columns = (layers.interceptors, layers.salvo, layers.kill_probability, layers.p_track, layers.coverage_forces)
    return force_defence(*(column[:, own] for column in columns), exposure=exposure, guards=guards)


def _defence(layers: Layers, adversary: Side) -> Defence:
    own = np.flatnonzero(adversary.defence[layers.owner])
    columns = (layers.interceptors, layers.salvo, layers.kill_probability, layers.p_track, layers.coverage)
    return Defence(*(column[:, own] for column in columns), track_per_raid=layers.track_per_raid[own])
