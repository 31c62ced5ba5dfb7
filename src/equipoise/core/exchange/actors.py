"""Many actors: the legs, conventional weapons, capabilities and layers of all of them in one record.

The annotation of a field states its axes, and the set of shares below each part which fields are shares and probabilities:
a new field is added there, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeVar, get_type_hints

import numpy as np
from jaxtyping import Float, Int

from equipoise.errors import InputError
from equipoise.vocabulary import POSTURES

SEARCHED = 2  # kinds of what is searched for: mobile launchers and submarines


class Legs(NamedTuple):
    """The legs of all actors.

    `owner` is the place of its actor, `basing` a place in BASINGS. `reaches[leg, actor]` says whether a leg can strike that actor,
    `met[leg, actor]` whether that actor's layers can engage its weapons. `per_platform` counts the launchers that live and die together
    while hidden, `per_aimpoint` those that stand at one aimpoint. `apart` is 1 where its weapons are a type of their own, with the chance
    `sspk` against a silo, instead of part of their actor's average one.
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
    sspk: Float[np.ndarray, "draws legs"]


class Conventional(NamedTuple):
    """Classes of conventional weapons of all actors.

    `owner`, `reaches` and `met` are as for legs. `weapons` counts those ready against forces, `works` is their reliability, `hard` and
    `soft` are their chances against hardened and soft aimpoints if they work.
    """

    owner: Int[np.ndarray, " classes"]
    reaches: Int[np.ndarray, "classes actors"]
    met: Int[np.ndarray, "classes actors"]
    weapons: Float[np.ndarray, "draws classes"]
    works: Float[np.ndarray, "draws classes"]
    hard: Float[np.ndarray, "draws classes"]
    soft: Float[np.ndarray, "draws classes"]


class Capabilities(NamedTuple):
    """What each actor can do to others, keeps back and sees, and what holds for all.

    `withheld` is kept back against the victim, `withheld_third` against third parties. `confirmation` is the probability that a first
    warning is confirmed in time, `leaves_under_attack` the share of the alert missiles that then leave. `detect` and `p_breakthrough`
    are about others' mobile launchers and submarines.
    """

    sspk_silo: Float[np.ndarray, "draws actors"]
    withheld: Float[np.ndarray, "draws actors"]
    withheld_third: Float[np.ndarray, "draws actors"]
    warning: Float[np.ndarray, "draws actors"]
    confirmation: Float[np.ndarray, "draws actors"]
    leaves_under_attack: Float[np.ndarray, "draws actors"]
    detect: Float[np.ndarray, "draws actors kinds"]
    p_breakthrough: Float[np.ndarray, "draws actors kinds"]
    detect_after_breakthrough: Float[np.ndarray, " draws"]
    kill_if_found: Float[np.ndarray, " draws"]
    fratricide: Float[np.ndarray, " draws"]
    warning_common_failure: Float[np.ndarray, " draws"]


class Layers(NamedTuple):
    """The layers of all actors, in the order in which a raid meets them.

    `coverage` is the share of a raid that a layer can engage, `coverage_forces` the share of its owner's aimpoints that it protects.
    `track_per_raid` is 1 where one track holds for a whole raid.
    """

    owner: Int[np.ndarray, " layers"]
    interceptors: Float[np.ndarray, "draws layers"]
    salvo: Float[np.ndarray, "draws layers"]
    kill_probability: Float[np.ndarray, "draws layers"]
    p_track: Float[np.ndarray, "draws layers"]
    coverage: Float[np.ndarray, "draws layers"]
    coverage_forces: Float[np.ndarray, "draws layers"]
    track_per_raid: Int[np.ndarray, " layers"]


class Actors(NamedTuple):
    """All actors, one row a draw."""

    legs: Legs
    conventional: Conventional
    capabilities: Capabilities
    layers: Layers


GROUPS = {"per_platform", "per_aimpoint"}  # sizes of groups of launchers: above 0
SHARES = {
    "legs": {"alert", "reliability", "sspk"},
    "conventional": {"works", "hard", "soft"},
    "capabilities": {*Capabilities._fields},
    "layers": {"kill_probability", "p_track", "coverage", "coverage_forces"},
}
AXES = {
    part: {name: tuple(hint.dim_str.split()) for name, hint in get_type_hints(record).items()}
    for part, record in get_type_hints(Actors).items()
}
Part = TypeVar("Part", Legs, Conventional, Capabilities, Layers)


def n_actors(actors: Actors) -> int:
    """The number of actors of a record.

    actors: the record.

    Valid for: any record.
    Raises: nothing.
    Source: definition
    """
    return actors.capabilities.sspk_silo.shape[1]


def of_rows(actors: Actors, rows: tuple[int, int]) -> Actors:
    """The same actors with some of their draws.

    actors: all actors; rows: draws rows[0] up to, not including, rows[1].

    Valid for: draws that the record holds.
    Raises: InputError for others.
    Source: definition
    """
    draws = actors.legs.launchers.shape[0]
    if not 0 <= rows[0] < rows[1] <= draws:
        raise InputError(f"draws {rows[0]} to {rows[1] - 1} are not among the {draws} given", fix="name rows of the record")
    return Actors(*(_cut(name, part, rows) for name, part in actors._asdict().items()))


def refuse_inconsistent(actors: Actors) -> None:
    """Nothing, for a record whose arrays fit together and are possible.

    actors: the record; probabilities and shares in [0, 1], counts 0 or more, sizes of groups above 0.

    Valid for: any record.
    Raises: InputError for anything else, naming the first array that does not fit.
    Source: definition
    """
    refuse_misshapen(actors)
    n = n_actors(actors)
    for part, name, label, array in _arrays(actors):
        if not np.isfinite(array).all() or bool((array < 0).any()):
            raise InputError(f"{label} holds what is no number of at least 0", fix="give finite numbers of at least 0")
        if name in SHARES[part] and bool((array > 1.0).any()):
            raise InputError(f"{label} holds a value above 1", fix="give shares and probabilities between 0 and 1")
        if name in GROUPS and bool((array <= 0.0).any()):
            raise InputError(f"{label} holds a size of 0", fix="give groups of at least one launcher")
        if name == "owner" and bool((array >= n).any()):
            raise InputError(f"{label} holds an actor that is not among the {n} given", fix=f"give owners from 0 to {n - 1}")


def refuse_misshapen(actors: Actors) -> None:
    """Nothing, for a record whose arrays fit together.

    actors: the record.

    Valid for: any record.
    Raises: InputError for an array of another shape than the record states.
    Source: definition
    """
    draws, legs = actors.legs.launchers.shape
    sizes = {"draws": draws, "legs": legs, "actors": n_actors(actors), "postures": len(POSTURES), "kinds": SEARCHED}
    sizes |= {"classes": actors.conventional.owner.size, "layers": actors.layers.owner.size}
    for part, name, label, array in _arrays(actors):
        shape = tuple(sizes[axis] for axis in AXES[part][name])
        if array.shape != shape:
            raise InputError(f"{label} has the shape {array.shape}, not {shape}", fix="give each array the shape that it states")


def _arrays(actors: Actors) -> Iterator[tuple[str, str, str, np.ndarray]]:
    """Every array of a record, with the name of its part, its own, and both in words."""
    for part, record in actors._asdict().items():
        words = "conventional weapons" if part == "conventional" else part
        yield from ((part, name, f"{name} of the {words}", array) for name, array in record._asdict().items())


def _cut(part: str, record: Part, rows: tuple[int, int]) -> Part:
    """One part of a record with some of its draws."""
    fields = zip(record, AXES[part].values(), strict=True)
    return record._make(field[rows[0] : rows[1]] if "draws" in axes else field for field, axes in fields)
