"""Every number of a reach study is explained, by the inputs and regions that move it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator

import pytest

from equipoise import facts, study
from equipoise.errors import InputError
from equipoise.facts.scenarios.given_input import Input
from equipoise.study.explanation import Node, short
from equipoise.study.reach import case as reach_case
from equipoise.study.reach.numbers import reach_numbers
from equipoise.study.reach.record import ReachRecord
from equipoise.study.reach.trace import behind, explanation, names
from tests.samples import REACH

BASE = facts.load()
QUESTION = facts.reach_scenario(REACH, BASE)


@pytest.fixture(scope="module")
def record() -> ReachRecord:
    return study.reach_study(QUESTION, BASE)


def leaves(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from leaves(child)


def moving(before: ReachRecord, after: ReachRecord) -> list[str]:
    """The numbers that differ, of those that say the same in both."""
    found, known = reach_numbers(after), reach_numbers(before)
    pairs = [(name, traced.number, found[name].number) for name, traced in known.items() if name in found]
    return [
        name
        for name, was, now in pairs
        if was.words == now.words
        and was.value is not None
        and now.value is not None
        and not math.isclose(was.value, now.value, rel_tol=1e-9)
    ]


def test_every_number_is_explained_down_to_a_source(record: ReachRecord) -> None:
    sources = {row.source for row in record.inputs} | {row.source for row in record.regions}
    for name in names(record):
        node = explanation(record, name)
        assert (node.title, bool(node.text)) == (name, True)
        assert any(leaf.title in sources for leaf in leaves(node)), name


def test_what_moves_a_number_stands_behind_it(record: ReachRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each input by itself is moved, and the numbers that move with it name it; each moves some number."""
    inputs = facts_inputs()
    for name, item in inputs.items():
        changed: dict[str, Input] = {**inputs, name: item._replace(best=0.0 if name == "spread" else 0.9 * item.best)}
        monkeypatch.setattr(reach_case, "reach_inputs", lambda *_, given=changed: given)
        moved = moving(record, study.reach_study(QUESTION, BASE))
        assert [key for key in moved if name not in behind(record, key)] == [], name
        assert moved or name in STILL, name


def facts_inputs() -> dict[str, Input]:
    """The inputs of the sample."""
    return reach_case.reach_inputs(QUESTION, BASE)


STILL = ("interceptors.orbital.altitude_lowest", "interceptors.orbital.altitude_highest", "interceptors.orbital.longest_flight")


def test_where_a_region_lies_stands_behind_what_it_moves(record: ReachRecord) -> None:
    for row in record.regions:
        region = BASE.regions[row.name]
        moved = region.model_copy(update={"latitude": region.latitude + 1.0})
        base = dataclasses.replace(BASE, groups={**BASE.groups, "regions": {**BASE.regions, row.name: moved}})
        numbers = moving(record, study.reach_study(QUESTION, base))
        assert numbers
        assert [key for key in numbers if f"regions.{row.name}" not in behind(record, key)] == [], row.name


def test_what_cannot_matter_is_left_out(record: ReachRecord) -> None:
    assert all(name.startswith(("missiles.icbm_solid.", "regions.")) for name in behind(record, "flights.there.apogee_km"))
    assert "confirmation" in behind(record, "flights.there.warning_time_s")
    own, shared = (behind(record, f"opportunities.there.far.{mode}.earliest_s") for mode in ("own", "integrated"))
    assert set(own) < set(shared)
    assert "regions.greenland" not in own
    assert not any(name.startswith("regions.greenland") for name in behind(record, "losses.north.there.far.looks"))
    assert "regions.greenland" in behind(record, "losses.north.there.far.looks_lost")
    assert "spread" in behind(record, "footprints.there.far.own_share")


def test_an_unknown_name_is_answered_with_near_ones(record: ReachRecord) -> None:
    with pytest.raises(InputError) as refused:
        explanation(record, "flights.there.warning")
    assert "try flights.there.warning_time_s" in str(refused.value)


def test_in_short_the_widest_ranges_stand_for_all(record: ReachRecord) -> None:
    node = explanation(record, "opportunities.there.far.integrated.looks")
    width = {row.name: row.relative_width for row in record.inputs}
    ranged = [name for name in behind(record, node.title) if width.get(name)]
    assert sorted(node.first) == sorted(set(ranged))
    assert [width[name] for name in node.first] == sorted((width[name] for name in node.first), reverse=True)
    assert [child.title for child in short(node).children[0].children] == list(node.first[:5])
