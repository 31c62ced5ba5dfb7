"""The externality matrix: what one actor's step does to the assured retaliation of every other.

A step is one unit of cost spent by one actor on more of its own offence (all
legs in proportion) or of its own layers (all stocks in proportion). Its effect
on every actor, in that actor's worst cell against its worst adversary, is a
finite difference with all draws in common. Negative entries beside the diagonal are
security at the expense of others.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float

from equipoise.core.domain import amount
from equipoise.core.exchange.actors import Actors, n_actors, refuse_misshapen
from equipoise.core.exchange.doctrine import BASIC, Doctrines
from equipoise.core.exchange.sides import Side
from equipoise.core.stability.dyads import Matrix, Requirement, assured_matrix, with_entries, worst
from equipoise.errors import InputError


class Costs(NamedTuple):
    """What a launcher of each leg and an interceptor of each layer cost, and what one step spends, all in one unit of money."""

    launcher: Float[np.ndarray, " legs"]
    interceptor: Float[np.ndarray, " layers"]
    step: float


class CountedCells(NamedTuple):
    """The cells of posture and doctrine that count, and the doctrines that they are of, as places in DOCTRINES, rising."""

    counted: Bool[np.ndarray, "postures doctrines"]
    doctrines: Doctrines = BASIC


class Externality(NamedTuple):
    """Change of the row actor's assured retaliation for each unit spent by the column actor; NaN where it has nothing to add to."""

    offence: Float[np.ndarray, "draws actors spenders"]
    defence: Float[np.ndarray, "draws actors spenders"]


def externality(
    actors: Actors,
    retaliators: tuple[Side, ...],
    adversaries: tuple[Side, ...],
    requirement: Requirement,
    cells: CountedCells,
    costs: Costs,
    rows: tuple[int, int],
    asked: Bool[np.ndarray, "retaliators adversaries"] | None = None,
) -> Externality:
    """How each retaliator's assured retaliation changes when each actor spends one unit on offence, or on defence.

    actors, retaliators, adversaries, requirement, rows: as for the matrix of dyads; cells: those that count; costs: above 0;
    asked: whom each retaliator must deter (default: all that it can face).

    Valid for: steps that add at least one interceptor, since a stock counts whole ones; a difference, not a derivative, where the
    worst adversary changes.
    Raises: InputError for what the matrix refuses, costs that are not above 0 or do not fit, or no counted cell.
    Source: model_note_many_actors
    """
    _refuse(actors, costs)
    base = assured_matrix(actors, retaliators, adversaries, requirement, rows, asked, cells.doctrines)
    before = worst(base.p_assured, cells.counted)
    offence, defence = (np.full((*before.shape, n_actors(actors)), np.nan) for _ in range(2))
    for spender in range(n_actors(actors)):
        for changed, result in ((more_offence(actors, spender, costs), offence), (more_defence(actors, spender, costs), defence)):
            if changed is None:
                continue
            touched = _touched(base, retaliators, adversaries, spender, offence=result is offence)
            after = with_entries(base, touched, changed, retaliators, adversaries, requirement, rows, cells.doctrines)
            result[:, :, spender] = (worst(after.p_assured, cells.counted) - before) / costs.step
    return Externality(offence, defence)


def more_offence(actors: Actors, spender: int, costs: Costs) -> Actors | None:
    """The actors after one of them has spent a step on launchers of all its legs, in proportion; None if it has none.

    actors: all actors; spender: place of one; costs: of launchers, above 0.

    Valid for: fractions of a launcher.
    Raises: InputError for actors that do not fit together, or costs that are not above 0 or do not fit.
    Source: model_note_many_actors
    """
    refuse_misshapen(actors)
    _refuse(actors, costs)
    own = actors.legs.owner == spender
    worth = actors.legs.launchers[:, own] @ costs.launcher[own]
    if not bool((worth > 0.0).all()):
        return None
    launchers = actors.legs.launchers.copy()
    launchers[:, own] *= (1.0 + costs.step / worth)[:, None]
    return actors._replace(legs=actors.legs._replace(launchers=launchers))


def more_defence(actors: Actors, spender: int, costs: Costs) -> Actors | None:
    """The actors after one of them has spent a step on interceptors of all its layers, in proportion; None if it has none.

    actors: all actors; spender: place of one; costs: of interceptors, above 0.

    Valid for: stocks that are rounded to whole interceptors where they are used.
    Raises: InputError for actors that do not fit together, or costs that are not above 0 or do not fit.
    Source: model_note_many_actors
    """
    refuse_misshapen(actors)
    _refuse(actors, costs)
    own = actors.layers.owner == spender
    worth = actors.layers.interceptors[:, own] @ costs.interceptor[own]
    if not own.any() or not bool((worth > 0.0).all()):
        return None
    interceptors = actors.layers.interceptors.copy()
    interceptors[:, own] *= (1.0 + costs.step / worth)[:, None]
    return actors._replace(layers=actors.layers._replace(interceptors=interceptors))


def _touched(
    base: Matrix, retaliators: tuple[Side, ...], adversaries: tuple[Side, ...], spender: int, *, offence: bool
) -> Bool[np.ndarray, "retaliators adversaries"]:
    """The entries that a step can change: adversaries and retaliators that use what was bought."""
    rows, columns = (
        np.array([bool((side.offence if offence else side.defence)[spender]) for side in sides]) for sides in (retaliators, adversaries)
    )
    touched = rows[:, None] | columns
    return touched & ~np.isnan(base.mean[0, :, :, 0, 0])


def _refuse(actors: Actors, costs: Costs) -> None:
    shapes = {"launcher": (costs.launcher, actors.legs.owner.size), "interceptor": (costs.interceptor, actors.layers.owner.size)}
    for name, (array, size) in shapes.items():
        if array.shape != (size,):
            raise InputError(f"the costs of each {name} have the shape {array.shape}", fix=f"give {size}, one for each leg or layer")
        if bool((amount(f"the cost of one {name}", array) <= 0.0).any()):
            raise InputError(f"the cost of one {name} is 0", fix="give a cost above 0")
    if amount("the step", costs.step) <= 0.0:
        raise InputError("a step of 0 is impossible", fix="give what one step spends, above 0")
