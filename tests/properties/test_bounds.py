"""Hostile numbers at every number of every shipped file: what is accepted lies inside the bounds of its unit, or of its key."""

from __future__ import annotations

import copy
import math
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.files.binding import bound
from equipoise.facts.files.folder import Folder
from equipoise.facts.files.yaml.file import Mapping
from equipoise.facts.loader import Parameters, identified
from equipoise.facts.records.group import groups
from equipoise.facts.scenarios.file import read
from equipoise.shipped import DATA
from equipoise.units import UNITS
from tests import hostile

PLACES = Folder(DATA)
RANGE = ("low", "best", "high")
FACTS = [name for name in PLACES.names() if name.endswith(".yaml") and name.split("/")[0] in {"parameters", *(g.folder for g in groups())}]
SCENARIOS = [name for name in PLACES.names() if name.startswith("scenarios/")]
# What a number may be where its file does not say its unit, and whether it is whole; a probability for all other keys of a scenario.
WHOLE = {
    "draws": (2, 1e6),
    "seed": (0, 2**63 - 1),
    "samples": (200, 2000),
    "footprint_step": (1, 10),
    "interceptors": (0, 1e6),
    "planes": (1, 1000),
    "per_plane": (1, 1000),
    "launches": (1, 1000),
    "salvos": (1, 100),
    "capacity": (0, 1e6),
    "warheads": (0, 1e5),
    "decoys": (0, 1e5),
    "spread": (0, 20),
    "requirement": (1, 20_000),
    "stocks": (0, 1e6),
    "attempts": (1, 1e4),
    "successes": (0, 1e4),
    "expended": (0, 1e6),
    "latitude": (-90, 90),
    "longitude": (-180, 180),
}
PARTS = {
    "confirmation": (0, 7_200),
    "decision": (0, 7_200),
    "assessment": (0, 7_200),
    "cloud_top": (0, 30),
    "altitude": (100, 40_000),
    "inclination": (0, 180),
    "burn_time": (1, 1_000),
    "boost_share": (0.334, 0.5),
    "apogee": (0, 40_000),
    "lift_to_drag": (0.1, 20),
    "glide_altitude": (1, 100),
    "end_speed": (0.1, 100),
    "burnout_speed": (0.1, 100),
    "altitude_lowest": (0, 40_000),
    "altitude_highest": (0, 40_000),
    "longest_flight": (1, 7_200),
    "lowest_elevation": (0, 89),
    "range": (1, 1e5),
    "value": (0, 1e6),
    "costs": (0, 1e6),
    "funding": (0, 1e6),
    "years": (0, 100),
}


@cache
def tree(name: str) -> Mapping:
    """The content of a shipped file."""
    found = PLACES.tree(name)
    assert isinstance(found, Mapping)
    return found


def spoiled(name: str, path: tuple[str | int, ...], number: float) -> Mapping:
    """A file with one number replaced; all three of a range, so that their order is no fault."""
    root = copy.deepcopy(tree(name))
    part: Any = root
    for step in path[:-1]:
        part = part[step]
    for key in RANGE if path[-1] in RANGE and isinstance(part, dict) else (path[-1],):
        if isinstance(key, int) or key in part:
            part[key] = number
    return root


def admitted(name: str, path: tuple[str | int, ...], number: float) -> bool:
    """Whether a number is inside the bounds of its unit where the file says it, or of the key that it belongs to."""
    entry: Any = tree(name)
    for step in path[:-1]:
        entry = entry[step]
    if isinstance(entry, dict) and path[-1] in RANGE and entry.get("unit") in UNITS:
        unit = UNITS[entry["unit"]]
        return unit.lowest <= number <= unit.highest and (not unit.whole or number == math.floor(number))
    steps = [step for step in reversed(path) if isinstance(step, str) and step not in RANGE]
    for key in steps:
        if key in WHOLE:
            return math.isfinite(number) and WHOLE[key][0] <= number <= WHOLE[key][1] and number == math.floor(number)
        if key in PARTS:
            return PARTS[key][0] <= number <= PARTS[key][1]
    return 0 <= number <= 1


def refusals(name: str, root: Mapping) -> list[InputError]:
    """What is wrong with a file of facts, or a scenario."""
    if name.startswith("scenarios/"):
        return read(root, name, facts.load())[1]
    found: list[InputError] = []
    folder = name.split("/", maxsplit=1)[0]
    if folder == "parameters":
        bound(Parameters, root, data=identified(root, "parameters"), faults=found)
        return found
    group = next(group for group in groups() if group.folder == folder)
    bound(group.model, root, data=group.prepared(root) if group.prepared else None, faults=found)
    return found


def check(name: str, path: tuple[str | int, ...], number: float) -> None:
    """Fail where a file is accepted with a number outside its bounds, or refused in more than one sentence."""
    found = refusals(name, spoiled(name, path, number))
    assert found or admitted(name, path, number), f"{name} is accepted with {number} at {path}"
    assert all(fault.fix and "\n" not in str(fault) for fault in found)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_facts_are_accepted_inside_their_bounds_alone(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([name for name in FACTS if any(hostile.numbers(tree(name)))]))
    path = data.draw(st.sampled_from(list(hostile.numbers(tree(name)))))
    check(name, path, data.draw(st.sampled_from(hostile.NUMBERS)))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_scenarios_are_accepted_inside_their_bounds_alone(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(SCENARIOS))
    path = data.draw(st.sampled_from(list(hostile.numbers(tree(name)))))
    check(name, path, data.draw(st.sampled_from(hostile.NUMBERS)))


@pytest.mark.parametrize("name", ["scenarios/today.yaml", "scenarios/two_classes.yaml", "interceptors/generic.yaml", "actors/FRA.yaml"])
def test_a_file_as_it_is_shipped_is_accepted(name: str) -> None:
    assert refusals(name, tree(name)) == []


def test_twin_a_number_outside_its_bounds_is_noticed() -> None:
    """A confirmation of half a second is accepted, and inside; half a launcher would be noticed."""
    path = ("geometry", "confirmation", "best")
    assert not refusals("scenarios/northern_arcs.yaml", spoiled("scenarios/northern_arcs.yaml", path, 0.5))
    assert admitted("scenarios/northern_arcs.yaml", path, 0.5)
    assert not admitted("actors/FRA.yaml", ("legs", "m51", "launchers", 0, "best"), 0.5)
    assert not admitted("scenarios/today.yaml", ("requirement", "low"), math.nan)
