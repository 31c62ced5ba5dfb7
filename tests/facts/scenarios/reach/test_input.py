"""The numbers of a reach scenario with their sources, and the shipped pairs of scenarios, in which each side has what the other has."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.scenarios.reach.input import places
from tests.samples import REACH

SHIPPED = ("northern_arcs", "pacific_arcs")


def test_facts_keep_their_source_and_kind_and_the_rest_is_assumed(base: facts.Facts) -> None:
    inputs = facts.reach_inputs(facts.reach_scenario(REACH, base), base)
    burn = inputs["missiles.icbm_solid.burn_time"]
    assert (burn.best, burn.kind, burn.source) == (170, "estimate", "parameters.burn_time_solid (ieee_boost)")
    share = inputs["missiles.icbm_solid.boost_share"]
    assert (share.kind, share.source) == ("assumption", "class:missiles.icbm_solid")
    own = inputs["layers.far.decision"]
    assert (own.low, own.best, own.high, own.kind, own.source, own.reason) == (
        60,
        120,
        300,
        "assumption",
        "scenario:mine",
        "no open figure",
    )
    assert "missiles.slbm.burn_time" not in inputs


@pytest.mark.parametrize("name", SHIPPED)
def test_every_number_of_a_shipped_scenario_has_a_reason_or_a_fact(name: str, base: facts.Facts) -> None:
    record = facts.reach_scenario(name, base)
    for item in facts.reach_inputs(record, base).values():
        assert item.reason or item.kind != "assumption", item.name
    names = [place.name for place in places(record)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", SHIPPED)
def test_each_side_of_a_shipped_scenario_has_what_the_other_has(name: str, base: facts.Facts) -> None:
    record = facts.reach_scenario(name, base)
    sides = sorted({flight.met_by for flight in record.flights})
    assert len(sides) == 2
    has: list[Counter[object]] = []
    for side in sides:
        had: Counter[object] = Counter(flight.missile for flight in record.flights if flight.met_by == side)
        had.update((sensor.kind, sensor.radar) for sensor in record.sensors if sensor.side == side)
        for layer in record.layers:
            if layer.side == side:
                radars = tuple(sorted(str(battery.radar) for battery in layer.batteries))
                had[layer.interceptor, radars, layer.decision.best, layer.assessment.best, layer.integrated] += 1
        for layer in record.space:
            if layer.side == side:
                had[layer.interceptor, layer.altitude.best, layer.inclination.best, layer.planes, layer.per_plane] += 1
        has.append(had)
    assert has[0] == has[1]


def test_an_unknown_name_is_answered_with_the_nearest(base: facts.Facts) -> None:
    with pytest.raises(InputError) as refused:
        facts.reach_scenario("northern_arc", base)
    assert str(refused.value) == "no scenario is called 'northern_arc'; did you mean 'northern_arcs'? or give the path of a file"


def test_a_folder_of_the_user_may_hold_one_with_regions_of_its_own_and_verify_reads_it(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "regions").mkdir()
    text = REACH.read_text(encoding="utf-8").replace("origin: central_russia", "origin: somewhere")
    (tmp_path / "scenarios" / "mine.yaml").write_text(text, encoding="utf-8")
    assert [str(fault).partition("scenarios/")[2] for fault in facts.problems(tmp_path)] == [
        "mine.yaml:11: unknown region 'somewhere'; see the list of names in the folder regions"
    ]
    region = "somewhere: {title: far away, extent: sea, latitude: -40, longitude: 10, source: equipoise_judgement, reason: to try}\n"
    (tmp_path / "regions" / "own.yaml").write_text(region, encoding="utf-8")
    assert facts.problems(tmp_path) == []
    base = facts.load(tmp_path)
    assert facts.reach_scenario("mine", base).flights[0].origin == "somewhere"
