from __future__ import annotations

from typing import Any

from equipoise.study.claims import schedule
from equipoise.study.claims.schedule import Difference, ScheduleCase
from equipoise.study.reductions.record import SchedulePair
from tests.report import synthetic


def schedule_case(record: dict[str, Any]) -> ScheduleCase:
    typed = synthetic.typed(record)
    pair = typed.pairs[2]
    assert isinstance(pair, SchedulePair)
    return schedule.schedule_case(typed, pair)


def test_floors_and_shares_are_those_of_todays_level() -> None:
    record = synthetic.record()
    pair = record["pairs"][2]
    for today, place in ((44, 1), (128, 3)):
        pair["defence"]["today"] = today
        case = schedule_case(record)
        assert (case.retaliator, case.adversary, case.partner) == ("RUS", "euro_atlantic", "USA")
        assert (case.interceptors, case.earlier) == (today, pair["schedule"]["earlier"][place])
        assert (case.alone, case.coalition) == (round((0.5 + 0.05 * place) * 1796), round((0.62 + 0.05 * place) * 1796))
    assert schedule_case(record).difference == Difference(q50=62.0, q05=0.0, q95=310.0)


def test_no_level_is_told_where_none_is_varied_and_no_difference_where_no_draw_has_both_floors() -> None:
    record = synthetic.record()
    pair = record["pairs"][2]
    pair["schedule"]["difference"] = {"q05": None, "q50": None, "q95": None}
    pair["defence"]["swept"] = None
    assert schedule_case(record).interceptors is None
    assert schedule_case(record).difference is None
    pair["defence"]["swept"] = "USA.shield"
    pair["schedule"]["interceptors"] = [0]
    assert schedule_case(record).interceptors is None
    assert schedule_case(record).earlier == 0.55
