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
    assert "RUS.a135.coverage_forces" in read, "its own layers meet the strike"
    for name in (
        "USA.warning",
        "RUS.a135.coverage",
        "USA.gmd.coverage_forces",
        "USA.withheld_third",
        "USA.conventional_strike.weapons",
        "RUS.totals.deployed",
        "GBR.sspk_silo",
        "USA.b52.launchers",
    ):
        assert name in base.quantities
        assert name not in read


@pytest.mark.parametrize("block", [{"conventional": True}, {"third_party_reserve": True}])
def test_what_strikes_are_made_of_is_read_where_the_scenario_says_so(base: facts.Facts, block: dict[str, bool]) -> None:
    scenario = one_pair(base, "RUS", "USA")
    asked = scenario.model_copy(update={"strike": scenario.strike.model_copy(update=block)})
    more = set(ids_read(asked, base)) - set(ids_read(scenario, base))
    wanted = (
        {"USA.withheld_third"}
        if "third_party_reserve" in block
        else {name for name in base.quantities if name.startswith("USA.conventional_")}
    )
    assert more == wanted
    assert {str(row["id"]) for row in study.run(asked, base).record["inputs"]} >= more  # pyright: ignore[reportGeneralTypeIssues] (a list of rows)


def test_a_theatre_leg_is_not_read(base: facts.Facts) -> None:
    assert "df26" in base.actors["CHN"].legs
    assert "df26" not in legs_read(base.actors["CHN"])
