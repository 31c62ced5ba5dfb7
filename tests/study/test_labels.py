from __future__ import annotations

from pathlib import Path

from equipoise import facts
from equipoise.study.labels import QUANTITIES, labels
from tests.trains import with_trains


def test_every_input_has_a_label_and_no_two_share_one() -> None:
    found = labels(facts.load())
    assert found["RUS.yars_mobile.alert_day_to_day"] == "Russia: RS-24 Yars (road-mobile): share on alert, day to day"
    assert found["USA.gmd.p_track"] == "United States: Ground-based Midcourse Defense: probability of tracking"
    assert found["parameters.kill_if_found"] == "Chance that what is found is destroyed"
    assert found["scenario.requirement"] == "Warheads required to arrive"
    assert len(set(found.values())) == len(found)


def test_missiles_that_move_together_are_on_a_boat_or_a_train(tmp_path: Path) -> None:
    found = labels(with_trains(tmp_path, "RUS"))
    assert found["RUS.trains.launchers_per_platform"] == "Russia: Trains: missiles on one train"
    assert found["GBR.trident.launchers_per_platform"].endswith(": missiles on one boat")


def test_every_wording_is_of_a_quantity_that_exists() -> None:
    quantities = {name.rpartition(".")[2] for name in facts.load().quantities} | {"requirement"}
    assert set(QUANTITIES) <= quantities
