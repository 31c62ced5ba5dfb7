from __future__ import annotations

from equipoise.study.claims.pairs import floor_cases, floor_couples, parties, roles, schedule_cases, schedule_couples
from tests.report import synthetic


def test_a_pair_has_its_mirror_by_role_and_the_first_of_the_scenario_leads() -> None:
    record = synthetic.record()
    assert [[case.name for case in couple.both] for couple in floor_couples(synthetic.typed(record))] == [["RUS-vs-USA", "USA-vs-RUS"]]
    record["pairs"].reverse()
    assert [[case.name for case in couple.both] for couple in floor_couples(synthetic.typed(record))] == [["USA-vs-RUS", "RUS-vs-USA"]]
    assert [case.name for case in floor_cases(synthetic.typed(record))] == ["USA-vs-RUS", "RUS-vs-USA"]


def test_a_pair_without_a_mirror_stands_alone() -> None:
    record = synthetic.record()
    del record["pairs"][1]
    typed = synthetic.typed(record)
    assert floor_couples(typed) == [(typed.pairs[0], None)]
    assert schedule_couples(typed) == [(typed.pairs[1], None)]
    assert floor_couples(synthetic.typed(record | {"pairs": []})) == []


def test_the_mirror_of_a_schedule_exchanges_its_parties_and_not_its_roles() -> None:
    record = synthetic.record()
    record["pairs"].append(synthetic.mirror_coalition())
    ((pair, mirror),) = schedule_couples(synthetic.typed(record))
    assert mirror
    assert (pair.name, mirror.name) == ("RUS-vs-euro_atlantic", "USA-vs-axis")
    assert (parties(mirror), roles(mirror)) == (("USA", "RUS"), ("USA", "axis"))
    assert [case.name for case in schedule_cases(synthetic.typed(record))] == ["RUS-vs-euro_atlantic", "USA-vs-axis"]
