"""From a number of the matrix back to its inputs."""

from __future__ import annotations

from typing import Any

import pytest

from equipoise import study
from equipoise.errors import InputError
from equipoise.study.stability.trace import MEASURED, MEASURES, behind
from tests import stabilities


def test_every_name_has_an_explanation(record: dict[str, Any]) -> None:
    names = study.stability_names(record)
    assert len(names) == len(set(names))
    assert "RUS-vs-USA.assured.generated.ride_out" in names
    assert not any(name.startswith("PAK-vs-USA") for name in names), "no number, nothing to explain"
    for name in (names[0], "scenario.requirement", "IND.agni3.range"):
        assert study.stability_explanation(record, name).title == name


def test_a_number_rests_on_both_sides_and_on_legs_that_reach(record: dict[str, Any]) -> None:
    used = behind(record, stabilities.entry(record, "RUS", "IND"), "day_to_day", "ride_out")
    every = {name for ids in used.values() for name in ids}
    assert {"RUS.bulava.launchers", "IND.agni3.launchers", "IND.sspk_silo", "RUS.warning", "IND.agni3.range"} <= every
    assert "IND.prithvi2.launchers" not in every, "it does not reach Russia"
    assert not any(name.startswith(("USA.", "PAK.")) for name in every)
    assert not any(name.endswith("alert_generated") for name in every)


def test_only_several_fail_in_common(record: dict[str, Any]) -> None:
    for side, several in (("RUS", False), ("two_large", True)):
        used = behind(record, stabilities.entry(record, side, "IND"), "day_to_day", "ride_out")
        assert ("parameters.warning_common_failure" in used["warning"]) == several


def test_a_chance_rests_on_the_requirement_as_well(record: dict[str, Any]) -> None:
    arriving, assured = (
        [child.title for child in study.stability_explanation(record, f"RUS-vs-USA.{kind}.day_to_day.ride_out").children]
        for kind in ("arriving", "assured")
    )
    assert assured[:-1] == arriving
    assert assured[-1].startswith("Requirement")


def test_a_name_that_is_not_there_brings_the_nearest(record: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="the results hold no number called 'RUS-vs-USA.arriving'; try RUS-vs-USA.arriving"):
        study.stability_explanation(record, "RUS-vs-USA.arriving")


def test_what_survives_rests_on_yields_and_on_no_layer(record: dict[str, Any]) -> None:
    name = "RUS-vs-USA.{}.generated.launch_on_warning"
    titles = {kind: {child.title: child for child in study.stability_explanation(record, name.format(kind)).children} for kind in MEASURED}
    assert all(not title.startswith("Defence") for found in titles.values() for title in found)
    assert MEASURES not in titles["warheads"]
    inputs = {kind: [child.title for child in titles[kind][MEASURES].children] for kind in ("emt", "cmp")}
    assert len(inputs["cmp"]) == 2 * len(inputs["emt"]) == 2 * len(stabilities.base().actors["RUS"].legs)
    assert "survive and work on average" in study.stability_explanation(record, name.format("emt")).text


def test_a_measure_that_has_no_number_says_so(record: dict[str, Any]) -> None:
    bare = stabilities.record()
    bare["survivors"][0]["cells"][0]["total"]["cmp"]["best"] = None
    found = study.stability_explanation(bare, "USA-vs-RUS.cmp.day_to_day.ride_out")
    assert found.text == "no number: a leg states no yield or accuracy"
    del bare["survivors"]
    assert not any(".emt." in name for name in study.stability_names(bare)), "a record of an earlier version"
