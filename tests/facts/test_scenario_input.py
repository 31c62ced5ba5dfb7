"""The ids that a scenario reads are those that the study reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise import facts, study
from equipoise.facts.scenario_input import ids_read, legs_read

SAMPLE = Path(__file__).with_name("scenario.yaml")


def one_pair(base: facts.Facts, retaliator: str, adversary: str) -> facts.Scenario:
    """The sample with one pair of its own and few draws."""
    scenario = facts.scenario(SAMPLE, base)
    pair = facts.Pair(retaliator=retaliator, adversary=adversary)
    return scenario.model_copy(update={"pairs": (pair,), "draws": 2, "interceptors": (0,)})


@pytest.mark.parametrize(("retaliator", "adversary"), [("RUS", "euro_atlantic"), ("USA", "RUS"), ("CHN", "USA"), ("GBR", "CHN")])
def test_they_are_the_inputs_of_the_study(base: facts.Facts, retaliator: str, adversary: str) -> None:
    scenario = one_pair(base, retaliator, adversary)
    rows = study.run(scenario, base).record["inputs"]
    assert isinstance(rows, list)
    used = {str(row["id"]) for row in rows}
    read = ids_read(scenario, base)
    assert len(read) == len(set(read))
    assert used == {name for name in read if not name.endswith(".upload_ceiling")}


def test_each_side_gives_what_its_part_needs(base: facts.Facts) -> None:
    read = ids_read(one_pair(base, "RUS", "USA"), base)
    assert "RUS.warning" in read
    assert "USA.gmd.interceptors" in read
    for name in ("USA.warning", "RUS.a135.interceptors", "RUS.totals.deployed", "GBR.sspk_silo", "USA.b52.launchers"):
        assert name in base.quantities
        assert name not in read


def test_a_theatre_leg_is_not_read(base: facts.Facts) -> None:
    assert "df26" in base.actors["CHN"].legs
    assert "df26" not in legs_read(base.actors["CHN"])
