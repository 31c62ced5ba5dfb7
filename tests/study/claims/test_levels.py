from __future__ import annotations

from typing import Any

from equipoise.study.claims.levels import compared_level, named_levels, overridden
from equipoise.study.reductions.record import FloorPair, ReductionsRecord
from tests.report import synthetic


def floor_pair(record: ReductionsRecord, at: int) -> FloorPair:
    pair = record.pairs[at]
    assert isinstance(pair, FloorPair)
    return pair


def named(record: dict[str, Any], at: int) -> list[tuple[int, int, str]]:
    typed = synthetic.typed(record)
    return [(level.position, level.interceptors, level.role) for level in named_levels(typed, floor_pair(typed, at))]


def compared(record: dict[str, Any], at: int) -> int:
    return compared_level(floor_pair(synthetic.typed(record), at))


def test_levels_are_named_by_the_first_role_that_they_have() -> None:
    record = synthetic.record()
    assert named(record, 0) == [(1, 44, "today"), (2, 64, "planned"), (7, 2048, "highest")]
    assert named(record, 1) == [(1, 44, "other_side"), (2, 64, "other_side"), (7, 2048, "highest")]
    record["pairs"][0]["defence"]["planned"][0]["interceptors"] = 2048
    record["pairs"][1]["defence"]["today"] = 256
    assert named(record, 0) == [(1, 44, "today"), (4, 256, "other_side"), (7, 2048, "planned")]
    record["pairs"][0]["defence"]["today"] = 50
    assert named(record, 0)[0] == (1, 44, "near_today")
    assert named(record, 1)[-1] == (7, 2048, "other_side")


def test_a_plan_that_is_not_swept_is_not_named() -> None:
    record = synthetic.record()
    record["pairs"][0]["defence"]["planned"][0]["interceptors"] = 65
    assert named(record, 0) == [(1, 44, "today"), (7, 2048, "highest")]
    record["pairs"][0]["outcomes"]["interceptors"] = [0]
    assert named(record, 0) == []


def test_shares_are_compared_at_todays_level_or_the_first_above_none() -> None:
    record = synthetic.record()
    first = record["pairs"][0]
    assert (compared(record, 0), compared(record, 1)) == (1, 1)
    first["defence"]["today"] = 130
    assert compared(record, 0) == 3
    first["outcomes"]["interceptors"] = [0]
    assert compared(record, 0) == 0


def test_a_number_of_the_scenario_is_one_that_overrides_the_swept_layer() -> None:
    record = synthetic.record()
    typed = synthetic.typed(record)
    assert not overridden(typed, typed.pairs[0])
    record["inputs"].append(synthetic.row("USA", "Shield", "override", "plan", id="USA.shield.interceptors", override="to see"))
    typed = synthetic.typed(record)
    assert [overridden(typed, pair) for pair in typed.pairs[:2]] == [True, False]
