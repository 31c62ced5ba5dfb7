"""The kernels that the brief needs, compiled ahead on two cores: `python -m equipoise.study.warm`; those of all studies with `all`.

One process runs the shipped scenario on two draws. A second one compiles meanwhile what the first comes to late; both read from the disk
what the other has compiled. What other studies need is compiled when they first run.
"""

from __future__ import annotations

import sys
from multiprocessing import get_context

import numpy as np

from equipoise import facts, study
from equipoise.compiled import WAITING, compile_for
from equipoise.core.exchange.allocation.arsenal import Strike
from equipoise.core.exchange.branches import N_KINDS, total_warheads, workspace
from equipoise.core.exchange.retaliation import width
from equipoise.core.exchange.survivors import Situation
from equipoise.core.stability.requirement import Sweep, pass_defence
from equipoise.core.treaties.reductions import reduction_floor
from equipoise.study.cell import codes, counted_cells
from equipoise.study.reductions.pair import exchange_of
from equipoise.study.sample import Sample
from equipoise.study.world import ACROSS, world_of

BRIEF, STABILITY, ENGAGEMENT, REACH = "today", "nine_actors", "national", "northern_arcs"
EVERY = "all"


def main(arguments: list[str]) -> None:
    """Compile what the brief needs, or what all studies need; it is kept on disk."""
    every, WAITING.is_told = EVERY in arguments, True
    helper = get_context("spawn").Process(target=compile_late, kwargs={"every": every})
    helper.start()
    base = facts.load()
    study.run(facts.scenario(BRIEF, base).model_copy(update={"draws": 2}), base)
    if every:
        study.stability_study(facts.scenario(STABILITY, base).model_copy(update={"draws": 2}), base)
    helper.join()


def compile_late(*, every: bool = False) -> None:
    """Compile what a run of the brief comes to late: the two sides of the defence by the types of their records, then the floors."""
    WAITING.is_told = True
    base = facts.load()
    asked = facts.scenario(BRIEF, base).model_copy(update={"draws": 2})
    world = world_of(Sample(facts.Lookup(base, asked)), ACROSS)
    pair = asked.pairs[0]
    encounter = exchange_of(world, pair, pair.adversary)
    force, attack, defence = encounter
    most = width(force, n_types=attack.nuclear.size)
    space, states = workspace(most), np.zeros(N_KINDS, dtype=np.int64)
    nothing = np.zeros(0, dtype=np.int64)
    strike = Strike(nothing, np.zeros(0), np.zeros(0), np.zeros((0, 0), dtype=np.int64))
    situation = Situation(draw=0, posture=0, scale=1.0, warned=False, leaving=0)
    compile_for(total_warheads, force, attack, strike, situation, 1.0, 0, states, np.zeros(most), space)
    compile_for(pass_defence, defence, 0, 0, 0.0, 0, space)
    requirement = np.ones(asked.draws + 1)
    reduction_floor(encounter, requirement, Sweep(0, np.zeros(1), 0.9), counted_cells(asked), (0, 1), doctrines=codes(asked))
    if every:
        study.engagement_study(facts.engagement_scenario(ENGAGEMENT, base), base)
        study.reach_study(facts.reach_scenario(REACH, base), base)


if __name__ == "__main__":
    main(sys.argv[1:])
