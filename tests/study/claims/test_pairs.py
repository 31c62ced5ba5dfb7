from __future__ import annotations

from equipoise.study.claims.pairs import couples, parties, roles
from tests.report import synthetic


def test_a_pair_has_its_mirror_by_role_and_the_first_of_the_scenario_leads() -> None:
    record = synthetic.record()
    assert [[case["name"] for case in couple.both] for couple in couples(record, "floor")] == [["RUS-vs-USA", "USA-vs-RUS"]]
    record["pairs"].reverse()
    assert [[case["name"] for case in couple.both] for couple in couples(record, "floor")] == [["USA-vs-RUS", "RUS-vs-USA"]]


def test_a_pair_without_a_mirror_stands_alone() -> None:
    record = synthetic.record()
    del record["pairs"][1]
    assert couples(record, "floor") == [(record["pairs"][0], None)]
    assert couples(record, "schedule") == [(record["pairs"][1], None)]
    assert couples(record | {"pairs": []}, "floor") == []


def test_the_mirror_of_a_schedule_exchanges_its_parties_and_not_its_roles() -> None:
    record = synthetic.record()
    record["pairs"].append(synthetic.mirror_coalition())
    ((pair, mirror),) = couples(record, "schedule")
    assert mirror
    assert (pair["name"], mirror["name"]) == ("RUS-vs-euro_atlantic", "USA-vs-axis")
    assert (parties(mirror), roles(mirror)) == (("USA", "RUS"), ("USA", "axis"))
