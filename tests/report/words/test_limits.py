from __future__ import annotations

from equipoise.report.words.limits import all_left_out, common_limits, floor_limits, left_out, names, schedule_limits
from equipoise.study.claims.decision import floor_decision, schedule_decision
from tests.report import synthetic


def test_few_draws_and_cells_left_out_are_limits_of_every_answer() -> None:
    record = synthetic.record()
    assert common_limits(synthetic.typed(record)) == []
    record["scenario"] |= {"draws": 100, "postures": ["generated"]}
    few = synthetic.typed(record)
    assert common_limits(few)[0].startswith("With 100 draws, the sampling error of a share is up to about ±10 points")
    floor, schedule = floor_decision(few), schedule_decision(few)
    assert floor
    assert schedule
    assert set(common_limits(few)) <= set(floor_limits(few, floor)) & set(schedule_limits(few, schedule))
    assert "1 of 4 inputs are working assumptions; another range gives another share." in floor_limits(few, floor)


def test_parties_have_their_names_by_code() -> None:
    record = synthetic.record()
    record["pairs"] = [synthetic.mirror_coalition()]
    assert names(synthetic.typed(record)) == {"USA": "the United States", "axis": "Russia and China", "RUS": "Russia"}


def test_legs_left_out_are_named_by_actor() -> None:
    record = synthetic.record()
    assert (left_out(synthetic.typed(record), "RUS"), all_left_out(synthetic.typed(record))) == ("", "")
    record["actors_left_out"] = {"FRA": ["ASMPA-R on Rafale"]}
    assert all_left_out(synthetic.typed(record)) == "Legs that do not reach another continent take no part: ASMPA-R on Rafale (France)."
