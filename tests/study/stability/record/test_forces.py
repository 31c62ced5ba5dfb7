from __future__ import annotations

from equipoise.study.stability.record.forces import LeftCell, LeftInAll, LeftOfLeg


def test_what_is_left_names_its_leg_then_its_measures_then_its_chances() -> None:
    measures = ["launchers", "warheads", "emt", "cmp", "numbers", "chance"]
    assert list(LeftOfLeg.model_fields) == ["leg", *measures]
    assert list(LeftInAll.model_fields) == measures
    assert list(LeftCell.model_fields) == ["posture", "doctrine", "legs", "total"]
