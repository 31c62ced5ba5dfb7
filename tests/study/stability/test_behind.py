"""What an exchange rests on: both sides, legs that reach, cells that count."""

from __future__ import annotations

import pytest

from equipoise.study.stability.behind import Basis, basis, every, exchange_inputs, index_used, left_inputs, merged, requirement_id
from equipoise.study.stability.record.whole import StabilityRecord


@pytest.fixture
def given(record: StabilityRecord) -> Basis:
    return basis(record)


def test_a_number_rests_on_both_sides_and_on_legs_that_reach(given: Basis) -> None:
    found = set(every(exchange_inputs(given, "RUS", "IND", ["day_to_day"], ["ride_out"])))
    assert {"RUS.bulava.launchers", "IND.agni3.launchers", "IND.sspk_silo", "RUS.warning", "IND.agni3.range"} <= found
    assert "IND.prithvi2.launchers" not in found, "it does not reach Russia"
    assert not any(name.startswith(("USA.", "PAK.")) for name in found)
    assert not any(name.endswith("alert_generated") for name in found)


def test_only_several_fail_in_common(given: Basis) -> None:
    for side, several in (("RUS", False), ("two_large", True)):
        used = exchange_inputs(given, side, "IND", ["day_to_day"], ["ride_out"])
        assert ("parameters.warning_common_failure" in used["warning"]) == several


def test_both_postures_rest_on_both_alerts(given: Basis) -> None:
    found = every(exchange_inputs(given, "RUS", "USA", ["day_to_day", "generated"], ["ride_out"]))
    assert {"RUS.yars_mobile.alert_day_to_day", "RUS.yars_mobile.alert_generated"} <= set(found)


def test_inputs_of_several_exchanges_stand_there_once() -> None:
    assert merged([{"force": ("a", "b")}, {"force": ("b", "c"), "strike": ("d",)}]) == {"force": ("a", "b", "c"), "strike": ("d",)}


def test_the_index_leaves_warnings_and_searches_out(given: Basis) -> None:
    used = index_used(given, ("USA", "RUS"), "generated")
    assert used["warning"] == used["search"] == ()
    assert used["index"] == ("parameters.value_scale",)


def test_measures_rest_on_yields_and_accuracies_as_they_need(given: Basis) -> None:
    found = left_inputs(given, ("RUS", "USA"), ("generated", "ride_out"), ["RUS.bulava"])
    assert found["warheads"]["measures"] == ()
    assert found["emt"]["measures"] == ("RUS.bulava.yield_kt",)
    assert found["cmp"]["measures"] == ("RUS.bulava.yield_kt", "RUS.bulava.cep")


def test_a_requirement_of_its_own_has_a_name_of_its_own(record: StabilityRecord) -> None:
    assert [requirement_id(record.scenario, side) for side in ("PAK", "RUS")] == ["PAK.requirement", "scenario.requirement"]
