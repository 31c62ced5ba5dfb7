from __future__ import annotations

from typing import Any

import pytest

from equipoise.study.claims import floor
from equipoise.study.claims.floor import BestFloor, CellOutcome, Ended, FloorCase, RequirementClass, Thin
from equipoise.study.reductions.record import FloorPair, ReductionsRecord
from tests.report import synthetic


def pairs(record: dict[str, Any]) -> tuple[ReductionsRecord, list[FloorPair]]:
    typed = synthetic.typed(record)
    return typed, [pair for pair in typed.pairs if isinstance(pair, FloorPair)]


def floor_case(record: dict[str, Any], at: int = 0) -> FloorCase:
    typed, found = pairs(record)
    return floor.floor_case(typed, found[at])


def thin(record: dict[str, Any], *, mirrored: bool = True) -> Thin:
    typed, found = pairs(record)
    return floor.thin(typed, found[0], found[1] if mirrored else None)


def test_a_case_is_told_at_the_compared_level_with_shares_of_the_draws_that_have_room() -> None:
    record = synthetic.record()
    case = floor_case(record, 1)
    assert (case.name, case.retaliator, case.adversary, case.today) == ("USA-vs-RUS", "USA", "RUS", 0)
    assert case.compared == Ended(44, 0.004 * 0.7)
    assert case.remain == pytest.approx(1 - 0.7 * 0.314)
    assert case.with_room == round(1700 * (1 - 0.31 * 0.7))
    assert case.taken == tuple(
        Ended(level, round(share * 0.7 * 1700) / case.with_room) for level, share in ((44, 0.004), (256, 0.17), (2048, 0.52))
    )
    assert [(level.interceptors, share) for level, share in case.named] == [(44, 0.004 * 0.7), (64, 0.031 * 0.7), (2048, 0.52 * 0.7)]


def test_best_estimates_stand_at_no_defence_and_at_the_highest_level() -> None:
    record = synthetic.record()
    record["pairs"][0]["floor"]["share"]["best"][-1] = None
    case = floor_case(record)
    assert case.best == (BestFloor(0.55, 988), BestFloor(None, round(0.9 * 1796)))
    assert (case.most_interceptors, case.most_force, case.warheads) == (2048, 1.5, 1796.0)


def test_what_moves_the_answer_has_two_ends_and_none_where_nothing_moves_it() -> None:
    record = synthetic.record()
    pair = record["pairs"][0]
    case = floor_case(record)
    assert case.by_requirement == (RequirementClass(50, 84, 0.9), RequirementClass(238, 400, 0.6))
    best, worst = case.by_cell
    assert best[:2] == ("generated", "launch_on_warning")
    assert best[2:] == pytest.approx((0.08, 0.52 * 0.7))
    assert worst == CellOutcome("day_to_day", "ride_out", 0.26, 0.52)
    for row in [*pair["by_requirement"], *pair["by_cell"]]:
        row["unmet_anyway"] = 0.2
    still = floor_case(record)
    assert (still.by_requirement, still.by_cell) == ((), ())


def test_without_room_or_levels_nothing_is_taken() -> None:
    record = synthetic.record()
    pair = record["pairs"][0]
    pair["outcomes"]["unmet_anyway"] = 1.0
    assert (floor_case(record).with_room, floor_case(record).taken) == (0, ())
    pair["outcomes"] = {"interceptors": [0], "ended_by_defence": [0.0], "unmet_anyway": 0.31, "cuts_remain": [0.69]}
    pair["defence"] |= {"swept": None, "today": None}
    case = floor_case(record)
    assert (case.swept, case.taken, case.named, case.compared) == (False, (), (), Ended(0, 0.0))


def test_a_thin_defence_is_judged_on_both_sides() -> None:
    record = synthetic.record()
    pair, mirror, _ = record["pairs"]
    found = thin(record)
    assert found[:3] == (44, 1 - 0.004, 1 - 0.004 * 0.7)
    assert found.kept == round((1 - 0.31 - 0.004) * 1700) / round(0.69 * 1700)
    assert found.most == 1 - 0.52
    mirror["outcomes"] |= {"interceptors": [0], "ended_by_defence": [0.0]}
    assert thin(record).other_side is None
    assert thin(record, mirrored=False).other_side is None
    for unmet in (0.0, 1.0):
        pair["outcomes"]["unmet_anyway"] = unmet
        assert thin(record, mirrored=False).kept is None
    pair["defence"]["today"] = 2048
    assert thin(record, mirrored=False)[:2] == (2048, 1 - 0.52)
    assert thin(record, mirrored=False).most is None
