"""Reach and looks from geometry: the numbers of `equipoise reach`, the leakage that follows, and its change when a sensor is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from equipoise import facts, study
from equipoise.core.defence.engagement.further_look import p_further_look
from equipoise.errors import InputError
from equipoise.study.engagement.geometry import geometry_inputs, origin
from equipoise.study.engagement.record import GeometryRow
from equipoise.study.engagement.run import case
from tests.samples import ENGAGEMENT, REACH, edited

BASE = facts.load()
GEOMETRY = "geometry: {layer: far, missiles: {ballistic: icbm_solid}}"
TEXT = (
    ENGAGEMENT.read_text(encoding="utf-8")
    .replace("integration: coordinated\n", "integration: integrated\n")
    .replace("date: 2026-11-22\n", "date: 2026-11-22\ngeometry: reach.yaml\n")
    .replace("reach: {ballistic: 1}\n", f"{GEOMETRY}\n", 1)
    .replace("salvos: [2]", "salvos: [1, 1]")
)


@pytest.fixture
def asked(tmp_path: Path) -> Any:
    """A defence scenario whose far layer takes its reach from a reach scenario beside it, after changes of the latter."""

    def changed(*changes: tuple[str, str]) -> facts.EngagementScenario:
        edited(REACH, tmp_path / "reach.yaml", *changes)
        (tmp_path / "mine.yaml").write_text(TEXT, encoding="utf-8")
        return facts.engagement_scenario(tmp_path / "mine.yaml", BASE)

    return changed


def test_the_numbers_are_those_of_equipoise_reach(asked: Any) -> None:
    record = asked()
    share = study.reach_study(facts.reach_scenario(REACH, BASE), BASE).shares
    found = geometry_inputs(record, BASE)
    assert found["layers.far.reach.ballistic"].best == share[0].own.reach
    assert found["layers.far.integrated.reach.ballistic"].best == share[0].integrated.reach > share[0].own.reach
    assert found["layers.far.integrated.p_further_look"].best == p_further_look((share[0].integrated.counts,), 2)
    assert {(item.kind, item.source) for item in found.values()} == {("geometry", "reach:mine.far")}
    here = case(record, BASE)
    assert here.system.layers[0].reach == (share[0].integrated.reach,)
    assert here.system.layers[0].p_further_look == p_further_look((share[0].integrated.counts,), 2)
    assert here.system.layers[1].reach == (0.6,)


def test_shipped_scenarios_take_the_numbers_of_the_shipped_arcs() -> None:
    shares = study.reach_study(facts.reach_scenario("northern_arcs", BASE), BASE).shares
    by_layer = {row.layer: row for row in shares if row.missile == "icbm_solid"}
    for name, side in (("northern_usa", "usa"), ("northern_russia", "russia")):
        found = geometry_inputs(facts.engagement_scenario(name, BASE), BASE)
        assert found["layers.midcourse.integrated.reach.ballistic"].best == by_layer[f"{side}_midcourse"].integrated.reach
        assert found["layers.terminal.reach.ballistic"].best == by_layer[f"{side}_terminal"].own.reach
        assert "layers.terminal.integrated.reach.ballistic" not in found, "the reach scenario does not integrate this layer"


def test_the_shipped_pair_differs_in_nothing_but_geometry() -> None:
    one, other = (facts.engagement_scenario(name, BASE).model_dump() for name in ("northern_usa", "northern_russia"))
    for record in (one, other):
        for key in ("name", "title", "file", "line"):
            record.pop(key)
        del record["geometry"]  # the same geometry, under the title of each
        for layer in record["layers"]:
            layer["geometry"]["layer"] = layer["geometry"]["layer"].split("_")[1]
    assert one == other


def test_the_loss_of_a_sensor_changes_what_leaks(asked: Any) -> None:
    line = next(line for line in REACH.read_text(encoding="utf-8").splitlines() if "name: north," in line)
    lost = study.engagement_study(asked((line + "\n", "")), BASE)
    seen = study.engagement_study(asked(), BASE)
    assert lost.outcome.mean > seen.outcome.mean + 0.1


def test_the_record_says_which_is_used(asked: Any) -> None:
    assert origin(asked()) == (
        GeometryRow(name="far", reach_from="geometry", reach_layer="mine.far"),
        GeometryRow(name="near", reach_from="given", reach_layer=None),
    )
    assert [row.reach_from for row in origin(facts.engagement_scenario(ENGAGEMENT, BASE))] == ["given", "given"]
    assert geometry_inputs(facts.engagement_scenario(ENGAGEMENT, BASE), BASE) == {}


def test_a_layer_that_fights_alone_gains_nothing(asked: Any) -> None:
    found = geometry_inputs(asked(("integrated: true", "integrated: false")), BASE)
    assert sorted(found) == ["layers.far.p_further_look", "layers.far.reach.ballistic"]


def test_geometry_that_cannot_be_is_answered_with_its_own_place(asked: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        asked(("missile: icbm_solid", "missile: icbm_sold"))
    assert str(refused.value) == f"{tmp_path}/reach.yaml:11: unknown class of missiles 'icbm_sold'; did you mean 'icbm_solid'?"
