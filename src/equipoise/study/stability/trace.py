"""Where a number of a study of stability comes from: its value, the inputs behind it by stage, and their sources."""

from __future__ import annotations

from collections.abc import Iterator

from equipoise.facts.records.requirement import Requirement
from equipoise.study.explanation import REQUIREMENT, STAGES, Node, input_node, requirement_node, unknown
from equipoise.study.stability.behind import COSTS, INDEX, MEASURES, OWN_REQUIREMENT, REACH, basis, requirement_id
from equipoise.study.stability.record.whole import StabilityRecord
from equipoise.study.stability.told.answers import answer_numbers
from equipoise.study.stability.told.forces import force_numbers
from equipoise.study.stability.told.number import Number
from equipoise.study.stability.told.pairs import pair_numbers
from equipoise.study.stability.told.steps import step_numbers

TITLES = STAGES | {
    REACH: "Reach: the ranges that decide who can strike whom",
    MEASURES: "Measures: the yields and accuracies of the legs",
    COSTS: "Costs: what a step buys",
    INDEX: "Index: what the index of first-strike stability weighs",
}


def numbers(record: StabilityRecord) -> Iterator[Number]:
    """Every number of a record that was computed."""
    given = basis(record)
    for part in (answer_numbers, force_numbers, pair_numbers, step_numbers):
        yield from part(record, given)


def names(record: StabilityRecord) -> list[str]:
    """The numbers of a record that can be explained: all that were computed, the requirements, the inputs."""
    return [*(number.name for number in numbers(record)), *requirements(record), *(row.id for row in record.inputs)]


def explanation(record: StabilityRecord, name: str) -> Node:
    """A number of the record as a tree: its value, the stages behind it, their inputs, and the source of each.

    Raises: InputError for a name that the record does not hold, with the nearest ones.
    """
    rows = {row.id: row for row in record.inputs}
    stated = requirements(record)
    if name in rows:
        return input_node(rows[name], record.sources)
    if name in stated:
        return requirement_node(stated[name], record.scenario.assurance, name).children[0]
    number = next((number for number in numbers(record) if number.name == name), None)
    if number is None:
        raise unknown(name, names(record))
    used = ((stage, ids) for stage, ids in number.used().items() if ids)
    stages = [Node(TITLES[stage], "", tuple(input_node(rows[item], record.sources) for item in ids)) for stage, ids in used]
    if number.needed is not None:
        wanted = requirement_id(record.scenario, number.needed)
        stages.append(requirement_node(stated[wanted], record.scenario.assurance, wanted))
    return Node(name, number.text, tuple(stages), tuple(driver.id for driver in number.drivers))


def requirements(record: StabilityRecord) -> dict[str, Requirement]:
    """The requirements of a scenario by the names that explanations give them."""
    asked = record.scenario.stability
    own = {} if asked is None else {f"{actor}.{OWN_REQUIREMENT}": stated for actor, stated in asked.requirements.items()}
    return {REQUIREMENT: record.scenario.requirement, **own}
