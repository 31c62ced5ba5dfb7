"""From every number of a record back to its sources."""

from __future__ import annotations

import pytest

from equipoise import facts, study
from equipoise.errors import InputError
from equipoise.study.drivers import Driver
from equipoise.study.reductions.trace import explanation, names
from tests.study.conftest import Asked


def leaves(node: study.Node) -> list[study.Node]:
    return [leaf for child in node.children for leaf in leaves(child)] if node.children else [node]


def test_every_number_is_explained_down_to_sources(results: study.Results) -> None:
    known = names(results.record)
    assert len(known) == len(set(known))
    for name in known:
        node = explanation(results.record, name)
        assert node.title == name
        assert node.text
        for leaf in leaves(node):
            assert leaf.title in results.record.sources or leaf.title == "scenario.requirement", name
            assert leaf.text


def test_the_names_cover_cells_shares_floors_and_inputs(results: study.Results) -> None:
    known = names(results.record)
    for name in (
        "RUS-vs-USA.arriving.day_to_day.ride_out",
        "RUS-vs-USA.assured.generated.launch_on_warning",
        "USA-vs-RUS.ended_by_defence@64",
        "USA-vs-RUS.floor@512",
        "RUS-vs-euro_atlantic.earlier@0",
        "RUS-vs-euro_atlantic.unmet_anyway",
        "RUS-vs-USA.force",
        "RUS-vs-USA.by_requirement.1.unmet_anyway",
        "RUS-vs-USA.by_requirement.4.ended_by_defence@512",
        "USA-vs-RUS.by_cell.generated.ride_out.ended_by_defence@64",
        "RUS-vs-euro_atlantic.alone@0",
        "RUS-vs-euro_atlantic.coalition@512",
        "RUS-vs-euro_atlantic.difference",
        "scenario.requirement",
        "parameters.fratricide",
    ):
        assert name in known
    assert "RUS-vs-euro_atlantic.floor@0" not in known


def test_the_text_states_the_number_of_the_record(results: study.Results) -> None:
    pair = results.record.pairs[0]
    assert pair.outcomes
    mean = pair.cells[0].arriving.best.mean
    text = explanation(results.record, "RUS-vs-USA.arriving.day_to_day.ride_out").text
    assert text.startswith(f"{mean:.1f} warheads arrive on average at best estimates")
    ended = round(12 * pair.outcomes.ended_by_defence[3])
    assert explanation(results.record, "RUS-vs-USA.ended_by_defence@512").text.startswith(f"holds in {ended} of the 12 draws")
    assert explanation(results.record, "RUS-vs-USA.ended_by_defence@0").text == "holds in 0 of the 12 draws"


def test_what_a_confirmed_attack_rests_on_is_told_where_it_matters(small: facts.Scenario, base: facts.Facts) -> None:
    asked = small.model_copy(update={"doctrines": ("launch_under_attack", "ride_out"), "draws": 2, "pairs": small.pairs[:1]})
    found = study.run(asked, base).record
    for number, told in (
        ("arriving.day_to_day.launch_under_attack", True),
        ("arriving.day_to_day.launch_on_warning", False),
        ("by_cell.generated.ride_out.unmet_anyway", False),
        ("by_cell.generated.launch_under_attack.ended_by_defence@64", True),
        ("floor@64", True),
    ):
        ids = {node.title for stage in explanation(found, f"RUS-vs-USA.{number}").children for node in stage.children}
        assert ({"RUS.confirmation", "RUS.leaves_under_attack"} <= ids) == told, number
        assert ("RUS.confirmation" in ids) == told, number


def test_the_stages_stand_in_the_order_of_the_chain(results: study.Results) -> None:
    node = explanation(results.record, "USA-vs-RUS.floor@64")
    assert [child.title.partition(":")[0] for child in node.children] == [
        "Survivors",
        "Strike",
        "Protection",
        "Search",
        "Warning",
        "Defence",
        "Requirement",
    ]
    arriving = explanation(results.record, "USA-vs-RUS.arriving.generated.ride_out")
    assert "Requirement" not in [child.title.partition(":")[0] for child in arriving.children]
    assert leaves(node)[-1].text == "40 – 100 – 300 warheads (loguniform), with probability 0.9; a test"


def listed(record: study.ReductionsRecord, name: str) -> set[str]:
    """The inputs that an explanation lists."""
    return {row.title for stage in explanation(record, name).children for row in stage.children}


def behind(results: study.Results, name: str) -> set[str]:
    """The inputs that an explanation of these results lists."""
    return listed(results.record, name)


def test_a_force_rests_on_launchers_and_loadings_only(results: study.Results) -> None:
    found = behind(results, "USA-vs-RUS.force")
    assert found
    assert all(name.startswith("USA.") and name.endswith((".launchers", ".loading")) for name in found)


@pytest.mark.parametrize(
    "number",
    [
        "floor@64",
        "ended_by_defence@0",
        "cuts_remain@512",
        "unmet_anyway",
        "by_requirement.1.unmet_anyway",
        "by_cell.generated.ride_out.unmet_anyway",
    ],
)
def test_a_number_at_a_stated_level_does_not_rest_on_todays_stock(results: study.Results, number: str) -> None:
    found = behind(results, f"RUS-vs-USA.{number}")
    assert "USA.gmd.interceptors" not in found
    assert "USA.gmd.salvo" in found


def test_what_arrives_today_rests_on_todays_stock(results: study.Results) -> None:
    assert "USA.gmd.interceptors" in behind(results, "RUS-vs-USA.arriving.day_to_day.ride_out")
    assert "USA.gmd.interceptors" in behind(results, "RUS-vs-euro_atlantic.difference")


@pytest.mark.parametrize(
    "number", ["arriving.day_to_day.ride_out", "assured.day_to_day.ride_out", "by_cell.day_to_day.ride_out.unmet_anyway"]
)
def test_a_posture_rests_on_its_own_alert_shares(results: study.Results, number: str) -> None:
    found = behind(results, f"RUS-vs-USA.{number}")
    assert "RUS.yars_mobile.alert_day_to_day" in found
    assert not [name for name in found if name.endswith(".alert_generated")]


def test_a_floor_rests_on_the_alert_of_the_postures_that_it_counts(results: study.Results) -> None:
    assert {"RUS.yars_mobile.alert_day_to_day", "RUS.yars_mobile.alert_generated"} <= behind(results, "RUS-vs-USA.floor@0")
    scenario = results.record.scenario.model_copy(update={"postures": ("generated",)})
    generated = results.record.model_copy(update={"scenario": scenario})
    assert "RUS.yars_mobile.alert_day_to_day" not in listed(generated, "RUS-vs-USA.floor@0")


def test_a_floor_against_the_partner_alone_rests_on_no_other_member(results: study.Results) -> None:
    assert "GBR.sspk_silo" in behind(results, "RUS-vs-euro_atlantic.coalition@0")
    assert not [name for name in behind(results, "RUS-vs-euro_atlantic.alone@0") if name.startswith(("GBR.", "FRA."))]


def test_the_requirement_is_explained_by_its_reason(results: study.Results) -> None:
    node = explanation(results.record, "scenario.requirement")
    assert node.text == "40 – 100 – 300 warheads (loguniform), with probability 0.9; a test"


def test_without_a_layer_that_is_swept_one_level_is_named(asked: Asked, base: facts.Facts) -> None:
    scenario = asked(("draws: 12", "draws: 2"))
    pair = facts.Pair(retaliator="RUS", adversary="GBR")
    record = study.run(scenario.model_copy(update={"pairs": (pair,)}), base).record
    levels = [name for name in names(record) if "@" in name]
    assert levels
    assert {name.partition("@")[2] for name in levels} == {"0"}
    for name in names(record):
        assert explanation(record, name).text


def test_an_input_reads_with_its_range_unit_kind_and_date(results: study.Results) -> None:
    ranged = explanation(results.record, "RUS.yars_mobile.launchers")
    assert ranged.text == "162 – 180 – 189 launchers (triangular), assumption, 2025-05-01"
    fixed = explanation(results.record, "USA.trident.launchers_per_platform")
    assert fixed.text == "20 launchers per platform (fixed), official, 2020-09-01"


def test_an_override_ends_in_its_reason(asked: Asked, base: facts.Facts) -> None:
    override = '\noverrides:\n- {id: USA.gmd.p_track, best: 0.6, reason: "to see"}\n'
    scenario = asked(("\nseed: 7\n", f"\nseed: 7{override}"), ("draws: 12", "draws: 2"))
    record = study.run(scenario.model_copy(update={"pairs": scenario.pairs[:1]}), base).record
    node = explanation(record, "USA.gmd.p_track")
    assert node.text == "0.6 probability (fixed), override, 2026-11-22"
    assert [(child.title, child.text) for child in node.children] == [("scenario:small", "to see")]


@pytest.mark.parametrize(
    ("name", "near"),
    [("RUS-vs-USA.flor@64", "RUS-vs-USA.floor@64"), ("parameters.fratricid", "parameters.fratricide"), ("", "RUS-vs-USA.arriving")],
)
def test_an_unknown_name_is_answered_with_near_ones(results: study.Results, name: str, near: str) -> None:
    with pytest.raises(InputError) as caught:
        explanation(results.record, name)
    assert str(caught.value).startswith(f"the results hold no number called {name!r}; try ")
    assert near in caught.value.fix


def test_what_moves_a_number_most_comes_first(results: study.Results) -> None:
    pair = results.record.pairs[0]
    cell = pair.cells[0]
    drivers = (Driver(id="RUS.yars_mobile.launchers", correlation=0.9),)
    changed = pair.model_copy(update={"cells": (cell.model_copy(update={"arriving_drivers": drivers}), *pair.cells[1:])})
    record = results.record.model_copy(update={"pairs": (changed, *results.record.pairs[1:])})
    assert explanation(record, "RUS-vs-USA.arriving.day_to_day.ride_out").first == ("RUS.yars_mobile.launchers",)
