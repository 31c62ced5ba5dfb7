"""A study of stability: one scenario, all its actors, every part of the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from equipoise import __version__
from equipoise.errors import InputError
from equipoise.facts import Facts, Lookup, Scenario
from equipoise.study.drivers import Driver
from equipoise.study.executor import Progress, silent
from equipoise.study.party import Party, dyad, dyads, parties, party
from equipoise.study.record import InputRow, digest
from equipoise.study.sample import Sample
from equipoise.study.stability.allocation import allocation_record
from equipoise.study.stability.azimuth import Asked, asked, azimuth_record, position_record, reserve_record
from equipoise.study.stability.behind import every, index_used
from equipoise.study.stability.contours import contour_record
from equipoise.study.stability.curves import Dyads, drawdown_record, exceedance_record
from equipoise.study.stability.effort import refuse_large_stability
from equipoise.study.stability.first_strike import Pair, index_record, input_record, strike_record
from equipoise.study.stability.inputs import input_rows, reach_rows, stages
from equipoise.study.stability.matrix import matrix, matrix_record, worst_record
from equipoise.study.stability.measures import measure_record, yields
from equipoise.study.stability.movers import Movers
from equipoise.study.stability.record.forces import SideRow
from equipoise.study.stability.record.pairs import ChosenPair
from equipoise.study.stability.record.whole import IN_A_FILE, QUESTION, Assumed, StabilityRecord
from equipoise.study.stability.sign import sign_record, steppers
from equipoise.study.stability.spread import number, spread
from equipoise.study.stability.steps import changes, externality_record
from equipoise.study.stability.survivors import survivor_record
from equipoise.study.world import World, world_of

Parts = dict[str, Any]  # of the record, by name
ASSUMPTIONS = (
    "Each pair is computed alone in the world, whatever the relations between the two: an entry says what forces could do, not what "
    "anybody intends.",
    "The side that strikes is in the same posture as the side that is struck; it strikes with what is on alert, bombers left out, less "
    "what it withholds; with conventional weapons, and less a reserve against third parties, where the scenario says so.",
    "An intercontinental leg reaches every actor; one of theatre range those whose regions lie within its range and a margin. A pair of "
    "which one cannot reach the other has no number.",
    "The requirement is the scenario's, the same for all unless it says otherwise.",
    "A strike is planned without counting on the other's warning. Missiles that wait until a warning is confirmed leave in time "
    "only in a share; members of a coalition warn one another, and one cause can take out all their warnings.",
    "Conventional weapons that can strike forces are stated as classes of some actors only; the others strike without them.",
    "Layers defend their actor as a whole, and its forces in the share that they cover: a strike is thinned by the mean share that they "
    "stop. What is not modelled (other layers, air defences, time) is left out on all sides.",
    "Costs, and the number of weapons that destroys four fifths of a side's value, are round numbers, the same for every actor.",
)


def stability_study(scenario: Scenario, base: Facts, progress: Progress = silent) -> StabilityRecord:
    """The results of a scenario among all its actors; `progress` is told the rows done and their total.

    Raises: InputError for actors that cannot be placed, or sides that cannot face each other.
    """
    refuse_large_stability(scenario, base)
    sample = Sample(Lookup(base, scenario))
    world = world_of(sample)
    sides, adversaries, chosen = parties(world, scenario), asked(world, scenario), curves(world, scenario)
    done = 0
    total = (rounds(world, chosen) + 2 * len(chosen)) * (scenario.draws + 1)

    def advanced(rows: int) -> None:
        nonlocal done
        done += rows
        progress(done, total)

    movers = Movers(world, sample, sides)
    numbers = {
        "sides": tuple(_side(world, side, scenario, base) for side in sides),
        **_matrix(world, sample, sides, adversaries, movers, advanced),
        "adversaries": {name: tuple(side.id for side in met) for name, met in adversaries.items()},
        "azimuth": azimuth_record(world, sample, adversaries, movers, advanced),
        "reserve": reserve_record(world, sample, adversaries, movers, advanced),
        "position": position_record(world, sample, chosen),
        **_steps(world, sample, adversaries, chosen, advanced),
        **_curves(world, sample, chosen, sides, advanced),
        **_survivors(world, sample, chosen, sides, advanced),
    }
    return _whole(world, sample, base, numbers)


def rounds(world: World, chosen: list[Pair]) -> int:
    """How often a study goes through all draws: matrix, both kinds of several adversaries, steps, signs, and curves."""
    signs = [1 + sum(name in pair for pair in chosen) for name in steppers(world)]
    return 4 + sum(signs) + 4 * len(chosen)


def curves(world: World, scenario: Scenario) -> list[Pair]:
    """The pairs whose curves are drawn: those of the question, else the scenario's pairs of actors, each once.

    Raises: InputError for two actors of which one does not reach the other.
    """
    stated = [] if scenario.stability is None else [(pair[0], pair[1]) for pair in scenario.stability.curves]
    pairs: list[Pair] = list(stated)
    if not stated:
        for asked_pair in scenario.pairs:
            pair = (asked_pair.retaliator, asked_pair.adversary)
            if asked_pair.adversary in scenario.actors and pair not in pairs and pair[::-1] not in pairs:
                pairs.append(pair)
    for pair in pairs:
        retaliator, adversary = (party(world, scenario, name) for name in pair)
        if dyad(world, retaliator, adversary).exchange is None:
            what = f"the curves of {pair[0]} and {pair[1]} cannot be drawn: one of them does not reach the other"
            raise InputError(what, fix="name two actors that reach each other")
    return pairs


def _matrix(
    world: World, sample: Sample, sides: tuple[Party, ...], adversaries: Asked, movers: Movers, advanced: Callable[[int], None]
) -> Parts:
    """All ordered pairs, and each actor's worst of those that it must deter."""
    pairs = dyads(world, sides)
    entries = matrix(pairs, sample, advanced)
    scenario = sample.lookup.scenario
    named = [pair for pair in pairs if pair.adversary.id in [side.id for side in adversaries.get(pair.retaliator.id, ())]]
    return {"matrix": matrix_record(pairs, entries, scenario, movers), "worst": worst_record(named, entries, scenario, movers)}


def _steps(world: World, sample: Sample, adversaries: Asked, chosen: list[Pair], advanced: Callable[[int], None]) -> Parts:
    """The externality matrix and the question of signs, from the same differences."""
    change = changes(world, sample, adversaries, advanced)
    return {"externality": externality_record(world, sample, change), "sign": sign_record(world, sample, chosen, change, advanced)}


def _curves(world: World, sample: Sample, chosen: list[Pair], sides: tuple[Party, ...], advanced: Callable[[int], None]) -> Parts:
    """Everything that is drawn for the chosen pairs."""
    known: Dyads = {(dyad.retaliator.id, dyad.adversary.id): dyad for dyad in dyads(world, sides)}
    movers = Movers(world, sample, sides)

    def moved(pair: Pair, posture: str, values: np.ndarray) -> tuple[Driver, ...]:
        return movers.among(every(index_used(movers.basis, pair, posture)), values)

    pairs = tuple(
        ChosenPair(
            a=pair[0],
            b=pair[1],
            index=index_record(world, pair, partial(moved, pair)),
            index_inputs=input_record(world, pair),
            strikes=strike_record(world, pair),
            allocation=allocation_record(world, sample.draws, pair, known),
            drawdown=drawdown_record(world, sample, pair, known, advanced),
            contours=contour_record(world, pair),
        )
        for pair in chosen
    )
    return {"pairs": pairs, "exceedance": tuple(row for pair in chosen for row in exceedance_record(sample, pair, known, advanced))}


def _survivors(world: World, sample: Sample, chosen: list[Pair], sides: tuple[Party, ...], advanced: Callable[[int], None]) -> Parts:
    """What every side holds, and what strikes leave of the chosen pairs: warheads and other measures."""
    each = yields(world)
    movers = Movers(world, sample, sides)  # which now knows what yields rest on
    return {
        "measures": measure_record(world, sides, each),
        "survivors": tuple(row for pair in chosen for row in survivor_record(world, sample, pair, each, movers, advanced)),
    }


def _side(world: World, side: Party, scenario: Scenario, base: Facts) -> SideRow:
    """A side with its forces."""
    legs, layers = world.actors.legs, world.actors.layers
    own = side.side.offence[legs.owner]
    launchers = legs.launchers[:, own]
    return SideRow(
        id=side.id,
        name=base.actors[side.id].name if side.id in base.actors else scenario.party_name(side.id),
        members=side.members,
        kind="actor" if side.id in scenario.actors else "coalition",
        launchers=spread(launchers.sum(axis=1)),
        warheads=spread((launchers * legs.loading[:, own]).sum(axis=1)),
        interceptors=spread(layers.interceptors[:, side.side.defence[layers.owner]].sum(axis=1)),
    )


def _whole(world: World, sample: Sample, base: Facts, numbers: Parts) -> StabilityRecord:
    """The numbers with what they rest on."""
    scenario, used = sample.lookup.scenario, stages(world)
    inputs = input_rows(used, sample.lookup, base)
    kinds = Counter(row.kind for row in inputs)
    return StabilityRecord(
        version=__version__,
        question=QUESTION,
        scenario=_asked(scenario),
        assumed=Assumed(
            inputs=len(inputs),
            assumptions=kinds["assumption"],
            share=number(kinds["assumption"] / max(1, len(inputs))),
            share_error=number(0.5 / np.sqrt(scenario.draws)),
        ),
        assumptions=ASSUMPTIONS,
        reach=reach_rows(world),
        **numbers,
        inputs=inputs,
        stages=used,
        kinds=dict(kinds),
        sources={key: base.sources[key] for key in sorted({row.source for row in inputs} & set(base.sources))},
        digest=_digest(world, scenario, inputs),
    )


def _asked(scenario: Scenario) -> Scenario:
    """The scenario without its place in a file, and those of its overrides."""
    overrides = tuple(each.model_copy(update={"file": "", "line": 0}) for each in scenario.overrides)
    placeless = scenario.model_copy(update={"overrides": overrides})
    placeless.stand("", None)
    return placeless


def _digest(world: World, scenario: Scenario, inputs: tuple[InputRow, ...]) -> str:
    """Twelve digits of the version, the scenario, the inputs, and of what says which leg reaches and meets what."""
    classes = [[leg.basing, leg.range_class, leg.penetration_class] for _, _, leg in world.legs]
    classes += [[name, weapon.range_class, weapon.penetration_class] for _, name, weapon in world.conventional]
    met = np.concatenate([world.actors.legs.reaches, world.actors.legs.met], axis=1).tolist()
    head = scenario.model_dump(mode="json", exclude=IN_A_FILE)
    rows = [row.model_dump(mode="json") for row in inputs]
    return digest({"version": __version__, "scenario": head, "inputs": rows, "classes": classes, "met": met})
