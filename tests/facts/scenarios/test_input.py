"""The ids that a scenario reads are those that the study reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise import facts, study
from equipoise.errors import InputError
from equipoise.facts.scenarios.input import ids_read, legs_read
from tests import stabilities
from tests.samples import FULL
from tests.trains import with_trains


def one_pair(base: facts.Facts, retaliator: str, adversary: str) -> facts.Scenario:
    """The sample with one pair of its own and few draws."""
    scenario = facts.scenario(FULL, base)
    pair = facts.Pair(retaliator=retaliator, adversary=adversary)
    return scenario.model_copy(update={"pairs": (pair,), "draws": 2, "interceptors": (0,)})


@pytest.mark.parametrize(("retaliator", "adversary"), [("RUS", "euro_atlantic"), ("USA", "RUS"), ("CHN", "USA"), ("GBR", "CHN")])
def test_they_are_the_inputs_of_the_study(base: facts.Facts, retaliator: str, adversary: str) -> None:
    scenario = one_pair(base, retaliator, adversary)
    used = {row.id for row in study.run(scenario, base).record.inputs}
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
    assert {row.id for row in study.run(asked, base).record.inputs} >= more


def test_a_theatre_leg_is_not_read(base: facts.Facts) -> None:
    assert "df26" in base.actors["CHN"].legs
    assert "df26" not in legs_read(base.actors["CHN"])


def test_launching_under_attack_reads_two_inputs_more_and_trains_their_garrison(base: facts.Facts, tmp_path: Path) -> None:
    scenario = one_pair(base, "RUS", "USA")
    asked = scenario.model_copy(update={"doctrines": ("launch_under_attack",)})
    assert set(ids_read(asked, base)) - set(ids_read(scenario, base)) == {"RUS.confirmation", "RUS.leaves_under_attack"}
    own = with_trains(tmp_path, "RUS")
    more = set(ids_read(asked, own)) - set(ids_read(asked, base))
    assert {name for name in more if not name.startswith("RUS.trains.")} == {"parameters.trains_per_garrison"}
    assert {row.id for row in study.run(asked, own).record.inputs} == {
        name for name in ids_read(asked, own) if not name.endswith(".upload_ceiling")
    }


def test_a_train_needs_its_missiles(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a rail_mobile leg needs 'launchers_per_platform'; add the missiles per train"):
        with_trains(tmp_path, "RUS", without="launchers_per_platform")


def test_a_question_of_stability_reads_what_its_study_reads(base: facts.Facts) -> None:
    """With all doctrines: the costs of the basings that there are (India has trains), and what makes warnings fail in common."""
    four = stabilities.four().model_copy(update={"doctrines": ("launch_under_attack",), "draws": 2})
    two = four.model_copy(update={"actors": ("USA", "RUS"), "coalitions": {}, "stability": facts.StabilityQuestion()})
    for asked, rail in ((two, False), (four, True)):
        read, costs = ids_read(asked, base), "parameters.cost_rail_mobile"
        assert (costs in read) == rail
        used = {row.id for row in study.stability_study(asked, base).inputs}
        assert used == {name for name in read if not name.endswith(".upload_ceiling")}
