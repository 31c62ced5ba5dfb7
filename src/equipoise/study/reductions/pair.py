"""One pair of actors through the chain: what arrives, and how far the retaliator's force can shrink."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from equipoise.core.exchange.posture import Force
from equipoise.core.exchange.retaliation import Defence
from equipoise.core.exchange.survivors import Attack
from equipoise.core.stability.requirement import NO_SWEEP, Cells, Sweep, arriving, cells
from equipoise.core.treaties.reductions import reduction_floor
from equipoise.facts import Pair, Scenario
from equipoise.study import inputs as barrier
from equipoise.study.cell import cells as study_cells
from equipoise.study.cell import codes, counted_cells
from equipoise.study.ensemble import mapped
from equipoise.study.inputs import Inputs
from equipoise.study.sample import Sample

Advance = Callable[[int], None]
Floors = Float[np.ndarray, "rows levels"]
MARKS = np.array([0.05, 0.5, 0.95])


@dataclass(frozen=True)
class PairResult:
    """Arrays of one pair; row 0 is the run at best estimates, the others are the draws."""

    pair: Pair
    inputs: Inputs
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
        return pair_name(self.pair)

    @property
    def warheads(self) -> Float[np.ndarray, " rows"]:
        """The warheads on the retaliator's intercontinental legs in each draw."""
        return (self.force.launchers * self.force.loading).sum(axis=1)


def rounds(pair: Pair) -> int:
    """How often a pair goes through all rows: for its cells, for its floors, and for its partner's floors if it has one."""
    return 3 if pair.schedule_with else 2


def pair_name(pair: Pair) -> str:
    """The retaliator and its adversary, as one word."""
    return f"{pair.retaliator}-vs-{pair.adversary}"


def pair_result(pair: Pair, sample: Sample, advanced: Advance) -> PairResult:
    """The chain for one pair: records to arrays, strike, survivors, defence, requirement, reductions."""
    scenario = sample.lookup.scenario
    members = scenario.members(pair.adversary)
    inputs = Inputs(sample)
    force = barrier.force(inputs, pair.retaliator, members)
    attack = barrier.attack(inputs, pair.retaliator, members, pair.schedule_with)
    defence = barrier.defence(inputs, members)
    swept = barrier.swept_layer(inputs, members)
    requirement = sample.requirement()
    rows = requirement.size
    levels = scenario.interceptors if swept >= 0 else (0,)
    sweep = NO_SWEEP if pair.schedule_with else Sweep(swept, np.array(levels, dtype=np.float64), scenario.assurance)
    computed = codes(scenario)
    parts = mapped(lambda part: cells(force, attack, defence, requirement, part, MARKS, sweep, computed), rows, advanced)
    best = {
        (posture, doctrine): arriving(force, attack, defence, 0, p, int(computed[d])) for p, posture, d, doctrine in study_cells(scenario)
    }
    floors = _floors(scenario, force, attack, defence, requirement, swept, levels, advanced, follows=pair.schedule_with is not None)
    partner = _partner_floors(pair, sample, requirement, levels, advanced) if pair.schedule_with else None
    whole = Cells(*(np.concatenate(field) for field in zip(*parts, strict=True)))
    return PairResult(pair, inputs, force, defence, swept, levels, whole, best, requirement, floors, partner)


def _partner_floors(
    pair: Pair, sample: Sample, requirement: Float[np.ndarray, " rows"], levels: tuple[int, ...], advanced: Advance
) -> Floors:
    """The floors under the same schedule against the partner alone."""
    partner = (str(pair.schedule_with),)
    inputs = Inputs(sample)
    force = barrier.force(inputs, pair.retaliator, partner)
    attack = barrier.attack(inputs, pair.retaliator, partner, partner[0])
    defence = barrier.defence(inputs, partner)
    swept = barrier.swept_layer(inputs, partner)
    return _floors(sample.lookup.scenario, force, attack, defence, requirement, swept, levels, advanced, follows=True)


def _floors(
    scenario: Scenario,
    force: Force,
    attack: Attack,
    defence: Defence,
    requirement: Float[np.ndarray, " rows"],
    swept: int,
    levels: tuple[int, ...],
    advanced: Advance,
    *,
    follows: bool,
) -> Floors:
    """The reduction floors of all rows at the levels of interceptors."""
    stocks = np.array(levels, dtype=np.float64)
    counted, computed = counted_cells(scenario), codes(scenario)

    def work(part: tuple[int, int]) -> Floors:
        return reduction_floor(
            *(force, attack, defence, requirement, scenario.assurance, stocks, swept, counted, part), follows=follows, doctrines=computed
        )

    return np.concatenate(mapped(work, requirement.size, advanced))
