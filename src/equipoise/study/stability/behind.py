"""Which inputs bear on an exchange of two sides, by stage: what a number of a study of stability rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from equipoise.facts import COMMON_FAILURE, Scenario
from equipoise.study.explanation import REQUIREMENT, unread_ends
from equipoise.study.stability.record.forces import ReachRow
from equipoise.study.stability.record.whole import StabilityRecord, Stages

STRUCK, STRIKING = ("force", "warning", "protection"), ("strike", "search", "defence")
REACH, MEASURES, COSTS, INDEX = "reach", "measures", "costs", "index"  # what is read once for all
ALL = "all"
OWN_REQUIREMENT = "requirement"
MEASURED = {"warheads": (), "emt": (".yield_kt",), "cmp": (".yield_kt", ".cep")}  # of survivors, and the inputs of legs behind each
Used = dict[str, tuple[str, ...]]  # ids by stage


class Basis(NamedTuple):
    """The inputs of all stages, the members of each side by its id, and whom legs reach."""

    stages: Stages
    members: Mapping[str, tuple[str, ...]]
    reach: Sequence[ReachRow]


def basis(record: StabilityRecord) -> Basis:
    """What the numbers of a record rest on."""
    return Basis(record.stages, {side.id: side.members for side in record.sides}, record.reach)


def exchange_inputs(given: Basis, retaliator: str, adversary: str, postures: Sequence[str], doctrines: Sequence[str]) -> Used:
    """The inputs of each stage that bear on a pair in some cells: of legs those that reach the other, what fails in common of several."""
    struck, striking = given.members[retaliator], given.members[adversary]
    both = (*struck, *striking)
    used = {REACH: [name for name in once(given, REACH) if name.split(".")[0] in (*both, "parameters")]}
    used |= {stage: _of(given.stages.struck, struck, stage) for stage in STRUCK}
    used |= {stage: _of(given.stages.striking, striking, stage) for stage in STRIKING}
    idle = tuple(
        f"{row.leg}."
        for row in given.reach
        if row.actor in both and not set(row.reaches) & set(striking if row.actor in struck else struck)
    )
    unread = (*unread_ends(postures, doctrines), *([] if len(struck) > 1 else [COMMON_FAILURE]))
    return {
        stage: tuple(name for name in dict.fromkeys(ids) if (stage == REACH or not name.startswith(idle)) and not name.endswith(unread))
        for stage, ids in used.items()
    }


def once(given: Basis, stage: str) -> tuple[str, ...]:
    """The inputs of a stage that are read once for all."""
    return given.stages.common.get(ALL, {}).get(stage, ())


def merged(parts: Iterable[Used]) -> Used:
    """The inputs of several exchanges together, each once."""
    found: dict[str, dict[str, None]] = {}
    for part in parts:
        for stage, ids in part.items():
            found.setdefault(stage, {}).update(dict.fromkeys(ids))
    return {stage: tuple(ids) for stage, ids in found.items()}


def measure_inputs(given: Basis, legs: Iterable[str], ends: Sequence[str]) -> tuple[str, ...]:
    """Of some legs the inputs of measures with these ends, such as `.yield_kt`."""
    wanted = {f"{leg}{end}" for leg in legs for end in ends}
    return tuple(name for name in once(given, MEASURES) if name in wanted)


def left_inputs(given: Basis, pair: tuple[str, str], cell: tuple[str, str], legs: Sequence[str]) -> dict[str, Used]:
    """The inputs that bear on what survives and works of some legs, by measure: those of the exchange without the layers it meets."""
    posture, doctrine = cell
    used = exchange_inputs(given, *pair, [posture], [doctrine]) | {"defence": ()}
    return {measure: used | {MEASURES: measure_inputs(given, legs, ends)} for measure, ends in MEASURED.items()}


def index_used(given: Basis, pair: tuple[str, str], posture: str) -> Used:
    """The inputs that bear on first-strike stability of a pair: of both sides, without warnings and searches, which it leaves out."""
    both = merged(exchange_inputs(given, *order, [posture], ["ride_out"]) for order in (pair, (pair[1], pair[0])))
    return both | {"warning": (), "search": (), INDEX: once(given, INDEX)}


def every(used: Used) -> tuple[str, ...]:
    """The inputs of all stages, each once."""
    return tuple(dict.fromkeys(name for ids in used.values() for name in ids))


def requirement_id(scenario: Scenario, side: str) -> str:
    """The name of the requirement that a side must meet: its own where the scenario gives one, else that of all."""
    own = scenario.stability is not None and side in scenario.stability.requirements
    return f"{side}.{OWN_REQUIREMENT}" if own else REQUIREMENT


def _of(role: Mapping[str, Mapping[str, tuple[str, ...]]], actors: Sequence[str], stage: str) -> list[str]:
    return [name for actor in actors for name in role[actor].get(stage, ())]
