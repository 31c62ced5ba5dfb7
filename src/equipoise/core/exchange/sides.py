"""The sides that actors form: one actor, or several that act as one, and which of them can face each other."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Int

from equipoise.core.domain import count
from equipoise.core.exchange.actors import Actors, n_actors, refuse_misshapen
from equipoise.errors import InputError

MOST_ACTORS = 1_000


class Side(NamedTuple):
    """Who acts as one: the actors whose offence is pooled, and those whose layers are. Of a single actor both hold it alone."""

    offence: Bool[np.ndarray, " actors"]
    defence: Bool[np.ndarray, " actors"]


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


def facing(actors: Actors, first: Side, second: Side) -> bool:
    """Whether two sides can meet in an exchange: no common member, and each has a leg that reaches the other.

    actors: all actors; first, second: sides.

    Valid for: any sides of these actors. Bombers count: they retaliate, though they take no part in a first strike.
    Raises: InputError for arrays that do not fit together.
    Source: definition
    """
    refuse_strangers(actors, (first, second))
    common = bool(((first.offence | first.defence) & (second.offence | second.defence)).any())
    return not common and legs_facing(actors, first, second).size > 0 and legs_facing(actors, second, first).size > 0


def legs_facing(actors: Actors, side: Side, opponent: Side) -> Int[np.ndarray, " taken"]:
    """The places of a side's legs that reach its opponent.

    actors: all actors; side, opponent: sides of them.

    Valid for: any sides of these actors.
    Raises: InputError for a leg whose owner is not among the actors, or arrays that do not fit together.
    Source: definition
    """
    refuse_strangers(actors, (side, opponent))
    legs = actors.legs
    if np.any((legs.owner < 0) | (legs.owner >= side.offence.size)):
        raise InputError("a leg belongs to an unknown actor", fix=f"give owners from 0 to {side.offence.size - 1}")
    reaches = legs.reaches[:, opponent.offence | opponent.defence].any(axis=1)
    return np.flatnonzero(side.offence[legs.owner] & reaches)


def refuse_strangers(actors: Actors, sides: tuple[Side, ...]) -> None:
    """Nothing, for a record whose arrays fit together, and sides of its actors.

    actors: the record; sides: any number of them.

    Valid for: any record.
    Raises: InputError for an array of another shape than the record states, or a side of other actors.
    Source: definition
    """
    refuse_misshapen(actors)
    n = n_actors(actors)
    if any(mask.shape != (n,) for side in sides for mask in side):
        raise InputError(f"a side is not of the {n} actors given", fix="give it a mark for every actor")
