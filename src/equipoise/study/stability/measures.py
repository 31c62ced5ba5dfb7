"""Measures of a force beside warheads: equivalent megatons and counter-military potential of every leg, and of every side.

They rest on yields and accuracies that no other part of a study reads. A leg that states none has no measure, nor has a side with
such a leg.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float

from equipoise.core.exchange.posture import BOMBER
from equipoise.core.stability.yield_measures import counter_military_potential, equivalent_megatons, force_measure
from equipoise.facts import Leg
from equipoise.study.inputs import Inputs
from equipoise.study.party import Party
from equipoise.study.record import Spread
from equipoise.study.stability.record.forces import Measures
from equipoise.study.stability.spread import spread
from equipoise.study.world import World

STAGE = "measures"
KILOTONS_PER_MEGATON = 1000.0
Columns = Float[np.ndarray, "rows legs"]
Taken = Bool[np.ndarray, " legs"]


class Yields(NamedTuple):
    """Equivalent megatons and counter-military potential of one warhead that arrives, by leg; NaN where a leg states too little."""

    emt: Columns
    cmp: Columns


def yields(world: World) -> Yields:
    """The measures of one warhead of each leg of all actors, one row a draw."""
    rows = world.actors.legs.launchers.shape[0]
    measures = [_of_leg(world.common, f"{actor}.{name}", leg, rows) for actor, name, leg in world.legs]
    return Yields(*(np.stack(columns, axis=1) for columns in zip(*measures, strict=True)))


def _of_leg(inputs: Inputs, name: str, leg: Leg, rows: int) -> tuple[Float[np.ndarray, " rows"], Float[np.ndarray, " rows"]]:
    """Equivalent megatons and counter-military potential of one warhead of a leg."""
    none = np.full(rows, np.nan)
    if leg.yield_kt is None:
        return none, none
    size = inputs.column(STAGE, f"{name}.yield_kt") / KILOTONS_PER_MEGATON
    emt = np.asarray(equivalent_megatons(1.0, size))
    if leg.cep is None:
        return emt, none
    return emt, np.asarray(counter_military_potential(1.0, size, inputs.column(STAGE, f"{name}.cep")))


def summed(launchers: Columns, loading: Columns, per_warhead: Columns) -> Float[np.ndarray, " rows"]:
    """A measure of several legs together; NaN if one of them has none."""
    if np.isnan(per_warhead).any():
        return np.full(launchers.shape[0], np.nan)
    return force_measure(launchers, loading, per_warhead)


def measure_record(world: World, sides: tuple[Party, ...], each: Yields) -> tuple[Measures, ...]:
    """Every side's whole force: warheads, equivalent megatons, and the potential of those that work, with the part that bombers carry."""
    return tuple(_measured(world, side, each) for side in sides)


def _measured(world: World, side: Party, each: Yields) -> Measures:
    legs, own = world.actors.legs, side.side.offence[world.actors.legs.owner]
    bombers = own & (legs.basing == BOMBER)
    lacking = own & np.isnan(each.cmp).any(axis=0)

    def potential(taken: Taken) -> Spread:
        working = legs.launchers[:, taken] * legs.reliability[:, taken]
        return spread(summed(working, legs.loading[:, taken], each.cmp[:, taken]))

    return Measures(
        side=side.id,
        warheads=spread((legs.launchers * legs.loading)[:, own].sum(axis=1)),
        emt=spread(summed(legs.launchers[:, own], legs.loading[:, own], each.emt[:, own])),
        cmp=potential(own),
        cmp_bombers=potential(bombers),
        unmeasured=tuple(".".join(world.legs[index][:2]) for index in np.flatnonzero(lacking)),
    )
