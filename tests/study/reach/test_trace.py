"""Every number of a reach study is explained, by the inputs and regions that move it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator

import pytest

from equipoise import facts, study
from equipoise.errors import InputError
from equipoise.facts.scenarios.given_input import Input
from equipoise.study.explanation import Node
from equipoise.study.reach import case as reach_case
from equipoise.study.reach.numbers import reach_numbers
from equipoise.study.reach.record import ReachRecord
from equipoise.study.reach.trace import behind, reach_explanation, reach_names
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
    for name in reach_names(record):
        node = reach_explanation(record, name)
        assert (node.title, bool(node.text)) == (name, True)
        assert any(leaf.title in sources for leaf in leaves(node)), name


def test_every_part_of_the_record_has_its_numbers(record: ReachRecord) -> None:
    known = {name: traced.number.value for name, traced in reach_numbers(record).items()}
    flight, chance, loss, space = record.flights[0], record.opportunities[0].integrated, record.losses[1], record.space[0]
    assert known["flights.there.warning_time_s"] == flight.warning_time_s
    assert [known[f"flights.there.timeline.{n}"] for n, _ in enumerate(flight.timeline, start=1)] == [row.time_s for row in flight.timeline]
    assert known["flights.there.seen.1.from_s"] == flight.seen[0].from_s
    assert (known["opportunities.there.far.integrated.looks"], known["opportunities.there.far.own.first_sight_s"]) == (
        len(chance.looks_s),
        None,
    )
    assert known["opportunities.there.far.integrated.looks_s.1"] == chance.looks_s[0]
    assert known["footprints.there.far.integrated_km2"] == record.footprints[0].integrated_km2
    assert known["shares.far.icbm_solid.integrated.looks"] == record.shares[0].integrated.looks
    assert known["losses.north.there.far.looks_lost"] == loss.flights[0].layers[0].looks_lost
    assert known[f"space.{space.name}.there.n_in_orbit@4"] == space.launches[1].n_in_orbit
    assert known[f"space.{space.name}.map.by_altitude"] == min(value for line in space.map.by_altitude for value in line if value)
    assert (
        known["sensors.far.1.ground_radius_km@300"] == record.sensors[3].circles[1].ground_radius_km if record.sensors[3].circles else False
    )
    assert known["layers.far.batteries.2.reach_km"] == record.layers[0].batteries[1].reach_km


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
        base = dataclasses.replace(BASE, regions={**BASE.regions, row.name: moved})
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
        reach_explanation(record, "flights.there.warning")
    assert "try flights.there.warning_time_s" in str(refused.value)
