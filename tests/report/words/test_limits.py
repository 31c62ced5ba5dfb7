from __future__ import annotations

from equipoise.report.words.limits import all_left_out, common_limits, deciding, floor_limits, left_out, schedule_limits
from tests.report import synthetic


def test_few_draws_and_cells_left_out_are_limits_of_every_answer() -> None:
    record = synthetic.record()
    assert common_limits(record) == []
    record["scenario"] |= {"draws": 100, "postures": ["generated"]}
    assert common_limits(record)[0].startswith("With 100 draws, the sampling error of a share is up to about ±10 points")
    pair = record["pairs"][2]
    assert set(common_limits(record)) <= set(floor_limits(record)) & set(schedule_limits(record, pair, None))


def test_deciders_need_twenty_draws_in_each_third() -> None:
    pair = synthetic.record()["pairs"][0]
    assert (deciding(pair, 57), len(deciding(pair, 58))) == ([], 2)


def test_legs_left_out_are_named_by_actor() -> None:
    record = synthetic.record()
    assert (left_out(record, record["pairs"][0]), all_left_out(record)) == ("", "")
    record["actors_left_out"] = {"FRA": ["ASMPA-R on Rafale"]}
    assert all_left_out(record) == "Legs that do not reach another continent take no part: ASMPA-R on Rafale (France)."
