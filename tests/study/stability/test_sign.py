"""The signs of a step of defence, between two and among all."""

from __future__ import annotations

from equipoise.study.stability.sign import facing_pairs
from equipoise.study.stability.world import World
from tests import stabilities


def test_pairs_that_can_face_each_other(here: World) -> None:
    assert facing_pairs(here) == [("USA", "RUS"), ("RUS", "IND"), ("RUS", "PAK"), ("IND", "PAK")]


def test_only_actors_with_layers_step_and_each_setting_has_both_measures() -> None:
    rows = stabilities.record()["sign"]
    assert [(row["spender"], row["setting"], row["measure"]) for row in rows] == [
        (spender, setting, measure) for spender in ("USA", "RUS") for setting in ("two", "many") for measure in ("index", "assured")
    ]
    for row in rows:
        assert abs(row["negative"] + row["zero"] + row["positive"] - 1.0) < 1e-5


def test_between_two_assured_retaliation_cannot_rise_with_the_others_layers() -> None:
    rows = [row for row in stabilities.record()["sign"] if row["measure"] == "assured"]
    assert all(row["positive"] == 0.0 for row in rows)
    assert any(row["negative"] > 0.0 for row in rows)
