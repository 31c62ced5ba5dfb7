"""Where a number of a study of stability comes from: its value, the inputs behind it by stage, and their sources."""

from __future__ import annotations

from collections.abc import Iterator

from equipoise.errors import InputError
from equipoise.facts.records.requirement import Requirement
from equipoise.facts.suggestion import similar
from equipoise.study.explanation import STAGES, Node, input_node, requirement_node
from equipoise.study.stability.behind import COSTS, INDEX, MEASURES, OWN_REQUIREMENT, REACH, REQUIREMENT, basis, requirement_id
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

MOVED = "What moves it most over the draws"


def numbers(record: StabilityRecord) -> Iterator[Number]:
    """Every number of a record that was computed."""
    given = basis(record)
    for part in (answer_numbers, force_numbers, pair_numbers, step_numbers):
        yield from part(record, given)


def stability_names(record: StabilityRecord) -> list[str]:
    """The numbers of a record that can be explained: all that were computed, the requirements, the inputs."""
    return [*(number.name for number in numbers(record)), *_requirements(record), *(row.id for row in record.inputs)]


def stability_explanation(record: StabilityRecord, name: str) -> Node:
    """A number of the record as a tree: its value, what moves it most, the stages behind it, their inputs, and the source of each.

    Raises: InputError for a name that the record does not hold, with the nearest ones.
    """
    tree = record.model_dump(mode="json", include={"scenario", "sources"})
    rows = {row.id: row.model_dump() for row in record.inputs}
    if name in rows:
        return input_node(rows[name], tree)
    if name in _requirements(record):
        (stated,) = _requirement(record, name).children
        return stated
    found = next((number for number in numbers(record) if number.name == name), None)
    if found is None:
        known = stability_names(record)
        near = similar(name, known, most=3, nearness=0.3) or known[:3]
        raise InputError(f"the results hold no number called {name!r}", fix=f"try {', '.join(near)}")
    children = [Node(MOVED, "", tuple(Node(one.id, f"rank correlation {one.correlation:+.2f}") for one in found.drivers))]
    children += [Node(TITLES[stage], "", tuple(input_node(rows[item], tree) for item in ids)) for stage, ids in found.used().items()]
    if found.needed is not None:
        children.append(_requirement(record, requirement_id(record.scenario, found.needed)))
    return Node(name, found.text, tuple(child for child in children if child.children))


def _requirements(record: StabilityRecord) -> dict[str, Requirement]:
    """The requirements of a scenario by the names that explanations give them."""
    asked = record.scenario.stability
    own = {} if asked is None else {f"{actor}.{OWN_REQUIREMENT}": stated for actor, stated in asked.requirements.items()}
    return {REQUIREMENT: record.scenario.requirement, **own}


def _requirement(record: StabilityRecord, name: str) -> Node:
    """A requirement as a stage with its range and reason."""
    stated = {"requirement": _requirements(record)[name].model_dump(), "assurance": record.scenario.assurance}
    stage = requirement_node(stated)
    return Node(stage.title, stage.text, tuple(Node(name, child.text, child.children) for child in stage.children))
