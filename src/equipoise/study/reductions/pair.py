"""One pair of actors through the chain: what arrives, and how far the retaliator's force can shrink."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from equipoise.core.exchange.encounter import Exchange, exchange
from equipoise.core.exchange.posture import Force
from equipoise.core.exchange.retaliation import Defence
from equipoise.core.stability.requirement import NO_SWEEP, Cells, Sweep, arriving, cells
from equipoise.core.treaties.reductions import reduction_floor
from equipoise.errors import InputError
from equipoise.facts import Layer, Pair, Scenario
from equipoise.study.cell import cells as study_cells
from equipoise.study.cell import codes, counted_cells
from equipoise.study.ensemble import mapped
from equipoise.study.inputs import Inputs
from equipoise.study.party import party, side_layers
from equipoise.study.record import pair_name
from equipoise.study.reductions.levels import swept_layer
from equipoise.study.world import World, read_for

Advance = Callable[[int], None]
Floors = Float[np.ndarray, "rows levels"]
MARKS = np.array([0.05, 0.5, 0.95])


@dataclass(frozen=True)
class PairResult:
    """Arrays of one pair; row 0 is the run at best estimates, the others are the draws."""

    pair: Pair
    inputs: Inputs
    layers: list[tuple[str, Layer]]
    force: Force
    defence: Defence
    swept: int
    levels: tuple[int, ...]
    cells: Cells
    best: dict[tuple[str, str], Float[np.ndarray, " most"]]
    requirement: Float[np.ndarray, " rows"]
    floors: Floors
    partner_floors: Floors | None

    @property
    def name(self) -> str:
        """How results call the pair."""
        return pair_name(self.pair.retaliator, self.pair.adversary)

    @property
    def warheads(self) -> Float[np.ndarray, " rows"]:
        """The warheads on the retaliator's intercontinental legs in each draw."""
        return (self.force.launchers * self.force.loading).sum(axis=1)


def rounds(pair: Pair) -> int:
    """How often a pair goes through all rows: for its cells, for its floors, and for its partner's floors if it has one."""
    return 3 if pair.schedule_with else 2


def pair_result(pair: Pair, world: World, advanced: Advance) -> PairResult:
    """The chain for one pair: strike, survivors, defence, requirement, reductions.

    Raises: InputError for a retaliator without a leg that reaches another continent.
    """
    sample = world.common.sample
    scenario = sample.lookup.scenario
    encounter = exchange_of(world, pair, pair.adversary)
    layers = side_layers(world, party(world, scenario, pair.adversary))
    swept = swept_layer(layers)
    requirement = sample.requirement()
    levels = scenario.interceptors if swept >= 0 else (0,)
    sweep = Sweep(swept, np.array(levels, dtype=np.float64), scenario.assurance)
    asked, computed = NO_SWEEP if pair.schedule_with else sweep, codes(scenario)
    parts = mapped(lambda part: cells(*encounter, requirement, part, MARKS, asked, computed), requirement.size, advanced)
    best = {(posture, doctrine): arriving(*encounter, 0, p, int(computed[d])) for p, posture, d, doctrine in study_cells(scenario)}
    floors = _floors(scenario, encounter, requirement, sweep, advanced, follows=pair.schedule_with is not None)
    partner = _partner_floors(pair, world, requirement, sweep, advanced) if pair.schedule_with else None
    whole = Cells(*(np.concatenate(field) for field in zip(*parts, strict=True)))
    inputs = read_for(world, (pair.retaliator,), scenario.members(pair.adversary))
    return PairResult(pair, inputs, layers, encounter.force, encounter.defence, swept, levels, whole, best, requirement, floors, partner)


def exchange_of(world: World, pair: Pair, adversary: str) -> Exchange:
    """What a pair puts into an exchange with an adversary, of which the partner of its schedule, if any, cuts with the retaliator."""
    scenario = world.common.sample.lookup.scenario
    partner = party(world, scenario, pair.schedule_with).side if pair.schedule_with else None
    encounter = exchange(world.actors, party(world, scenario, pair.retaliator).side, party(world, scenario, adversary).side, partner)
    if not encounter.force.basing.size:
        fix = "name an actor that has one as the retaliator"
        raise InputError(f"{pair.retaliator} has no leg that reaches another continent", fix=fix)
    return encounter


def _partner_floors(pair: Pair, world: World, requirement: Float[np.ndarray, " rows"], sweep: Sweep, advanced: Advance) -> Floors:
    """The floors under the same schedule against the partner alone."""
    scenario, partner = world.common.sample.lookup.scenario, str(pair.schedule_with)
    alone = sweep._replace(layer=swept_layer(side_layers(world, party(world, scenario, partner))))
    return _floors(scenario, exchange_of(world, pair, partner), requirement, alone, advanced, follows=True)


def _floors(
    scenario: Scenario, encounter: Exchange, requirement: Float[np.ndarray, " rows"], sweep: Sweep, advanced: Advance, *, follows: bool
) -> Floors:
    """The reduction floors of all rows at the levels of interceptors."""
    counted, computed = counted_cells(scenario), codes(scenario)

    def work(part: tuple[int, int]) -> Floors:
        return reduction_floor(encounter, requirement, sweep, counted, part, follows=follows, doctrines=computed)

    return np.concatenate(mapped(work, requirement.size, advanced))
