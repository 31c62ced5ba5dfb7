"""What one step of an actor, on offence or on defence, does to every other: the externality matrix, with its costs as assumptions."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from equipoise.core.exchange.actors import of_rows
from equipoise.core.exchange.sides import single
from equipoise.core.stability.externality import Costs, CountedCells, externality
from equipoise.study.cell import codes, counted_cells
from equipoise.study.ensemble import mapped
from equipoise.study.party import parties, requirement
from equipoise.study.sample import Sample
from equipoise.study.stability.azimuth import Asked
from equipoise.study.stability.record.steps import CostRow, Externality, StepEffect
from equipoise.study.stability.spread import number, signs
from equipoise.study.world import COSTS, World
from equipoise.vocabulary import BASINGS

KINDS = ("offence", "defence")
NOTHING_TO_ADD_TO = "nothing to add to"
NO_ADVERSARY = "no adversary"
Advance = Callable[[int], None]


def cost_names(world: World) -> tuple[str, ...]:
    """The parameters that say what the legs of these actors, an interceptor and a step cost."""
    basings = {leg.basing for _, _, leg in world.legs}
    return (*(f"cost_{basing}" for basing in BASINGS if basing in basings), "cost_interceptor", "cost_step")


def costs(world: World) -> Costs:
    """What launchers, interceptors and a step cost, at best estimates: the same for every actor."""

    def cost(name: str) -> float:
        return float(world.common.column(COSTS, f"parameters.{name}")[0])

    launcher = np.array([cost(f"cost_{leg.basing}") for _, _, leg in world.legs])
    return Costs(launcher, np.full(len(world.layers), cost("cost_interceptor")), cost("cost_step"))


def changes(world: World, sample: Sample, adversaries: Asked, advanced: Advance) -> dict[str, np.ndarray]:
    """Change of each actor's assured retaliation by one step of each spender, on offence and on defence: (rows, actors, spenders)."""
    sides = parties(world, sample.lookup.scenario)
    n, price = len(world.names), costs(world)
    wanted = np.array([[adversary.id in [side.id for side in adversaries[name]] for adversary in sides] for name in world.names])
    needed = np.stack([np.repeat(requirement(sample, name)[:, None], len(sides), axis=1) for name in world.names], axis=1)
    cells = CountedCells(counted_cells(sample.lookup.scenario), codes(sample.lookup.scenario))

    def work(rows: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
        actors, inner = of_rows(world.actors, rows), (0, rows[1] - rows[0])
        own = tuple(single(n, number) for number in range(n))
        every = tuple(side.side for side in sides)
        return externality(actors, own, every, needed[rows[0] : rows[1]], cells, price, inner, wanted)

    parts = mapped(work, sample.draws + 1, advanced)
    return {kind: np.concatenate([part[number] for part in parts]) * price.step for number, kind in enumerate(KINDS)}


def externality_record(world: World, sample: Sample, change: dict[str, np.ndarray]) -> Externality:
    """The matrix of both kinds of step, and what was assumed about costs."""
    base, price = sample.lookup, costs(world)
    rows = [(name, base.value(f"parameters.{name}")) for name in cost_names(world)]
    return Externality(
        step=number(price.step),
        unit="million_usd",
        draws=sample.draws,
        costs=tuple(
            CostRow(what=name.removeprefix("cost_"), cost=number(value.best), kind=value.kind, reason=value.note) for name, value in rows
        ),
        offence=_effects(world, change["offence"]),
        defence=_effects(world, change["defence"]),
    )


def _effects(world: World, change: np.ndarray) -> tuple[StepEffect, ...]:
    return tuple(
        _effect(actor, spender, change[:, i, k], change[:, :, k])
        for i, actor in enumerate(world.names)
        for k, spender in enumerate(world.names)
    )


def _effect(actor: str, spender: str, change: np.ndarray, of_spender: np.ndarray) -> StepEffect:
    if np.isnan(change).any():
        reason = NOTHING_TO_ADD_TO if np.isnan(of_spender).all() else NO_ADVERSARY
        return StepEffect(actor=actor, spender=spender, reason=reason, change=None, negative=None, zero=None, positive=None)
    return StepEffect(actor=actor, spender=spender, reason=None, **dict(signs(change)))
